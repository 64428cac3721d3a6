package sweetspot.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sweetspot.data.ColumnScan.Example;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Gathers what there is to say about the reading of a file. Of one kind only the first few columns are named: a table
/// of a thousand columns of percentages needs no thousand notes.
final class ReadingNotes {
    private static final int MOST = 3;

    private final List<ImportNote> notes = new ArrayList<>();
    private final Map<String, Integer> more = new LinkedHashMap<>();

    /// Says something about the file; the text is that of `data.note.key`.
    void file(Severity severity, String key, Object... arguments) {
        notes.add(new ImportNote(severity, "", Messages.text("data.note." + key, printable(arguments))));
    }

    /// The same with something that can be done about it.
    void file(Severity severity, Fix fix, String key, Object... arguments) {
        notes.add(new ImportNote(severity, "", Messages.text("data.note." + key, printable(arguments)), fix));
    }

    /// Says something about the lines that are no rows.
    void badLines(String key, Object... arguments) {
        notes.add(new ImportNote(Severity.WARNING, "", Messages.text("data.note." + key, printable(arguments)),
                new Fix.None(), -1));
    }

    private static Object[] printable(Object[] arguments) {
        return Arrays.stream(arguments).map(a -> a instanceof String s ? Printable.line(s) : a).toArray();
    }

    void addAll(List<ImportNote> all) {
        notes.addAll(all);
    }

    /// Says something about a column; the text is that of `data.note.key`.
    ///
    /// @param arguments among which a `Long` is the line that it is about
    void column(Severity severity, String key, String column, Object... arguments) {
        int before = more.merge(key, 1, Integer::sum);
        if (before > MOST) return;
        Object[] all = new Object[arguments.length + 1];
        all[0] = Printable.brief(column);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        long line =
                Arrays.stream(arguments).filter(Long.class::isInstance).mapToLong(a -> (Long) a).findFirst().orElse(0);
        notes.add(new ImportNote(severity, column, Messages.text("data.note." + key, printable(all)), new Fix.None(),
                line));
    }

    /// Says what a column of numbers needed to be one.
    ///
    /// @param own whether it is written with another decimal mark than the rest of the file
    void numbers(String name, ColumnScan scan, ColumnFill.Numbers fill, NumberStyle style, boolean own) {
        if (fill.oddCount() > 0) {
            String examples = fill.odd().stream().map(ReadingNotes::place).collect(Collectors.joining(", "));
            int others = fill.oddCount() - fill.odd().size();
            column(Severity.WARNING, "odd", name, fill.oddCount(), examples, others, fill.odd().getFirst().line());
        }
        if (own) column(Severity.WARNING, "own_mark", name, markName(style.decimal()));
        scan.unit().ifPresent(unit -> {
            if (unit.equals("%")) column(Severity.NOTE, "percent", name);
            else column(Severity.NOTE, "unit", name, unit);
            if (scan.withoutUnit() > 0) column(Severity.WARNING, "no_unit", name, scan.withoutUnit(), unit);
        });
        scan.scaled().ifPresent(e -> {
            WrittenNumber number = WrittenNumber.read(e.text().toCharArray(), 0, e.text().length());
            if (number != null) column(Severity.NOTE, "scaled", name, e.text(), e.line(), plain(number.value(style)));
        });
        if (fill.accounts() > 0) column(Severity.NOTE, "accounts", name, fill.accounts());
        scan.code().ifPresent(e -> column(scan.tooLong() ? Severity.WARNING : Severity.NOTE,
                scan.tooLong() ? "rounded" : "zeros", name, e.text(), e.line(), scan.codeCount()));
        fill.soft().forEach((mark, cells) -> column(Severity.NOTE, "soft", name, mark, cells));
    }

    /// Says why a column that nearly is one of numbers is none, and what is missing in a column of texts.
    void texts(String name, ColumnScan scan, ColumnFill.Texts fill, NumberStyle style, boolean wanted) {
        fill.marks().forEach((mark, cells) -> column(Severity.NOTE, "missing_text", name, mark, cells));
        fill.firstTrimmed().ifPresent(e -> column(Severity.NOTE, "trimmed", name, fill.trimmed(), e.text(), e.line()));
        if (wanted) return;
        Optional<String> mark = scan.amountMark();
        if (mark.isPresent() && scan.firstOdd(style).isPresent()) {
            Example e = scan.firstOdd(style).get();
            column(Severity.WARNING, "amounts", name, mark.get(), e.text(), e.line());
            return;
        }
        if (!scan.partlyNumbers()) return;
        if (scan.codes()) {
            scan.code().ifPresent(
                    e -> column(Severity.NOTE, scan.longCodes() ? "long_codes" : "codes", name, e.text(), e.line()));
            return;
        }
        List<String> units = scan.units();
        if (scan.odd(style) == 0) return;
        if (units.size() > 1 && units.stream().limit(2).allMatch(WrittenNumber::known)) {
            column(Severity.WARNING, "mixed_units", name, units.stream().limit(4).collect(Collectors.joining(", ")));
            return;
        }
        if (Math.min(scan.onlyPoint(), scan.onlyComma()) > ColumnScan.ODD_SHARE * scan.values()) {
            column(Severity.WARNING, "mixed_marks", name, scan.sure('.').map(Example::text).orElse(""),
                    scan.sure(',').map(Example::text).orElse(""));
            return;
        }
        Optional<Example> first = scan.firstOdd(style);
        Severity severity = scan.mostlyNumbers() ? Severity.WARNING : Severity.NOTE;
        first.ifPresent(e -> column(severity, "texts", name, scan.odd(style), e.text(), e.line(), scan.values()));
    }

    /// Says how a column of dates was read, or why one that nearly is was not.
    void dates(String name, ColumnScan scan, ColumnFill fill, DateOrders orders, ImportOptions options) {
        DateScan dates = scan.dates();
        if (!(fill instanceof DateFill filled)) {
            boolean torn = options.typing().find() && !options.types().containsKey(name)
                    && fill instanceof ColumnFill.Texts && dates.isPartly(scan.values());
            if (!torn) return;
            if (dates.isTorn()) {
                column(Severity.WARNING, "dates_torn", name, dates.against(true).map(ReadingNotes::place).orElse(""),
                        dates.against(false).map(ReadingNotes::place).orElse(""));
            } else {
                dates.firstOdd().ifPresent(e -> column(Severity.WARNING, "dates_partly", name, e.text(), e.line()));
            }
            return;
        }
        boolean dayFirst = filled.dayFirst();
        List<String> forms = dates.forms(dayFirst);
        String first = dates.first().map(Example::text).orElse("");
        if (orders.isGuess(dates)) {
            dates.example().ifPresent(e -> column(Severity.WARNING, "dates_open", name, e.text(), e.line(),
                    dayFirst ? 1 : 0));
        } else if (filled.epochs() > 0) {
            column(Severity.NOTE, "dates_epoch", name, filled.epochs());
        } else if (forms.size() > 1) {
            column(Severity.NOTE, "dates_forms", name, String.join(", ", forms.stream().limit(4).toList()));
        } else if (forms.isEmpty()) {
            column(Severity.NOTE, "dates", name, dates.compactForm(), "", 0);
        } else {
            column(Severity.NOTE, "dates", name, forms.getFirst(), first, 1);
        }
        if (dates.unzoned() > 0) column(Severity.WARNING, "dates_unzoned", name, dates.unzoned());
        if (filled.endless() > 0) column(Severity.WARNING, "dates_endless", name, filled.endless());
        filled.soft().forEach((mark, cells) -> column(Severity.NOTE, "soft", name, mark, cells));
        if (filled.oddCount() > 0) {
            String examples = filled.odd().stream().map(ReadingNotes::place).collect(Collectors.joining(", "));
            column(Severity.WARNING, "dates_odd", name, filled.oddCount(), examples,
                    filled.oddCount() - filled.odd().size());
        }
    }

    /// Says with which marks the numbers are read, where that is not plain.
    ///
    /// @param example a value with a mark that needs saying, and its column; null if there is none
    /// @param doubtful whether something suggests that a point may be a thousands mark
    void marks(NumberMarks marks, @Nullable String column, @Nullable String example, boolean doubtful) {
        char decimal = marks.style().decimal();
        if (example == null || column == null) {
            if (decimal == ',') file(Severity.NOTE, "decimal_comma");
            return;
        }
        WrittenNumber number = WrittenNumber.read(example.toCharArray(), 0, example.length());
        if (number == null) return;
        double value = number.value(marks.style());
        if (Double.isNaN(value)) return;
        String read = plain(value);
        boolean usual = decimal == '.' && number.pointGroup() == 0 && !doubtful;
        notes.add(new ImportNote(marks.sure() || usual ? Severity.NOTE : Severity.WARNING, column,
                Messages.text(marks.sure() ? "data.note.marks" : "data.note.marks_guess", Printable.line(example),
                        Printable.brief(column), read,
                        markName(decimal), decimal == '.' ? "comma" : "point")));
    }

    private static String plain(double value) {
        return Double.isNaN(value) ? ""
                : new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros().toPlainString();
    }

    private static String markName(char mark) {
        return Messages.text(mark == '.' ? "data.note.mark.point" : "data.note.mark.comma");
    }

    private static String place(Example e) {
        return Messages.text("data.note.place", Printable.line(e.text()), e.line());
    }

    /// All notes.
    List<ImportNote> all() {
        List<ImportNote> all = new ArrayList<>(notes);
        more.forEach((key, count) -> {
            if (count > MOST) {
                all.add(new ImportNote(Severity.NOTE, "", Messages.text("data.note.more." + key, count - MOST)));
            }
        });
        return all;
    }
}
