package sweetspot.model.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.study.Direction;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// How a prediction is scored against the truth.
///
/// A score that is not defined is NaN: a ranking metric where the rows are all of one class, recall and F1 where there
/// is nothing to find, R² where the truth is constant, RMSLE of negative numbers. A metric about one class treats all
/// others as "not it", however many there are.
public enum Metric {
    /// Share of right answers.
    ACCURACY(Task.CLASSIFICATION, Direction.MAXIMIZE, false, false),
    /// Mean over the classes of the share found of each.
    BALANCED_ACCURACY(Task.CLASSIFICATION, Direction.MAXIMIZE, false, false),
    /// Area under the ROC curve, ties counted half; with more than two classes the mean of each against the rest.
    ROC_AUC(Task.CLASSIFICATION, Direction.MAXIMIZE, false, false),
    /// Area under the precision-recall curve as a step function of the thresholds.
    AVERAGE_PRECISION(Task.CLASSIFICATION, Direction.MAXIMIZE, false, true),
    /// Harmonic mean of precision and recall of one class.
    F1(Task.CLASSIFICATION, Direction.MAXIMIZE, false, true),
    /// Mean F1 over the classes that occur in truth or prediction.
    F1_MACRO(Task.CLASSIFICATION, Direction.MAXIMIZE, false, false),
    /// Share of the rows called positive that are; 0 if none was called so.
    PRECISION(Task.CLASSIFICATION, Direction.MAXIMIZE, false, true),
    /// Share of the positive rows that were found.
    RECALL(Task.CLASSIFICATION, Direction.MAXIMIZE, false, true),
    /// Matthews correlation, for any number of classes (Gorodkin 2004); 0 if truth or prediction is constant.
    MCC(Task.CLASSIFICATION, Direction.MAXIMIZE, false, false),
    /// Mean negative logarithm of the probability given to the true class, which is cut off at 1e-15.
    LOG_LOSS(Task.CLASSIFICATION, Direction.MINIMIZE, true, false),
    /// Root of the mean squared error.
    RMSE(Task.REGRESSION, Direction.MINIMIZE, false, false),
    /// Mean absolute error.
    MAE(Task.REGRESSION, Direction.MINIMIZE, false, false),
    /// Share of the variance explained.
    R2(Task.REGRESSION, Direction.MAXIMIZE, false, false),
    /// Root of the mean squared difference of log(1 + value); predictions below 0 count as 0.
    RMSLE(Task.REGRESSION, Direction.MINIMIZE, false, false);

    private final Task task;
    private final Direction direction;
    private final boolean needsProbability;
    private final boolean needsPositive;

    Metric(Task task, Direction direction, boolean needsProbability, boolean needsPositive) {
        this.task = task;
        this.direction = direction;
        this.needsProbability = needsProbability;
        this.needsPositive = needsPositive;
    }

    /// The best score there is; no model reaches a better one.
    public double best() {
        return direction == Direction.MAXIMIZE ? 1 : 0;
    }

    /// The worst score there is; empty if a score may be as bad as one likes.
    public OptionalDouble worst() {
        return switch (this) {
            case MCC -> OptionalDouble.of(-1);
            case LOG_LOSS, RMSE, MAE, R2, RMSLE -> OptionalDouble.empty();
            default -> OptionalDouble.of(0);
        };
    }

    /// The metric of that id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static Metric byId(String id) {
        return Arrays.stream(values()).filter(m -> m.id().equals(id)).findFirst().orElseThrow(
                () -> new IllegalArgumentException(Messages.text("metric.error.unknown", id, ids(List.of(values())))));
    }

    /// The metric of that id, if it scores the task.
    ///
    /// @throws IllegalArgumentException if there is none or it does not; the message names those that do
    public static Metric byId(String id, Task task) {
        Metric metric = Arrays.stream(values()).filter(m -> m.id().equals(id)).findFirst().orElseThrow(
                () -> new IllegalArgumentException(Messages.text("metric.error.unknown", id, ids(forTask(task)))));
        if (metric.task == task) return metric;
        throw new IllegalArgumentException(Messages.text("metric.error.task." + task.id(), id, ids(forTask(task))));
    }

    /// The metrics that score the task.
    public static List<Metric> forTask(Task task) {
        return Arrays.stream(values()).filter(m -> m.task == task).toList();
    }

    private static String ids(List<Metric> metrics) {
        return metrics.stream().map(Metric::id).collect(Collectors.joining(", "));
    }

    /// Id in files: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name for people.
    public String label() {
        return Messages.text("metric." + id() + ".label");
    }

    /// The name for people, with the class that it counts where it is about one.
    public String label(String positive) {
        return needsPositive && !positive.isEmpty()
                ? Messages.text("metric.of_class", label(), Printable.brief(positive, 30)) : label();
    }

    public Task task() {
        return task;
    }

    public Direction direction() {
        return direction;
    }

    /// The lowest score there can be; negative infinity where there is none.
    public double least() {
        return switch (this) {
            case MCC -> -1;
            case R2 -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
    }

    /// The highest score there can be; infinity where there is none.
    public double most() {
        return switch (this) {
            case LOG_LOSS, RMSE, MAE, RMSLE -> Double.POSITIVE_INFINITY;
            default -> 1;
        };
    }

    /// Whether class scores must be probabilities.
    public boolean needsProbability() {
        return needsProbability;
    }

    /// Whether it is about one class, which the user has to name.
    public boolean needsPositive() {
        return needsPositive;
    }

    /// Scores a prediction.
    ///
    /// @param positive position of the class that counts as "found"; read by metrics that need one
    /// @return NaN where the metric is not defined
    /// @throws IllegalArgumentException if sizes or kinds do not fit
    public double score(TargetValues truth, Prediction prediction, int positive) {
        if (truth.size() != prediction.size()) {
            throw new IllegalArgumentException(prediction.size() + " predictions for " + truth.size() + " rows");
        }
        if (truth.size() == 0) return Double.NaN;
        if (truth instanceof TargetValues.Classes t && prediction instanceof Prediction.Classes p
                && task == Task.CLASSIFICATION) {
            if (needsProbability && !p.probabilities()) {
                throw new IllegalArgumentException(id() + " needs probabilities");
            }
            return ofClasses(t, p, positive);
        }
        if (truth instanceof TargetValues.Numbers t && prediction instanceof Prediction.Numbers p
                && task == Task.REGRESSION) {
            return ofNumbers(t.values(), p.values());
        }
        throw new IllegalArgumentException(id() + " scores " + task.id() + " only");
    }

    private double ofClasses(TargetValues.Classes truth, Prediction.Classes p, int positive) {
        return switch (this) {
            case ROC_AUC -> RankingScores.rocAuc(truth, p.scores(), positive);
            case AVERAGE_PRECISION -> RankingScores.averagePrecision(truth.codes(), p.scores(), positive);
            case LOG_LOSS -> RankingScores.logLoss(truth.codes(), p.scores());
            default -> {
                Confusion confusion = Confusion.of(truth.codes(), p.labels(), truth.count());
                yield switch (this) {
                    case ACCURACY -> confusion.accuracy();
                    case BALANCED_ACCURACY -> confusion.balancedAccuracy();
                    case F1 -> confusion.f1(positive);
                    case F1_MACRO -> confusion.f1Macro();
                    case PRECISION -> confusion.precision(positive);
                    case RECALL -> confusion.recall(positive);
                    case MCC -> confusion.mcc();
                    default -> throw new IllegalStateException(id());
                };
            }
        };
    }

    private double ofNumbers(double[] truth, double[] predicted) {
        return switch (this) {
            case RMSE -> ErrorScores.rmse(truth, predicted);
            case MAE -> ErrorScores.mae(truth, predicted);
            case R2 -> ErrorScores.r2(truth, predicted);
            case RMSLE -> ErrorScores.rmsle(truth, predicted);
            default -> throw new IllegalStateException(id());
        };
    }
}
