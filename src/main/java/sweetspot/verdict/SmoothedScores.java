package sweetspot.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sweetspot.search.gp.ScoreSmoother;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FreshScores;
import sweetspot.study.Reports;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The scores of a study smoothed over like configurations, with the luck of each trial as known noise.
///
/// The luck in a trial's mean is measured fold by fold: what is left of the folds' scores once each trial's and each
/// fold's mean are taken out (the interaction of a two-way layout), over the number of folds. Luck that all trials share,
/// as on an easy fold, is no luck of one trial. Where a trial was scored on fresh splits, which had no part in the
/// choice, that score counts instead.
final class SmoothedScores {
    /// The better half of the trials, or at least so many, tell how much luck there is.
    private static final int LEAST = 5;

    private final Experiment experiment;
    private final StudySnapshot study;

    SmoothedScores(Experiment experiment, StudySnapshot study) {
        this.experiment = experiment;
        this.study = study;
    }

    /// The surrogate of losses: scores that are maximized are negated.
    ///
    /// @param trials complete ones with finite values
    /// @param cancelled whether to give up
    /// @return empty where nothing varies
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    Optional<ScoreSmoother> of(List<Trial> trials, BooleanSupplier cancelled) {
        Direction direction = study.direction();
        Optional<FreshScores> fresh = FreshScores.of(study);
        double luck = luck(trials);
        double[] losses = new double[trials.size()];
        double[] variances = new double[trials.size()];
        for (int i = 0; i < losses.length; i++) {
            Trial t = trials.get(i);
            Optional<FreshScores> again = fresh.filter(f -> f.has(t.number()));
            losses[i] = direction.loss(again.map(f -> mean(f.of(t.number()))).orElse(t.value()));
            variances[i] = again.map(f -> luck / f.shuffles()).orElse(luck);
        }
        return ScoreSmoother.of(experiment.space(),
                trials.stream().map(Trial::configuration).toList(), losses, variances, cancelled);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /// The variance of a trial's mean score that is its own luck: the mean square of the interaction of trials and folds
    /// over the number of folds, for the better half of the trials; 0 where folds are not known.
    private double luck(List<Trial> trials) {
        if (experiment.subject().reports() != Reports.PARTS) return attested(trials);
        List<double[]> scores = trials.stream()
                .sorted(Comparator.comparingDouble(t -> study.direction().loss(t.value())))
                .limit(Math.max(LEAST, trials.size() / 2)).map(Trial::foldScores).filter(s -> s.length >= 2)
                .toList();
        if (scores.size() < 2 || scores.stream().anyMatch(s -> s.length != scores.getFirst().length)) {
            return attested(trials);
        }
        int folds = scores.getFirst().length;
        double[] fold = new double[folds];
        for (double[] s : scores) for (int f = 0; f < folds; f++) fold[f] += s[f] / scores.size();
        double all = 0;
        for (double f : fold) all += f / folds;
        double squares = 0;
        for (double[] s : scores) {
            double own = 0;
            for (double v : s) own += v / folds;
            for (int f = 0; f < folds; f++) {
                double left = s[f] - own - fold[f] + all;
                squares += left * left;
            }
        }
        return squares / ((folds - 1.0) * (scores.size() - 1)) / folds;
    }

    /// By the standard errors that a program gives.
    private static double attested(List<Trial> trials) {
        return trials.stream().flatMapToDouble(t -> t.standardError().stream()).map(e -> e * e).average().orElse(0);
    }
}
