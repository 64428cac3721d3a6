package sweetspot.data;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import sweetspot.data.format.FileKind;

/// The options for reading a table. Everything left at automatic is found out from the file.
///
/// @param delimiter between values; a space stands for any number of blanks; empty = the one of comma, semicolon, tab,
///     vertical bar and blanks that fits
/// @param header whether the first line holds the names
/// @param charset of the file; empty = by byte order mark, else UTF-8 where the file is valid UTF-8, else windows-1252
/// @param decimals the mark between whole part and decimals
/// @param thousands the mark between groups of three digits
/// @param missing texts that stand for a missing value, compared after trimming, exactly
/// @param types columns that the user wants read as the given type, by name
/// @param skip number of lines before the header, or before the first row if there is none; empty = found out
/// @param comment what comment lines begin with, "" for no comments; empty = #, % or // where the file begins so
/// @param ragged what becomes of lines with too few or too many values
/// @param leaveOut lines of the file that are not wanted, from 1
/// @param form in what form the table is stored
/// @param typing how the types of the other columns are found
public record ImportOptions(Optional<Character> delimiter, Header header, Optional<Charset> charset,
        DecimalMark decimals, Thousands thousands, Set<String> missing,
        Map<String, ColumnType> types, OptionalInt skip, Optional<String> comment, Ragged ragged,
        Set<Long> leaveOut, Form form, ColumnTyping typing) {

    /// In what form a table is stored, and what its cells are written with beside numbers.
    ///
    /// @param kind of the file; empty = by content and name
    /// @param sheet of a workbook, by name or by place from 1; empty = the first that is a table
    /// @param dateFormat of dates, in the letters of `java.time.format.DateTimeFormatter`; empty = found out
    /// @param units marks that may stand at numbers, such as % and €; empty = all that are known
    public record Form(Optional<FileKind> kind, Optional<String> sheet, Optional<String> dateFormat,
            Optional<Set<String>> units) {
        /// Everything found out from the file.
        public static final Form AUTOMATIC =
                new Form(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Form {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(sheet, "sheet");
            Objects.requireNonNull(dateFormat, "dateFormat");
            units = units.map(Set::copyOf);
        }

        public Form withKind(Optional<FileKind> value) {
            return new Form(value, sheet, dateFormat, units);
        }

        public Form withSheet(Optional<String> value) {
            return new Form(kind, value, dateFormat, units);
        }

        public Form withDateFormat(Optional<String> value) {
            return new Form(kind, sheet, value, units);
        }

        public Form withUnits(Optional<Set<String>> value) {
            return new Form(kind, sheet, dateFormat, value);
        }
    }

    /// Says whether the first line holds names.
    public enum Header {
        /// Found out by comparing the first line with the others.
        AUTO,
        /// It does.
        YES,
        /// It holds values; columns are then named by position.
        NO
    }

    /// The mark between whole part and decimals of a number.
    public enum DecimalMark {
        /// Found out from all columns together.
        AUTO,
        /// 1.5
        POINT,
        /// 1,5
        COMMA
    }

    /// The mark between groups of three digits.
    public enum Thousands {
        /// Whichever is not the decimal mark.
        AUTO((char) 0),
        /// 1,234
        COMMA(','),
        /// 1.234
        POINT('.'),
        /// 1'234
        APOSTROPHE('\''),
        /// 1 234, with a blank of any width
        SPACE(' '),
        /// Digits are not grouped.
        NONE((char) 0);

        private final char mark;

        Thousands(char mark) {
            this.mark = mark;
        }

        /// The mark as [NumberStyle] has it.
        char mark() {
            return mark;
        }
    }

    /// The type that a column is read as.
    public enum ColumnType {
        /// Numbers; values that are none are missing and told.
        NUMBER,
        /// Texts, also where all of them look like numbers.
        CATEGORY,
        /// Whole numbers; fractions are missing as well, and told.
        WHOLE,
        /// Texts with an order, such as S, M, L; values that the order does not name are missing and told.
        ORDERED,
        /// Dates, dates with a time, or times of day; values that are none are missing and told.
        DATE,
        /// Words, of which a model sees how often each occurs.
        TEXT;

        /// Tells whether the values are numbers.
        public boolean isNumber() {
            return this == NUMBER || this == WHOLE;
        }
    }

    /// The order of day and month in dates such as 03/11/2025.
    public enum DateOrder {
        /// Found out from the column, else from the others, else from the marks of the file.
        AUTO,
        /// 3 November.
        DAY_FIRST,
        /// March 11.
        MONTH_FIRST
    }

    /// The treatment of lines with too few or too many values.
    public enum Ragged {
        /// The file is refused, and the lines are named.
        REFUSE,
        /// They are left out, and named.
        LEAVE_OUT
    }

    /// The usual texts for a missing value: those that pandas takes for one, a question mark, and the error values of
    /// spreadsheets. `none` and a dash are not among them: they count as missing in a column of numbers, and as a value
    /// of their own among texts.
    public static final Set<String> USUAL_MISSING =
            Set.of("", "NA", "N/A", "n/a", "#N/A", "#N/A N/A", "#NA", "<NA>", "?",
                    "null", "NULL", "NaN", "nan", "-NaN", "-nan", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "#DIV/0!",
                    "#NAME?",
                    "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#CALC!", "#SPILL!", "#NV", "#WERT!", "#BEZUG!", "#ZAHL!",
                    "#VALEUR!",
                    "#NOMBRE!", "#¡DIV/0!", "#¡VALOR!", "#¡REF!", "#¡NUM!");

    public ImportOptions {
        Objects.requireNonNull(delimiter, "delimiter");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(decimals, "decimals");
        Objects.requireNonNull(thousands, "thousands");
        Objects.requireNonNull(skip, "skip");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(ragged, "ragged");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(typing, "typing");
        missing = Set.copyOf(missing);
        types = Map.copyOf(types);
        leaveOut = Set.copyOf(leaveOut);
    }

    /// Everything found out from the file.
    public static ImportOptions automatic() {
        return new ImportOptions(Optional.empty(), Header.AUTO, Optional.empty(), DecimalMark.AUTO, Thousands.AUTO,
                USUAL_MISSING, Map.of(), OptionalInt.empty(), Optional.empty(), Ragged.REFUSE, Set.of(),
                Form.AUTOMATIC, ColumnTyping.NUMBERS);
    }

    /// Everything found out from a file that is new to the user: dates and free texts too.
    public static ImportOptions finding() {
        return automatic().withTyping(ColumnTyping.NUMBERS.withFind(true));
    }

    /// The same with the types that were found, so that the file is read in the same way whatever is looked for.
    ///
    /// @param read what these options made of the file
    public ImportOptions pinned(Dataset read) {
        Map<String, ColumnType> all = new HashMap<>(types);
        for (Column column : read.columns()) {
            if (column instanceof DateColumn) all.putIfAbsent(column.name(), ColumnType.DATE);
            boolean words = column instanceof CategoryColumn c && c.use() == CategoryColumn.Use.WORDS;
            if (words) all.putIfAbsent(column.name(), ColumnType.TEXT);
        }
        return withTypes(all).withTyping(typing.withFind(false));
    }

    /// The differences from [#automatic()], as plain JSON values: `delimiter` (one character), `header` (boolean),
    /// `charset` (name), `decimals` ("point" or "comma"), `thousands` ("comma", "point", "apostrophe", "space" or
    /// "none"), `missing` (list of texts), `types` (column → "number", "whole", "category",
    /// "ordered", "date" or "text", or the values of an ordered category in their order), `find_types` (boolean),
    /// `date_order` ("day_first" or "month_first"), `skip` (number of lines),
    /// `comment` (text), `ragged` ("leave_out"), `leave_out` (list of line numbers), `format` (id of a [FileKind]),
    /// `sheet` (name, or number from 1), `dates` (format), `units` (list of marks). Empty if nothing does.
    public Map<String, Object> toMap() {
        return ImportFields.write(this);
    }

    /// The options that [#toMap()] writes.
    ///
    /// @throws IllegalArgumentException if one is unknown or has a value it cannot have; the message says what it can
    public static ImportOptions fromMap(Map<String, ?> map) {
        return ImportFields.read(map);
    }

    public ImportOptions withDelimiter(Optional<Character> value) {
        return new ImportOptions(value, header, charset, decimals, thousands, missing, types, skip, comment, ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withDelimiter(char value) {
        return withDelimiter(Optional.of(value));
    }

    public ImportOptions withHeader(Header value) {
        return new ImportOptions(delimiter, value, charset, decimals, thousands, missing, types, skip, comment, ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withCharset(Optional<Charset> value) {
        return new ImportOptions(delimiter, header, value, decimals, thousands, missing, types, skip, comment, ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withCharset(Charset value) {
        return withCharset(Optional.of(value));
    }

    public ImportOptions withDecimals(DecimalMark value) {
        return new ImportOptions(delimiter, header, charset, value, thousands, missing, types, skip, comment, ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withThousands(Thousands value) {
        return new ImportOptions(delimiter, header, charset, decimals, value, missing, types, skip, comment, ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withMissing(Set<String> value) {
        return new ImportOptions(delimiter, header, charset, decimals, thousands, value, types, skip, comment, ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withTypes(Map<String, ColumnType> value) {
        return new ImportOptions(delimiter, header, charset, decimals, thousands, missing, value, skip, comment, ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withSkip(OptionalInt value) {
        return new ImportOptions(delimiter, header, charset, decimals, thousands, missing, types, value, comment,
                ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withComment(Optional<String> value) {
        return new ImportOptions(delimiter, header, charset, decimals, thousands, missing, types, skip, value, ragged,
                leaveOut, form, typing);
    }

    public ImportOptions withRagged(Ragged value) {
        return new ImportOptions(delimiter, header, charset, decimals, thousands, missing, types, skip, comment, value,
                leaveOut, form, typing);
    }

    public ImportOptions withLeaveOut(Set<Long> value) {
        return new ImportOptions(delimiter, header, charset, decimals, thousands, missing, types, skip, comment, ragged,
                value, form, typing);
    }

    public ImportOptions withForm(Form value) {
        return new ImportOptions(delimiter, header, charset, decimals, thousands, missing, types, skip, comment, ragged,
                leaveOut, value, typing);
    }

    public ImportOptions withTyping(ColumnTyping value) {
        return new ImportOptions(delimiter, header, charset, decimals, thousands, missing, types, skip, comment, ragged,
                leaveOut, form, value);
    }
}
