package sweetspot.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.History;
import sweetspot.model.metric.Metric;
import sweetspot.objective.Ensemble;
import sweetspot.objective.ExperimentException;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.ScoreAxis;
import sweetspot.plot.SvgPainter;
import sweetspot.plot.TradeOffStudies;
import sweetspot.run.StudyEnsemble;
import sweetspot.study.Experiment;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.ui.study.AutoFixture;
import sweetspot.ui.study.StudyFixture;

/// What holds for every chart of the Results page; no toolkit is needed.
class ViewCatalogTest {

    private static ViewInput input(Experiment experiment, StudySnapshot study, Map<String, Integer> chosen) {
        return new ViewInput(experiment, study, History.of(study),
                study.isMultiObjective() ? ParetoFront.of(study) : ParetoFront.empty(), 60, false, false,
                OptionalLong.empty(),
                ScoreAxis.Kind.AUTOMATIC, Optional.empty(), chosen);
    }

    private static List<View> views() {
        return ViewCatalog.all(_ -> Optional.empty(), (_, _) -> Optional.empty());
    }

    /// The places that every study fills.
    private static List<View.Place> places() {
        return Stream.of(View.Place.values()).filter(p -> p != View.Place.BESIDE).toList();
    }

    private static final List<ViewInput> INPUTS = List.of(
            input(StudyFixture.experiment(60), StudyFixture.study(0, 0), Map.of()),
            input(StudyFixture.experiment(60), StudyFixture.study(0, 2), Map.of()),
            input(StudyFixture.experiment(60), StudyFixture.study(30, 2), Map.of()),
            input(TradeOffStudies.experiment("branches", 40), TradeOffStudies.study("branches", 40), Map.of()));

    @Test
    void everyViewHasANameAndTexts() {
        Set<String> ids = new HashSet<>();
        for (View view : views()) {
            assertTrue(ids.add(view.id()) && view.id().matches("[a-z]+"), view.id());
            assertFalse(view.title().isBlank() || view.help().isBlank(), view.id());
            for (ViewInput input : INPUTS) {
                if (!view.suits(input.study())) continue;
                for (ViewChoice c : view.choices(input))
                    assertTrue(Messages.has("results." + view.id() + "." + c.key()), c.key());
            }
        }
    }

    @Test
    void everyPlaceHasAViewForEveryStudy() {
        for (ViewInput input : INPUTS) {
            for (View.Place place : places()) {
                assertTrue(views().stream().anyMatch(v -> v.place() == place && v.suits(input.study())),
                        place.name());
            }
        }
    }

    /// Whatever is chosen, there is a picture or a sentence.
    @Test
    void everyViewDrawsOrSaysWhatIsMissing() {
        int pictures = 0;
        for (View view : views()) {
            for (ViewInput input : INPUTS) {
                if (!view.suits(input.study())) continue;
                if (view.missing(input).isPresent()) {
                    assertFalse(view.missing(input).get().title().isBlank());
                    continue;
                }
                List<Map<String, Integer>> wishes = new java.util.ArrayList<>(List.of(Map.of()));
                for (ViewChoice c : view.choices(input)) {
                    for (int i = 0; i < c.names().size(); i++) {
                        Map<String, Integer> wish = new LinkedHashMap<>();
                        wish.put(c.key(), i);
                        wishes.add(wish);
                    }
                }
                for (Map<String, Integer> wish : wishes) {
                    switch (view.draw(input.with(ScoreAxis.Kind.AUTOMATIC, wish))) {
                        case ViewAnswer.Missing m -> assertFalse(m.title().isBlank());
                        case ViewAnswer.Picture p -> {
                            pictures++;
                            assertFalse(SvgPainter.render(p.plot(), 500, 200, PlotTheme.light()).contains("NaN"));
                            assertFalse(view.header(p, p.plot(), 500, 200, PlotTheme.light()).title().isBlank());
                        }
                    }
                }
            }
        }
        assertTrue(pictures > 15, "pictures: " + pictures);
    }

    @Test
    void theFirstViewOfAPlaceIsWhatItWas() {
        assertEquals(List.of("convergence", "importance", "workers"), first(INPUTS.get(2)));
        assertEquals(List.of("pareto", "importance", "workers"), first(INPUTS.get(3)));
    }

    private static List<String> first(ViewInput input) {
        return places().stream().map(p -> views().stream()
                .filter(v -> v.place() == p && v.suits(input.study())).findFirst().orElseThrow().id()).toList();
    }

    private static ViewAnswer ensemble(EnsembleView.Source source) {
        ViewInput auto = input(AutoFixture.experiment(60), AutoFixture.study(40), Map.of());
        EnsembleView view = new EnsembleView(source);
        assertTrue(view.suits(auto.study()));
        assertFalse(view.suits(INPUTS.get(2).study()));
        return view.draw(auto);
    }

    @Test
    void anEnsembleIsOfferedWithItsWeightsOrTheReasonIsSaid() {
        Metric metric = Metric.byId("average_precision", Task.CLASSIFICATION);
        Ensemble found = new Ensemble(List.of(new Ensemble.Member(31, 0.75), new Ensemble.Member(12, 0.25)), 0.93, 0.92,
                0.01, 0.91);
        ViewAnswer.Picture picture = (ViewAnswer.Picture) ensemble(
                _ -> Optional
                        .of(new StudyEnsemble.Scored(new Ensemble.Offer.Found(found, 0), metric, Optional.empty())));
        assertEquals("Ensemble of 2", picture.header().title());
        assertEquals(List.of("31", "12"), picture.plot().asTable().rows().stream().map(List::getFirst).toList());
        assertEquals(List.of("0.75", "0.25"), picture.plot().asTable().rows().stream().map(List::getLast).toList());
        String svg = SvgPainter.render(picture.plot(), 330, 100, PlotTheme.light());
        assertTrue(svg.contains("+0.010 corrected over the best single model"), svg);
        assertEquals("No data there", ((ViewAnswer.Missing) ensemble(_ -> {
            throw new ExperimentException("data", "No data there");
        })).text());
        assertEquals("Too few", ((ViewAnswer.Missing) ensemble(
                _ -> Optional
                        .of(new StudyEnsemble.Scored(new Ensemble.Offer.None("Too few"), metric, Optional.empty()))))
                .text());
        Ensemble alone = new Ensemble(List.of(new Ensemble.Member(31, 1)), 0.93, 0.92, 0.01, 0.92);
        assertTrue(((ViewAnswer.Missing) ensemble(_ -> Optional.of(new StudyEnsemble.Scored(
                new Ensemble.Offer.Found(alone, 0), metric, Optional.empty())))).text().contains("trial 31 alone"));
        assertFalse(((ViewAnswer.Missing) ensemble(_ -> Optional.empty())).text().isBlank());
    }
}
