package sweetspot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// In a package that is marked `@NullMarked`, NullAway lets the build fail where a null may reach what is not
/// `@Nullable`. Every package is marked, and a new one must be.
class NullMarkedTest {
    private static final Path SOURCES = Path.of("src/main/java/sweetspot");

    @Test
    void everyPackageSaysWhatMayBeNull() throws IOException {
        Set<String> unmarked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                Path info = file.resolveSibling("package-info.java");
                if (Files.exists(info) && Files.readString(info).contains("@NullMarked\npackage ")) continue;
                unmarked.add(SOURCES.relativize(file.getParent()).toString().replace('\\', '/').replace('/', '.'));
            }
        }
        assertEquals(Set.of(), unmarked);
    }
}
