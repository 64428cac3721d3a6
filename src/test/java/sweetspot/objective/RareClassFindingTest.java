package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.data.DataReader;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions;
import sweetspot.model.metric.Metric;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// A rare class is a reason to take another metric only where it misleads the one that is set.
class RareClassFindingTest {
    @TempDir
    Path folder;

    static Stream<Metric> metrics() {
        return Metric.forTask(Task.CLASSIFICATION).stream();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void anotherMetricIsOfferedWhereThisOneIsMisled(Metric metric) throws Exception {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 400; i++)
            text.append(i * 37 % 101).append(',').append(i % 20 == 0 ? "fraud" : "fine").append('\n');
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        Target target = new Target(file.toString(), "y", Task.CLASSIFICATION, "fraud", List.of(), metric.id());
        Finding tiny = new DataReport(DataReader.read(file, ImportOptions.automatic()), target, Validation.standard())
                .findings().stream().filter(f -> f.kind() == Kind.TINY_CLASS).findFirst().orElseThrow();
        boolean misled = metric.misledByRareClasses();
        assertEquals(misled ? Severity.WARNING : Severity.NOTE, tiny.severity());
        assertEquals(misled ? new Fix.UseMetric("average_precision") : new Fix.None(), tiny.fix());
        assertEquals(List.of("accuracy", "roc_auc", "log_loss").contains(metric.id())
                || !List.of("average_precision", "f1", "cost:100,5,0", "mcc", "recall").contains(metric.id()) && misled,
                misled);
    }
}
