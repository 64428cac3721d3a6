package sweetspot.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import sweetspot.data.DataException;
import sweetspot.data.DataReader;
import sweetspot.data.Dataset;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportResult;
import sweetspot.data.TargetAnalysis;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.model.metric.Metric;
import sweetspot.objective.CleanData;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.ScoredSubject;
import sweetspot.space.SearchSpace;
import sweetspot.study.Cleaning;
import sweetspot.study.Subject;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// Answers what an experiment file leaves out by looking at its data and at the catalogue of models. Reads each data
/// file once.
public final class DataDefaults implements ExperimentDefaults {
    private static final int FOLDS = 5;

    private final Path base;
    private final ImportOptions options;
    private final Map<String, ImportResult> read;
    private final UnaryOperator<Dataset> mend;

    /// @param base the folder that relative paths start from
    public DataDefaults(Path base) {
        this(base, ImportOptions.automatic(), new HashMap<>(), UnaryOperator.identity());
    }

    private DataDefaults(Path base, ImportOptions options, Map<String, ImportResult> read,
            UnaryOperator<Dataset> mend) {
        this.base = base;
        this.options = options;
        this.read = read;
        this.mend = mend;
    }

    @Override
    public DataDefaults reading(Map<String, Object> reading) {
        ImportOptions asked = ImportOptions.fromMap(reading);
        return asked.equals(options) ? this : new DataDefaults(base, asked, new HashMap<>(), mend);
    }

    /// The same with the types of columns that are found in a file now, so that the file is read in the same way later.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    DataDefaults pinned(String path) {
        ImportOptions pinned = options.pinned(read(path).dataset());
        return new DataDefaults(base, pinned, read, mend);
    }

    /// How files are read.
    ImportOptions options() {
        return options;
    }

    @Override
    public DataDefaults cleaning(Cleaning cleaning, List<String> excluded) {
        return new DataDefaults(base, options, read, data -> CleanData.of(data, cleaning, excluded));
    }

    /// The data of a path, as the file writes it.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    Dataset dataset(String path) {
        return read(path).dataset();
    }

    /// The data of a path and how they were read.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    ImportResult read(String path) {
        ImportResult known = read.get(path);
        if (known != null) return known;
        try {
            ImportResult result = DataReader.read(base.resolve(path), options);
            read.put(path, result);
            return result;
        } catch (DataException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Dataset with(String path, String column) {
        Dataset dataset;
        try {
            dataset = dataset(path);
        } catch (IllegalArgumentException e) {
            throw new Unusable("data", e);
        }
        try {
            requireColumn(dataset, column);
        } catch (IllegalArgumentException e) {
            throw new Unusable("target", e);
        }
        return mend.apply(dataset);
    }

    /// @throws IllegalArgumentException if the data have no such column; the message names those that come near
    static void requireColumn(Dataset dataset, String column) {
        if (dataset.has(column)) return;
        throw new IllegalArgumentException(Messages.text("cli.error.no_column", dataset.name(), column,
                Names.nearestOrAll(column, dataset.columns().stream().map(c -> c.name()).toList())));
    }

    @Override
    public Task task(String data, String column) {
        return TargetAnalysis.looksLikeClasses(with(data, column).column(column))
                ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    @Override
    public String positive(String data, String column, Task task, String metric) {
        if (task != Task.CLASSIFICATION) return "";
        TargetAnalysis analysis = TargetAnalysis.of(with(data, column), column, true, FOLDS);
        if (!analysis.positive().isEmpty() || !Metric.byId(metric, task).needsPositive()) return analysis.positive();
        throw new IllegalArgumentException(Messages.text("cli.error.positive", metric,
                String.join(", ", analysis.classes().stream().map(c -> c.name()).toList())));
    }

    @Override
    public String metric(String data, String column, Task task) {
        return Metric.usual(task,
                TargetAnalysis.of(with(data, column), column, task == Task.CLASSIFICATION, FOLDS).metric());
    }

    @Override
    public SearchSpace space(Subject subject) {
        try {
            return ScoredSubject.of(subject).recommendedSpace(t -> with(t.data(), t.column()));
        } catch (ExperimentException e) {
            if (e.field().equals("space")) throw new IllegalArgumentException(e.getMessage(), e);
            throw new Unusable(e.field(), e);
        }
    }
}
