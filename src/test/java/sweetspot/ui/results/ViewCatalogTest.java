package sweetspot.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.History;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.ScoreAxis;
import sweetspot.plot.SvgPainter;
import sweetspot.plot.TradeOffStudies;
import sweetspot.study.Experiment;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.study.StudyFixture;

/// What holds for every chart of the Results page; no toolkit is needed.
class ViewCatalogTest {

    private static ViewInput input(Experiment experiment, StudySnapshot study, Map<String, Integer> chosen) {
        return new ViewInput(experiment, study, History.of(study),
                study.isMultiObjective() ? ParetoFront.of(study) : ParetoFront.empty(), 60, false, false,
                OptionalLong.empty(),
                ScoreAxis.Kind.AUTOMATIC, chosen);
    }

    private static final List<ViewInput> INPUTS = List.of(
            input(StudyFixture.experiment(60), StudyFixture.study(0, 0), Map.of()),
            input(StudyFixture.experiment(60), StudyFixture.study(0, 2), Map.of()),
            input(StudyFixture.experiment(60), StudyFixture.study(30, 2), Map.of()),
            input(TradeOffStudies.experiment("branches", 40), TradeOffStudies.study("branches", 40), Map.of()));

    @Test
    void everyViewHasANameAndTexts() {
        Set<String> ids = new HashSet<>();
        for (View view : ViewCatalog.all()) {
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
            for (View.Place place : View.Place.values()) {
                assertTrue(ViewCatalog.all().stream().anyMatch(v -> v.place() == place && v.suits(input.study())),
                        place.name());
            }
        }
    }

    /// Whatever is chosen, there is a picture or a sentence.
    @Test
    void everyViewDrawsOrSaysWhatIsMissing() {
        int pictures = 0;
        for (View view : ViewCatalog.all()) {
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
        return List.of(View.Place.values()).stream().map(p -> ViewCatalog.all().stream()
                .filter(v -> v.place() == p && v.suits(input.study())).findFirst().orElseThrow().id()).toList();
    }
}
