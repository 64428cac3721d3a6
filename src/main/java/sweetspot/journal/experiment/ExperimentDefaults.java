package sweetspot.journal.experiment;

import java.util.List;
import java.util.Map;
import sweetspot.space.SearchSpace;
import sweetspot.study.Cleaning;
import sweetspot.study.Subject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// Fills in what an experiment file leaves out and what only data and models know.
///
/// A method that cannot answer throws `IllegalArgumentException`; its message says what the file must state.
public interface ExperimentDefaults {

    /// Says that the file has a field whose content cannot be used, so nothing can be derived from it.
    final class Unusable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String field;

        /// @param field path of the field that is to blame
        public Unusable(String field, Exception cause) {
            super(cause.getMessage(), cause);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /// The kind of value that a column holds.
    ///
    /// @param data path as written in the file
    Task task(String data, String column);

    /// The class that counts as "found"; "" if the metric needs none.
    String positive(String data, String column, Task task, String metric);

    /// The metric for a kind of task, on a given column.
    String metric(String data, String column, Task task);

    /// The recommended space of a model or function.
    SearchSpace space(Subject subject);

    /// The same for data files that are read in the given way, see [Target#reading()].
    default ExperimentDefaults reading(Map<String, Object> reading) {
        return this;
    }

    /// The same for data that are mended in the given way.
    ///
    /// @param excluded columns that are not used
    default ExperimentDefaults cleaning(Cleaning cleaning, List<String> excluded) {
        return this;
    }

    /// Knows nothing: every field must be in the file.
    static ExperimentDefaults none() {
        return new ExperimentDefaults() {
            @Override
            public Task task(String data, String column) {
                throw new IllegalArgumentException(Messages.text("experiment.needs.task"));
            }

            @Override
            public String positive(String data, String column, Task task, String metric) {
                return "";
            }

            @Override
            public String metric(String data, String column, Task task) {
                throw new IllegalArgumentException(Messages.text("experiment.needs.metric"));
            }

            @Override
            public SearchSpace space(Subject subject) {
                throw new IllegalArgumentException(Messages.text("experiment.needs.space"));
            }
        };
    }
}
