package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.History;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import sweetspot.ui.study.StudyFixture;

class DistributionPlotTest {
    private static final PlotTheme THEME = PlotTheme.light();

    /// A study whose trials have these scores; one that is not a number has failed.
    private static StudySnapshot study(Direction direction, double... scores) {
        StudySnapshot s = StudySnapshot.empty().apply(new StudyCreated("s", List.of(direction)));
        for (int i = 0; i < scores.length; i++) {
            boolean failed = Double.isNaN(scores[i]);
            s = s.apply(new TrialCreated(i, Configuration.of(Map.of("p", (long) i)), true, 1))
                    .apply(new TrialFinished(i, failed ? TrialState.FAILED : TrialState.COMPLETE,
                            failed ? new double[0] : new double[]{scores[i]}, 2));
        }
        return s;
    }

    private static DistributionPlot plot(StudySnapshot study, boolean halves) {
        return DistributionPlot.of(History.of(study), "Score", ScoreAxis.ANY, halves);
    }

    @Test
    void theShareOfATrialIsThatOfTheTrialsThatScoreNoMore() {
        DistributionPlot plot = plot(study(Direction.MAXIMIZE, 0.3, 0.1, Double.NaN, 0.4, 0.2), false);
        assertEquals(4, plot.counted());
        assertEquals(0.75, plot.share(0));
        assertEquals(0.25, plot.share(1));
        assertTrue(Double.isNaN(plot.share(2)), "a failed trial does not count");
        assertEquals(1, plot.share(3));
        assertEquals(0.5, plot.share(4));
        // Equal scores are one step, on which each trial has its place.
        DistributionPlot equal = plot(study(Direction.MAXIMIZE, 7, 7, 7, 7), false);
        assertEquals(List.of(0.25, 0.5, 0.75, 1.0), IntStream.range(0, 4).mapToObj(equal::share).toList());
    }

    @Test
    void whatIsBetterDependsOnTheDirection() {
        double[] scores = {0.3, 0.1, 0.4, 0.3, 0.2};
        assertEquals(Optional.of(0.5), plot(study(Direction.MAXIMIZE, scores), false).beaten(0));
        assertEquals(Optional.of(0.25), plot(study(Direction.MINIMIZE, scores), false).beaten(0));
        assertEquals(Optional.empty(), plot(study(Direction.MINIMIZE, 3), false).beaten(0), "there is no other");
    }

    /// Trials that were stopped early have scores of fewer folds, and are not comparable.
    @Test
    void onlyCompleteTrialsCount() {
        StudySnapshot study = StudyFixture.study(43, 4);
        assertTrue(study.pruned() > 0 && study.failed() > 0);
        for (boolean halves : new boolean[]{false, true}) {
            DistributionPlot plot = plot(study, halves);
            assertEquals(study.complete(), plot.counted());
            assertEquals(study.complete(), plot.asTable().rows().size());
        }
    }

    @Test
    void halvesAreSplitByNumberAndOnlyWhereTheyAreEnough() {
        double[] scores = IntStream.range(0, 11).mapToDouble(i -> 11 - i).toArray();
        DistributionPlot plot = plot(study(Direction.MINIMIZE, scores), true);
        assertEquals(0.2, plot.share(4), "the best of the earlier five");
        assertEquals(1, plot.share(0));
        assertEquals(1, plot.share(5), "the worst of the later six");
        assertEquals(1.0 / 6, plot.share(10));
        assertEquals(List.of("Earlier half", "Later half"), plot.asTable().rows().stream().map(List::getLast).distinct()
                .toList());
        DistributionPlot few = plot(study(Direction.MINIMIZE, 4, 3, 2, 1), true);
        assertEquals(List.of("All"), few.asTable().rows().stream().map(List::getLast).distinct().toList());
    }

    @Test
    void everyMarkIsHitWhereItLies() {
        for (boolean halves : new boolean[]{false, true}) {
            DistributionPlot plot = plot(StudyFixture.study(43, 4), halves);
            int marks = 0;
            for (int i = 0; i < 43; i++) {
                Optional<Hit> at = plot.locate(i, 600, 300, THEME);
                assertEquals(!Double.isNaN(plot.share(i)), at.isPresent());
                if (at.isEmpty()) continue;
                marks++;
                Hit hit = plot.hitTest(at.get().x(), at.get().y(), 600, 300, THEME).orElseThrow();
                assertEquals(at.get().x(), hit.x(), 1e-9);
                assertEquals(at.get().y(), hit.y(), 1e-9);
            }
            assertEquals(plot.counted(), marks);
        }
        DistributionPlot zoomed = plot(study(Direction.MINIMIZE, 1, 2, 3, 4), false)
                .zoomed(Optional.of(new Zoom(1.5, 3.5, 0, 1)));
        assertTrue(zoomed.locate(0, 600, 300, THEME).isEmpty() && zoomed.locate(1, 600, 300, THEME).isPresent());
    }

    @Test
    void theArrowKeysVisitEveryTrialOnceAndStopAtTheEnds() {
        for (boolean halves : new boolean[]{false, true}) {
            DistributionPlot plot = plot(StudyFixture.study(43, 4), halves);
            Set<Integer> seen = new HashSet<>();
            OptionalInt at = plot.neighbour(OptionalInt.empty(), 1);
            for (int i = 0; i < 60; i++) {
                seen.add(at.getAsInt());
                at = plot.neighbour(at, 1);
            }
            assertEquals(plot.counted(), seen.size());
            assertEquals(at, plot.neighbour(at, 1));
            assertEquals(at, plot.neighbour(OptionalInt.empty(), -1));
        }
        assertTrue(plot(study(Direction.MINIMIZE), false).neighbour(OptionalInt.empty(), 1).isEmpty());
    }

    @Test
    void whatIsNotSelectedIsDrawnInGrey() {
        DistributionPlot plot = plot(StudyFixture.study(43, 4), false);
        BitSet selected = new BitSet();
        selected.set(plot.neighbour(OptionalInt.empty(), 1).getAsInt());
        String all = SvgPainter.render(plot, 600, 300, THEME);
        String one = SvgPainter.render(plot.highlighted(new Highlight(-1, -1, Optional.of(selected))), 600, 300, THEME);
        String blue = "fill=\"" + THEME.blue().hex() + "\"";
        assertEquals(plot.counted(), count(all, blue));
        assertEquals(1, count(one, blue));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    /// The number of marks painted depends on the pixels alone.
    @Test
    void manyTrialsCostNoMoreThanTheirPixels() {
        double[] scores = new java.util.Random(1).doubles(20_000).toArray();
        String svg = SvgPainter.render(plot(study(Direction.MINIMIZE, scores), false), 400, 200, THEME);
        assertTrue(svg.length() < 200_000, "length " + svg.length());
    }

    @Test
    void nothingUnusualBreaksThePicture() {
        List<double[]> studies = List.of(new double[0], new double[]{1}, new double[]{0, -5},
                new double[]{Double.MAX_VALUE, 1e-300}, new double[]{Double.NaN}, new double[]{1, 1, 1},
                new double[]{Double.POSITIVE_INFINITY, 1, 2}, new double[]{Double.NEGATIVE_INFINITY, 1, 2},
                new double[]{1e-9, 1e-3, 1, 1e9}, new double[]{-Double.MAX_VALUE, Double.MAX_VALUE});
        for (double[] scores : studies) {
            for (Direction direction : Direction.values()) {
                for (ScoreAxis.Kind kind : ScoreAxis.Kind.values()) {
                    DistributionPlot plot = DistributionPlot.of(History.of(study(direction, scores)), "Score",
                            ScoreAxis.ANY.as(kind), true);
                    for (double[] size : new double[][]{{600, 300}, {3, 2}}) {
                        String svg = SvgPainter.render(plot, size[0], size[1], THEME);
                        assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
                    }
                    assertFalse(plot.accessibleText().isBlank());
                }
            }
        }
    }

    @Test
    void wordsTellTheMedianAndHowTheDefaultStands() {
        String text = plot(StudyFixture.study(43, 4), false).accessibleText();
        assertTrue(text
                .matches("Score: the distribution over 28 complete trials\\. Half of them score 0\\.\\d+ or less\\. "
                        + "The default is better than \\d+% of the others\\."),
                text);
    }
}
