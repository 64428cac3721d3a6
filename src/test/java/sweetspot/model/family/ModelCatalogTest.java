package sweetspot.model.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.ModelException;
import sweetspot.model.ModelFamily;
import sweetspot.model.ModelFamilyTest;
import sweetspot.model.ParameterSpec;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.Metric;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.SearchSpace;
import sweetspot.study.Target.Task;

/// What every family promises about its hyperparameters, its texts and its id.
class ModelCatalogTest {

    static Stream<ModelFamily> families() {
        return ModelCatalog.families().stream();
    }

    private static Stream<DataShape> shapes(ModelFamily family) {
        return Stream.of(new DataShape(4, 1, 2), new DataShape(569, 30, 2), new DataShape(100_000, 3000, 60),
                new DataShape(4, 1, 0), new DataShape(442, 10, 0)).filter(s -> family.tasks().contains(s.task()));
    }

    @Test
    void idsAreDifferentAndFound() {
        Set<String> ids = new HashSet<>();
        for (ModelFamily family : ModelCatalog.families()) {
            assertTrue(ids.add(family.id()));
            assertEquals(family, ModelCatalog.byId(family.id()));
        }
    }

    @Test
    void anUnknownIdIsToldWhichThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> ModelCatalog.byId("forrest")).getMessage();
        assertTrue(message.contains("forrest") && message.contains("random_forest"), message);
    }

    @ParameterizedTest
    @MethodSource("families")
    void everythingHasWords(ModelFamily family) {
        assertFalse((family.label() + family.oneLine() + family.whenToUse()).isBlank());
        for (DataShape shape : shapes(family).toList()) {
            for (ParameterSpec spec : family.parameters(shape)) {
                assertFalse(spec.label().isBlank() || spec.description().isBlank());
                if (!(spec.widest() instanceof CategoricalDistribution choices)) continue;
                for (Object choice : choices.choices()) assertFalse(spec.choiceLabel(choice).isBlank());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void rangesAreNestedAndHoldTheDefault(ModelFamily family) {
        for (DataShape shape : shapes(family).toList()) {
            SearchSpace space = family.recommendedSpace(shape);
            assertTrue(ModelFamilyTest.wideSpace(family, shape).dimensions() >= space.dimensions());
            assertTrue(space.dimensions() > 0);
            for (ParameterSpec spec : family.parameters(shape)) {
                assertTrue(within(spec.wide(), spec.widest()), spec::toString);
                assertTrue(within(spec.parameter().range(), spec.widest()), spec::toString);
                assertTrue(spec.parameter().range().contains(spec.parameter().defaultValue()), spec::toString);
                assertTrue(spec.wide().contains(spec.parameter().defaultValue()), spec::toString);
            }
        }
    }

    private static boolean within(Distribution inner, Distribution outer) {
        return switch (inner) {
            case CategoricalDistribution c -> ((CategoricalDistribution) outer).choices().containsAll(c.choices());
            case NumericDistribution n -> n.getClass() == outer.getClass()
                    && n.lowest() >= ((NumericDistribution) outer).lowest()
                    && n.highest() <= ((NumericDistribution) outer).highest();
        };
    }

    @Test
    void metricsHaveWordsAndIds() {
        for (Metric metric : Metric.all()) {
            assertEquals(metric, Metric.byId(metric.id(), metric.task()));
            assertFalse(metric.label().isBlank());
        }
        assertThrows(IllegalArgumentException.class, () -> Metric.byId("rmse", Task.CLASSIFICATION));
    }

    @Test
    void aFamilyWithoutItsLibrarySaysWhyItCannotBeTrained() {
        ModelFamily family = new XgboostFamily(() -> Optional.of("No library."));
        assertEquals(Optional.of("No library."), family.unavailable());
        TargetValues y = new TargetValues.Classes(new int[]{0, 1}, List.of("a", "b"));
        Configuration settings = family.recommendedSpace(new DataShape(2, 1, 2)).defaults();
        ModelException e = assertThrows(ModelException.class,
                () -> family.fit(new double[][]{{0}, {1}}, y, settings, 1, FitContext.plain()));
        assertEquals("No library.", e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("families")
    void belongsToAGroupWithAName(ModelFamily family) {
        assertFalse(FamilyGroup.of(family).label().isBlank());
    }
}
