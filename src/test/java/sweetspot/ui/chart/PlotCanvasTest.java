package sweetspot.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.analysis.History;
import sweetspot.plot.ConvergencePlot;
import sweetspot.plot.DemoStudies;
import sweetspot.plot.Hit;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTheme;

class PlotCanvasTest {
    private PlotCanvas canvas;
    private Stage stage;
    private final List<Integer> picked = new ArrayList<>();
    private final List<Optional<Hit>> cards = new ArrayList<>();

    @BeforeAll
    static void startToolkit() throws Exception {
        Fx.start();
    }

    @BeforeEach
    void show() throws Exception {
        Fx.run(() -> {
            canvas = new PlotCanvas(plot(43));
            canvas.setOnPick(picked::add);
            canvas.setOnCard(cards::add);
            stage = new Stage();
            StackPane root = new StackPane(canvas);
            root.setStyle("-fx-font-size: 14px");
            stage.setScene(new Scene(root, 730, 270));
            stage.show();
            root.applyCss();
            root.layout();
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(stage::close);
    }

    private static Plot plot(int trials) {
        return ConvergencePlot.of(History.of(DemoStudies.search(trials, 4, 3)), 60);
    }

    /// An exception within a pulse would leave the whole window as it is.
    @Test
    void aPlotThatFailsDoesNotStopTheWindow() throws Exception {
        Plot broken = (Plot) java.lang.reflect.Proxy.newProxyInstance(Plot.class.getClassLoader(),
                new Class<?>[]{Plot.class}, (_, method, _) -> {
                    if (method.getName().equals("paint")) throw new IllegalArgumentException("not finite");
                    return method.getReturnType() == String.class ? "" : method.getReturnType() == Optional.class
                            ? Optional.empty() : method.getReturnType() == List.class ? List.of() : null;
                });
        Fx.run(() -> {
            canvas.setPlot(broken);
            canvas.paintNow();
            canvas.setPlot(plot(10));
            canvas.paintNow();
        });
    }

    private void mouse(EventType<MouseEvent> type, double x, double y, int clicks) {
        Event.fireEvent(canvas,
                new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, clicks, false, false, false, false,
                        true, false, false, true, false, false, null));
    }

    private void click(double x, double y, int clicks) {
        mouse(MouseEvent.MOUSE_PRESSED, x, y, clicks);
        mouse(MouseEvent.MOUSE_RELEASED, x, y, clicks);
    }

    private void key(KeyCode code) {
        Event.fireEvent(canvas, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void aClickPicksAndTheCardComesAfterAWhile() throws Exception {
        Fx.run(() -> {
            Hit at = canvas.locate(20).orElseThrow();
            mouse(MouseEvent.MOUSE_MOVED, at.x(), at.y(), 0);
            assertEquals(List.of(), cards);
            click(at.x(), at.y(), 1);
            click(at.x(), 3, 1);
        });
        assertEquals(List.of(20, -1), picked);
        assertTrue(Fx.eventually(() -> cards.size() == 1));
        assertEquals(20, cards.getFirst().orElseThrow().item());
        Fx.run(() -> mouse(MouseEvent.MOUSE_EXITED, -5, -5, 0));
        assertEquals(Optional.empty(), cards.getLast());
    }

    @Test
    void keysWalkAlongTheTrials() throws Exception {
        Fx.run(() -> {
            key(KeyCode.HOME);
            key(KeyCode.RIGHT);
            key(KeyCode.RIGHT);
            key(KeyCode.LEFT);
            key(KeyCode.ENTER);
            key(KeyCode.END);
            key(KeyCode.RIGHT);
            key(KeyCode.ENTER);
            key(KeyCode.ESCAPE);
        });
        assertEquals(List.of(1, 42, -1), picked);
        assertEquals(List.of(0, 1, 2, 1, 42), cards.stream().flatMap(Optional::stream).map(Hit::item).toList());
    }

    @Test
    void aZoomSurvivesNewTrialsAndADoubleClickEndsIt() throws Exception {
        Fx.run(() -> {
            double left = canvas.axes().orElseThrow().x().toPixel(10);
            double right = canvas.axes().orElseThrow().x().toPixel(20);
            mouse(MouseEvent.MOUSE_PRESSED, left, 100, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, right, 105, 1);
            mouse(MouseEvent.MOUSE_RELEASED, right, 105, 1);
            canvas.setPlot(plot(50));
            assertEquals(10, canvas.axes().orElseThrow().x().low(), 0.05);
            assertEquals(20, canvas.axes().orElseThrow().x().high(), 0.05);
            assertTrue(canvas.locate(30).isEmpty());
            assertEquals(List.of(), picked);
            click(300, 100, 2);
            assertTrue(canvas.locate(30).isPresent());
            key(KeyCode.PLUS);
            assertTrue(canvas.zoomProperty().get().isPresent());
            key(KeyCode.DIGIT0);
            assertTrue(canvas.zoomProperty().get().isEmpty());
        });
    }

    @Test
    void colorsAndSizesFollowTheWindow() throws Exception {
        Fx.run(() -> {
            assertEquals(PlotTheme.light(), canvas.themeProperty().get());
            stage.getScene().getRoot().getStyleClass().add("dark");
            stage.getScene().getRoot().setStyle("-fx-font-size: 21px");
            stage.getScene().getRoot().applyCss();
            assertEquals(PlotTheme.night().withEm(21), canvas.themeProperty().get());
            // As in a popup: the stylesheets of the dark theme, but a root of its own.
            stage.getScene().getRoot().getStyleClass().remove("dark");
            sweetspot.ui.kit.Theme.apply(stage.getScene(), true, 1);
            stage.getScene().getRoot().getStyleClass().remove("dark");
            stage.getScene().getRoot().setStyle("");
            stage.getScene().getRoot().applyCss();
            assertEquals(PlotTheme.night(), canvas.themeProperty().get());
        });
    }

    @Test
    void paintsWhatItIsGivenInTheNextPulse() throws Exception {
        WritableImage before = Fx.call(() -> canvas.snapshot(null, null));
        Fx.run(() -> canvas.setPlot(plot(30)));
        assertTrue(Fx.eventually(() -> {
            WritableImage after = canvas.snapshot(null, null);
            for (int x = 0; x < after.getWidth(); x += 2) {
                for (int y = 0; y < after.getHeight(); y += 2) {
                    if (after.getPixelReader().getArgb(x, y) != before.getPixelReader().getArgb(x, y)) return true;
                }
            }
            return false;
        }));
    }

    /// The fast way of drawing dots must look like the slow one: less different than dots half a pixel away.
    @Test
    void manyDotsLookLikeFewDots() throws Exception {
        Fx.run(() -> {
            double[] xs = new java.util.SplittableRandom(1).doubles(400, 10, 190).toArray();
            double[] ys = new java.util.SplittableRandom(2).doubles(400, 10, 90).toArray();
            double[] moved = java.util.Arrays.stream(xs).map(x -> x + 0.5).toArray();
            WritableImage ovals = picture(dots(xs, ys, 100));
            double same = difference(ovals, picture(dots(xs, ys, 400)));
            double away = difference(ovals, picture(dots(moved, ys, 100)));
            assertTrue(same < 0.4 * away, same + " against " + away);
        });
    }

    private static WritableImage picture(Plot plot) {
        return PlotPictures.image(plot, 200, 100, PlotTheme.light(), 1);
    }

    private static double difference(WritableImage a, WritableImage b) {
        double sum = 0;
        for (int x = 0; x < 200; x++) {
            for (int y = 0; y < 100; y++) {
                int p = a.getPixelReader().getArgb(x, y) >> 16 & 255;
                int q = b.getPixelReader().getArgb(x, y) >> 16 & 255;
                sum += Math.abs(p - q) / 255.0;
            }
        }
        return sum;
    }

    /// Dots painted in batches of `batch`, so that the painter takes one way or the other.
    private static Plot dots(double[] xs, double[] ys, int batch) {
        return new Plot() {
            @Override
            public void paint(sweetspot.plot.Painter p, double width, double height, PlotTheme theme) {
                for (int from = 0; from < xs.length; from += batch) {
                    p.circles(java.util.Arrays.copyOfRange(xs, from, from + batch),
                            java.util.Arrays.copyOfRange(ys, from, from + batch), batch, 3, theme.background(),
                            sweetspot.plot.Stroke.solid(theme.blue(), 1.5));
                }
            }

            @Override
            public String accessibleText() {
                return "dots";
            }

            @Override
            public sweetspot.plot.PlotTable asTable() {
                return new sweetspot.plot.PlotTable(List.of(new sweetspot.plot.PlotTable.Column("x", true)), List.of());
            }
        };
    }

    @Test
    void isReadAloudAndSaved(@TempDir Path folder) throws Exception {
        Fx.run(() -> {
            assertTrue(canvas.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString().contains("43 trials"));
            for (String name : new String[]{"a.svg", "a.png"}) {
                try {
                    PlotPictures.save(folder.resolve(name), canvas.getPlot(), 400, 200, PlotTheme.light());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        assertTrue(Files.readString(folder.resolve("a.svg")).contains("<svg"));
        assertEquals(800, javax.imageio.ImageIO.read(folder.resolve("a.png").toFile()).getWidth());
    }
}
