package sweetspot.data;

import java.util.List;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Thousands;

/// Decides from all columns of a file together which decimal and thousands marks it is written with.
///
/// A value that can be read in one way only is evidence: `0.5`, `12.34`, `1.234,56`, `1,234,567`. Where there is none,
/// three digits behind every mark beside whole numbers of up to three digits make a thousands mark likely, and the
/// choice is only a guess.
///
/// @param style the marks of the file
/// @param sure whether there was evidence, or nothing to decide
record NumberMarks(NumberStyle style, boolean sure) {

    /// @param scans what is known of the columns
    static NumberMarks decide(List<ColumnScan> scans, ImportOptions options, char delimiter) {
        Thousands thousands = options.thousands();
        DecimalMark wanted = options.decimals();
        if (wanted == DecimalMark.AUTO && thousands.mark() == ',') wanted = DecimalMark.POINT;
        if (wanted == DecimalMark.AUTO && thousands.mark() == '.') wanted = DecimalMark.COMMA;
        if (wanted != DecimalMark.AUTO) return new NumberMarks(style(wanted == DecimalMark.COMMA, thousands), true);
        long point = 0;
        long comma = 0;
        Guess dots = new Guess();
        Guess commas = new Guess();
        for (ColumnScan scan : scans) {
            if (!scan.mostlyNumbers() || scan.codes()) continue;
            point += scan.onlyPoint();
            comma += scan.onlyComma();
            dots.add(scan.eitherDot(), scan.looksGrouped());
            commas.add(scan.eitherComma(), scan.looksGrouped());
        }
        if (thousands == Thousands.NONE || thousands == Thousands.SPACE || thousands == Thousands.APOSTROPHE) {
            point += dots.cells;
            comma += commas.cells;
        }
        if (point + comma > 0) {
            return new NumberMarks(style(comma > point || comma == point && delimiter == ';', thousands), true);
        }
        if (dots.cells + commas.cells == 0) return new NumberMarks(style(false, thousands), true);
        return new NumberMarks(style(guessComma(dots, commas, delimiter), thousands), false);
    }

    /// Values that are whole numbers or fractions, and whether they look like whole numbers.
    private static final class Guess {
        private long cells;
        private boolean grouped;

        void add(int count, boolean looksGrouped) {
            cells += count;
            grouped |= count > 0 && looksGrouped;
        }
    }

    private static boolean guessComma(Guess dots, Guess commas, char delimiter) {
        if (commas.cells == 0) return dots.grouped && delimiter == ';';
        if (dots.cells == 0) return !commas.grouped && delimiter != ',';
        if (commas.grouped != dots.grouped) return dots.grouped;
        return delimiter == ';';
    }

    private static NumberStyle style(boolean comma, Thousands thousands) {
        char decimal = comma ? ',' : '.';
        return new NumberStyle(decimal, thousands == Thousands.NONE ? decimal : thousands.mark());
    }

    /// The style of one column: the file's, or the other if all its fractions are written so.
    NumberStyle of(ColumnScan scan, ImportOptions options) {
        boolean free = options.decimals() == DecimalMark.AUTO && options.thousands() != Thousands.COMMA
                && options.thousands() != Thousands.POINT;
        int fitting = style.decimal() == '.' ? scan.onlyPoint() : scan.onlyComma();
        int other = style.decimal() == '.' ? scan.onlyComma() : scan.onlyPoint();
        boolean own = free && fitting == 0 && other > ColumnScan.ODD_SHARE * scan.values();
        return own ? style.withDecimal(style.decimal() == '.' ? ',' : '.') : style;
    }
}
