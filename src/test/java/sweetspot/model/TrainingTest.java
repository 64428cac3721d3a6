package sweetspot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.model.family.ModelCatalog;
import sweetspot.space.Configuration;
import sweetspot.study.Target.Task;

/// Training that is interrupted and goes on gives the models of training in one go.
class TrainingTest {

    static Stream<Arguments> growing() {
        return ModelCatalog.usable().stream().filter(f -> f.resource().isPresent())
                .flatMap(f -> f.tasks().stream().map(t -> Arguments.of(f, t)));
    }

    private static Configuration with(ModelFamily family, Samples.Data data, long amount) {
        int classes = data.y() instanceof TargetValues.Classes c ? c.count() : 0;
        Map<String, Object> map = new LinkedHashMap<>(family.recommendedSpace(
                new DataShape(data.x().length, data.x()[0].length, classes)).defaults().asMap());
        map.put(family.resource().orElseThrow().parameter(), amount);
        if (map.containsKey("dropout")) map.put("dropout", 0.2);
        if (map.containsKey("row_sample")) map.put("row_sample", 0.7);
        return Configuration.of(map);
    }

    private static List<Double> numbers(Prediction prediction) {
        return switch (prediction) {
            case Prediction.Numbers n -> java.util.Arrays.stream(n.values()).boxed().toList();
            case Prediction.Classes c -> java.util.Arrays.stream(c.scores()).flatMapToDouble(java.util.Arrays::stream)
                    .boxed().toList();
        };
    }

    @ParameterizedTest
    @MethodSource("growing")
    void eachStageIsTheModelOfOneFit(ModelFamily family, Task task) throws Exception {
        Samples.Data data = task == Task.CLASSIFICATION ? Samples.blobs(80, 5, 3, 2, 5) : Samples.surface(80, 4, 5);
        try (Training training = family.begin(data.x(), data.y(), with(family, data, 12), 9)) {
            for (int amount : new int[]{1, 4, 4, 12}) {
                FittedModel continued = training.upTo(amount, FitContext.plain());
                FittedModel fresh = family.fit(data.x(), data.y(), with(family, data, amount), 9, FitContext.plain());
                assertEquals(numbers(fresh.predict(data.x(), FitContext.plain())),
                        numbers(continued.predict(data.x(), FitContext.plain())), family.id() + " after " + amount);
            }
            assertThrows(IllegalArgumentException.class, () -> training.upTo(3, FitContext.plain()));
        }
    }

    @ParameterizedTest
    @MethodSource("growing")
    void canBeCancelledBetweenAndWithinStages(ModelFamily family, Task task) {
        Samples.Data data = task == Task.CLASSIFICATION ? Samples.blobs(40, 4, 2, 2, 5) : Samples.surface(40, 4, 5);
        int[] asked = {0};
        FitContext context = new FitContext(() -> ++asked[0] > 6, true);
        try (Training training = family.begin(data.x(), data.y(), with(family, data, 50), 9)) {
            assertThrows(CancellationException.class, () -> training.upTo(50, context));
        }
    }

    @Test
    void otherFamiliesAreTrainedInOneGo() {
        ModelFamily ridge = ModelCatalog.byId("ridge");
        assertEquals(java.util.Optional.empty(), ridge.resource());
        Samples.Data data = Samples.surface(20, 3, 1);
        assertThrows(UnsupportedOperationException.class,
                () -> ridge.begin(data.x(), data.y(), Configuration.of(Map.of("alpha", 1.0)), 1));
    }
}
