package sweetspot.run;

import java.time.InstantSource;
import java.util.Optional;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// Writes what became of a trial: its value, an estimate of it, or why it has none.
final class TrialEnds {
    private final Experiment experiment;
    private final InstantSource clock;
    private final StudyWriter writer;
    private final FailureLimit failures;

    /// @param clock the time of day
    /// @param failures is told of good and bad ends
    TrialEnds(Experiment experiment, InstantSource clock, StudyWriter writer, FailureLimit failures) {
        this.experiment = experiment;
        this.clock = clock;
        this.writer = writer;
        this.failures = failures;
    }

    /// A trial has ended by itself, or because it was asked to.
    ///
    /// @param state the state of the run when it is heard of
    /// @return why the search has no hope, if this trial makes it so
    Optional<String> ended(RunningTrial trial, Outcome outcome, RunState state) {
        int number = trial.number();
        switch (outcome) {
            case Outcome.Scored s -> {
                writer.attributes(number, s.evaluation().attributes());
                Optional<String> problem = s.evaluation().problem(writer.view().objectives());
                if (problem.isPresent()) return failed(number, problem.get());
                finish(number, TrialState.COMPLETE, s.evaluation().values());
                failures.restart();
            }
            case Outcome.StoppedEarly _ -> {
                finish(number, TrialState.PRUNED, standing(writer.view().trials().get(number)));
                failures.restart();
            }
            case Outcome.Cancelled _ when trial.overdue() -> tookTooLong(number);
            case Outcome.Cancelled _ -> cancelled(number, state);
            // Ctrl+C in a terminal reaches the workers too: that they died of it is no verdict on the trial.
            case Outcome.Failed _ when state.keepsInterrupted() -> cancelled(number, state);
            case Outcome.Failed f -> {
                writer.attributes(number, f.attributes());
                return failed(number, f.reason());
            }
        }
        return Optional.empty();
    }

    /// The scores that a trial that was stopped early would have had, as far as its reports tell.
    private double[] standing(Trial trial) {
        double value = experiment.subject().reports().estimate(trial, writer.view().trials());
        return Double.isNaN(value) ? new double[0] : new double[]{value};
    }

    private Optional<String> failed(int number, String why) {
        fail(number, why);
        return failures.failed(why, writer.view());
    }

    /// A trial took longer than a trial may. The limit was the user's wish, so however many trials in a row are ended
    /// by it, the search goes on.
    void tookTooLong(int number) {
        fail(number, Messages.text("run.failed.limit", experiment.budget().trialSeconds()));
    }

    /// A trial was ended with the run.
    void cancelled(int number, RunState state) {
        if (state.keepsInterrupted()) return;
        boolean time = state.reason() == StopReason.TIME;
        writer.fact(new TrialAttributeSet(number, Trial.STOPPED, time ? Trial.BY_TIME : Trial.BY_USER));
        fail(number, Messages.text(time ? "run.failed.time" : "run.failed.stopped"));
    }

    private void fail(int number, String why) {
        writer.fact(new TrialAttributeSet(number, Trial.FAILURE, why));
        finish(number, TrialState.FAILED, new double[0]);
    }

    private void finish(int number, TrialState state, double[] values) {
        writer.fact(new TrialFinished(number, state, values, clock.millis()));
    }
}
