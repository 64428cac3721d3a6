package sweetspot.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Guesses which column is to be predicted.
public final class TargetGuess {
    private static final Set<String> NAMES =
            Set.of("target", "class", "label", "y", "outcome", "result", "response", "diagnosis", "species");

    private TargetGuess() {}

    /// The column most likely to be predicted: one with a telling name, else the last that is neither an identifier nor
    /// free text nor a date.
    ///
    /// @return "" if there is no column
    public static String of(List<ColumnProfile> profiles) {
        for (ColumnProfile p : profiles) {
            if (NAMES.contains(p.name().toLowerCase(Locale.ROOT)) && p.distinct() > 1) return p.name();
        }
        for (int i = profiles.size() - 1; i >= 0; i--) {
            boolean possible = switch (profiles.get(i).kind()) {
                case ID, TEXT, CONSTANT, DATE -> false;
                case NUMBER, COUNT, CATEGORY, ORDERED -> true;
            };
            if (possible) return profiles.get(i).name();
        }
        return profiles.isEmpty() ? "" : profiles.getLast().name();
    }
}
