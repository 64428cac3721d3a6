package sweetspot.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.AutoChoice;
import sweetspot.text.Messages;

/// A hyperparameter of a model family: how it is recommended to be searched, and how far it can go.
///
/// @param family id of the model family
/// @param parameter with the recommended range, the default and the condition; fixed at its default if it is not
///     recommended to be tuned
/// @param wide the range of the "Wide" preset
/// @param widest the hard bounds of a number, or all choices there are
/// @param unlimited whether null is a value too: no limit
public record ParameterSpec(String family, Parameter parameter, Distribution wide, Distribution widest,
        boolean unlimited) {

    public ParameterSpec {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(wide, "wide");
        Objects.requireNonNull(widest, "widest");
        if (!takes(widest, unlimited, parameter.defaultValue())) {
            throw new IllegalArgumentException("the default of " + parameter.name() + " lies outside its widest range");
        }
    }

    /// Tells whether the model can be trained with this value. A number that means the same counts as it: 5.0 as the
    /// whole number 5, and 1 as the number 1.0.
    public boolean takes(@Nullable Object value) {
        return takes(widest, unlimited, value);
    }

    private static boolean takes(Distribution widest, boolean unlimited, @Nullable Object value) {
        return switch (widest) {
            case NumericDistribution _ when value == null -> unlimited;
            case CategoricalDistribution c when value == null -> unlimited || c.contains(null);
            case NumericDistribution n when value instanceof Number x -> {
                double number = x.doubleValue();
                boolean whole = !(n instanceof IntDistribution) || number == Math.rint(number);
                yield whole && number >= n.lowest() && number <= n.highest();
            }
            case NumericDistribution _ -> false;
            case CategoricalDistribution c -> c.contains(value);
        };
    }

    /// The parameter's name, as in files.
    public String name() {
        return parameter.name();
    }

    /// Its name for people.
    public String label() {
        return Messages.text(key("label"));
    }

    /// Explains it in a few words.
    public String description() {
        return Messages.text(key("help"));
    }

    /// A value for people: for a choice its own words, otherwise the value as text.
    public String choiceLabel(@Nullable Object value) {
        if (value == null && unlimited) return Messages.text("space.noLimit");
        boolean isFamily = family.equals(AutoChoice.MODEL) && name().equals(AutoChoice.FAMILY);
        String key = isFamily ? "model." + value + ".label"
                : key("choice." + String.valueOf(value).toLowerCase(Locale.ROOT));
        return Messages.has(key) ? Messages.text(key) : String.valueOf(value);
    }

    private String key(String last) {
        Optional<String> owner = family.equals(AutoChoice.MODEL) ? AutoChoice.owner(name()) : Optional.empty();
        if (owner.isEmpty()) return "model." + family + "." + name() + "." + last;
        String own = name().substring(owner.get().length() + 1);
        // A step of the pipeline has the same texts for every family.
        String step = "model.pipeline." + own + "." + last;
        return own.contains(".") ? step : "model." + owner.get() + "." + own + "." + last;
    }
}
