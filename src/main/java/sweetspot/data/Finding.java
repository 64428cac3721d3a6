package sweetspot.data;

import java.util.Comparator;
import java.util.List;
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

    /// How much a finding matters, worst first.
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

    /// What a finding is about; of equally severe ones the first kind comes first.
    public enum Kind {
        LEAKAGE, ID, READING, FREE_TEXT, CONSTANT, MANY_CATEGORIES, TEXT_AMONG_NUMBERS, TINY_CLASS, MISSING_TARGET,
        DUPLICATES, POSITIVE_CLASS, MISSING, ALL_WELL
    }

    /// What could be done about a finding.
    public sealed interface Fix {
        /// Nothing needs to be done.
        record None() implements Fix {}

        /// Keep the column from the model.
        record ExcludeColumn(String column) implements Fix {}

        /// Score by another metric.
        ///
        /// @param metric its id
        record UseMetric(String metric) implements Fix {}

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

    /// Title and detail as sentences.
    public String text() {
        if (detail.isEmpty()) return title;
        return (title.endsWith(".") ? title : title + ".") + " " + detail;
    }
}
