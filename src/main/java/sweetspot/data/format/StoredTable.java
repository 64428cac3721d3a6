package sweetspot.data.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A table that was taken apart into cells, and what there is to say about it.
///
/// @param kind the form it is stored in
/// @param names of the columns as written; empty if the first rows have still to be looked at for them
/// @param cells the rows
/// @param categories columns that the file itself says hold categories, by place
/// @param sheets names of the sheets that could be taken, in their order; empty if the form has none
/// @param sheet the one that was taken; "" if there is none
/// @param remarks what the user may want to know
public record StoredTable(FileKind kind, Optional<List<String>> names, Cells cells, Set<Integer> categories,
        List<String> sheets, String sheet, List<Remark> remarks) {
    public StoredTable {
        names = names.map(List::copyOf);
        categories = Set.copyOf(categories);
        sheets = List.copyOf(sheets);
        remarks = List.copyOf(remarks);
    }

    /// A table with named columns.
    static StoredTable named(FileKind kind, List<String> names, Cells cells, Set<Integer> categories,
            List<Remark> remarks) {
        return new StoredTable(kind, Optional.of(names), cells, categories, List.of(), "", remarks);
    }

    /// Something about the reading.
    ///
    /// @param warning whether it may change what the table means
    /// @param column the column it is about, as written; "" if it is about the file
    /// @param text one or two sentences
    public record Remark(boolean warning, String column, String text) {
        static Remark note(String key, Object... arguments) {
            return new Remark(false, "", sweetspot.text.Messages.text(key, arguments));
        }

        static Remark warning(String key, Object... arguments) {
            return new Remark(true, "", sweetspot.text.Messages.text(key, arguments));
        }
    }

    /// Takes apart a file of a known kind.
    ///
    /// @param sheet the sheet that is wanted, by name or by place from 1; empty for the first that holds something
    /// @param mostColumns more are refused
    public static StoredTable read(StoredFile file, FileKind kind, Optional<String> sheet, int mostColumns)
            throws java.io.IOException, TableException {
        return switch (kind) {
            case EXCEL -> ExcelReader.read(file, sheet, mostColumns);
            case PARQUET -> ParquetTable.read(file, mostColumns);
            case ARFF -> ArffReader.read(file, mostColumns);
            case JSON -> JsonTable.read(file, mostColumns);
            case TEXT -> throw new IllegalArgumentException("text is read line by line");
        };
    }
}
