package sweetspot.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Something that the health check noticed.
///
/// @param severity how much it matters
/// @param kind what it is about
/// @param column the column it is about; "" if it is about all of the data
/// @param title one line
/// @param detail one or two sentences: what was measured and what follows; "" if the title says it all
/// @param fix what could be done about it
public record Finding(Severity severity, Kind kind, String column, String title, String detail, Fix fix) {

    /// The severity of a finding, worst first.
    public enum Severity {
        /// Scores will probably be wrong.
        SERIOUS,
        /// Worth a look before a search.
        WARNING,
        /// Good to know; there is nothing to do.
        NOTE,
        /// Looked for and not found.
        OK
    }

    /// The subject of a finding; among equally severe ones the first kind comes first.
    public enum Kind {
        METRIC, LEAKAGE, SPELLINGS, TARGET, CONTRADICTIONS, DUPLICATES, ID, GROUPS, READING, RARE_CLASS, TINY_CLASS,
        MISSING_TARGET, QUERIES, FREE_TEXT, DRIFT, TIME, TWIN, CONSTANT, TEXT_AMONG_NUMBERS, MANY_CATEGORIES,
        POSITIVE_CLASS,
        TASK,
        ALMOST_PERFECT, REMOVED, MERGED, MISSING, ALL_WELL
    }

    /// A remedy for a finding.
    public sealed interface Fix {
        /// Nothing needs to be done.
        record None() implements Fix {}

        /// Keep the column from the model.
        record ExcludeColumn(String column) implements Fix {}

        /// Score by another metric.
        ///
        /// @param metric its id
        record UseMetric(String metric) implements Fix {}

        /// Read the column as another type; what does not fit is then missing.
        record ReadAs(String column, ImportOptions.ColumnType type) implements Fix {}

        /// Give the column a role.
        ///
        /// @param role its id, see `sweetspot.study.Role`
        record GiveRole(String column, String role) implements Fix {}

        /// Let rows count by a column of weights that was only named so far.
        record WeighRows(String column) implements Fix {}

        /// Leave out lines of the file.
        ///
        /// @param lines from 1, in order
        record LeaveOutLines(List<Long> lines) implements Fix {
            public LeaveOutLines {
                lines = List.copyOf(lines);
            }
        }

        /// Read lines that were left out.
        ///
        /// @param lines from 1, in order
        record ReadLines(List<Long> lines) implements Fix {
            public ReadLines {
                lines = List.copyOf(lines);
            }
        }

        /// Leave out the rows that repeat an earlier one.
        record RemoveDuplicates() implements Fix {}

        /// Write all spellings of one text in the column as the commonest of them.
        record MergeSpellings(String column) implements Fix {}

        /// Score on another number of folds.
        record UseFolds(int folds) implements Fix {}

        /// Predict the target as another kind of value.
        ///
        /// @param classification as classes; else as a number
        record TakeAs(boolean classification) implements Fix {}

        /// Rank the rows of each query: the column gets its role, and folds keep its rows together.
        ///
        /// @param query the column that names the queries
        record Rank(String query) implements Fix {}

        /// The preprocessing inside each fold already does it: there is something to know and nothing to change.
        record DoneInFolds() implements Fix {}
    }

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(fix, "fix");
    }

    /// Worst first, then by kind; of one kind in the order in which they were found.
    public static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::kind)).toList();
    }

    /// The key by which it is known when the user keeps things as they are: its kind, and its column where it has one.
    public String key() {
        String id = kind.name().toLowerCase(Locale.ROOT);
        return column.isEmpty() ? id : id + " " + column;
    }

    /// Title and detail as sentences.
    public String text() {
        if (detail.isEmpty()) return title;
        return (title.endsWith(".") ? title : title + ".") + " " + detail;
    }
}
