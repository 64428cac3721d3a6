package sweetspot.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import sweetspot.study.AutoChoice;
import sweetspot.study.Direction;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// How the families of a search over several have done: a leaderboard, and the way to it.
///
/// @param board the best score first, families without a score last
/// @param higher whether higher scores are better
public record FamilyRace(List<Standing> board, boolean higher) {

    /// One family.
    ///
    /// @param family its id
    /// @param best number of its best trial; -1 if none has a score
    /// @param score of that trial; NaN if there is none
    /// @param error standard error of the score; empty if unknown
    /// @param corrected the score without the luck of the choice: the mean, over the folds, of the score on each fold of
    ///     the trial that is best on the others; NaN where scores of folds are not known
    /// @param trials number of its trials that have ended
    /// @param seconds spent on all of its trials
    /// @param rises numbers of the trials that were its best when they ended, ascending
    public record Standing(String family, int best, double score, OptionalDouble error, double corrected, int trials,
            double seconds,
            List<Integer> rises) {}

    /// @param families ids, in the order of ties
    public static FamilyRace of(StudySnapshot study, List<String> families) {
        boolean higher = study.direction() == Direction.MAXIMIZE;
        Map<String, List<Trial>> byFamily = new LinkedHashMap<>();
        for (String family : families) byFamily.put(family, new ArrayList<>());
        for (int i = 0; i < study.trials().size(); i++) {
            Trial trial = study.trials().get(i);
            List<Trial> own = byFamily.get(AutoChoice.family(trial.configuration()).orElse(""));
            if (own != null && trial.state().finished()) own.add(trial);
        }
        List<Standing> board = new ArrayList<>();
        byFamily.forEach((family, own) -> board.add(standing(family, own, higher)));
        board.sort(Comparator.comparingDouble(s -> Double.isNaN(s.score()) ? Double.POSITIVE_INFINITY
                : higher ? -s.score() : s.score()));
        return new FamilyRace(List.copyOf(board), higher);
    }

    private static Standing standing(String family, List<Trial> own, boolean higher) {
        Trial best = null;
        double seconds = 0;
        List<Integer> rises = new ArrayList<>();
        for (Trial t : own) {
            if (t.endMillis() > t.startMillis() && t.startMillis() > 0)
                seconds += (t.endMillis() - t.startMillis()) / 1e3;
            if (t.state() != TrialState.COMPLETE || !t.hasValue()) continue;
            if (best == null || (higher ? t.value() > best.value() : t.value() < best.value())) {
                best = t;
                rises.add(t.number());
            }
        }
        return best == null
                ? new Standing(family, -1, Double.NaN, OptionalDouble.empty(), Double.NaN, own.size(), seconds,
                        List.of())
                : new Standing(family, best.number(), best.value(), best.standardError(), corrected(own, higher),
                        own.size(), seconds,
                        List.copyOf(rises));
    }

    private static double corrected(List<Trial> own, boolean higher) {
        List<double[]> all = new ArrayList<>();
        for (Trial t : own) {
            if (t.state() != TrialState.COMPLETE || !t.hasValue()) continue;
            double[] folds = t.foldScores();
            // Reports of other things than folds do not have the value for their mean.
            if (folds.length < 2 || !isMean(folds, t.value())) return Double.NaN;
            if (!all.isEmpty() && all.getFirst().length != folds.length) return Double.NaN;
            all.add(folds);
        }
        int n = all.getFirst().length;
        double corrected = 0;
        for (int f = 0; f < n; f++) {
            double[] chosen = all.getFirst();
            double best = Double.NaN;
            for (double[] folds : all) {
                double others = 0;
                for (int o = 0; o < n; o++) if (o != f) others += folds[o];
                if (Double.isNaN(best) || (higher ? others > best : others < best)) {
                    chosen = folds;
                    best = others;
                }
            }
            corrected += chosen[f] / n;
        }
        return corrected;
    }

    private static boolean isMean(double[] folds, double value) {
        double mean = 0;
        for (double s : folds) mean += s / folds.length;
        return Math.abs(mean - value) <= 1e-9 * Math.max(1, Math.abs(value));
    }
}
