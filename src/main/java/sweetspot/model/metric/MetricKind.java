package sweetspot.model.metric;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sweetspot.study.Direction;
import sweetspot.study.Target.Task;

/// The sorts of metric: what each measures, its direction, its range and what it needs. Numbers belong to some.
public enum MetricKind {
    /// Share of right answers.
    ACCURACY(Direction.MAXIMIZE, 0, 1, Scorer.counts((c, _, _) -> c.accuracy())),
    /// Mean over the classes of the share found of each.
    BALANCED_ACCURACY(Direction.MAXIMIZE, 0, 1, Scorer.counts((c, _, _) -> c.balancedAccuracy())),
    /// Area under the ROC curve, ties counted half; with more than two classes the mean of each against the rest.
    ROC_AUC(Direction.MAXIMIZE, 0, 1, classes((t, p, positive, _) -> RankingScores.rocAuc(t, p.scores(), positive))),
    /// Area under the precision-recall curve as a step function of the thresholds.
    AVERAGE_PRECISION(Direction.MAXIMIZE, 0, 1,
            classes((t, p, positive, _) -> RankingScores.averagePrecision(t, p.scores(), positive)),
            Need.CLASS),
    /// Harmonic mean of precision and recall of one class.
    F1(Direction.MAXIMIZE, 0, 1, Scorer.counts((c, positive, _) -> c.fBeta(positive, 1)), Need.CLASS),
    /// Weighted harmonic mean of precision and recall of one class: recall counts beta times as much (van Rijsbergen
    /// 1979).
    F_BETA(Direction.MAXIMIZE, 0, 1, Scorer.counts((c, positive, beta) -> c.fBeta(positive, beta[0])),
            List.of(new Parameter("number", 2, 0.1, 10, false)), Need.CLASS),
    /// Mean F1 over the classes that occur in truth or prediction.
    F1_MACRO(Direction.MAXIMIZE, 0, 1, Scorer.counts((c, _, _) -> c.f1Macro())),
    /// Share of the rows called positive that are; 0 if none was called so.
    PRECISION(Direction.MAXIMIZE, 0, 1, Scorer.counts((c, positive, _) -> c.precision(positive)), Need.CLASS),
    /// Share of the positive rows that were found.
    RECALL(Direction.MAXIMIZE, 0, 1, Scorer.counts((c, positive, _) -> c.recall(positive)), Need.CLASS),
    /// Share of the other rows that were left alone.
    SPECIFICITY(Direction.MAXIMIZE, 0, 1, Scorer.counts((c, positive, _) -> c.specificity(positive)), Need.CLASS),
    /// The best precision at a threshold that finds at least that share of the positive rows.
    PRECISION_AT_RECALL(Direction.MAXIMIZE, 0, 1, classes(
            (t, p, positive, recall) -> RankingScores.precisionAtRecall(t, p.scores(), positive, recall[0])),
            List.of(new Parameter("number", 0.8, 0.01, 1, false)), Need.CLASS),
    /// The largest share of the positive rows that a threshold finds of whose calls at least that share is right; 0 if
    /// there is no such threshold.
    RECALL_AT_PRECISION(Direction.MAXIMIZE, 0, 1, classes(
            (t, p, positive, least) -> RankingScores.recallAtPrecision(t, p.scores(), positive, least[0])),
            List.of(new Parameter("number", 0.9, 0.01, 1, false)), Need.CLASS),
    /// Matthews correlation, for any number of classes (Gorodkin 2004); 0 if truth or prediction is constant.
    MCC(Direction.MAXIMIZE, -1, 1, Scorer.counts((c, _, _) -> c.mcc())),
    /// Cohen's kappa: agreement beyond what chance gives, in units of what it leaves (Cohen 1960).
    KAPPA(Direction.MAXIMIZE, -1, 1, Scorer.counts((c, _, _) -> c.kappa())),
    /// Share of rows whose true class is among the so many with the highest scores.
    TOP_K(Direction.MAXIMIZE, 0, 1, classes((t, p, _, k) -> RankingScores.topK(t, p.scores(), (int) k[0])),
            List.of(new Parameter("number", 3, 1, 100, true))),
    /// Mean negative logarithm of the probability given to the true class, which is cut off at 1e-15.
    LOG_LOSS(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY,
            classes((t, p, _, _) -> CalibrationScores.logLoss(t, p.scores())), Need.PROBABILITY),
    /// Half the mean squared distance of the probabilities from the truth (Brier 1950): with two classes the mean
    /// squared error of the probability of either.
    BRIER(Direction.MINIMIZE, 0, 1, classes((t, p, _, _) -> CalibrationScores.brier(t, p.scores())),
            Need.PROBABILITY),
    /// Expected calibration error: how far the confidence of answers is from the share that is right, over ten bins of
    /// equal width (Guo et al. 2017, eq. 3).
    CALIBRATION_ERROR(Direction.MINIMIZE, 0, 1, classes((t, p, _, _) -> CalibrationScores.expectedError(t,
            p.labels(), p.scores())), Need.PROBABILITY),
    /// Mean cost of a row, if each row is decided so as to cost least by the probabilities of the model: it is called
    /// positive where p·hit + (1 − p)·alarm < p·missed (Elkan 2001, eq. 1). In whatever currency the costs are given.
    COST(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY, classes((t, p, positive, costs) -> CostScores
            .meanCost(t, p.scores(), positive, costs[0], costs[1], costs[2])),
            List.of(new Parameter("missed", 100, 0, Parameter.MOST_COST, false),
                    new Parameter("alarm", 5, 0, Parameter.MOST_COST, false),
                    new Parameter("hit", 0, 0, Parameter.MOST_COST, false)),
            Need.CLASS, Need.PROBABILITY),
    /// Root of the mean squared error.
    RMSE(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY, numbers((t, p, _) -> ErrorScores.rmse(t, p))),
    /// Mean absolute error.
    MAE(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY, numbers((t, p, _) -> ErrorScores.mae(t, p))),
    /// Median absolute error.
    MEDIAN_AE(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY, numbers((t, p, _) -> ErrorScores.medianAe(t, p))),
    /// Share of the variance explained.
    R2(Direction.MAXIMIZE, Double.NEGATIVE_INFINITY, 1, numbers((t, p, _) -> ErrorScores.r2(t, p))),
    /// Share of the variance explained once the mean error is taken away.
    EXPLAINED_VARIANCE(Direction.MAXIMIZE, Double.NEGATIVE_INFINITY, 1,
            numbers((t, p, _) -> ErrorScores.explainedVariance(t, p))),
    /// Root of the mean squared difference of log(1 + value); predictions below 0 count as 0.
    RMSLE(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY, numbers((t, p, _) -> ErrorScores.rmsle(t, p))),
    /// Mean absolute error in shares of the truth; not defined where an amount is 0.
    MAPE(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY, numbers((t, p, _) -> ErrorScores.mape(t, p))),
    /// Mean absolute error in shares of the mean size of truth and prediction, from 0 to 2.
    SMAPE(Direction.MINIMIZE, 0, 2, numbers((t, p, _) -> ErrorScores.smape(t, p))),
    /// Quantile loss: an amount above the prediction costs the number, one below it the rest to 1 (Koenker & Bassett
    /// 1978).
    PINBALL(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY, numbers((t, p, q) -> ErrorScores.pinball(t, p, q[0])),
            List.of(new Parameter("number", 0.9, 0.01, 0.99, false))),
    /// Mean deviance of a Poisson distribution, for counts; not defined for negative amounts.
    POISSON_DEVIANCE(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY,
            numbers((t, p, _) -> ErrorScores.poissonDeviance(t, p))),
    /// Mean deviance of a gamma distribution, for amounts above 0; not defined for others.
    GAMMA_DEVIANCE(Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY,
            numbers((t, p, _) -> ErrorScores.gammaDeviance(t, p))),
    /// Normalized discounted cumulative gain of the first places, the mean over the queries.
    NDCG(Direction.MAXIMIZE, 0, 1, rankings((t, s, n) -> QueryScores.ndcg(t, s, (int) n[0])),
            List.of(Parameter.PLACES)),
    /// Mean average precision of the first places.
    MAP(Direction.MAXIMIZE, 0, 1, rankings((t, s, n) -> QueryScores.map(t, s, (int) n[0], n[1])),
            List.of(Parameter.PLACES, Parameter.RELEVANT)),
    /// Mean of one over the place of the first relevant row.
    MRR(Direction.MAXIMIZE, 0, 1, rankings((t, s, n) -> QueryScores.mrr(t, s, (int) n[0], n[1])),
            List.of(Parameter.PLACES, Parameter.RELEVANT)),
    /// Share of the first places with relevant rows.
    PRECISION_AT_K(Direction.MAXIMIZE, 0, 1, rankings((t, s, n) -> QueryScores.precision(t, s, (int) n[0], n[1])),
            List.of(Parameter.PLACES, Parameter.RELEVANT)),
    /// Share of the relevant rows that are in the first places.
    RECALL_AT_K(Direction.MAXIMIZE, 0, 1, rankings((t, s, n) -> QueryScores.recall(t, s, (int) n[0], n[1])),
            List.of(Parameter.PLACES, Parameter.RELEVANT));

    /// A need of a metric besides labels.
    public enum Need {
        /// Class scores that are probabilities.
        PROBABILITY,
        /// A class that counts as "found".
        CLASS
    }

    /// A number that belongs to a metric.
    ///
    /// @param key names it in the text `metric.parameter.<key>`
    /// @param usual taken where none is given
    /// @param least the smallest that makes sense
    /// @param most the largest
    /// @param whole whether only whole numbers do
    public record Parameter(String key, double usual, double least, double most, boolean whole) {
        private static final double MOST_COST = 1e9;
        static final Parameter PLACES = new Parameter("places", 10, 1, 100_000, true);
        static final Parameter RELEVANT = new Parameter("relevant", 1, 0.001, 1e9, false);

        /// Tells whether the metric can have that number.
        public boolean allows(double number) {
            return number >= least && number <= most && (!whole || number == Math.rint(number));
        }
    }

    private final Direction direction;
    private final double least;
    private final double most;
    private final Scorer scorer;
    private final List<Parameter> parameters;
    private final Set<Need> needs;

    MetricKind(Direction direction, double least, double most, Scorer scorer, Need... needs) {
        this(direction, least, most, scorer, List.of(), needs);
    }

    MetricKind(Direction direction, double least, double most, Scorer scorer, List<Parameter> parameters,
            Need... needs) {
        this.direction = direction;
        this.least = least;
        this.most = most;
        this.scorer = scorer;
        this.parameters = parameters;
        this.needs = needs.length == 0 ? EnumSet.noneOf(Need.class) : EnumSet.of(needs[0], needs);
    }

    private static Scorer.OfClasses classes(Scorer.OfClasses scorer) {
        return scorer;
    }

    private static Scorer.OfNumbers numbers(Scorer.OfNumbers scorer) {
        return scorer;
    }

    private static Scorer.OfRankings rankings(Scorer.OfRankings scorer) {
        return scorer;
    }

    /// Id in files: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The task that it scores.
    public Task task() {
        return switch (scorer) {
            case Scorer.OfClasses _ -> Task.CLASSIFICATION;
            case Scorer.OfNumbers _ -> Task.REGRESSION;
            case Scorer.OfRankings _ -> Task.RANKING;
        };
    }

    Direction direction() {
        return direction;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    Scorer scorer() {
        return scorer;
    }

    /// The numbers that belong to it; empty for most; unmodifiable.
    public List<Parameter> parameters() {
        return parameters;
    }

    Set<Need> needs() {
        return needs;
    }
}
