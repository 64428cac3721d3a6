package sweetspot.model.xgboost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// XGBoost's library is loaded where there is one, and otherwise said to be missing.
class NativeLibraryTest {

    @Test
    void otherPlatformsAreNamed() {
        for (String[] platform : new String[][]{{"Linux", "sparc"}, {"FreeBSD", "amd64"}, {"Windows 11", "aarch64"}}) {
            String reason = NativeLibrary.load(platform[0], platform[1]).orElseThrow();
            assertTrue(reason.contains(platform[0]) && reason.contains(platform[1]), reason);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoCopyBehind() throws Exception {
        assertEquals(Optional.empty(), NativeLibrary.missing());
        // Another process may be loading it at this very moment; what this one left would stay.
        for (int i = 0; i < 200 && !copies().isEmpty(); i++) Thread.sleep(50);
        assertEquals(List.of(), copies());
    }

    private static List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("libxgboost4j"))
                    .filter(f -> newer(f)).toList();
        }
    }

    /// Whether this process may have made the file.
    private static boolean newer(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant()
                    .isAfter(ProcessHandle.current().info().startInstant().orElseThrow());
        } catch (IOException _) {
            return false;
        }
    }
}
