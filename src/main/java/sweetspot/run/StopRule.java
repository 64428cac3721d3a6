package sweetspot.run;

import java.util.ArrayList;
import java.util.List;
import sweetspot.study.Budget;
import sweetspot.study.Budget.Worth;
import sweetspot.study.Experiment;
import sweetspot.study.Origins;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Says when a search has had enough. Rules compose: the first one that is reached ends the search.
public sealed interface StopRule {

    /// The reason why the search ends when this rule is reached.
    StopReason reason();

    /// Tells whether no more trials are to be started.
    ///
    /// @param elapsedMillis time spent searching, over all sittings
    boolean reached(StudySnapshot study, long elapsedMillis);

    /// The rule's progress, for people: "37 of 100 trials".
    String state(StudySnapshot study, long elapsedMillis);

    /// The rules of a budget.
    ///
    /// @param workers number of trials at once
    static List<StopRule> of(Budget budget, int workers) {
        List<StopRule> rules = new ArrayList<>();
        rules.add(new TrialLimit(budget.trials()));
        if (budget.seconds() > 0) rules.add(new TimeLimit(budget.seconds() * 1000));
        if (budget.patience() > 0) rules.add(new Patience(budget.patience()));
        budget.target().ifPresent(score -> rules.add(new TargetScore(score)));
        budget.worth().ifPresent(worth -> rules.add(new NotWorthIt(worth, workers)));
        return List.copyOf(rules);
    }

    /// The limits of an experiment that a study at rest has reached, so that a search would end before it had tried
    /// anything; empty if trials are to be begun again first, or if queued ones run in spite of it.
    static List<StopReason> reached(Experiment experiment, StudySnapshot study) {
        if (study.trials().isEmpty() || !InterruptedTrials.of(study).isEmpty()) return List.of();
        long spent = BusyTime.millis(study);
        return of(experiment.budget(), experiment.workers()).stream().filter(r -> r.reached(study, spent))
                .map(StopRule::reason).filter(r -> r != StopReason.PATIENCE || study.waiting() == 0).toList();
    }

    /// A number of trials, however they end.
    ///
    /// @param trials at least 1
    record TrialLimit(int trials) implements StopRule {
        @Override
        public StopReason reason() {
            return StopReason.TRIALS;
        }

        @Override
        public boolean reached(StudySnapshot study, long elapsedMillis) {
            return study.trials().size() - study.waiting() >= trials;
        }

        @Override
        public String state(StudySnapshot study, long elapsedMillis) {
            return Messages.text("run.rule.trials", study.finished(), trials);
        }
    }

    /// A time limit. It is hard: trials that still run then are cancelled.
    ///
    /// @param millis above 0
    record TimeLimit(long millis) implements StopRule {
        @Override
        public StopReason reason() {
            return StopReason.TIME;
        }

        @Override
        public boolean reached(StudySnapshot study, long elapsedMillis) {
            return elapsedMillis >= millis;
        }

        @Override
        public String state(StudySnapshot study, long elapsedMillis) {
            return Messages.text("run.rule.time", Durations.text(Math.min(elapsedMillis, millis)),
                    Durations.text(millis));
        }
    }

    /// A number of trials in a row without a new best, or with several objectives without one that the front took in;
    /// failed ones do not count.
    ///
    /// @param trials at least 1
    record Patience(int trials) implements StopRule {
        @Override
        public StopReason reason() {
            return StopReason.PATIENCE;
        }

        @Override
        public boolean reached(StudySnapshot study, long elapsedMillis) {
            return sinceBest(study) >= trials;
        }

        /// Number of trials later than the best that have ended without failing.
        private int sinceBest(StudySnapshot study) {
            int count = 0;
            int best = study.isMultiObjective() ? ParetoFront.of(study).latest() : study.bestNumber();
            for (int i = study.trials().size() - 1; i > best && count < trials; i--) {
                TrialState state = study.trials().get(i).state();
                if (state == TrialState.COMPLETE || state == TrialState.PRUNED) count++;
            }
            return count;
        }

        @Override
        public String state(StudySnapshot study, long elapsedMillis) {
            return Messages.text("run.rule.patience", sinceBest(study), trials);
        }
    }

    /// A score that is good enough.
    ///
    /// @param score a finite number
    record TargetScore(double score) implements StopRule {
        @Override
        public StopReason reason() {
            return StopReason.TARGET;
        }

        @Override
        public boolean reached(StudySnapshot study, long elapsedMillis) {
            return study.best().filter(best -> !study.direction().better(score, best.value())).isPresent();
        }

        /// Says that the default has reached it, so that nothing was searched; "" if another trial has.
        String byDefault(StudySnapshot study) {
            return study.best().filter(t -> t.origin().equals(Origins.DEFAULT))
                    .map(t -> Messages.text("run.target.default", Formats.score(t.value()), Formats.score(score)))
                    .orElse("");
        }

        @Override
        public String state(StudySnapshot study, long elapsedMillis) {
            String goal = Formats.score(score);
            return study.best().map(best -> Messages.text("run.rule.target", Formats.score(best.value()), goal))
                    .orElseGet(() -> Messages.text("run.rule.target.none", goal));
        }
    }

    /// The gain that the surrogate expects of the next trial is worth less than the trial costs, see [Outlook].
    ///
    /// @param worth what a gain is worth
    /// @param workers number of trials at once, which share the machine's time
    record NotWorthIt(Worth worth, int workers) implements StopRule {
        @Override
        public StopReason reason() {
            return StopReason.NOT_WORTH_IT;
        }

        @Override
        public boolean reached(StudySnapshot study, long elapsedMillis) {
            return Outlook.of(study).filter(o -> o.worthMillis(worth) < Outlook.costMillis(study, workers)).isPresent();
        }

        /// Its progress: what a trial costs as a share of what it is expected to be worth, 0 to 1.
        public double progress(StudySnapshot study) {
            return Outlook.of(study).map(o -> {
                double worthMillis = o.worthMillis(worth);
                return worthMillis > 0 ? Math.clamp(Outlook.costMillis(study, workers) / worthMillis, 0.0, 1.0) : 1.0;
            }).orElse(0.0);
        }

        @Override
        public String state(StudySnapshot study, long elapsedMillis) {
            return Outlook.of(study).filter(o -> Double.isFinite(o.worthMillis(worth)))
                    .map(o -> Messages.text("run.rule.worth", Durations.text(Math.round(o.worthMillis(worth))),
                            Durations.text(Math.round(Outlook.costMillis(study, workers)))))
                    .orElseGet(() -> Messages.text("run.rule.worth.early"));
        }
    }
}
