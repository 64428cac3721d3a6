package sweetspot.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sweetspot.data.format.FileKind;
import sweetspot.text.Messages;

/// What was found out about the form of a table while it was read.
///
/// @param kind in what form it is stored
/// @param packed whether the file is gzipped
/// @param sheets of a workbook, in order; empty for other forms
/// @param sheet the one that was read; "" for other forms
/// @param before lines before the first row, that of the names among them
/// @param header whether a line held the names
/// @param comment what comment lines begin with; "" if there are none
/// @param decimal the decimal mark
/// @param sure whether anything showed which one it is
/// @param example a number that shows it; "" if there is none
/// @param missing texts that counted as missing, commonest first
/// @param units marks that stood at numbers
/// @param bad lines that are no rows, the first ones where they are very many; also those that were left out as asked
/// @param badCount number of these lines, also of those that are not in the list
/// @param leftOut lines that were left out as asked
/// @param lines where each row stands, if that was asked for
public record ImportFound(FileKind kind, boolean packed, List<String> sheets, String sheet, int before, boolean header,
        String comment, char decimal, boolean sure, String example, List<String> missing, List<String> units,
        List<BadLine> bad, int badCount, List<Long> leftOut, RowLines lines) {
    /// A line that is no row.
    ///
    /// @param line from 1
    /// @param cells its values
    /// @param columns the values that a row has
    public record BadLine(long line, int cells, int columns) {
        /// Tells whether it has a quotation mark that is not closed, so that it cannot be taken apart.
        public boolean isTorn() {
            return cells == CsvCells.Ragged.TORN;
        }
    }

    /// Says that the file is no text, and what it was read as; empty if it is a text.
    public Optional<String> form() {
        return kind == FileKind.TEXT ? Optional.empty()
                : Optional.of(Messages.text("data.note.read_form", Messages.text("data.form." + kind.id())));
    }

    public ImportFound {
        Objects.requireNonNull(kind, "kind");
        sheets = List.copyOf(sheets);
        missing = List.copyOf(missing);
        units = List.copyOf(units);
        bad = List.copyOf(bad);
        leftOut = List.copyOf(leftOut);
    }
}
