package sweetspot.verdict;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long a whole verdict takes, in seconds of one core: 200 trials on 10,000 rows.
@Tag("bench")
class VerdictBenchTest {
    @TempDir
    Path folder;

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void ofTwoHundredTrialsOnTenThousandRows() throws Exception {
        for (String metric : System.getProperty("metrics", "roc_auc,log_loss,f1,average_precision").split(",")) {
            MadeStudy made = MadeStudy.of(folder, 12_500, 200, 1, t -> 0.2 + 0.001 * t, metric);
            for (int round = 0; round < 2; round++) {
                long start = cpu();
                Verdict v = Judge.whole(Optional.of(made.experiment()), made.study(), VerdictOptions.STANDARD,
                        Optional.of(made.task()), "", made.file(), () -> false).orElseThrow();
                System.out.printf("%s: %.2f s for a verdict, %s%n", metric, (cpu() - start) / 1e9,
                        v.corrected());
            }
            long start = cpu();
            new OvertuningWatch(made.experiment(), Optional.of(made.task()), made.file()).look(made.study(),
                    () -> false);
            System.out.printf("%s: %.2f s for the watch to look at 200 trials%n", metric,
                    (cpu() - start) / 1e9);
        }
    }
}
