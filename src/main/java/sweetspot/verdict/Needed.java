package sweetspot.verdict;

import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.analysis.Gain;
import sweetspot.study.Experiment;
import sweetspot.study.SplitPlan;
import sweetspot.study.Validation;
import sweetspot.text.Messages;

/// The effort that would make a gain clear if it is real and its scatter stays.
///
/// @param times how many times as many rows, or runs for each trial of a program
/// @param folds how many folds on the same rows; empty if no number of them would
/// @param rows whether scores rest on rows of data; else on runs
/// @param seal whether there are sealed rows that are still unopened
public record Needed(double times, OptionalInt folds, boolean rows, boolean seal) {
    /// More times the rows than that are not to be had.
    private static final double FAR = 20;
    private static final int[] FOLDS = {10, 20};

    static Optional<Needed> of(Optional<Experiment> experiment, Gain gain, boolean opened) {
        if (Double.isNaN(gain.timesAsMuch())) return Optional.empty();
        Optional<Validation> rows = experiment.flatMap(e -> e.subject().resampling());
        // Of other plans, more folds are more than the same rows dealt again.
        boolean more =
                rows.filter(v -> v.plan() instanceof SplitPlan.KFold || v.plan() instanceof SplitPlan.Grouped)
                        .isPresent();
        return Optional.of(new Needed(gain.timesAsMuch(), more ? gain.foldsFor(FOLDS) : OptionalInt.empty(),
                rows.isPresent(), !opened && rows.filter(Validation::seals).isPresent()));
    }

    /// In a sentence or two.
    public String text() {
        String words;
        if (times > FAR) words = Messages.text(rows ? "verdict.needed.far" : "verdict.needed.far_runs", FAR);
        else if (!rows) words = Messages.text("verdict.needed.runs", rounded());
        else if (folds.isEmpty()) words = Messages.text("verdict.needed.rows", rounded());
        else words = Messages.text("verdict.needed.folds", rounded(), folds.getAsInt());
        return seal && times <= FAR ? words + " " + Messages.text("verdict.needed.seal") : words;
    }

    private double rounded() {
        return times < 3 ? Math.ceil(times * 10) / 10 : Math.ceil(times);
    }
}
