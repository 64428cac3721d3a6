package sweetspot.data;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;

/// A data set and how its file was read.
///
/// @param dataset the table
/// @param delimiter the delimiter that was used
/// @param header whether the first line was taken as names
/// @param charset the charset that was used
/// @param bytes size of the file
/// @param notes what the user may want to know about the reading, a sentence each; unmodifiable
public record ImportResult(Dataset dataset, char delimiter, boolean header, Charset charset, long bytes,
                           List<String> notes) {
    public ImportResult {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(charset, "charset");
        notes = List.copyOf(notes);
    }
}
