package sweetspot.run;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import sweetspot.journal.PredictionsFile;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;

/// Keeps the out-of-fold predictions of the trials that another executor evaluates. They are written before the trial's
/// end is told, on the thread that tells it, so that neither the search nor the next trial of another slot waits.
final class KeepingExecutor implements TrialExecutor {
    private final TrialExecutor inner;
    private final PredictionsFile file;
    private final boolean higher;
    private volatile boolean writable;

    /// @param anew whether the study begins
    /// @param direction of the first value
    KeepingExecutor(TrialExecutor inner, PredictionsFile file, boolean anew, Direction direction) {
        this.inner = inner;
        this.file = file;
        this.higher = direction == Direction.MAXIMIZE;
        try {
            file.open(anew);
            writable = true;
        } catch (IOException _) {
            // A search does not depend on it; an ensemble says that predictions are missing.
            writable = false;
        }
    }

    @Override
    public int slots() {
        return inner.slots();
    }

    @Override
    public boolean isStarting(int slot) {
        return inner.isStarting(slot);
    }

    @Override
    public void whenStarted(Runnable told) {
        inner.whenStarted(told);
    }

    @Override
    public void start(int slot, int number, Configuration configuration, Report report) {
        inner.start(slot, number, configuration, new Report() {
            @Override
            public void began() {
                report.began();
            }

            @Override
            public CompletionStage<Boolean> reported(long step, double value) {
                return report.reported(step, value);
            }

            @Override
            public void ended(Outcome outcome) {
                if (outcome instanceof Outcome.Scored s && s.evaluation().outOfFold().length > 0 && writable) {
                    keep(new PredictionsFile.Kept(number, s.evaluation().value(), s.evaluation().outOfFold()));
                }
                report.ended(outcome);
            }
        });
    }

    private void keep(PredictionsFile.Kept kept) {
        try {
            file.add(kept, higher);
        } catch (IOException _) {
            writable = false;
        }
    }

    @Override
    public void cancel(int slot) {
        inner.cancel(slot);
    }

    @Override
    public void abandon(int slot) {
        inner.abandon(slot);
    }

    @Override
    public void close() {
        inner.close();
    }
}
