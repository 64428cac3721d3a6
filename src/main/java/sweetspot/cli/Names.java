package sweetspot.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Helps with a name that does not exist.
final class Names {
    private static final int MOST = 12;

    private Names() {}

    /// The name that comes nearest to a mistyped one; empty if none is near.
    static Optional<String> nearest(String given, List<String> names) {
        return near(given, names).findFirst();
    }

    /// The names that come nearest to a mistyped one, or all of them if none is near; shortened to a dozen.
    static String nearestOrAll(String given, List<String> names) {
        List<String> near = near(given, names).limit(3).toList();
        List<String> shown = near.isEmpty() ? names : near;
        String list = String.join(", ", shown.subList(0, Math.min(MOST, shown.size())));
        return shown.size() > MOST ? list + ", …" : list;
    }

    private static Stream<String> near(String given, List<String> names) {
        String wanted = given.toLowerCase(Locale.ROOT);
        int most = Math.max(1, wanted.replace("-", "").length() / 3);
        return names.stream().filter(n -> distance(wanted, n.toLowerCase(Locale.ROOT)) <= most)
                .sorted(Comparator.comparingInt(n -> distance(wanted, n.toLowerCase(Locale.ROOT))));
    }

    /// Number of letters to insert, remove or change (Levenshtein 1966).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
