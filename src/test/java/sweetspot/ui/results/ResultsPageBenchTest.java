package sweetspot.ui.results;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.run.RunPhase;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.chart.Fx;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;

/// Frame time of the Results page while many trials are shown and more stream in, about a hundred a second. A frame is
/// the time between two pulses; the view follows at most ten times a second, so most frames have nothing to do. An update
/// is the processor time of following: view-models, charts' plots, table, layout.
@Tag("bench")
class ResultsPageBenchTest {
    private static final int FRAMES = 400;
    private static final int WARM_UP = 120;
    /// Time of the window's own thread, which says what an update costs however busy the machine is.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @Test
    void frames() throws Exception {
        Fx.start();
        StringBuilder csv = new StringBuilder(
                "trials,frame_median_ms,frame_p95_ms,update_cpu_median_ms,update_cpu_p95_ms,opened_ms\n");
        System.out.print(csv);
        for (int trials : new int[]{100, 1_000, 10_000, 100_000}) {
            StudySnapshot snapshot = StudyFixture.study(trials, 4);
            CompletableFuture<String> row = new CompletableFuture<>();
            Platform.runLater(() -> new Run(snapshot, trials, row).start());
            csv.append(row.get(300, TimeUnit.SECONDS));
            System.out.print(row.get());
        }
        Path file = Path.of("target/bench/results-frames.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, csv);
    }

    private static final class Run extends AnimationTimer {
        private final double[] frames = new double[FRAMES];
        private final double[] updates = new double[FRAMES];
        private final CompletableFuture<String> result;
        private final int trials;
        private final Stage stage = new Stage();
        private final StudyViewModel study;
        private final StudyFixture.Run run;
        private final double opened;
        private StudySnapshot snapshot;
        private Runnable pending;
        private int updateCount;
        private int frame;
        private long last;
        private long lastUpdate;

        Run(StudySnapshot snapshot, int trials, CompletableFuture<String> result) {
            this.snapshot = snapshot;
            this.trials = trials;
            this.result = result;
            study = new StudyViewModel(action -> pending = action, System::currentTimeMillis);
            run = new StudyFixture.Run(RunPhase.RUNNING, snapshot, 60_000);
            long start = System.nanoTime();
            study.attach(StudyFixture.experiment(trials + 2000), run);
            BorderPane root = new BorderPane(new ResultsPage(study, new CommandRegistry()));
            stage.setScene(new Scene(root, 1152, 740));
            Theme.loadFonts();
            Theme.apply(stage.getScene(), false, 1);
            stage.show();
            opened = (System.nanoTime() - start) / 1e6;
        }

        @Override
        public void handle(long now) {
            int i = frame++ - WARM_UP;
            if (i >= 0 && i < FRAMES) frames[i] = (now - last) / 1e6;
            last = now;
            if (i >= FRAMES) {
                finish();
                return;
            }
            for (int k = 0; k < 2; k++) {
                int number = snapshot.trials().size();
                snapshot =
                        StudyFixture.append(snapshot, number, System.currentTimeMillis() - 900, 800, number % 4, true);
            }
            study.accept(run.set(RunPhase.RUNNING, snapshot, 60_000 + frame * 16L));
            if (pending != null && now - lastUpdate >= 100_000_000) {
                lastUpdate = now;
                Runnable action = pending;
                pending = null;
                long start = CLOCK.getCurrentThreadCpuTime();
                action.run();
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
                if (i >= 0) updates[updateCount++] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
            }
        }

        private void finish() {
            stop();
            stage.close();
            Arrays.sort(frames);
            double[] sorted = Arrays.copyOf(updates, updateCount);
            Arrays.sort(sorted);
            result.complete(String.format(Locale.ROOT, "%d,%.1f,%.1f,%.2f,%.2f,%.0f%n", trials, frames[FRAMES / 2],
                    frames[FRAMES * 95 / 100], sorted[updateCount / 2], sorted[updateCount * 95 / 100], opened));
        }
    }
}
