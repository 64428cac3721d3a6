package sweetspot.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The command lines of processes, however long. Java itself tells nothing of one that is longer than a page of memory, as
/// a worker's is with a class path of many jars.
public final class CommandLines {
    private CommandLines() {}

    /// The command line with blanks between its words; "" if it is not known.
    public static String of(ProcessHandle process) {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(words, StandardCharsets.UTF_8).replace('\0', ' ').strip();
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
