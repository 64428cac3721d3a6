package sweetspot.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.ProgramSubject;

/// The files behind a command: where its program is, and prints of all that would be run, by which an experiment that
/// has been allowed is known again.
public final class ProgramFiles {
    private static final int HASHED_BYTES = 16 << 20;

    private ProgramFiles() {}

    /// The file that a program's name starts: a path from `folder`, or a name on the search path.
    ///
    /// @param searchPath folders to look in, as the environment's `PATH`
    public static Optional<Path> locate(String program, Path folder, String searchPath) {
        try {
            if (program.contains("/") || program.contains("\\") && windows()) {
                return runnable(folder.resolve(program));
            }
            for (String place : searchPath.split(java.io.File.pathSeparator)) {
                Optional<Path> found = place.isEmpty() ? Optional.empty() : runnable(Path.of(place).resolve(program));
                if (found.isPresent()) return found;
            }
        } catch (InvalidPathException _) {
            // Such a name can be no file's.
        }
        return Optional.empty();
    }

    private static boolean windows() {
        return java.io.File.separatorChar == '\\';
    }

    private static Optional<Path> runnable(Path file) {
        for (String ending : windows() ? List.of("", ".exe", ".bat", ".cmd") : List.of("")) {
            Path candidate = file.resolveSibling(file.getFileName() + ending);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate))
                return Optional.of(candidate.normalize());
        }
        return Optional.empty();
    }

    /// Prints of everything that running the experiment's program would hand to the system: one of the command, its
    /// kind, its folder, and of its program and script where these lie in that folder; and one of each text that a
    /// parameter could put into the command. What is allowed stays allowed while its prints are among those allowed:
    /// a range may move and a choice be left out, but nothing new can come in.
    ///
    /// Reads files: not for the window's thread.
    ///
    /// @param base the experiment file's folder
    public static Set<String> prints(ProgramSubject program, SearchSpace space, Path base) {
        Path folder = program.folderIn(base);
        MessageDigest whole = digest();
        add(whole, program.protocol() ? "protocol" : "command");
        add(whole, folder.toString());
        program.command().forEach(argument -> add(whole, argument));
        addFile(whole, program.command().getFirst(), folder);
        // The script is what an interpreter is given first.
        program.command().stream().skip(1).filter(a -> !a.startsWith("-")).findFirst()
                .ifPresent(argument -> addFile(whole, argument, folder));
        Set<String> prints = new TreeSet<>();
        prints.add(hex(whole));
        Set<String> used = new CommandTemplate(program.command()).names();
        for (Parameter p : space.parameters()) {
            if (program.protocol() || !used.contains(p.name())) continue;
            if (!(p.range() instanceof CategoricalDistribution c)) continue;
            c.choices().forEach(choice -> prints.add(print(choice)));
            prints.add(print(p.defaultValue()));
            p.fixed().ifPresent(f -> prints.add(print(f.value())));
        }
        return prints;
    }

    private static String print(@Nullable Object text) {
        MessageDigest digest = digest();
        add(digest, "value");
        add(digest, String.valueOf(text));
        return hex(digest);
    }

    private static void addFile(MessageDigest digest, String argument, Path folder) {
        try {
            Path file = folder.resolve(argument).normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) return;
            add(digest, file.toString());
            try (InputStream in = Files.newInputStream(file)) {
                digest.update(in.readNBytes(HASHED_BYTES));
            }
        } catch (IOException | InvalidPathException _) {
            // Not a file that can be read: then the command alone is what is known.
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // With its length before it, no two lists of texts run into the same bytes.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
