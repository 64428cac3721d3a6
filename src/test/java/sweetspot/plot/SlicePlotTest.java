package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.History;
import sweetspot.analysis.Slice;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import sweetspot.ui.study.StudyFixture;

class SlicePlotTest {
    private static final PlotTheme THEME = PlotTheme.light();

    static SlicePlot plot(StudySnapshot study, String parameter) {
        return plot(study, StudyFixture.space().get(StudyFixture.space().indexOf(parameter)), 0);
    }

    private static SlicePlot plot(StudySnapshot study, Parameter parameter, int objective) {
        Slice slice = Slice.of(History.of(study), ParetoFront.of(study), parameter, objective);
        return SlicePlot.of(slice, new SlicePlot.Labels(parameter.name(), "Score",
                slice.bands().stream().map(String::valueOf).toList(), "A", "B"), ScoreAxis.ANY);
    }

    private static StudySnapshot study(Object... values) {
        StudySnapshot s = StudySnapshot.empty().apply(new StudyCreated("s", List.of(Direction.MINIMIZE)));
        for (int i = 0; i < values.length; i++) {
            Map<String, Object> map = new HashMap<>();
            map.put("p", values[i]);
            s = s.apply(new TrialCreated(i, Configuration.of(map), true, 1))
                    .apply(new TrialFinished(i, TrialState.COMPLETE, new double[]{i}, 2));
        }
        return s;
    }

    @Test
    void everyMarkIsHitWhereItLies() {
        for (String parameter : List.of("learning_rate", "depth", "feature_sampling", "fraction")) {
            SlicePlot plot = plot(StudyFixture.study(43, 4), parameter);
            int marks = 0;
            for (int i = 0; i < plot.data().size(); i++) {
                Optional<Hit> at = plot.locate(i, 600, 300, THEME);
                if (at.isEmpty()) continue;
                marks++;
                Hit hit = plot.hitTest(at.get().x(), at.get().y(), 600, 300, THEME).orElseThrow();
                assertEquals(at.get().x(), hit.x(), 1e-9);
                assertEquals(at.get().y(), hit.y(), 1e-9);
            }
            assertEquals(43 - plot.data().without(), marks, parameter);
            assertEquals(marks, plot.asTable().rows().size());
        }
        assertTrue(plot(StudyFixture.study(43, 4), "fraction").data().without() > 0, "a condition did not hold");
    }

    @Test
    void theAxisIsLogarithmicWhereTheSearchIs() {
        SlicePlot rate = plot(StudyFixture.study(43, 4), "learning_rate");
        assertTrue(rate.axes(600, 300, THEME).x().log());
        assertFalse(plot(StudyFixture.study(43, 4), "depth").axes(600, 300, THEME).x().log());
        Axes axes = rate.axes(600, 300, THEME);
        assertTrue(axes.x().contains(0.005) && axes.x().contains(0.5), "the whole range is shown");
    }

    /// Null among numbers has a band at the right of all numbers, and so has a text that was tried before.
    @Test
    void whatIsNoNumberHasABandBesideTheNumbers() {
        SlicePlot plot =
                plot(study(1.0, null, 9.5, "old", 20.0), new Parameter("p", FloatDistribution.linear(0, 10), 1.0), 0);
        assertEquals(java.util.Arrays.asList(null, "old"), plot.data().bands());
        double numbers = plot.axes(600, 300, THEME).right();
        assertTrue(plot.locate(4, 600, 300, THEME).orElseThrow().x() <= numbers, "the axis reaches to what was tried");
        assertTrue(plot.locate(1, 600, 300, THEME).orElseThrow().x() > numbers);
        assertTrue(
                plot.locate(3, 600, 300, THEME).orElseThrow().x() > plot.locate(1, 600, 300, THEME).orElseThrow().x());
        SlicePlot zoomed = plot.zoomed(Optional.of(new Zoom(5, 10, 0, 5)));
        assertTrue(zoomed.locate(0, 600, 300, THEME).isEmpty());
        assertTrue(zoomed.locate(1, 600, 300, THEME).isPresent(), "bands stay");
    }

    @Test
    void choicesKeepTheirOrderAndStrangersComeAfterThem() {
        SlicePlot plot =
                plot(study("b", "a", "gone", null), new Parameter("p", CategoricalDistribution.of("a", "b"), "a"), 0);
        assertEquals(java.util.Arrays.asList("a", "b", "gone", null), plot.data().bands());
        assertTrue(
                plot.locate(1, 600, 300, THEME).orElseThrow().x() < plot.locate(0, 600, 300, THEME).orElseThrow().x());
        assertEquals(List.of("1", "a"), plot.asTable().rows().get(1).subList(0, 2));
    }

    @Test
    void theArrowKeysGoFromLeftToRight() {
        for (String parameter : List.of("learning_rate", "feature_sampling")) {
            SlicePlot plot = plot(StudyFixture.study(43, 4), parameter);
            OptionalInt at = plot.neighbour(OptionalInt.empty(), 1);
            for (int i = 0; i < 60; i++) {
                OptionalInt next = plot.neighbour(at, 1);
                assertTrue(plot.data().band(next.getAsInt()) > plot.data().band(at.getAsInt())
                        || !(plot.data().x(next.getAsInt()) < plot.data().x(at.getAsInt())));
                at = next;
            }
            assertEquals(at, plot.neighbour(at, 1), "it stops at the end");
        }
        assertTrue(plot(StudyFixture.study(0, 2), "depth").neighbour(OptionalInt.empty(), 1).isEmpty());
    }

    @Test
    void nothingUnusualBreaksThePicture() {
        Parameter p = new Parameter("p", FloatDistribution.log(1e-300, 1e300), 1.0);
        List<StudySnapshot> studies = List.of(study(), study(1.0), study(0.0, -5.0), study(Double.MAX_VALUE, 1e-300),
                study((Object) null), study("x", "y"), study(1.0, 1.0, 1.0));
        for (StudySnapshot s : studies) {
            for (Parameter parameter : List.of(p, new Parameter("p", FloatDistribution.linear(3, 3), 3.0),
                    new Parameter("p", CategoricalDistribution.of("x"), "x"))) {
                SlicePlot plot = plot(s, parameter, 0);
                for (double[] size : new double[][]{{600, 300}, {3, 2}}) {
                    assertFalse(SvgPainter.render(plot, size[0], size[1], THEME).contains("NaN"));
                    assertFalse(SvgPainter.render(plot.legend(), size[0], 20, THEME).contains("NaN"));
                }
                assertFalse(plot.accessibleText().isBlank());
            }
        }
    }

    @Test
    void ofSeveralObjectivesTheFrontIsMarked() {
        StudySnapshot s = TradeOffStudies.study("branches", 60);
        Parameter first = TradeOffStudies.experiment("branches", 60).space().get(0);
        for (int objective : new int[]{0, 1}) {
            SlicePlot plot = plot(s, first, objective);
            int number = ParetoFront.of(s).number(0);
            assertTrue(plot.data().isBest(number));
            assertEquals(s.trials().get(number).value(objective), plot.data().y(number));
            assertTrue(plot.legend().accessibleText().contains("Pareto front"), plot.legend().accessibleText());
        }
    }
}
