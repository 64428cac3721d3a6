package sweetspot.ui.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import sweetspot.data.ColumnKind;
import sweetspot.data.ColumnProfile;

/// Guesses which column of a table is to be predicted.
final class TargetGuess {
    private static final Set<String> NAMES =
            Set.of("target", "class", "label", "y", "outcome", "result", "response", "diagnosis", "species");

    private TargetGuess() {}

    /// The column most likely to be predicted: one with a telling name, else the last that is neither an
    /// identifier nor free text; "" if there is none.
    static String of(List<ColumnProfile> profiles) {
        for (ColumnProfile p : profiles) {
            if (NAMES.contains(p.name().toLowerCase(Locale.ROOT)) && p.distinct() > 1) return p.name();
        }
        for (int i = profiles.size() - 1; i >= 0; i--) {
            ColumnKind kind = profiles.get(i).kind();
            if (kind != ColumnKind.ID && kind != ColumnKind.TEXT && kind != ColumnKind.CONSTANT) {
                return profiles.get(i).name();
            }
        }
        return profiles.isEmpty() ? "" : profiles.getLast().name();
    }
}
