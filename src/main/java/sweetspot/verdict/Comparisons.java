package sweetspot.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import sweetspot.analysis.Gain;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FreshScores;
import sweetspot.study.Reports;
import sweetspot.study.SplitPlan;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.Validation;

/// Compares the default with the best on the scores that a study holds.
final class Comparisons {
    /// From this posterior chance on two are called practically equal (Benavoli et al. 2017). The choice of the best makes
    /// the difference too large, so that nothing needs to be allowed for it here.
    private static final double CERTAIN = 0.95;

    private final Optional<Validation> validation;
    private final boolean parts;
    private final StudySnapshot study;
    private final Equivalence region;

    Comparisons(Optional<Experiment> experiment, StudySnapshot study, Equivalence region) {
        this.validation = experiment.flatMap(e -> e.subject().resampling());
        this.parts = experiment.filter(e -> e.subject().reports() == Reports.PARTS).isPresent();
        this.study = study;
        this.region = region;
    }

    /// By the scores that the search saw.
    Comparison search(Trial base, Trial better) {
        Gain gain = Gain.of(study, base, better, parts,
                scores -> validation.map(v -> v.testToTrain(scores)).orElse(1.0 / (scores - 1)));
        List<Double> before = scores(base);
        List<Double> after = scores(better);
        boolean paired = before.size() >= 2 && before.size() == after.size();
        int shuffles = validation.map(Validation::plan).map(p -> p instanceof SplitPlan.Repeated r ? r.repeats() : 1)
                .orElse(1);
        return of(base, better, Comparison.Splits.SEARCH, paired ? before : List.of(), paired ? after : List.of(),
                paired && before.size() % shuffles == 0 ? shuffles : 1, gain);
    }

    /// By scores on fresh splits; empty unless both have all of them, and at least two.
    Optional<Comparison> fresh(Trial base, Trial better, FreshScores scores, Gain search) {
        List<Double> before = scores.of(base.number());
        List<Double> after = scores.of(better.number());
        if (!scores.has(base.number()) || !scores.has(better.number()) || before.size() < 2
                || before.size() != after.size()) {
            return Optional.empty();
        }
        int folds = before.size() / scores.shuffles();
        double testToTrain = validation.map(v -> v.plan() instanceof SplitPlan.Holdout ? v.testToTrain(before.size())
                : 1.0 / Math.max(1, folds - 1)).orElse(1.0 / Math.max(1, before.size() - 1));
        double sign = study.direction() == Direction.MAXIMIZE ? 1 : -1;
        Gain gain = base.number() == better.number() ? search
                : search.again(array(before), array(after), sign, testToTrain);
        return Optional.of(of(base, better, Comparison.Splits.FRESH, before, after, scores.shuffles(), gain));
    }

    private List<Double> scores(Trial trial) {
        boolean known = parts || trial.attributes().containsKey(Trial.FOLD_SCORES);
        return known ? Arrays.stream(trial.foldScores()).boxed().toList() : List.of();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Comparison of(Trial base, Trial better, Comparison.Splits splits, List<Double> before, List<Double> after,
            int shuffles, Gain gain) {
        double margin = gain.margin();
        Comparison.Odds odds = odds(gain, region.width());
        Answer answer;
        if (gain.tried() == 0) answer = Answer.UNKNOWN;
        else if (gain.difference() == 0 && base.number() == better.number()) answer = Answer.PRACTICALLY_EQUAL;
        else if (odds.equal() >= CERTAIN) answer = Answer.PRACTICALLY_EQUAL;
        else answer = region.answer(gain.difference() - margin, gain.difference() + margin);
        return new Comparison(base.number(), better.number(), splits, new ArrayList<>(before), new ArrayList<>(after),
                shuffles, gain, gain.difference() - margin, gain.difference() + margin, odds, answer);
    }

    /// The posterior of the gain is Student's t around the difference with the corrected standard error (Corani and
    /// Benavoli 2015, section 3).
    ///
    /// @param width of the region of practical equivalence, to each side
    static Comparison.Odds odds(Gain gain, double width) {
        double error = gain.standardError();
        if (Double.isNaN(error) || Double.isNaN(gain.difference())) return Comparison.Odds.UNKNOWN;
        double below = below(-width, gain);
        double above = 1 - below(width, gain);
        return new Comparison.Odds(below, Math.max(0, 1 - below - above), above);
    }

    private static double below(double value, Gain gain) {
        double error = gain.standardError();
        if (error == 0) return gain.difference() < value ? 1 : gain.difference() > value ? 0 : 0.5;
        double z = (value - gain.difference()) / error;
        return Double.isInfinite(gain.freedom()) ? new NormalDistribution().cumulativeProbability(z)
                : new TDistribution(gain.freedom()).cumulativeProbability(z);
    }
}
