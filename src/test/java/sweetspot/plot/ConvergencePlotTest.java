package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.History;
import sweetspot.analysis.Studies;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;

class ConvergencePlotTest {
    private static final PlotTheme THEME = PlotTheme.light();
    private static final double W = 730;
    private static final double H = 270;

    private static ConvergencePlot demo() {
        return ConvergencePlot.of(History.of(DemoStudies.search(43, 4, 3)), 60);
    }

    private static String svg(Plot plot) {
        return SvgPainter.render(plot, W, H, THEME);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void everyShownTrialIsHitAtItsMark() {
        ConvergencePlot plot = demo();
        int shown = 0;
        for (int i = 0; i < 43; i++) {
            Optional<Hit> at = plot.locate(i, W, H, THEME);
            if (at.isEmpty()) continue;
            shown++;
            assertEquals(at, plot.hitTest(at.get().x(), at.get().y(), W, H, THEME));
            assertEquals(at, plot.hitTest(at.get().x() + 1, at.get().y() - 1, W, H, THEME));
        }
        assertEquals(43, shown);
        assertTrue(plot.hitTest(W - 30, 60, W, H, THEME).isEmpty());
        assertEquals(OptionalInt.of(42), plot.neighbour(OptionalInt.of(42), 1));
        assertEquals(OptionalInt.of(42), plot.neighbour(OptionalInt.empty(), -1));
    }

    @Test
    void labelsNameTheBestTheDefaultAndWhatIsLeft() {
        String svg = svg(demo());
        for (String text : List.of(">Best 0.899<", ">Default 0.872 ± 0.011<", ">17 trials left<", ">even exploration<",
                ">guided by model<", ">Trial number<")) {
            assertTrue(svg.contains(text), text);
        }
        String done = svg(ConvergencePlot.of(History.of(DemoStudies.search(43, 4, 3)), 43));
        assertFalse(done.contains("left<"));
    }

    @Test
    void trialsThatWaitHaveAMark() {
        StudySnapshot s = Studies.done(Studies.empty(Direction.MINIMIZE), 1);
        s = s.apply(new StudyEvent.TrialCreated(1, sweetspot.space.Configuration.empty(), false, 0));
        ConvergencePlot plot = ConvergencePlot.of(History.of(s), 5);
        assertTrue(svg(plot).contains("stroke-dasharray=\"2 1.2\""), svg(plot));
        Hit hit = plot.locate(1, W, H, THEME).orElseThrow();
        assertEquals(Optional.of(hit), plot.hitTest(hit.x(), hit.y(), W, H, THEME));
    }

    /// The best of what is minimized lies at the bottom, where there is room for one line of words alone.
    @Test
    void labelsOfLinesAtTheBottomStayInsideAndApart() {
        StudySnapshot s = Studies.empty(Direction.MINIMIZE);
        double[] values = {1, 16, 5, 4, 0.3, 0.03};
        for (int i = 0; i < values.length; i++) {
            s = Studies.ended(
                    Studies.started(s, sweetspot.space.Configuration.empty(), 0, 1, i == 0 ? "default" : "gp"),
                    i, sweetspot.study.TrialState.COMPLETE, values[i], Double.NaN, 2);
        }
        ConvergencePlot plot = ConvergencePlot.of(History.of(s), 24);
        Axes axes = plot.axes(W, H, THEME);
        Matcher label =
                Pattern.compile("y=\"([\\d.]+)\"[^>]*>(Best 0.030|Default 1.000|18 trials left)<").matcher(svg(plot));
        double[] ys = label.results().mapToDouble(m -> Double.parseDouble(m.group(1))).sorted().toArray();
        assertEquals(3, ys.length, svg(plot));
        assertTrue(ys[0] > axes.top() && ys[2] < axes.bottom(), java.util.Arrays.toString(ys));
        assertTrue(ys[1] - ys[0] >= 15 && ys[2] - ys[1] >= 15, java.util.Arrays.toString(ys));
    }

    /// Where the trials reach the right end, no words lie on them, whatever the size.
    @Test
    void noLabelCoversAMark() {
        for (double width : new double[]{320, 480, W, 1400}) {
            for (int planned : new int[]{43, 44, 60, 400}) {
                ConvergencePlot plot = ConvergencePlot.of(History.of(DemoStudies.search(43, 4, 3)), planned);
                Axes axes = plot.axes(width, H, THEME);
                double last = plot.locate(42, width, H, THEME).orElseThrow().x();
                String svg = SvgPainter.render(plot, width, H, THEME);
                Matcher label = Pattern.compile("<text x=\"([\\d.]+)\" y=\"([\\d.]+)\"[^>]*>((?:Best|Default) [^<]*)<")
                        .matcher(svg);
                int seen = 0;
                while (label.find()) {
                    seen++;
                    double left =
                            Double.parseDouble(label.group(1)) - TextWidths.of(label.group(3), THEME.captionBold());
                    boolean above = Double.parseDouble(label.group(2)) < axes.top();
                    assertTrue(above || left > last, width + " " + planned + " " + label.group());
                }
                assertTrue(seen == 2 || width < 400, width + " " + planned + svg);
            }
        }
    }

    @Test
    void marksShowTheStateByShape() {
        History h = demo().history();
        String svg = svg(demo());
        int done = 0;
        int stopped = 0;
        for (int i = 0; i < h.size(); i++) {
            done += h.isDone(i) ? 1 : 0;
            stopped += h.isStoppedEarly(i) ? 1 : 0;
        }
        assertEquals(done, count(svg, "r=\"4\" fill=\"#0072B2\""));
        assertEquals(stopped, count(svg, "fill=\"#FFFFFF\" stroke=\"#0072B2\" stroke-width=\"1.5\"/>"));
        assertEquals(2 * h.failed(), count(svg, "stroke=\"#D55E00\""));
        assertEquals(4, count(svg, "rx=\"1.5\""));
    }

    @Test
    void othersTurnGreyWhenSomeAreSelected() {
        BitSet some = new BitSet();
        some.set(1, 4);
        String svg = svg(demo().highlighted(new Highlight(-1, 2, Optional.of(some))));
        assertEquals(3, count(svg, "r=\"4\" fill=\"#0072B2\""));
        assertTrue(svg.contains("fill=\"#D55E00\""));
        assertTrue(count(svg, "stroke=\"#595959\"") > 20);
    }

    @Test
    void aGivenZoomIsKeptWhateverTheData() {
        Zoom zoom = new Zoom(5, 15, 0.8, 0.9);
        Axes axes = demo().zoomed(Optional.of(zoom)).axes(W, H, THEME);
        assertEquals(5, axes.x().low());
        assertEquals(0.9, axes.y().high());
        assertTrue(demo().zoomed(Optional.of(zoom)).locate(30, W, H, THEME).isEmpty());
    }

    @Test
    void offScaleTrialsSitOnTheEdge() {
        StudySnapshot s = Studies.empty(Direction.MINIMIZE);
        for (int i = 0; i < 40; i++)
            s = Studies.done(s, i == 20 ? 1e12 : i == 30 ? Double.POSITIVE_INFINITY : 1
                    + i * 0.01);
        ConvergencePlot plot = ConvergencePlot.of(History.of(s), 40);
        Axes axes = plot.axes(W, H, THEME);
        assertTrue(axes.y().high() < 5);
        for (int i : new int[]{20, 30}) {
            Hit hit = plot.locate(i, W, H, THEME).orElseThrow();
            assertEquals(axes.top(), hit.y(), 6);
        }
    }

    @Test
    void manyTrialsMakeNoMoreMarksThanThereArePlaces() {
        ConvergencePlot plot = ConvergencePlot.of(History.of(DemoStudies.search(60_000, 8, 3)), 60_000);
        assertTrue(count(svg(plot), "<circle") < 50_000);
        assertFalse(svg(plot).contains("#7FB8D8"), "no error bars when dense");
    }

    /// Whatever the study and the size, painting works.
    @Test
    void standsEmptyAndTinyPictures() {
        StudySnapshot running = Studies.started(Studies.empty(Direction.MAXIMIZE),
                sweetspot.space.Configuration.empty(), 0, 1, "default");
        for (StudySnapshot s : List.of(Studies.empty(Direction.MAXIMIZE), running, DemoStudies.search(43, 4, 3),
                Studies.done(Studies.empty(Direction.MINIMIZE), Double.POSITIVE_INFINITY),
                Studies.done(Studies.done(Studies.empty(Direction.MINIMIZE), Double.MAX_VALUE), -Double.MAX_VALUE))) {
            for (double size : new double[]{1, 40, 200, 3000}) {
                ConvergencePlot plot = ConvergencePlot.of(History.of(s), 60);
                String svg = SvgPainter.render(plot, size, size / 2, THEME.withEm(21));
                assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
                plot.hitTest(size / 2, size / 4, size, size / 2, THEME);
                assertFalse(plot.accessibleText().isBlank());
            }
        }
    }

    @Test
    void tellsItsNumbersInWordsAndAsATable() {
        String text = demo().accessibleText();
        assertTrue(text.contains("43 trials") && text.contains("Best score 0.899 ± 0.012 in trial 29")
                && text.contains("The default scored 0.872 ± 0.011"), text);
        PlotTable table = demo().asTable();
        assertEquals(43, table.rows().size());
        assertTrue(table.rows().stream().allMatch(row -> row.size() == table.columns().size()));
    }

    @Test
    void noTickIsBeyondWhatTheMetricCanBe() {
        ScoreAxis share = new ScoreAxis(0, 1, ScoreAxis.Kind.AUTOMATIC);
        for (double[] values : new double[][]{{0.97, 0.99, 1, 1}, {1}, {0, 0.1, 0.02, 1}, {0.5, 0.99, 0.985, 0.99}}) {
            StudySnapshot s = Studies.empty(Direction.MAXIMIZE);
            for (double value : values) s = Studies.done(s, value);
            for (double height : new double[]{120, 260, 500}) {
                Scale y = ConvergencePlot.of(History.of(s), 20, share).axes(600, height, PlotTheme.light()).y();
                assertTrue(y.low() >= 0 && y.high() <= 1, y::toString);
            }
        }
        StudySnapshot odd = Studies.done(Studies.done(Studies.empty(Direction.MAXIMIZE), 0.5), 1.4);
        Scale y = ConvergencePlot.of(History.of(odd), 20, share).axes(600, 260, PlotTheme.light()).y();
        assertTrue(y.contains(1.4), "a score that cannot be is not hidden");
    }

    @Test
    void offScaleTrialsAreCountedAndNewOnesNeverMoveAZoom() {
        StudySnapshot s = Studies.empty(Direction.MAXIMIZE);
        for (double value : new double[]{0.94, 0.2, 0.95, 0.95, 0.96, 0.1}) s = Studies.done(s, value);
        ConvergencePlot plot = ConvergencePlot.of(History.of(s), 20);
        assertEquals(2, plot.offScale(600, 260, PlotTheme.light()));
        assertTrue(svg(Legend.convergence(true, true, 2)).contains("2 off the scale"));
        Zoom zoom = new Zoom(1, 4, 0.93, 0.97);
        Axes before = plot.zoomed(Optional.of(zoom)).axes(600, 260, PlotTheme.light());
        ConvergencePlot later = ConvergencePlot.of(History.of(Studies.done(Studies.done(s, 0.999), 0.001)), 20);
        assertEquals(before, later.zoomed(Optional.of(zoom)).axes(600, 260, PlotTheme.light()));
    }

    @Test
    void lossesOverDecadesAreDrawnOnALogarithmicAxis() {
        StudySnapshot s = Studies.empty(Direction.MINIMIZE);
        for (double value : new double[]{10, 0.5, 3, 1e-3, 0.02, 1e-6, 2, 0.1}) s = Studies.done(s, value);
        ConvergencePlot plot = ConvergencePlot.of(History.of(s), 20);
        assertTrue(plot.isLog() && plot.axes(600, 260, PlotTheme.light()).y().log());
        assertTrue(svg(plot).contains(">1e-5<") || svg(plot).contains(">1e-6<"), svg(plot));
        ConvergencePlot linear = ConvergencePlot.of(History.of(s), 20, ScoreAxis.ANY.as(ScoreAxis.Kind.LINEAR));
        assertFalse(linear.isLog());
    }
}
