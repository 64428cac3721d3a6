package sweetspot.ui.verdict;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sweetspot.plot.TradeOffStudies;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.chart.Fx;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.verdict.Answer;
import sweetspot.verdict.Prices;
import sweetspot.verdict.Verdict;

/// Photographs the Verdict page for every answer, locked and opened, in both themes, as large as it is in windows of three
/// sizes, into `target/screens`.
@Tag("screens")
class VerdictScreensTest {
    private static final Path OUT = Path.of(System.getProperty("screens.out", "target/screens"));
    /// What menu bar, sidebar, title line and steps leave of a window of 1366 × 768, 1920 × 1080 and 1120 × 700.
    private static final int[][] SIZES = {{1366, 768}, {1920, 1080}, {1120, 700}};

    private record Case(Experiment experiment, StudySnapshot study, Verdict verdict) {}

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        Experiment experiment = StudyFixture.experiment(60);
        for (Answer answer : new Answer[]{Answer.HELPED, Answer.PRACTICALLY_EQUAL, Answer.NOT_CLEAR, Answer.HARMED}) {
            for (boolean opened : new boolean[]{false, true}) {
                cases.put(answer.id() + (opened ? "-opened" : "-locked"), new Case(experiment, VerdictFixture.STUDY,
                        VerdictFixture.of(answer, opened, opened ? 27 : VerdictFixture.BEST)));
            }
        }
        cases.put("early", new Case(experiment, VerdictFixture.STUDY, VerdictFixture.early(Answer.NOT_CLEAR)));
        cases.put("program", new Case(experiment, VerdictFixture.STUDY, VerdictFixture.program()));
        cases.put("unknown", new Case(experiment, VerdictFixture.STUDY, VerdictFixture.unknown()));
        cases.put("regression", new Case(experiment, VerdictFixture.STUDY, VerdictFixture.regression()));
        cases.put("several", new Case(TradeOffStudies.experiment("branches", 60), TradeOffStudies.study("branches", 60),
                VerdictFixture.several(VerdictFixture.of(Answer.HELPED, false))));
        return cases;
    }

    @Test
    void everyAnswer() throws Exception {
        Fx.start();
        Fx.run(Theme::loadFonts);
        String only = System.getProperty("screens.only", "");
        for (var entry : cases().entrySet()) {
            if (!entry.getKey().contains(only)) continue;
            Case c = entry.getValue();
            for (boolean dark : new boolean[]{false, true}) {
                for (int[] size : SIZES) {
                    if (String.valueOf(size[0]).contains(System.getProperty("screens.width", "")))
                        shoot(entry.getKey(), c, dark, size);
                }
            }
        }
    }

    private static void shoot(String name, Case c, boolean dark, int[] size) throws Exception {
        Stage stage = Fx.call(() -> {
            StudyViewModel study = new StudyViewModel();
            study.show(c.experiment(), c.study());
            VerdictViewModel model = new VerdictViewModel(study, new SimpleObjectProperty<>(Path.of("nowhere")),
                    BackgroundTasks.immediate(), new SimpleObjectProperty<>(Prices.NONE),
                    new VerdictFixture.Told(c.verdict()));
            VerdictPage page = new VerdictPage(model, () -> {});
            HBox title = new HBox();
            title.getStyleClass().add("title-row");
            page.titleNodes().subscribe(() -> title.getChildren().setAll(page.titleNodes()));
            title.getChildren().setAll(page.titleNodes());
            javafx.scene.control.ScrollPane scroll = new javafx.scene.control.ScrollPane(page);
            scroll.setFitToWidth(true);
            scroll.setFitToHeight(true);
            scroll.getStyleClass().addAll("transparent", "edge-to-edge", "page-scroll");
            BorderPane root = new BorderPane(scroll);
            root.setTop(title);
            Stage made = Fx.show(root, size[0] - 208.0, size[1] - 30 - 40.0);
            Theme.apply(made.getScene(), dark, 1);
            return made;
        });
        Fx.settle(stage);
        Fx.settle(stage);
        write(stage, OUT.resolve("verdict-" + name + (dark ? "-dark-" : "-light-") + size[0] + ".png"));
        Fx.run(stage::hide);
    }

    private static void write(Stage stage, Path file) throws Exception {
        Scene scene = stage.getScene();
        WritableImage image = Fx.call(() -> scene.snapshot(null));
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] pixels = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        BufferedImage png = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        png.setRGB(0, 0, w, h, pixels, 0, w);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(png, "png", file.toFile());
    }

    /// The same without a test runner: `java -cp … sweetspot.ui.verdict.VerdictScreensTest`.
    @SuppressWarnings("JUnitMethodInvoked") // without a test runner, as said
    public static void main(String[] args) throws Exception {
        new VerdictScreensTest().everyAnswer();
        System.exit(0);
    }
}
