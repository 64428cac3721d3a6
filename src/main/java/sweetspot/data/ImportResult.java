package sweetspot.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import sweetspot.data.format.FileKind;

/// A data set and how its file was read.
///
/// @param dataset the table
/// @param delimiter the delimiter that was used; a space stands for any number of blanks
/// @param charset the charset that was used
/// @param bytes size of the file
/// @param remarks what the user may want to know about the reading, worst first; unmodifiable
/// @param found how the file was read, for whoever wants to change that
public record ImportResult(Dataset dataset, char delimiter, Charset charset, long bytes,
        List<ImportNote> remarks, ImportFound found) {
    public ImportResult {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(found, "found");
        remarks = remarks.stream().sorted(Comparator.comparing(ImportNote::severity)).toList();
    }

    /// A table that was read before and kept; nothing is known of its file.
    public static ImportResult ofKept(Dataset dataset) {
        return new ImportResult(dataset, ',', StandardCharsets.UTF_8, 0, List.of(),
                new ImportFound(FileKind.TEXT, false, List.of(), "", 0, true, "", '.', false, "", List.of(), List.of(),
                        List.of(), 0, List.of(), RowLines.NONE));
    }

    /// The texts of the remarks, worst first.
    public List<String> notes() {
        return remarks.stream().map(ImportNote::text).toList();
    }
}
