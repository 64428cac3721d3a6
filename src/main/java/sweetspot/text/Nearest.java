package sweetspot.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds what a misspelt name was meant to be. Upper and lower case count as equal.
public final class Nearest {
    private static final int LONGEST = 128;

    private Nearest() {}

    /// The name that comes nearest; empty if even that differs in more than a third of the given name's letters, or in
    /// more than two where it is short.
    public static Optional<String> of(String given, Collection<String> names) {
        return within(given, names, Math.max(2, given.length() / 3)).stream().findFirst();
    }

    /// The names that differ in few letters, nearest first; of those that come equally near, in the order given.
    ///
    /// @param most how many letters to insert, remove, change or swap with their neighbour at the most
    public static List<String> within(String given, Collection<String> names, int most) {
        String wanted = given.toLowerCase(Locale.ROOT);
        record Near(String name, int distance) {}
        return names.stream().map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance <= most).sorted(Comparator.comparingInt(Near::distance))
                .map(Near::name).toList();
    }

    /// Number of letters to insert, remove, change or swap with their neighbour (Damerau 1964).
    private static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) return Integer.MAX_VALUE;
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
