package sweetspot.cli;

import java.util.List;
import java.util.Optional;
import sweetspot.text.Nearest;
import sweetspot.text.Printable;

/// Helps with a name that does not exist.
final class Names {
    private static final int MOST = 12;

    private Names() {}

    /// The name that comes nearest to a mistyped one; empty if none is near.
    static Optional<String> nearest(String given, List<String> names) {
        return near(given, names).stream().findFirst();
    }

    /// The names that come nearest to a mistyped one, or all of them if none is near; shortened to a dozen.
    static String nearestOrAll(String given, List<String> names) {
        List<String> near = near(given, names).stream().limit(3).toList();
        List<String> shown = near.isEmpty() ? names : near;
        String list = String.join(", ", shown.stream().limit(MOST).map(Printable::brief).toList());
        return shown.size() > MOST ? list + ", …" : list;
    }

    private static List<String> near(String given, List<String> names) {
        return Nearest.within(given, names, given.replace("-", "").length() / 3);
    }
}
