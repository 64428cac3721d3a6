package sweetspot.export;

import java.util.Optional;
import sweetspot.text.Messages;

/// A way to write what a study found as text, for the window's Export page and for `sweetspot export` alike. The
/// formats stand in [ExportCatalog]. Texts of a format: `export.format.ID`, its label, and `export.note.ID`, what it is
/// good for.
public interface ExportFormat {

    /// Its name in the shell, in ids of nodes and in message keys.
    String id();

    /// Suggested name of a file; its ending is that of such files.
    String fileName();

    /// The reason why it cannot be written of a study yet, a sentence; empty if it can. A format that needs the best
    /// settings need not say so: see [#needsBest].
    default Optional<String> missing(ExportInput input) {
        if (!needsBest() || input.best().isPresent()) return Optional.empty();
        return Optional
                .of(Messages.text(input.experiment().isEmpty() ? "export.missing.experiment" : "export.missing.best"));
    }

    /// Tells whether it is about the best settings, and not about all trials.
    default boolean needsBest() {
        return true;
    }

    /// The whole text, with a line end at its end.
    ///
    /// @param input of which nothing is missing
    String write(ExportInput input);

    /// Its label.
    default String label() {
        return Messages.text("export.format." + id());
    }

    /// Its use, in a few words.
    default String note() {
        return Messages.text("export.note." + id());
    }

    /// The ending of such files' names, without a dot.
    default String extension() {
        return fileName().substring(fileName().lastIndexOf('.') + 1);
    }
}
