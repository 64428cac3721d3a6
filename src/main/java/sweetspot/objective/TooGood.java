package sweetspot.objective;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.data.NumberColumn;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.Metric;
import sweetspot.model.metric.MetricKind;
import sweetspot.study.Direction;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Judges whether the default's score is too good to be true. A model that nobody tuned and that is nearly always right
/// has more often been told the answer than found it, be it by several columns together, which no check of single
/// columns sees.
///
/// Nearly always right means an error of at most a twentieth of what one gets who knows the target's distribution and
/// nothing else (its commonest class, its shares, its mean), and at least 0.995 where the best score is 1.
public final class TooGood {
    private static final int MIN_ROWS = 50;
    private static final double LEFT_OF_ERROR = 0.05;
    private static final double NEAR_ONE = 0.995;
    /// Ranking is easier than being right: honest data reach an AUC of 0.9994.
    private static final double NEAR_ONE_AUC = 0.9995;

    private final Metric metric;
    private final String target;
    private final double limit;

    /// Learns what would be too good from the target's values.
    public TooGood(DataReport report) {
        this.metric = Metric.byId(report.target().metric(), report.target().task());
        this.target = report.target().column();
        Column column = report.data().column(target);
        boolean few = column.size() - column.missing() < MIN_ROWS;
        this.limit =
                few ? Double.NaN
                        : report.target().task() == Task.RANKING ? ofRanks(report)
                                : report.target().task() == Task.CLASSIFICATION ? ofClasses(ClassLabels.of(column))
                                        : column instanceof NumberColumn numbers ? ofAmounts(numbers) : Double.NaN;
    }

    private double ofClasses(ClassLabels labels) {
        if (labels.size() < 2) return Double.NaN;
        double rows = labels.rows();
        return switch (metric.kind()) {
            case ACCURACY -> Math.max(NEAR_ONE, 1 - LEFT_OF_ERROR * (1 - labels.counts()[labels.commonest()] / rows));
            case LOG_LOSS ->
                LEFT_OF_ERROR * Arrays.stream(labels.counts()).mapToDouble(n -> -n / rows * Math.log(n / rows))
                        .sum();
            case ROC_AUC -> NEAR_ONE_AUC;
            case BRIER ->
                LEFT_OF_ERROR * (1 - Arrays.stream(labels.counts()).mapToDouble(n -> n / rows * (n / rows)).sum())
                        / 2;
            // All rows are found by whoever calls all rows found, and left alone by whoever calls none; the constant
            // that is right on average is calibrated.
            case RECALL, SPECIFICITY, TOP_K, CALIBRATION_ERROR -> Double.NaN;
            default -> NEAR_ONE;
        };
    }

    /// Any order scores something, and of short or mostly relevant queries much.
    private double ofRanks(DataReport report) {
        Dataset data = report.data();
        Column column = data.column(target);
        if (QueryRows.problem(report.target(), data).isPresent() || !(column instanceof NumberColumn)) {
            return Double.NaN;
        }
        Dataset rows = data.rows(IntStream.range(0, data.rows()).filter(r -> !column.isMissing(r)).toArray());
        TargetValues.Ranked truth = QueryRows.truth(report.target(), rows, metric, rows);
        double any = metric.score(truth, new Prediction.Numbers(new double[truth.size()]), -1);
        double best = metric.score(truth, new Prediction.Numbers(truth.values()), -1);
        return Math.max(NEAR_ONE * best, best - LEFT_OF_ERROR * (best - any));
    }

    private double ofAmounts(NumberColumn column) {
        double[] y = IntStream.range(0, column.size()).filter(r -> !column.isMissing(r)).mapToDouble(column::value)
                .map(v -> metric.kind() == MetricKind.RMSLE ? Math.log1p(Math.max(0, v)) : v).toArray();
        double mean = Arrays.stream(y).average().orElse(0);
        return switch (metric.kind()) {
            case R2, EXPLAINED_VARIANCE -> 1 - LEFT_OF_ERROR * LEFT_OF_ERROR;
            case RMSE, RMSLE -> LEFT_OF_ERROR
                    * Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElse(0));
            default -> {
                double[] same = new double[y.length];
                Arrays.fill(same, mean);
                yield LEFT_OF_ERROR * metric.score(new TargetValues.Numbers(y), new Prediction.Numbers(same), -1);
            }
        };
    }

    /// The finding about the default's score; empty if it is not too good.
    public Optional<Finding> finding(double score) {
        boolean up = metric.direction() == Direction.MAXIMIZE;
        if (!(up ? score >= limit : score <= limit)) return Optional.empty();
        return Optional.of(new Finding(Severity.WARNING, Kind.ALMOST_PERFECT, "", Messages.text("data.too_good.title",
                metric.label(), String.format(Locale.ENGLISH, Math.abs(score) < 0.001 ? "%.2g" : "%.4f", score)),
                Messages.text("data.too_good.detail", Printable.brief(target)), new Fix.None()));
    }
}
