package sweetspot.ui.results;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sweetspot.study.Trial;
import sweetspot.ui.kit.NumberFilter;

/// One column of the trial table: what it reads from a trial, how that is written, sorted and filtered.
public final class TrialColumn {

    /// The kind of values in a column, which decides its filter and its alignment.
    public enum Kind {
        /// Numbers, to the right, filtered by comparisons and ranges.
        NUMBER,
        /// Times, to the right, filtered by comparisons.
        TIME,
        /// The trial's state.
        STATE,
        /// One of a few texts, filtered by ticking them.
        CHOICE,
        /// Free text, filtered by what it contains.
        TEXT
    }

    private final String id;
    private final String title;
    private final Kind kind;
    private final @Nullable ToDoubleFunction<Trial> number;
    private final Function<Trial, String> text;
    private final NumberFilter.Comparison plain;
    private final boolean shownFirst;

    private TrialColumn(String id, String title, Kind kind, @Nullable ToDoubleFunction<Trial> number,
            Function<Trial, String> text, NumberFilter.Comparison plain, boolean shownFirst) {
        this.id = Objects.requireNonNull(id);
        this.title = Objects.requireNonNull(title);
        this.kind = kind;
        this.number = number;
        this.text = text;
        this.plain = plain;
        this.shownFirst = shownFirst;
    }

    /// A column of numbers.
    ///
    /// @param number the number; NaN where the trial has none
    /// @param text how it is written; "" where the trial has none
    /// @param plain what a filter that is a number alone means
    static TrialColumn number(String id, String title, ToDoubleFunction<Trial> number, Function<Trial, String> text,
            NumberFilter.Comparison plain, boolean shownFirst) {
        return new TrialColumn(id, title, Kind.NUMBER, number, text, plain, shownFirst);
    }

    /// A column of times in seconds.
    static TrialColumn time(String id, String title, ToDoubleFunction<Trial> seconds, Function<Trial, String> text) {
        return new TrialColumn(id, title, Kind.TIME, seconds, text, NumberFilter.Comparison.AT_MOST, true);
    }

    /// A column of texts.
    static TrialColumn text(String id, String title, Kind kind, Function<Trial, String> text, boolean shownFirst) {
        return new TrialColumn(id, title, kind, null, text, NumberFilter.Comparison.EQUAL, shownFirst);
    }

    /// Unique among the columns of a study; stays the same from sitting to sitting.
    public String id() {
        return id;
    }

    /// Its heading.
    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }

    /// Tells whether numbers are in it.
    public boolean isNumeric() {
        return number != null;
    }

    /// The meaning of a filter that is a number alone.
    public NumberFilter.Comparison plainFilter() {
        return plain;
    }

    /// Tells whether it is shown unless the user hides it.
    public boolean shownFirst() {
        return shownFirst;
    }

    /// The trial's number in this column; NaN if it has none or the column has texts.
    public double number(Trial trial) {
        return number == null ? Double.NaN : number.applyAsDouble(trial);
    }

    /// The trial's text in this column; "" if it has none.
    public String text(Trial trial) {
        return text.apply(trial);
    }

    /// The order of trials by this column. Trials that have nothing in it come last, whichever the direction.
    Comparator<Trial> order(boolean ascending) {
        if (number != null) {
            return (a, b) -> {
                double x = number.applyAsDouble(a);
                double y = number.applyAsDouble(b);
                if (Double.isNaN(x) || Double.isNaN(y)) return Boolean.compare(Double.isNaN(x), Double.isNaN(y));
                return ascending ? Double.compare(x, y) : Double.compare(y, x);
            };
        }
        if (kind == Kind.STATE) {
            return (a, b) -> ascending ? a.state().compareTo(b.state()) : b.state().compareTo(a.state());
        }
        return (a, b) -> {
            String x = text.apply(a);
            String y = text.apply(b);
            if (x.isEmpty() || y.isEmpty()) return Boolean.compare(x.isEmpty(), y.isEmpty());
            return ascending ? x.compareTo(y) : y.compareTo(x);
        };
    }
}
