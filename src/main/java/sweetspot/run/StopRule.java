package sweetspot.run;

import java.util.ArrayList;
import java.util.List;
import sweetspot.study.Budget;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import sweetspot.text.Durations;
import sweetspot.text.Messages;

/// Says when a search has had enough. Rules compose: the first one that is reached ends the search.
public sealed interface StopRule {

    /// Why the search ends when this rule is reached.
    StopReason reason();

    /// Whether no more trials are to be started.
    ///
    /// @param elapsedMillis time spent searching, over all sittings
    boolean reached(StudySnapshot study, long elapsedMillis);

    /// Where the rule stands, for people: "37 of 100 trials".
    String state(StudySnapshot study, long elapsedMillis);

    /// The rules of a budget.
    static List<StopRule> of(Budget budget) {
        List<StopRule> rules = new ArrayList<>();
        rules.add(new TrialLimit(budget.trials()));
        if (budget.seconds() > 0) rules.add(new TimeLimit(budget.seconds() * 1000));
        if (budget.patience() > 0) rules.add(new Patience(budget.patience()));
        return List.copyOf(rules);
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
}
