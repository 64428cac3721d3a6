package sweetspot.data;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// How a text table is to be read. Everything that is left at automatic is found out from the file.
///
/// @param delimiter between values; empty = the one of comma, semicolon, tab and vertical bar that fits
/// @param header whether the first line holds the names
/// @param charset of the file; empty = by byte order mark, else UTF-8 where the file is valid UTF-8, else windows-1252
/// @param decimals the mark between whole part and decimals
/// @param missing texts that stand for a missing value, compared after trimming, exactly
/// @param types columns that the user wants read as the given type, by name
public record ImportOptions(Optional<Character> delimiter, Header header, Optional<Charset> charset,
                            DecimalMark decimals, Set<String> missing, Map<String, ColumnType> types) {

    /// Whether the first line holds names.
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
        /// Found out for each column; a comma is looked for only where it is not the delimiter.
        AUTO,
        /// 1.5
        POINT,
        /// 1,5
        COMMA
    }

    /// What a column is read as.
    public enum ColumnType {
        /// Numbers; a value that is not one is an error.
        NUMBER,
        /// Texts, also where all of them look like numbers.
        CATEGORY
    }

    /// What usually stands for a missing value. `none` and a dash are not among them: they count as missing in a
    /// column of numbers, and as a value of their own among texts.
    public static final Set<String> USUAL_MISSING =
            Set.of("", "NA", "N/A", "n/a", "#N/A", "<NA>", "?", "null", "NULL", "NaN", "nan");

    public ImportOptions {
        Objects.requireNonNull(delimiter, "delimiter");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(decimals, "decimals");
        missing = Set.copyOf(missing);
        types = Map.copyOf(types);
    }

    /// Everything found out from the file.
    public static ImportOptions automatic() {
        return new ImportOptions(Optional.empty(), Header.AUTO, Optional.empty(), DecimalMark.AUTO, USUAL_MISSING,
                Map.of());
    }

    /// What differs from [#automatic()], as plain JSON values: `delimiter` (one character), `header` (boolean),
    /// `charset` (name), `decimals` ("point" or "comma"), `missing` (list of texts), `types` (column → "number" or
    /// "category"). Empty if nothing does.
    public Map<String, Object> toMap() {
        return ImportFields.write(this);
    }

    /// The options that [#toMap()] writes.
    ///
    /// @throws IllegalArgumentException if one is unknown or has a value it cannot have; the message says what it can
    public static ImportOptions fromMap(Map<String, ?> map) {
        return ImportFields.read(map);
    }

    public ImportOptions withDelimiter(char value) {
        return new ImportOptions(Optional.of(value), header, charset, decimals, missing, types);
    }

    public ImportOptions withHeader(Header value) {
        return new ImportOptions(delimiter, value, charset, decimals, missing, types);
    }

    public ImportOptions withCharset(Charset value) {
        return new ImportOptions(delimiter, header, Optional.of(value), decimals, missing, types);
    }

    public ImportOptions withDecimals(DecimalMark value) {
        return new ImportOptions(delimiter, header, charset, value, missing, types);
    }

    public ImportOptions withMissing(Set<String> value) {
        return new ImportOptions(delimiter, header, charset, decimals, value, types);
    }

    public ImportOptions withTypes(Map<String, ColumnType> value) {
        return new ImportOptions(delimiter, header, charset, decimals, missing, value);
    }
}
