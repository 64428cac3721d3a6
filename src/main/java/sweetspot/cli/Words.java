package sweetspot.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sweetspot.model.metric.Metric;
import sweetspot.study.Target;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Writes numbers for the command line, the same in every locale.
final class Words {
    private Words() {}

    /// A score with four decimals, fewer where it is large, significant digits where it is very small or large.
    static String score(double value) {
        if (Double.isNaN(value)) return Messages.text("cli.none");
        if (!Double.isFinite(value)) return Double.toString(value);
        double size = Math.abs(value);
        if (size != 0 && (size < 0.001 || size >= 1e6)) return String.format(Locale.ENGLISH, "%.3g", value);
        return String.format(Locale.ENGLISH, "%." + decimals(value) + "f", value);
    }

    private static int decimals(double value) {
        double size = Math.abs(value);
        return size < 10 ? 4 : size < 1000 ? 3 : 1;
    }

    /// A score with its standard error, to the score's decimals.
    static String score(double value, OptionalDouble standardError) {
        if (standardError.isEmpty() || !Double.isFinite(value)) return score(value);
        double error = standardError.getAsDouble();
        String aligned = String.format(Locale.ENGLISH, "%." + decimals(value) + "f", error);
        boolean lost = error > 0 && error < Math.pow(10, -decimals(value)) || Math.abs(value) < 0.001;
        return Messages.text("cli.with_error", score(value),
                lost ? String.format(Locale.ENGLISH, "%.2g", error) : aligned);
    }

    /// A target's metric, with the class that it counts where it is about one.
    static String metric(Target target) {
        Metric metric = Metric.byId(target.metric(), target.task());
        return metric.needsPositive()
                ? Messages.text("cli.metric_of_class", metric.id(), Printable.brief(target.positive()))
                : metric.id();
    }

    /// A parameter's value, numbers to six significant digits.
    ///
    /// @param model whether it is a model's, where null means no limit
    static String value(@Nullable Object value, boolean model) {
        if (value == null) return Messages.text(model ? "space.noLimit" : "space.none");
        if (!(value instanceof Double d) || !Double.isFinite(d)) return String.valueOf(value);
        return Formats.shortest(d, 6);
    }
}
