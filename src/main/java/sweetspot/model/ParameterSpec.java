package sweetspot.model;

import java.util.Locale;
import java.util.Objects;
import sweetspot.space.Distribution;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;

/// A hyperparameter of a model family: how it is recommended to be searched, and how far it can go.
///
/// @param family id of the model family
/// @param parameter with the recommended range, the default and the condition; fixed at its default if it is not
///     recommended to be tuned
/// @param wide the range of the "Wide" preset
/// @param widest the hard bounds of a number, or all choices there are
public record ParameterSpec(String family, Parameter parameter, Distribution wide, Distribution widest) {

    public ParameterSpec {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(wide, "wide");
        Objects.requireNonNull(widest, "widest");
        if (!widest.contains(parameter.defaultValue())) {
            throw new IllegalArgumentException("the default of " + parameter.name() + " lies outside its widest range");
        }
    }

    /// The parameter's name, as in files.
    public String name() {
        return parameter.name();
    }

    /// Its name for people.
    public String label() {
        return Messages.text(key("label"));
    }

    /// What it does, in a few words.
    public String description() {
        return Messages.text(key("help"));
    }

    /// A value for people: for a choice its own words, otherwise the value as text.
    public String choiceLabel(Object value) {
        String key = key("choice." + String.valueOf(value).toLowerCase(Locale.ROOT));
        return Messages.has(key) ? Messages.text(key) : String.valueOf(value);
    }

    private String key(String last) {
        return "model." + family + "." + name() + "." + last;
    }
}
