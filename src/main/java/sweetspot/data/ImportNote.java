package sweetspot.data;

import java.util.Objects;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;

/// Something about the reading of a file that the user may want to know or correct.
///
/// @param severity how much it matters; NOTE for what is only to be known
/// @param column the column it is about; "" if it is about the file
/// @param text one or two sentences: what was found, where, and how to change it
/// @param fix what could be done about it, if that is more than the text says
/// @param line of the file, where it is about one; 0 if it is not, -1 if it is about all that are no rows
public record ImportNote(Severity severity, String column, String text, Fix fix, long line) {
    /// It is about no single line.
    public ImportNote(Severity severity, String column, String text, Fix fix) {
        this(severity, column, text, fix, 0);
    }

    /// There is nothing to do, or the text says how.
    public ImportNote(Severity severity, String column, String text) {
        this(severity, column, text, new Fix.None());
    }

    /// Tells whether it is about the lines that are no rows, which [ImportFound] lists.
    public boolean isOfBadLines() {
        return line < 0;
    }

    public ImportNote {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(fix, "fix");
    }
}
