package sweetspot.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Cells that were copied in a spreadsheet or a web page, which become a file of their own: a clipboard is gone by
/// tomorrow, and an experiment needs its table again.
final class PastedTable {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);
    private static final int MOST_NAMES = 100;

    private PastedTable() {}

    /// Tells whether a text may be a table: two lines, not all of them one word.
    static boolean isTable(String text) {
        return text.strip().lines().limit(2).count() == 2;
    }

    /// Writes the text as a file of its own.
    ///
    /// @param folder made if it is missing
    static Path write(Path folder, String text, LocalDateTime now) throws IOException {
        Files.createDirectories(folder);
        String name = "Pasted " + NAME.format(now);
        for (int i = 1; i < MOST_NAMES; i++) {
            Path file = folder.resolve(name + (i == 1 ? "" : " " + i) + (text.indexOf('\t') >= 0 ? ".tsv" : ".csv"));
            try {
                return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException _) {
                // Pasted twice within a second.
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(name).toString());
    }
}
