package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sweetspot.objective.Evaluation;
import sweetspot.space.Configuration;

@Timeout(60)
class ThreadTrialExecutorTest {

    /// The runner's thread, which answers reports, may be waiting for the disk.
    @Test
    void aTrialThatWaitsForAnAnswerHearsThatItIsCancelled() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        try (ThreadTrialExecutor executor = new ThreadTrialExecutor((_, context) -> {
            context.report(1, 0.5);
            if (!context.shouldPrune() && context.cancelled()) throw new CancellationException();
            return Evaluation.of(1);
        }, 1)) {
            executor.start(0, 0, Configuration.of(java.util.Map.of()), new TrialExecutor.Report() {
                @Override
                public void began() {}

                @Override
                public CompletionStage<Boolean> reported(long step, double value) {
                    reported.countDown();
                    return new CompletableFuture<>();
                }

                @Override
                public void ended(Outcome outcome) {
                    end.complete(outcome);
                }
            });
            reported.await();
            executor.cancel(0);
            assertInstanceOf(Outcome.Cancelled.class, end.get(20, TimeUnit.SECONDS));
        }
    }
}
