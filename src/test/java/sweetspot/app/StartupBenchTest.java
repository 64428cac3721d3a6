package sweetspot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Measures the time from the start of the process to the first frame of the window, in processes of their own on the
/// headless platform.
@Tag("bench")
class StartupBenchTest {
    private static final int RUNS = 7;

    @TempDir
    Path home;

    @Test
    void timeToTheFirstShownWindow() throws Exception {
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) millis[i] = start(home.resolve("home" + i));
        Arrays.sort(millis);
        String row = String.format(Locale.ROOT, "%.0f,%.0f,%.0f", millis[0], millis[RUNS / 2], millis[RUNS - 1]);
        System.out.printf(Locale.ROOT,
                "%nTime from process start to the first frame of the window, %d runs, headless:%n"
                        + "least, median, most [ms]: %s%n",
                RUNS, row);
        Path out = Files.createDirectories(Path.of("target", "bench"));
        Files.write(out.resolve("startup.csv"), List.of("least_ms,median_ms,most_ms", row));
        assertTrue(millis[0] > 0);
    }

    private static double start(Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dsmile.linalg.backend=java", "-Dglass.platform=Headless", "-Dprism.order=sw",
                "-Dsweetspot.home=" + folder, "-cp", System.getProperty("java.class.path"), Probe.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor());
        return Double.parseDouble(said);
    }

    /// Starts the app as its launcher does, and says when the first frame was laid out.
    static final class Probe {
        private Probe() {}

        public static void main(String[] args) {
            Thread.ofPlatform().daemon().start(Probe::watch);
            Launcher.main(args);
        }

        private static void watch() {
            while (true) {
                try {
                    Thread.sleep(2);
                    Platform.runLater(Probe::look);
                } catch (IllegalStateException | InterruptedException _) {
                    // The toolkit has not started yet.
                }
            }
        }

        private static void look() {
            for (Window window : Window.getWindows()) {
                if (window.isShowing() && window.getScene() != null) {
                    window.getScene().addPostLayoutPulseListener(() -> {
                        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
                        System.out.println(System.currentTimeMillis() - start);
                        System.out.flush();
                        Runtime.getRuntime().halt(0);
                    });
                    Platform.requestNextPulse();
                }
            }
        }
    }
}
