package sweetspot.ui.kit;

import java.util.Locale;
import sweetspot.model.metric.Metric;

/// Names of metrics as they stand inside a sentence.
public final class ModelWords {
    private ModelWords() {}

    /// "average precision", but "RMSE", "R²", "F1".
    public static String inSentence(Metric metric) {
        String name = metric.label();
        boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
        return word ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
    }
}
