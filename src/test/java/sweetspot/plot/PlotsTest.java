package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import sweetspot.analysis.CostCurve;
import sweetspot.analysis.FamilyRace;
import sweetspot.analysis.History;
import sweetspot.analysis.TradeOff;
import sweetspot.analysis.WorkerTimeline;
import sweetspot.study.AutoChoice;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudyEvent;
import sweetspot.ui.study.AutoFixture;
import sweetspot.ui.study.StudyFixture;

class PlotsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/sweetspot/plot");

    private static Map<String, Plot> plots() {
        Map<String, Plot> plots = new LinkedHashMap<>();
        var study = DemoStudies.search(43, 4, 3);
        plots.put("convergence", ConvergencePlot.of(History.of(study), 60));
        plots.put("convergence-corrected",
                ConvergencePlot.of(History.of(study), 60).withCorrected(java.util.Optional.of(
                        new CorrectedLine(List.of(new CorrectedLine.Point(5, .861), new CorrectedLine.Point(12, .884),
                                new CorrectedLine.Point(31, .893)), OptionalInt.of(31)))));
        plots.put("legend-corrected", Legend.convergence(true, true, 0).withCorrected());
        plots.put("importance", ImportancePlot.of(List.of(new ImportancePlot.Bar("Learning rate", .41, .33, .49),
                new ImportancePlot.Bar("Depth <&> \"more\"", .03, 0, .07))));
        plots.put("workers", WorkersPlot.of(WorkerTimeline.of(study, 4, OptionalLong.of(1_165_000))));
        plots.put("folds", FoldDots.of(new double[]{0.9, 0.91, 0.93, Double.NaN}));
        plots.put("legend", Legend.convergence(true, true, 0));
        var front = TradeOffStudies.study("binh_korn", 40);
        plots.put("pareto", ParetoPlot.of(TradeOff.of(front, ParetoFront.of(front), 0, 1), "Value 1", "Value 2"));
        plots.put("slice", SlicePlotTest.plot(StudyFixture.study(43, 4), "learning_rate"));
        plots.put("slice-bands", SlicePlotTest.plot(StudyFixture.study(43, 4), "feature_sampling"));
        for (boolean halves : new boolean[]{false, true}) {
            plots.put(halves ? "distribution-halves" : "distribution", DistributionPlot.of(
                    History.of(StudyFixture.study(43, 4)), "Score <&>", ScoreAxis.ANY, halves));
        }
        var auto = AutoFixture.study(100);
        List<String> families = AutoChoice.families(AutoFixture.experiment(1).space());
        FamilyRace race = FamilyRace.of(auto, families);
        Map<String, String> names = Map.of("knn", "Nearest <&> neighbors");
        plots.put("families", new FamilyPlot(auto, race, names, 240, Highlight.NONE));
        plots.put("families-time", new FamilyTimePlot(auto, families, names, 240));
        plots.put("leaderboard", new LeaderboardPlot(auto, race, names, Set.of("knn"), Map.of()));
        plots.put("pareto-legend", Legend.pareto(true));
        plots.put("plan-folds", plan());
        plots.put("fold-gain", foldGain(true));
        plots.put("fold-gain-lower", foldGain(false));
        plots.put("promises", promises(0));
        plots.put("promises-locked", promises(2));
        plots.put("rescored", RescoredPlot.of(List.of(new RescoredPlot.Row(55, .913, .908, .006, 1, 0),
                new RescoredPlot.Row(27, .912, .903, .007, 3, -1), new RescoredPlot.Row(57, .911, .906, .006, 2, 1),
                new RescoredPlot.Row(41, .910, Double.NaN, Double.NaN, 0, 0)), true, 55));
        plots.put("cost", costs());
        return plots;
    }

    private static CostPlot costs() {
        java.util.Random random = new java.util.Random(5);
        boolean[] positive = new boolean[600];
        double[] p = new double[600];
        double[] ones = new double[600];
        java.util.Arrays.fill(ones, 1);
        for (int i = 0; i < p.length; i++) {
            positive[i] = i % 8 == 0;
            p[i] = Math.clamp((positive[i] ? 0.6 : 0.2) + 0.25 * random.nextGaussian(), 0, 1);
        }
        return new CostPlot(
                CostCurve.of(positive, p, ones, new int[]{200, 200, 200}, 1, new CostCurve.Prices(100, 5, 2),
                        0.5),
                CostPlot.Shown.CHEAPEST, "fraud <&>");
    }

    private static FoldsPlot plan() {
        List<FoldsPlot.FoldRow> rows = new java.util.ArrayList<>();
        for (int f = 0; f < 3; f++) {
            int test = 4 + 2 * f;
            rows.add(new FoldsPlot.FoldRow(f + 1, java.util.stream.IntStream.range(0, 10)
                    .mapToObj(i -> i == 1 ? FoldsPlot.Part.LEFT_OUT : i < test - 1 ? FoldsPlot.Part.TRAIN
                            : i < test ? FoldsPlot.Part.GAP
                                    : i < test + 2 ? FoldsPlot.Part.TEST : FoldsPlot.Part.UNUSED)
                    .toList(), 100 * f + 1000, 200, 30 + f, 7 * f));
        }
        return new FoldsPlot(rows, 0.2, List.of(new FoldsPlot.Mark(0, "2022"), new FoldsPlot.Mark(1, "2026")),
                "admitted <&>", 2);
    }

    private static FoldGainPlot foldGain(boolean higher) {
        List<FoldGainPlot.Group> groups = new java.util.ArrayList<>();
        double[] base = {.872, .882, .864, .876, .860, .887};
        double[] best = {.912, .910, .894, .870, .928, .944};
        for (int g = 0; g < 2; g++) {
            List<FoldGainPlot.Fold> folds = new java.util.ArrayList<>();
            for (int f = 0; f < 3; f++) {
                folds.add(new FoldGainPlot.Fold("Shuffle <" + g + ">, fold " + f, base[3 * g + f], best[3 * g + f]));
            }
            groups.add(new FoldGainPlot.Group("Shuffle <" + g + ">", folds));
        }
        return FoldGainPlot.of(groups, higher,
                new FoldGainPlot.Interval(higher ? .037 : -.037, higher ? .016 : Double.NaN, .058), "3 folds each");
    }

    private static IntervalPlot promises(int locked) {
        List<IntervalPlot.Row> rows = new java.util.ArrayList<>(List.of(
                new IntervalPlot.Row("Best of the search", "± std. error", .913, .904, .922, "0.913 ± 0.009",
                        IntervalPlot.Mark.RING, false, false),
                new IntervalPlot.Row("Corrected for the search", "95% interval", .904, .882, .923,
                        "0.904 (0.882–0.923)", IntervalPlot.Mark.DOT, true, false)));
        if (locked == 0) {
            rows.add(new IntervalPlot.Row("Default, sealed test", "no interval", .864, Double.NaN, Double.NaN, "0.864",
                    IntervalPlot.Mark.BASE, false, true));
        }
        return new IntervalPlot(rows, locked, Highlight.NONE);
    }

    /// What a pointer finds, and where the arrow keys lead, is the row of the table that says the same.
    @Test
    void everyFoldAndEveryRowIsHitWhereItLies() {
        PlotTheme theme = PlotTheme.light();
        for (String name : List.of("fold-gain", "fold-gain-lower", "promises", "promises-locked", "rescored")) {
            Plot plot = plots().get(name);
            OptionalInt at = OptionalInt.empty();
            for (int i = 0; i < plot.asTable().rows().size(); i++) {
                at = plot.neighbour(at, 1);
                Hit hit = plot.locate(at.getAsInt(), 560, 300, theme).orElseThrow();
                assertEquals(at.getAsInt(), plot.hitTest(hit.x(), hit.y(), 560, 300, theme).orElseThrow().item(), name);
            }
            assertEquals(at, plot.neighbour(at, 1), name + " ends");
            assertEquals(at, plot.neighbour(OptionalInt.empty(), -1), name + " from the end");
            String marked =
                    SvgPainter.render(plot.highlighted(Highlight.NONE.hovering(at.getAsInt())), 560, 300, theme);
            assertFalse(marked.equals(SvgPainter.render(plot, 560, 300, theme)), name);
        }
    }

    @Test
    void foldsThatTheBestLosesAreCountedWhicheverWayIsBetter() {
        assertEquals(5, foldGain(true).won());
        assertEquals(1, foldGain(false).won());
        assertEquals(List.of("+0.040", "+0.028", "+0.030", "−0.006", "+0.068", "+0.057"),
                foldGain(true).asTable().rows().stream().map(List::getLast).toList());
    }

    /// Pictures change only on purpose: run with `-Dsweetspot.golden=write` to accept what is painted now.
    @Test
    void picturesAreAsBefore() throws IOException {
        for (var entry : plots().entrySet()) {
            Path file = GOLDEN.resolve(entry.getKey() + ".svg");
            String svg = SvgPainter.render(entry.getValue(), 400, 160, PlotTheme.light());
            if ("write".equals(System.getProperty("sweetspot.golden"))) {
                Files.createDirectories(GOLDEN);
                Files.writeString(file, svg);
            }
            assertEquals(Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n"), svg, entry.getKey());
        }
    }

    @Test
    void allAreWellFormedAtAnySizeInBothThemes() throws Exception {
        for (Plot plot : plots().values()) {
            for (double[] size : new double[][]{{400, 160}, {60, 20}, {3, 2}}) {
                for (PlotTheme theme : List.of(PlotTheme.light(), PlotTheme.night().withEm(21))) {
                    String svg = SvgPainter.render(plot, size[0], size[1], theme);
                    DocumentBuilderFactory.newInstance().newDocumentBuilder()
                            .parse(new InputSource(new StringReader(svg)));
                    assertFalse(svg.contains("NaN"), svg);
                }
            }
            assertFalse(plot.accessibleText().isBlank());
            PlotTable table = plot.asTable();
            for (List<String> row : table.rows()) assertEquals(table.columns().size(), row.size());
        }
    }

    @Test
    void everyBarIsHitWhereItLies() {
        PlotTheme theme = PlotTheme.light();
        Plot workers = plots().get("workers");
        for (int i = 0; i < 40; i++) {
            Hit hit = workers.locate(i, 900, 100, theme).orElseThrow();
            assertEquals(i, workers.hitTest(hit.x(), hit.y(), 900, 100, theme).orElseThrow().item());
        }
        Plot importance = plots().get("importance");
        assertEquals(1, importance.hitTest(50, importance.locate(1, 300, 160, theme).orElseThrow().y(), 300, 160, theme)
                .orElseThrow().item());
    }

    @Test
    void aLegendIsBriefBeforeItLeavesAnythingOut() {
        String narrow = SvgPainter.render(Legend.convergence(true, true, 0), 320, 20, PlotTheme.light());
        for (String text : List.of(">trial<", ">stopped early<", ">failed<", ">best so far<")) {
            assertTrue(narrow.contains(text), narrow);
        }
        String wide = SvgPainter.render(Legend.convergence(true, true, 0), 400, 20, PlotTheme.light());
        assertTrue(wide.contains(">trial ± std. error<"), wide);
    }

    @Test
    void aLegendExplainsNoMarkThatIsNotThere() {
        String plain = SvgPainter.render(Legend.convergence(false, false, 0), 400, 20, PlotTheme.light());
        assertTrue(plain.contains(">trial ± std. error<") && plain.contains(">best so far<"), plain);
        assertFalse(plain.contains(">failed<") || plain.contains(">stopped early<"), plain);
    }

    @Test
    void noWorkerHasTheBestTrialOfSeveralObjectives() {
        WorkerTimeline several = WorkerTimeline.of(TradeOffStudies.study("branches", 20), 2, OptionalLong.empty());
        assertTrue(several.size() > 0);
        for (int i = 0; i < several.size(); i++) assertFalse(several.isBest(i));
    }

    @Test
    void manyParametersSayHowManyAreLeftOut() {
        List<ImportancePlot.Bar> bars = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> new ImportancePlot.Bar("p" + i, 0.02, 0.01, 0.03)).toList();
        assertTrue(SvgPainter.render(ImportancePlot.of(bars), 300, 250, PlotTheme.light()).contains("more<"));
    }

    /// WCAG 2.1: text at least 4.5 : 1 and marks at least 3 : 1 against the background.
    @Test
    void coloursHaveContrast() {
        for (PlotTheme t : List.of(PlotTheme.light(), PlotTheme.night())) {
            for (Color text : List.of(t.text(), t.muted())) assertTrue(contrast(text, t.background()) >= 4.5);
            for (Color mark : List.of(t.blue(), t.vermilion(), t.green(), t.orange(), t.purple(), t.grey())) {
                assertTrue(contrast(mark, t.background()) >= 3, mark.hex());
            }
        }
        assertEquals(21, contrast(Color.hex("#000000"), Color.hex("#FFFFFF")), 1e-9);
    }

    /// The contrast ratio of WCAG 2.1, of opaque colours.
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    /// As the window shows them the moment a search starts: no trial, or one that runs and has no score.
    @Test
    void chartsOfFamiliesNeedNoScore() {
        List<String> families = AutoChoice.families(AutoFixture.experiment(1).space());
        var none = AutoFixture.study(0);
        var running = none.apply(new StudyEvent.TrialCreated(0, AutoFixture.experiment(1).space().defaults(), true, 1));
        for (var study : List.of(none, running)) {
            FamilyRace race = FamilyRace.of(study, families);
            for (Plot plot : List.of(new FamilyPlot(study, race, Map.of(), 40, Highlight.NONE),
                    new FamilyTimePlot(study, families, Map.of(), 40),
                    new LeaderboardPlot(study, race, Map.of(), Set.of(), Map.of()))) {
                assertFalse(SvgPainter.render(plot, 600, 300, PlotTheme.light()).contains("NaN"),
                        plot.getClass()::getName);
                assertFalse(plot.accessibleText().isBlank());
            }
        }
    }
}
