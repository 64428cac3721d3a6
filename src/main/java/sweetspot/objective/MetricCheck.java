package sweetspot.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.Finding.Fix;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.Metric;
import sweetspot.model.metric.MetricKind;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// True if a metric is defined on every fold, and if it is not, what to do about it. Each advice has been tried on the
/// very data before it is given.
final class MetricCheck {
    private static final int METRICS_NAMED = 3;

    /// The reason why a metric cannot be used.
    ///
    /// @param title what is wrong
    /// @param detail why, then all that would help
    /// @param fix the first of it that can be done here
    record Problem(String title, String detail, Fix fix) {
        String text() {
            return (title + " " + detail).strip();
        }
    }

    private final Dataset usable;
    private final Target target;
    private final Validation validation;
    private final boolean classes;
    private final Metric metric;
    private final int positive;
    private final List<String> names;

    /// @param usable the columns that are used
    /// @param positive position of the class that counts as found in the target's classes; -1 if none was named
    MetricCheck(Dataset usable, Target target, Validation validation, Metric metric, int positive) {
        // Folds follow from the target and the columns of the plan, so the others need not be copied for each trial.
        this.usable = new Dataset(usable.name(), usable.columns().stream().filter(c -> c.name().equals(target.column())
                || target.roles().of(c.name()).isPresent()).toList());
        this.target = target;
        this.validation = validation;
        this.metric = metric;
        this.positive = positive;
        this.classes = target.task() == Task.CLASSIFICATION;
        this.names = classes ? ClassLabels.of(usable.column(target.column())).names() : List.of();
    }

    /// The reason why the metric cannot be used as planned, and what would work; empty if it can.
    ///
    /// @throws DataException if there are too few rows to plan with
    Optional<Problem> problem() throws DataException {
        return problem(ResamplingPlan.of(usable, target.column(), classes, validation));
    }

    /// The reason why the metric cannot be used with `plan`, and what would work; empty if it can.
    Optional<Problem> problem(ResamplingPlan plan) {
        OptionalInt fold = undefined(plan, metric);
        if (fold.isEmpty()) return Optional.empty();
        Optional<String> amounts = switch (metric.kind()) {
            case RMSLE, POISSON_DEVIANCE -> Optional.of("objective.error.negative");
            case MAPE -> Optional.of("objective.error.zero");
            case GAMMA_DEVIANCE -> Optional.of("objective.error.notPositive");
            default -> Optional.empty();
        };
        if (amounts.isPresent()) {
            Metric instead = metric.kind() == MetricKind.MAPE ? Metric.byId("smape") : Metric.RMSE;
            return Optional.of(new Problem(Messages.text(amounts.get(), metric.label(), instead.label()), "",
                    new Fix.UseMetric(instead.id())));
        }
        int fewer = fewerFolds();
        List<String> others = Metric.forTask(target.task()).stream()
                .filter(m -> !m.equals(metric) && undefined(plan, m).isEmpty()).limit(METRICS_NAMED).map(Metric::id)
                .toList();
        Fix fix = fewer >= 2 ? new Fix.UseFolds(fewer)
                : others.isEmpty() ? new Fix.None() : new Fix.UseMetric(others.getFirst());
        return Optional.of(new Problem(Messages.text("objective.error.undefined", metric.label(), fold.getAsInt() + 1),
                cause(plan, fold.getAsInt()) + " " + Messages.text("objective.undefined.advice",
                        String.join("; ", advice(fewer, others))),
                fix));
    }

    /// The first fold that the metric is not defined on.
    private OptionalInt undefined(ResamplingPlan plan, Metric tried) {
        TargetValues truth = truth(plan.search());
        if (plan.pooled()) {
            return Double.isNaN(tried.score(truth, perfect(truth), positive)) ? OptionalInt.of(0) : OptionalInt.empty();
        }
        return IntStream.range(0, plan.folds().size()).filter(f -> {
            TargetValues rows = truth.rows(plan.folds().get(f).test());
            return Double.isNaN(tried.score(rows, perfect(rows), positive));
        }).findFirst();
    }

    private TargetValues truth(Dataset rows) {
        Column column = rows.column(target.column());
        TargetValues truth = classes ? TargetValues.Classes.of(column, names)
                : target.task() == Task.RANKING
                        ? QueryRows.truth(rows, target.column(), target.query().orElseThrow(), 0)
                        : TargetValues.of(column, Task.REGRESSION);
        return RowWeighing.problem(rows, target.roles().weight()).isPresent() ? truth
                : truth.weighted(RowWeighing.of(rows, target.roles().weight()));
    }

    private static Prediction perfect(TargetValues truth) {
        return switch (truth) {
            case TargetValues.Ranked r -> new Prediction.Numbers(r.values());
            case TargetValues.Numbers n -> new Prediction.Numbers(n.values());
            case TargetValues.Classes c -> {
                double[][] scores = new double[c.size()][c.count()];
                for (int i = 0; i < scores.length; i++) scores[i][c.codes()[i]] = 1;
                yield new Prediction.Classes(c.codes(), scores, true);
            }
        };
    }

    private String cause(ResamplingPlan plan, int fold) {
        if (target.task() == Task.RANKING) {
            return Messages.text("objective.undefined.relevant", Printable.brief(target.column()),
                    Formats.value(metric.relevant().orElse(0)), metric.relevant().orElse(0));
        }
        if (!classes) {
            Fold at = plan.folds().get(fold);
            String value = plan.search().column(target.column()).text(at.test()[0]);
            return Messages.text("objective.undefined.constant", value, at.test().length);
        }
        int missing = missingClass(plan, fold);
        int all = ClassLabels.of(usable.column(target.column())).counts()[missing];
        int[] codes = ((TargetValues.Classes) truth(plan.search())).codes();
        if (IntStream.of(plan.folds().get(fold).test()).anyMatch(row -> codes[row] == missing)
                && target.roles().weight().isPresent()) {
            return Messages.text("objective.undefined.class_weight", Printable.brief(names.get(missing)),
                    Printable.brief(target.roles().weight().get()));
        }
        int searched = rowsOf(plan.search(), missing);
        return Messages.text(searched < all ? "objective.undefined.class_sealed" : "objective.undefined.class",
                Printable.brief(names.get(missing)), searched, all, plan.folds().size());
    }

    /// The class whose absence makes the metric undefined: the one that counts, else the rarest that is missing.
    private int missingClass(ResamplingPlan plan, int fold) {
        int[] counts = new int[names.size()];
        TargetValues.Classes truth = (TargetValues.Classes) truth(plan.search());
        for (int row : plan.folds().get(fold).test()) {
            if (truth.weights().of(row) > 0) counts[truth.codes()[row]]++;
        }
        if (metric.needsPositive() && positive >= 0) return positive;
        return IntStream.range(0, counts.length).filter(c -> counts[c] == 0).boxed()
                .min((a, b) -> Integer.compare(rowsOf(plan.search(), a), rowsOf(plan.search(), b))).orElse(0);
    }

    private int rowsOf(Dataset rows, int wanted) {
        int count = 0;
        for (int code : ((TargetValues.Classes) truth(rows)).codes()) if (code == wanted) count++;
        return count;
    }

    /// The most folds below those planned that the metric is defined on; less than 2 if there is no such number.
    private int fewerFolds() {
        if (!validation.plan().usesFolds()) return 1;
        int folds = validation.folds() - 1;
        while (folds >= 2 && !works(validation.withFolds(folds))) folds--;
        return folds;
    }

    private List<String> advice(int folds, List<String> others) {
        List<String> advice = new ArrayList<>();
        boolean plain = !validation.stratified() && validation.plan().canStratify();
        if (plain && works(validation.withStratified(true))) {
            advice.add(Messages.text("objective.undefined.stratify"));
        }
        if (folds >= 2) {
            advice.add(Messages.text("objective.undefined.folds", folds));
        } else if (validation.testFraction() > 0 && works(validation.withTestFraction(0))) {
            advice.add(Messages.text("objective.undefined.unseal"));
        }
        if (!others.isEmpty()) advice.add(Messages.text("objective.undefined.metric", String.join(", ", others)));
        if (classes && names.size() > 2) advice.add(Messages.text("objective.undefined.merge"));
        if (advice.isEmpty()) advice.add(Messages.text("objective.undefined.rows"));
        return advice;
    }

    private boolean works(Validation other) {
        try {
            return undefined(ResamplingPlan.of(usable, target.column(), classes, other), metric).isEmpty();
        } catch (DataException e) {
            return false;
        }
    }
}
