package sweetspot.study;

import java.util.Optional;
import java.util.OptionalDouble;
import sweetspot.text.Messages;

/// The limits of a search. It ends at whichever limit is reached first.
///
/// @param trials number of trials, the default configuration included; at least 1
/// @param seconds wall-clock seconds over all sittings; 0 = no limit
/// @param patience number of finished trials without a new best after which it ends; 0 = never
/// @param target score at which the best is good enough; empty = never
/// @param worth what a gain is worth, to end when the next trial promises less than it costs; empty = never
/// @param trialSeconds longest time that one trial may take; 0 = as long as it likes
/// @param failures failed trials in a row at which the search pauses, half as many if all have failed from the start; it
///     lets more pass where many have failed before; 0 = never
public record Budget(int trials, long seconds, int patience, OptionalDouble target, Optional<Worth> worth,
                     long trialSeconds, int failures) {
    /// The usual number of failures in a row.
    public static final int FAILURES = 20;
    /// The most trials one study may have.
    public static final int MAX_TRIALS = 1_000_000;
    /// Times beyond it would overflow where they are added up.
    private static final long MAX_SECONDS = 1_000_000_000;

    /// The worth of a better score: a gain of `gain` in the score is worth `minutes` of machine time.
    ///
    /// @param gain in units of the score, above 0
    /// @param minutes of all workers together, above 0
    public record Worth(double gain, double minutes) {
        /// @throws IllegalArgumentException if a value is out of its range
        public Worth {
            if (!(gain > 0) || !Double.isFinite(gain)) {
                throw new IllegalArgumentException(Messages.text("study.rule.gain", String.valueOf(gain)));
            }
            if (!(minutes > 0) || !Double.isFinite(minutes)) {
                throw new IllegalArgumentException(Messages.text("study.rule.minutes", String.valueOf(minutes)));
            }
        }

        /// The worth of a gain in the score, in milliseconds of machine time.
        public double millis(double scoreGain) {
            return scoreGain / gain * minutes * 60_000;
        }
    }

    /// @throws IllegalArgumentException if a value is out of its range
    public Budget {
        if (trials < 1 || trials > MAX_TRIALS) {
            throw new IllegalArgumentException(
                    Messages.text("study.rule.trials", String.valueOf(MAX_TRIALS), String.valueOf(trials)));
        }
        if (seconds < 0) {
            throw new IllegalArgumentException(Messages.text("study.rule.seconds", String.valueOf(seconds)));
        }
        if (seconds > MAX_SECONDS || trialSeconds > MAX_SECONDS) {
            throw new IllegalArgumentException(Messages.text("study.rule.time",
                    seconds > MAX_SECONDS ? "seconds" : "trial_seconds", String.valueOf(MAX_SECONDS),
                    String.valueOf(Math.max(seconds, trialSeconds))));
        }
        if (patience < 0) {
            throw new IllegalArgumentException(Messages.text("study.rule.patience", String.valueOf(patience)));
        }
        if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
            throw new IllegalArgumentException(
                    Messages.text("study.rule.target", String.valueOf(target.getAsDouble())));
        }
        if (trialSeconds < 0) {
            throw new IllegalArgumentException(Messages.text("study.rule.trial_seconds", String.valueOf(trialSeconds)));
        }
        if (failures < 0) {
            throw new IllegalArgumentException(Messages.text("study.rule.failures", String.valueOf(failures)));
        }
    }

    /// A budget with the usual number of failures.
    public Budget(int trials, long seconds, int patience, OptionalDouble target, Optional<Worth> worth,
                  long trialSeconds) {
        this(trials, seconds, patience, target, worth, trialSeconds, FAILURES);
    }

    /// A budget without target, worth or a limit for single trials.
    public Budget(int trials, long seconds, int patience) {
        this(trials, seconds, patience, OptionalDouble.empty(), Optional.empty(), 0);
    }

    /// A budget of trials alone.
    public static Budget ofTrials(int trials) {
        return new Budget(trials, 0, 0);
    }

    public Budget withTrials(int count) {
        return new Budget(count, seconds, patience, target, worth, trialSeconds, failures);
    }

    public Budget withSeconds(long limit) {
        return new Budget(trials, limit, patience, target, worth, trialSeconds, failures);
    }

    public Budget withPatience(int count) {
        return new Budget(trials, seconds, count, target, worth, trialSeconds, failures);
    }

    public Budget withTarget(OptionalDouble score) {
        return new Budget(trials, seconds, patience, score, worth, trialSeconds, failures);
    }

    public Budget withWorth(Optional<Worth> newWorth) {
        return new Budget(trials, seconds, patience, target, newWorth, trialSeconds, failures);
    }

    public Budget withTrialSeconds(long limit) {
        return new Budget(trials, seconds, patience, target, worth, limit, failures);
    }

    public Budget withFailures(int limit) {
        return new Budget(trials, seconds, patience, target, worth, trialSeconds, limit);
    }
}
