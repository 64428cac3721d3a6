package sweetspot.ui.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.History;
import sweetspot.analysis.Studies;
import sweetspot.plot.ConvergencePlot;
import sweetspot.plot.DemoStudies;
import sweetspot.study.StudySnapshot;

/// Frame times of the convergence plot while trials stream in, one a frame and painted in every frame: ten times as
/// often as the app does. Beside them the time that the FX thread spends on the update and the painting itself.
@Tag("bench")
class ConvergenceBenchTest {
    private static final int FRAMES = 240;
    private static final int WARM_UP = 60;

    @Test
    void frames() throws Exception {
        Fx.start();
        StringBuilder csv = new StringBuilder("trials,frame_median_ms,frame_p95_ms,work_median_ms,work_p95_ms\n");
        System.out.print(csv);
        for (int n : new int[]{100, 1000, 10_000, 100_000}) {
            StudySnapshot study = DemoStudies.search(n, 8, 1);
            CompletableFuture<String> row = new CompletableFuture<>();
            Platform.runLater(() -> new Run(study, n, row).start());
            csv.append(row.get(120, TimeUnit.SECONDS));
            System.out.print(row.get());
        }
        write(csv.toString());
    }

    private static void write(String csv) throws IOException {
        Path file = Path.of("target/bench/convergence-frames.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, csv);
    }

    private static final class Run extends AnimationTimer {
        private final double[] frames = new double[FRAMES];
        private final double[] work = new double[FRAMES];
        private final CompletableFuture<String> result;
        private final int trials;
        private final Stage stage = new Stage();
        private final PlotCanvas canvas = new PlotCanvas();
        private StudySnapshot study;
        private History history;
        private long last;
        private int frame;

        Run(StudySnapshot study, int trials, CompletableFuture<String> result) {
            this.study = study;
            this.trials = trials;
            this.result = result;
            this.history = History.of(study);
            stage.setScene(new Scene(new StackPane(canvas), 760, 300));
            stage.show();
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
            study = Studies.done(study, 0.85 + frame % 50 / 1000.0);
            long start = System.nanoTime();
            history = history.next(study);
            canvas.setPlot(ConvergencePlot.of(history, trials + 500));
            canvas.paintNow();
            if (i >= 0) work[i] = (System.nanoTime() - start) / 1e6;
        }

        private void finish() {
            stop();
            stage.close();
            Arrays.sort(frames);
            Arrays.sort(work);
            result.complete(String.format(Locale.ROOT, "%d,%.1f,%.1f,%.2f,%.2f%n", trials, frames[FRAMES / 2],
                    frames[FRAMES * 95 / 100], work[FRAMES / 2], work[FRAMES * 95 / 100]));
        }
    }
}
