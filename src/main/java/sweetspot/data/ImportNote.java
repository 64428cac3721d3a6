package sweetspot.data;

import java.util.Objects;
import sweetspot.data.Finding.Severity;

/// Something about the reading of a file that the user may want to know or correct.
///
/// @param severity how much it matters; NOTE for what is only to be known
/// @param column the column it is about; "" if it is about the file
/// @param text one or two sentences: what was found, where, and how to change it
public record ImportNote(Severity severity, String column, String text) {
    public ImportNote {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(text, "text");
    }
}
