package sweetspot.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sweetspot.study.Direction;
import sweetspot.study.FreshScores;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// Ranks the best trials anew by their scores on fresh splits.
final class FreshRankings {
    private FreshRankings() {}

    /// @param base number of the default's trial, which takes part only if it is among the best; -1 if there is none
    /// @return empty if no trial has all its scores
    static Optional<FreshRanking> of(StudySnapshot study, FreshScores scores, int base) {
        Direction direction = study.direction();
        List<Trial> trials = new ArrayList<>(scores.wanted().stream().filter(scores::has)
                .map(study.trials()::get).filter(Trial::hasValue).toList());
        double worstOther = trials.stream().filter(t -> t.number() != base)
                .mapToDouble(t -> direction.loss(t.value())).max().orElse(Double.POSITIVE_INFINITY);
        trials.removeIf(t -> t.number() == base && direction.loss(t.value()) > worstOther);
        if (trials.isEmpty()) return Optional.empty();
        trials.sort(Comparator.comparingDouble((Trial t) -> direction.loss(t.value())).thenComparingInt(Trial::number));
        List<Trial> after = new ArrayList<>(trials);
        after.sort(Comparator.comparingDouble((Trial t) -> direction.loss(mean(scores.of(t.number())))));
        List<FreshRanking.Row> rows = new ArrayList<>();
        double falls = 0;
        for (int i = 0; i < trials.size(); i++) {
            Trial t = trials.get(i);
            List<Double> fresh = scores.of(t.number());
            double mean = mean(fresh);
            double fall = direction.loss(mean) - direction.loss(t.value());
            falls += fall / trials.size();
            rows.add(new FreshRanking.Row(t.number(), t.value(), t.standardError().orElse(Double.NaN), mean,
                    error(fresh, mean, scores.shuffles()), fall, i + 1, after.indexOf(t) + 1));
        }
        return Optional
                .of(new FreshRanking(rows, scores.shuffles(), scores.of(trials.getFirst().number()).size(), falls,
                        after.getFirst().number(), scores.millis()));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /// As for a trial: shuffles test the same rows again, so that they count as one.
    private static double error(List<Double> scores, double mean, int shuffles) {
        double squares = scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
        double folds = (double) scores.size() / shuffles;
        return scores.size() < 2 || folds < 2 ? Double.NaN : Math.sqrt(squares / (scores.size() - 1) / folds);
    }
}
