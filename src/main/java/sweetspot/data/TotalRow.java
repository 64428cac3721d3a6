package sweetspot.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Notices a last row that sums up the others, as spreadsheets have one: its first text is a word for it.
final class TotalRow {
    private static final Pattern WORD = Pattern.compile("((grand |sub-?|column )?totals?|sum|sums|summe|gesamt(summe)?"
            + "|insgesamt|zwischensumme|average|avg\\.?|mean|mittelwert|durchschnitt|mittel|median|total g[ée]n[ée]ral"
            + "|somme|moyenne|totale|somma|media|suma|soma|promedio|totaal|summa|overall|all|count|std|stdev|std\\.? ?dev|razem"
            + "|celkem|toplam|totalt|összesen|σ|итого|всего|合計|合计|总计|總計|합계|총계)(?![\\p{L}\\d]).{0,24}");
    private static final Pattern NOT_LETTERS = Pattern.compile("^[^\\p{L}]+");
    private static final int LONGEST = 40;
    private static final int LAST_ROWS = 2;

    private final List<Long> lines = new ArrayList<>();
    private int found;
    private int row;
    private ColumnScan.@Nullable Example example;

    /// Tells whether a cell may begin with a word: what begins as numbers do is passed over.
    static boolean isText(char first) {
        return first > '9' || first == '*';
    }

    /// Looks at the first text of a row.
    ///
    /// @param index the row's number, from 0
    void add(char[] text, int from, int to, long line, int index) {
        if (to - from > LONGEST) return;
        char c = Character.toLowerCase(text[from]);
        if (c < 'a' ? c >= '0' : c <= 'z' && "tsgizacmdpor".indexOf(c) < 0) return;
        String word = NOT_LETTERS.matcher(new String(text, from, to - from).toLowerCase(Locale.ROOT)).replaceFirst("");
        if (!WORD.matcher(word).matches()) return;
        if (found++ < LAST_ROWS) lines.add(line);
        row = index;
        example = ColumnScan.Example.of(text, from, to, line);
    }

    /// The lines of such rows.
    List<Long> lines() {
        return List.copyOf(lines);
    }

    /// The last row of totals, if it is one of the last two and such a word stands nowhere else.
    ///
    /// @param rows the number of all rows
    Optional<ColumnScan.Example> of(int rows) {
        boolean last = found <= LAST_ROWS && row >= rows - LAST_ROWS && rows > LAST_ROWS + found;
        return last ? Optional.ofNullable(example) : Optional.empty();
    }
}
