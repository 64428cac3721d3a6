package sweetspot.data;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Notices a last row that sums up the others, as spreadsheets have one: its first text is a word for it.
final class TotalRow {
    private static final Pattern WORD = Pattern.compile("((grand |sub-?|column )?totals?|sum|sums|summe|gesamt(summe)?"
            + "|insgesamt|zwischensumme|average|avg\\.?|mean|mittelwert|durchschnitt|mittel|median|total g[ée]n[ée]ral"
            + "|somme|moyenne|totale|somma|media|suma|soma|promedio|totaal|summa)\\b.{0,24}");
    private static final int LONGEST = 40;
    private static final int LAST_ROWS = 2;

    private int found;
    private int row;
    private ColumnScan.Example example;

    /// Looks at the first text of a row.
    ///
    /// @param index the row's number, from 0
    void add(char[] text, int from, int to, long line, int index) {
        char c = text[from];
        if (c <= '9' || to - from > LONGEST || "tsgizacmdp".indexOf(Character.toLowerCase(c)) < 0) return;
        if (!WORD.matcher(new String(text, from, to - from).toLowerCase(Locale.ROOT)).matches()) return;
        found++;
        row = index;
        example = ColumnScan.Example.of(text, from, to, line);
    }

    /// The row, if it is one of the last two and such a word stands nowhere else.
    ///
    /// @param rows the number of all rows
    Optional<ColumnScan.Example> of(int rows) {
        return found > 0 && found <= LAST_ROWS && row >= rows - LAST_ROWS && rows > LAST_ROWS + found
                ? Optional.of(example) : Optional.empty();
    }
}
