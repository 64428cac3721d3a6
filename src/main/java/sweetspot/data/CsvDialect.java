package sweetspot.data;

import java.util.List;

/// The way in which a text table is written.
///
/// @param delimiter between values; a space stands for any number of blanks
/// @param spaced whether quoted values have blanks around their quotation marks, which a plain parser takes for text
/// @param comment what comment lines begin with; "" if there are none
/// @param skip lines at the beginning that come before the first row of values, the header's among them
/// @param header whether a line held the names
/// @param names of the columns, as written; empty texts where there is none
/// @param notes what was passed over to get there
record CsvDialect(char delimiter, boolean spaced, String comment, int skip, boolean header, List<String> names,
                  List<ImportNote> notes) {
    CsvDialect {
        names = List.copyOf(names);
        notes = List.copyOf(notes);
    }

    /// A delimiter in words.
    static String nameOf(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tab";
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '|' -> "vertical bar";
            case ':' -> "colon";
            case ' ' -> "space";
            default -> "“" + delimiter + "”";
        };
    }
}
