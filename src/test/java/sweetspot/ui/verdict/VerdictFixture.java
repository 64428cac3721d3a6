package sweetspot.ui.verdict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BooleanSupplier;
import sweetspot.analysis.Gain;
import sweetspot.study.Experiment;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.study.StudyFixture;
import sweetspot.verdict.Answer;
import sweetspot.verdict.Comparison;
import sweetspot.verdict.CorrectedScore;
import sweetspot.verdict.Equivalence;
import sweetspot.verdict.FreshRanking;
import sweetspot.verdict.FurtherValue;
import sweetspot.verdict.Part;
import sweetspot.verdict.Prices;
import sweetspot.verdict.Recommendation;
import sweetspot.verdict.SealedJudgement;
import sweetspot.verdict.SearchCost;
import sweetspot.verdict.SimplerChoice;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictOptions;

/// Verdicts with invented numbers, one for each answer, for tests and pictures.
final class VerdictFixture {
    static final StudySnapshot STUDY = StudyFixture.study(60, 0);
    static final int BEST = STUDY.bestNumber();
    static final Prices PRICES =
            new Prices(OptionalDouble.of(85), OptionalDouble.of(0.30), OptionalDouble.empty(), "€");

    private VerdictFixture() {}

    /// The gain that goes with an answer.
    private static double gain(Answer answer) {
        return switch (answer) {
            case HELPED -> 0.037;
            case PRACTICALLY_EQUAL -> 0.004;
            case NOT_CLEAR -> 0.012;
            case HARMED -> -0.031;
            case ONCE, UNKNOWN -> 0.02;
        };
    }

    private static double margin(Answer answer) {
        return switch (answer) {
            case PRACTICALLY_EQUAL -> 0.005;
            case NOT_CLEAR -> 0.024;
            default -> 0.021;
        };
    }

    /// A verdict in which all is known.
    ///
    /// @param opened whether the sealed test is
    static Verdict of(Answer answer, boolean opened) {
        return of(answer, opened, BEST);
    }

    /// The same of a trial that smoothed scores name.
    static Verdict of(Answer answer, boolean opened, int recommended) {
        double gain = gain(answer);
        double margin = margin(answer);
        Comparison search = comparison(answer, gain + 0.004, margin, 1, Comparison.Splits.SEARCH);
        Comparison fresh = comparison(answer, gain, margin, 3, Comparison.Splits.FRESH);
        double best = 0.872 + gain + 0.004;
        CorrectedScore corrected = new CorrectedScore(best - 0.009, best - 0.031, best + 0.010, gain, gain - margin,
                gain + margin, 0.009, 0.41, 44, 0, CorrectedScore.Unit.ROWS, 6400, 1000, answer);
        Part<SealedJudgement> sealed = !opened ? new Part.Open<>("The sealed rows are still locked.")
                : new Part.Known<>(judgement(best, gain, margin, answer));
        Part<Recommendation> recommendation = new Part.Known<>(new Recommendation(recommended, BEST, best - 0.008,
                0.006, best - 0.010, List.of(), 0.6, false));
        return new Verdict(answer, opened ? Verdict.Ground.SEALED : Verdict.Ground.CORRECTED, true, BEST,
                OptionalInt.of(0), best, 0.009, Optional.of(new Equivalence(0.01, Equivalence.Rule.SCALE)),
                new Part.Known<>(search), new Part.Known<>(fresh), new Part.Known<>(ranking(best, true)),
                new Part.Known<>(corrected), recommendation, simpler(best), sealed, cost(PRICES), List.of(),
                Optional.empty());
    }

    /// What the study alone tells: no corrected score, no fresh splits, nothing recommended, no prices.
    static Verdict early(Answer answer) {
        Verdict all = of(answer, false);
        return new Verdict(answer, Verdict.Ground.SEARCH, true, BEST, OptionalInt.of(0), all.best(), all.error(),
                all.region(), all.search(), new Part.Open<>("The best have not been scored on fresh splits yet."),
                new Part.Open<>("The best have not been scored on fresh splits yet."),
                new Part.Open<>("The score corrected for the search is computed from the data."),
                new Part.Open<>("The scores have not been smoothed yet."),
                new Part.Never<>("No simpler or faster trial is within one standard error."), all.sealed(),
                cost(Prices.NONE), List.of(), Optional.empty());
    }

    /// A program without data, that gave one number for each trial.
    static Verdict program() {
        Verdict all = of(Answer.ONCE, false);
        Gain gain = new Gain(0.02, Double.NaN, Double.NaN, 40, 0.5);
        Comparison search = new Comparison(0, BEST, Comparison.Splits.SEARCH, List.of(), List.of(), 1, gain, Double.NaN,
                Double.NaN, new Comparison.Odds(Double.NaN, Double.NaN, Double.NaN), Answer.ONCE);
        return new Verdict(Answer.ONCE, Verdict.Ground.SEARCH, true, BEST, OptionalInt.of(0), 0.892, Double.NaN,
                all.region(), new Part.Known<>(search), new Part.Never<>("Scores do not rest on rows."),
                new Part.Never<>("Scores do not rest on rows that could be dealt anew."),
                new Part.Never<>("The score cannot be corrected for the search: no predictions for rows are known."),
                new Part.Never<>("There is nothing to smooth."),
                new Part.Never<>("The best score has no standard error, so nothing says which scores are as good."),
                new Part.Never<>("Scores do not rest on rows, so none are sealed."), cost(Prices.NONE), List.of(),
                Optional.empty());
    }

    /// A study without a score of the default settings.
    static Verdict unknown() {
        Verdict p = program();
        return new Verdict(Answer.UNKNOWN, Verdict.Ground.SEARCH, true, BEST, OptionalInt.empty(), 0.892, Double.NaN,
                Optional.empty(), new Part.Never<>("The default settings have no score to compare with."), p.fresh(),
                p.ranking(), p.corrected(), p.recommendation(), p.simpler(), p.sealed(), p.cost(), List.of(),
                Optional.empty());
    }

    /// The same verdict with further objectives.
    static Verdict several(Verdict v) {
        return new Verdict(v.answer(), v.ground(), v.higher(), v.judged(), v.base(), v.best(), v.error(), v.region(),
                v.search(), v.fresh(), v.ranking(), v.corrected(), v.recommendation(), v.simpler(), v.sealed(),
                v.cost(), List.of(new FurtherValue("Prediction time (s)", false, 0.81, 1.93, 0.42),
                        new FurtherValue("Recall", true, 0.61, 0.74, 0.79)),
                v.needed());
    }

    /// A verdict on errors, where lower is better.
    static Verdict regression() {
        Verdict v = of(Answer.HELPED, true);
        List<Double> base = new ArrayList<>();
        List<Double> better = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 10; i++) {
            base.add(41_200 + 900 * random.nextGaussian());
            better.add(base.getLast() - 2600 - 700 * random.nextGaussian());
        }
        Gain gain = new Gain(2610, 410, 9, 40, 0.7);
        Comparison c = new Comparison(0, BEST, Comparison.Splits.SEARCH, base, better, 1, gain, 1480, 3740,
                new Comparison.Odds(0, 0.02, 0.98), Answer.HELPED);
        SealedTestResult result = new SealedTestResult(BEST, new SealedTestResult.Score(39_020, 37_400, 40_810),
                new SealedTestResult.Score(41_730, 40_010, 43_620), new SealedTestResult.Score(2710, 1200, 4150), 412,
                StudyFixture.START);
        return new Verdict(Answer.HELPED, Verdict.Ground.SEALED, false, BEST, OptionalInt.of(0), 38_610, 512,
                Optional.of(new Equivalence(412, Equivalence.Rule.BASE)), new Part.Known<>(c),
                new Part.Open<>("The best have not been scored on fresh splits yet."),
                new Part.Known<>(ranking(38_610, false)),
                new Part.Known<>(new CorrectedScore(38_990, 37_800, 40_100, 2210, 1100, 3350, 380, 0.3, 50, 0,
                        CorrectedScore.Unit.ROWS, 1648, 1000, Answer.HELPED)),
                v.recommendation(), v.simpler(),
                new Part.Known<>(new SealedJudgement(result, 38_610, 410, Optional.of(true), Answer.HELPED)), v.cost(),
                List.of(), Optional.empty());
    }

    private static Comparison comparison(Answer answer, double gain, double margin, int shuffles,
            Comparison.Splits splits) {
        Random random = new Random(3);
        List<Double> base = new ArrayList<>();
        List<Double> better = new ArrayList<>();
        for (int i = 0; i < 5 * shuffles; i++) {
            base.add(0.868 + 0.011 * random.nextGaussian());
            better.add(base.getLast() + gain + 0.7 * margin * random.nextGaussian());
        }
        return new Comparison(0, BEST, splits, base, better, shuffles,
                new Gain(gain, margin / 2.4, base.size() - 1, 40, 0.7), gain - margin, gain + margin,
                new Comparison.Odds(0.01, 0.04, 0.95), answer);
    }

    private static FreshRanking ranking(double best, boolean higher) {
        double unit = higher ? 1 : -best * 1.2;
        double[] search = {0, -0.001, -0.002, -0.003, -0.004};
        double[] fall = {0.005, 0.009, 0.005, 0.011, 0.008};
        int[] after = {1, 3, 2, 5, 4};
        int[] trials = {BEST, 27, 57, 41, 52};
        List<FreshRanking.Row> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            double s = best + unit * search[i];
            rows.add(new FreshRanking.Row(trials[i], s, Math.abs(unit) * 0.009, s - unit * fall[i],
                    Math.abs(unit) * 0.0065, Math.abs(unit) * fall[i], i + 1, after[i]));
        }
        return new FreshRanking(rows, 3, 15, Math.abs(unit) * 0.0076, BEST, StudyFixture.START);
    }

    private static Part<SimplerChoice> simpler(double best) {
        return new Part.Known<>(new SimplerChoice(38, BEST, best - 0.005, 0.008, best - 0.009, 3, 6, 6, 1.8,
                List.of(new SimplerChoice.Setting("learning_rate", 0.1, 0.0569, 0.0519),
                        new SimplerChoice.Setting("trees", 100L, 280L, 495L))));
    }

    private static SealedJudgement judgement(double best, double gain, double margin, Answer answer) {
        double base = 0.864;
        SealedTestResult result = new SealedTestResult(BEST,
                new SealedTestResult.Score(base + gain, base + gain - 0.024, base + gain + 0.021),
                new SealedTestResult.Score(base, base - 0.030, base + 0.027),
                new SealedTestResult.Score(gain, gain - margin, gain + margin), 1600, StudyFixture.START);
        return new SealedJudgement(result, best, best - base - gain, Optional.of(true), answer);
    }

    private static SearchCost cost(Prices prices) {
        boolean priced = !prices.equals(Prices.NONE);
        return new SearchCost(252_000, 980_000, 60, 4, priced ? OptionalDouble.of(5.95) : OptionalDouble.empty(),
                priced ? OptionalDouble.of(0.0018) : OptionalDouble.empty(), prices,
                Optional.of(new SearchCost.Yield(20, 0.001, 40)));
    }

    /// The work of a page: always this verdict, nothing is scored.
    record Told(Verdict verdict) implements VerdictWork {
        @Override
        public Verdict judge(Experiment experiment, StudySnapshot study, Path folder, VerdictOptions options,
                BooleanSupplier cancelled) {
            return verdict;
        }

        @Override
        public StudySnapshot scoreAgain(Experiment experiment, StudySnapshot study, Path folder, Progress progress,
                BooleanSupplier cancelled) {
            throw new IllegalStateException("no scoring here");
        }
    }
}
