package sweetspot.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sweetspot.text.Printable;

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
        String list = String.join(", ", shown.stream().limit(MOST).map(Printable::brief).toList());
        return shown.size() > MOST ? list + ", …" : list;
    }

    private static Stream<String> near(String given, List<String> names) {
        String wanted = given.toLowerCase(Locale.ROOT);
        int most = wanted.replace("-", "").length() / 3;
        return names.stream().filter(n -> distance(wanted, n.toLowerCase(Locale.ROOT)) <= most)
                .sorted(Comparator.comparingInt(n -> distance(wanted, n.toLowerCase(Locale.ROOT))));
    }

    /// Number of letters to insert, remove, change or swap with their neighbour (Damerau 1964).
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        return d[a.length()][b.length()];
    }
}
