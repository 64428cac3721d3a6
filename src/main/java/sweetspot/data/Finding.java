package sweetspot.data;

import java.util.Objects;

/// Something that the health check noticed.
///
/// @param severity how much it matters
/// @param kind what it is about
/// @param column the column it is about; "" if it is about all of the data
/// @param title one line
/// @param detail one or two sentences: what was measured and what follows
/// @param fix what could be done about it
public record Finding(Severity severity, Kind kind, String column, String title, String detail, Fix fix) {

    /// How much a finding matters, worst first.
    public enum Severity { SERIOUS, WARNING, OK }

    /// What a finding is about.
    public enum Kind {
        LEAKAGE, ID, CONSTANT, FREE_TEXT, MANY_CATEGORIES, TEXT_AMONG_NUMBERS, TINY_CLASS, MISSING, MISSING_TARGET,
        DUPLICATES, ALL_WELL
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
}
