package sweetspot.model.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.study.Direction;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// A way to score predictions against the truth: a kind of metric and, for some kinds, numbers that belong to it.
///
/// A score that is not defined is NaN: a ranking metric where the rows are all of one class, recall and F1 where there
/// is nothing to find, a ranking where no query has a relevant row, R² where the truth is constant, RMSLE of negative numbers. A metric about one class treats all
/// others as "not it", however many there are. Two metrics are equal if they have the same id.
public final class Metric {
    /// Share of right answers.
    public static final Metric ACCURACY = new Metric(MetricKind.ACCURACY);
    /// Area under the ROC curve.
    public static final Metric ROC_AUC = new Metric(MetricKind.ROC_AUC);
    /// Mean negative logarithm of the probability given to the true class.
    public static final Metric LOG_LOSS = new Metric(MetricKind.LOG_LOSS);
    /// Area under the precision-recall curve.
    public static final Metric AVERAGE_PRECISION = new Metric(MetricKind.AVERAGE_PRECISION);
    /// Root of the mean squared error.
    public static final Metric RMSE = new Metric(MetricKind.RMSE);
    /// Mean absolute error.
    public static final Metric MAE = new Metric(MetricKind.MAE);
    /// Share of the variance explained.
    public static final Metric R2 = new Metric(MetricKind.R2);

    /// Normalized discounted cumulative gain of the first ten places.
    public static final Metric NDCG = new Metric(MetricKind.NDCG);

    private static final List<Metric> ALL = Arrays.stream(MetricKind.values()).map(Metric::new).toList();

    private final MetricKind kind;
    private final List<Double> numbers;

    private Metric(MetricKind kind) {
        this(kind, kind.parameters().stream().map(MetricKind.Parameter::usual).toList());
    }

    private Metric(MetricKind kind, List<Double> numbers) {
        this.kind = kind;
        this.numbers = List.copyOf(numbers);
    }

    /// Every kind of metric, each with its usual numbers.
    public static List<Metric> all() {
        return ALL;
    }

    /// The metrics that score the task, each with its usual numbers.
    public static List<Metric> forTask(Task task) {
        return ALL.stream().filter(m -> m.task() == task).toList();
    }

    /// The metric of that id; empty if there is none.
    ///
    /// @param id the kind in lower case; where numbers belong to it, `kind:number` or `kind:number,number`. For those
    ///     that are left out, the usual ones count
    public static Optional<Metric> find(String id) {
        String[] parts = id.split(":", 2);
        Optional<MetricKind> kind = Arrays.stream(MetricKind.values()).filter(k -> k.id().equals(parts[0])).findFirst();
        return parts.length == 1 ? kind.map(Metric::new) : kind.flatMap(k -> numbered(k, parts[1].split(",", -1)));
    }

    private static Optional<Metric> numbered(MetricKind kind, String[] texts) {
        List<MetricKind.Parameter> parameters = kind.parameters();
        if (texts.length > parameters.size()) return Optional.empty();
        List<Double> numbers = new ArrayList<>(new Metric(kind).numbers);
        for (int i = 0; i < texts.length; i++) {
            if (!allows(parameters.get(i), texts[i])) return Optional.empty();
            numbers.set(i, Double.parseDouble(texts[i]));
        }
        return Optional.of(new Metric(kind, numbers));
    }

    /// The metric of that id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are, or the numbers that the
    ///     kind takes
    public static Metric byId(String id) {
        return find(id).orElseThrow(() -> unknown(id, ALL));
    }

    /// The metric of that id, if it scores the task.
    ///
    /// @throws IllegalArgumentException if there is none or it does not; the message names those that do
    public static Metric byId(String id, Task task) {
        Metric metric = find(id).orElseThrow(() -> unknown(id, forTask(task)));
        if (metric.task() == task) return metric;
        throw new IllegalArgumentException(Messages.text("metric.error.task." + task.id(), id, ids(forTask(task))));
    }

    private static IllegalArgumentException unknown(String id, List<Metric> known) {
        String[] parts = id.split(":", 2);
        Optional<Metric> near = ALL.stream().filter(m -> m.kind.id().equals(parts[0])).findFirst();
        if (near.isEmpty()) {
            return new IllegalArgumentException(Messages.text("metric.error.unknown", Printable.brief(id), ids(known)));
        }
        List<MetricKind.Parameter> parameters = near.get().kind.parameters();
        if (parameters.isEmpty()) {
            return new IllegalArgumentException(
                    Messages.text("metric.error.noNumber", parts[0], Printable.brief(parts[1])));
        }
        String[] texts = parts[1].split(",", -1);
        for (int i = 0; i < Math.min(texts.length, parameters.size()); i++) {
            MetricKind.Parameter p = parameters.get(i);
            if (allows(p, texts[i])) continue;
            return new IllegalArgumentException(Messages.text(p.whole() ? "metric.error.whole" : "metric.error.number",
                    Printable.brief(texts[i]), parts[0], text(p.least()), text(p.most()), near.get().id()));
        }
        return new IllegalArgumentException(Messages.text("metric.error.numbers", parts[0], parameters.size(),
                Printable.brief(parts[1]), near.get().id()));
    }

    private static boolean allows(MetricKind.Parameter parameter, String text) {
        try {
            return parameter.allows(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String ids(List<Metric> metrics) {
        return metrics.stream().map(Metric::id).collect(Collectors.joining(", "));
    }

    /// The same metric with another number in one place.
    ///
    /// @param index which of its numbers, from 0
    /// @throws IllegalArgumentException if it has none there, or not that one
    public Metric with(int index, double newNumber) {
        List<String> texts = new ArrayList<>(numbers.stream().map(Metric::text).toList());
        if (index < texts.size()) texts.set(index, text(newNumber));
        else texts.add(text(newNumber));
        return byId(kind.id() + ":" + String.join(",", texts));
    }

    /// Its sort.
    public MetricKind kind() {
        return kind;
    }

    /// The numbers that belong to it, in the order of [MetricKind#parameters()]; empty for most; unmodifiable.
    public List<Double> numbers() {
        return numbers;
    }

    /// Id in files, such as `roc_auc`, `f_beta:2` or `cost:100,5,0`.
    public String id() {
        return numbers.isEmpty() ? kind.id()
                : kind.id() + ":" + numbers.stream().map(Metric::text).collect(Collectors.joining(","));
    }

    private static String text(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private Object[] texts() {
        return numbers.stream().map(Metric::text).toArray();
    }

    /// The name for people.
    public String label() {
        return Messages.text("metric." + kind.id() + ".label", texts());
    }

    /// The name for people, with the class that it counts where it is about one.
    public String label(String positive) {
        return needsPositive() && !positive.isEmpty()
                ? Messages.text("metric.of_class", label(), Printable.brief(positive, 30)) : label();
    }

    /// Says what it measures and what it hides, in a sentence.
    public String explanation() {
        return Messages.text("metric." + kind.id() + ".help", texts());
    }

    /// The task that it scores.
    public Task task() {
        return kind.task();
    }

    /// Tells whether higher or lower is better.
    public Direction direction() {
        return kind.direction();
    }

    /// The best score there is; no model reaches a better one.
    public double best() {
        return direction() == Direction.MAXIMIZE ? most() : least();
    }

    /// The worst score there is; empty if a score may be as bad as one likes.
    public OptionalDouble worst() {
        double worst = direction() == Direction.MAXIMIZE ? least() : most();
        return Double.isInfinite(worst) ? OptionalDouble.empty() : OptionalDouble.of(worst);
    }

    /// The lowest score there can be; negative infinity where there is none.
    public double least() {
        return kind.least();
    }

    /// The highest score there can be; infinity where there is none.
    public double most() {
        return kind.most();
    }

    /// Tells whether it looks at the predicted classes, which a threshold moves; the others look at scores alone.
    public boolean readsAnswers() {
        return kind.scorer() instanceof Scorer.Counts || kind == MetricKind.CALIBRATION_ERROR;
    }

    /// Tells whether class scores must be probabilities.
    public boolean needsProbability() {
        return kind.needs().contains(MetricKind.Need.PROBABILITY);
    }

    /// Tells whether it is about one class, which the user has to name.
    public boolean needsPositive() {
        return kind.needs().contains(MetricKind.Need.CLASS);
    }

    /// Tells whether it says little where nearly all rows are of one class: whoever always answers that class scores well,
    /// or the many rows that are easy outweigh the few that matter.
    public boolean misledByRareClasses() {
        return switch (kind) {
            case ACCURACY, TOP_K, SPECIFICITY, ROC_AUC, LOG_LOSS, BRIER, CALIBRATION_ERROR -> true;
            default -> false;
        };
    }

    /// The relevance from which a row counts as relevant, for metrics of rankings that ask yes or no; empty for others.
    public OptionalDouble relevant() {
        int at = kind.parameters().indexOf(MetricKind.Parameter.RELEVANT);
        return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(numbers.get(at));
    }

    /// The metric for a task where none was asked for.
    ///
    /// @param suggested what classes or amounts suggest
    public static String usual(Task task, String suggested) {
        return task == Task.RANKING ? NDCG.id() : suggested;
    }

    /// Scores a prediction; rows count by the weights of the truth.
    ///
    /// @param positive position of the class that counts as "found"; read by metrics that need one
    /// @return NaN where the metric is not defined, as where no row counts
    /// @throws IllegalArgumentException if sizes or kinds do not fit
    public double score(TargetValues truth, Prediction prediction, int positive) {
        if (truth.size() != prediction.size()) {
            throw new IllegalArgumentException(prediction.size() + " predictions for " + truth.size() + " rows");
        }
        if (truth.weights().total(truth.size()) == 0) return Double.NaN;
        if (truth instanceof TargetValues.Classes t && prediction instanceof Prediction.Classes p
                && kind.scorer() instanceof Scorer.OfClasses scorer) {
            if (needsProbability() && !p.probabilities()) {
                throw new IllegalArgumentException(id() + " needs probabilities");
            }
            return scorer.score(t, p, positive, array());
        }
        if (truth instanceof TargetValues.Numbers t && prediction instanceof Prediction.Numbers p
                && kind.scorer() instanceof Scorer.OfNumbers scorer) {
            return scorer.score(t, p.values(), array());
        }
        if (truth instanceof TargetValues.Ranked t && prediction instanceof Prediction.Numbers p
                && kind.scorer() instanceof Scorer.OfRankings scorer) {
            return scorer.score(t, p.values(), array());
        }
        throw new IllegalArgumentException(id() + " scores " + task().id() + " only");
    }

    private double[] array() {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric m && m.kind == kind && m.numbers.equals(numbers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, numbers);
    }

    /// Its id.
    @Override
    public String toString() {
        return id();
    }
}
