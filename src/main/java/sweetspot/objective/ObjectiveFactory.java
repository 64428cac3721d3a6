package sweetspot.objective;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sweetspot.data.ClassLabels;
import sweetspot.data.DataException;
import sweetspot.data.DataReader;
import sweetspot.data.Dataset;
import sweetspot.data.Fingerprint;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportResult;
import sweetspot.data.TargetAnalysis;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.TargetValues;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.study.Cost;
import sweetspot.study.Experiment;
import sweetspot.study.FurtherMetric;
import sweetspot.study.FurtherObjective;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Turns an experiment into something that can score configurations, or says why that is impossible.
public final class ObjectiveFactory {
    private ObjectiveFactory() {}

    /// Prepares an experiment; reads its data.
    ///
    /// @param baseFolder the folder that a relative data path starts from
    /// @throws ExperimentException if it cannot be run
    public static PreparedObjective create(Experiment experiment, Path baseFolder) throws ExperimentException {
        return create(experiment, baseFolder, _ -> {});
    }

    /// Prepares an experiment; reads its data.
    ///
    /// @param report told of the data, if there are any and they can be searched
    /// @throws ExperimentException if it cannot be run
    public static PreparedObjective create(Experiment experiment, Path baseFolder, Consumer<DataReport> report)
            throws ExperimentException {
        return create(experiment, target -> read(target, baseFolder), report);
    }

    /// Prepares an experiment on data from anywhere.
    ///
    /// @param report told of the data, if there are any and they can be searched
    /// @throws ExperimentException if it cannot be run
    public static PreparedObjective create(Experiment experiment, ScoredSubject.Source data,
            Consumer<DataReport> report)
            throws ExperimentException {
        return ScoredSubject.of(experiment.subject()).prepare(experiment, data, report);
    }

    /// Prepares an experiment with a model on data that have been read already.
    ///
    /// @param test the rows of a separate test file; empty if there is none
    /// @param print of the data, where it is known
    /// @throws ExperimentException if it cannot be run
    static PreparedObjective model(Experiment experiment, ModelSubject subject, Dataset data, Optional<Dataset> test,
            Optional<String> print) throws ExperimentException {
        LearningTask task = task(subject, data, test, experiment.seed());
        List<String> problems = task.space().problems(experiment.space());
        if (!problems.isEmpty()) throw new ExperimentException("space", problems.getFirst());
        return new PreparedObjective(objective(task, experiment, subject), ScoredSubject.of(subject).goals(),
                Optional.of(task),
                Optional.empty(), print.orElseGet(() -> Fingerprint.of(data, test)));
    }

    private static Objective objective(LearningTask task, Experiment experiment, ModelSubject subject)
            throws ExperimentException {
        Resource resource = subject.validation().resource();
        RowPlan.requireFolds(subject.validation());
        if (task.plan().pooled()) return new PooledObjective(task, subject.further());
        if (resource == Resource.FOLDS) return new CrossValidationObjective(task, subject.further());
        if (!subject.further().isEmpty()) {
            throw new ExperimentException("validation.resource", Messages.text("objective.error.resource.costs"));
        }
        if (!resources(task.family()).contains(resource)) {
            throw new ExperimentException("validation.resource", Messages.text("objective.error.resource",
                    task.family().label(), resource.id(), resources(task.family()).stream().map(Resource::id)
                            .collect(Collectors.joining(", "))));
        }
        long full = resource.full(experiment.space());
        if (full == 0) {
            Object standard = task.family().parameter(resource.parameter(), task.shape()).parameter().defaultValue();
            full = ((Number) Objects.requireNonNull(standard)).longValue();
        }
        return new GrowingObjective(task, resource, full);
    }

    /// The resources that a trial of a model can be given more and more of.
    public static List<Resource> resources(ModelFamily family) {
        return Arrays.stream(Resource.values()).filter(r -> r == Resource.FOLDS || r == Resource.ROWS
                || family.resource().filter(r::equals).isPresent()).toList();
    }

    /// Reads the data of an experiment.
    ///
    /// @param baseFolder the folder that a relative data path starts from
    /// @throws ExperimentException if they cannot be read
    public static ImportResult read(Target target, Path baseFolder) throws ExperimentException {
        ImportOptions options = checked("import", () -> ImportOptions.fromMap(target.reading()));
        try {
            return DataReader.read(baseFolder.resolve(target.data()), options);
        } catch (InvalidPathException e) {
            throw new ExperimentException("data", Messages.text("objective.error.path", target.data()), e);
        } catch (DataException e) {
            throw new ExperimentException("data", e.getMessage(), e);
        }
    }

    private static LearningTask task(ModelSubject subject, Dataset data, Optional<Dataset> test, long seed)
            throws ExperimentException {
        Target target = subject.planned();
        ModelFamily family = checked("model", () -> ModelCatalog.usable(subject.model(), target.task()));
        Metric metric = checked("metric", () -> Metric.byId(target.metric(), target.task()));
        List<Metric> further = new ArrayList<>();
        for (FurtherObjective f : subject.further()) {
            if (f instanceof FurtherMetric m) further.add(further(m, target.task()));
        }
        Dataset usable = columns(target, data);
        boolean classes = target.task() == Task.CLASSIFICATION;
        Validation v = subject.validation();
        TargetAnalysis analysis = TargetAnalysis.of(usable, target.column(), classes, v.folds());
        if (!analysis.possible()) throw new ExperimentException("target", analysis.problems().getFirst());
        boolean ranked = target.task() == Task.RANKING;
        if (ranked) QueryRows.require(target, usable);
        ResamplingPlan plan = RowPlan.of(target, v, usable, test);
        List<String> names = classes ? ClassLabels.of(usable.column(target.column())).names() : List.of();
        TargetValues truth = classes
                ? TargetValues.Classes.of(plan.search().column(target.column()), names)
                : ranked ? QueryRows.truth(target, plan.search(), metric, plan.search())
                        : TargetValues.of(plan.search().column(target.column()), Task.REGRESSION);
        truth = truth.weighted(RowWeighing.checked(target.roles(), usable, target.column(), plan));
        List<Metric> all = Stream.concat(Stream.of(metric), further.stream()).toList();
        int positive = positive(target, all, names);
        LearningTask task = new LearningTask(family, target.column(),
                ranked ? target.query().orElseThrow() : "", plan,
                features(target, plan.search()), truth,
                DataShape.of(plan.search(), target.column(), target.task(), target.hidden()), metric, positive, seed,
                target.roles().weight());
        // A metric that is not defined on some fold would fail every trial: say so before the first.
        for (Metric m : all) {
            Optional<MetricCheck.Problem> undefined = new MetricCheck(usable, target, v, m, positive).problem(plan);
            if (undefined.isPresent()) {
                throw new ExperimentException(m.equals(metric) ? "metric" : "objectives", undefined.get().text());
            }
        }
        return task;
    }

    private static Metric further(FurtherMetric further, Task task) throws ExperimentException {
        Optional<Metric> found = Metric.find(further.id()).filter(m -> m.task() == task);
        if (found.isPresent()) return found.get();
        // A metric that is known but does not fit says itself what is wrong with it.
        if (Metric.all().stream().anyMatch(m -> further.id().split(":", 2)[0].equals(m.kind().id()))) {
            return checked("objectives", () -> Metric.byId(further.id(), task));
        }
        throw new ExperimentException("objectives", Messages.text("objective.error.further",
                Printable.brief(further.id()),
                Stream.concat(Arrays.stream(Cost.values()).map(Cost::id), Metric.forTask(task).stream().map(Metric::id))
                        .collect(Collectors.joining(", "))));
    }

    private static <T> T checked(String field, java.util.function.Supplier<T> lookUp) throws ExperimentException {
        try {
            return lookUp.get();
        } catch (IllegalArgumentException e) {
            throw new ExperimentException(field, e.getMessage(), e);
        }
    }

    private static Dataset features(Target target, Dataset rows) {
        Set<String> others = new HashSet<>(target.hidden());
        others.add(target.column());
        return rows.without(others);
    }

    /// The table without what is left out and has no role.
    private static Dataset columns(Target target, Dataset data) throws ExperimentException {
        if (!data.has(target.column())) {
            throw new ExperimentException("target", Messages.text("objective.error.no_column", data.name(),
                    target.column(), names(data)));
        }
        requireColumns("exclude", target.exclude(), data);
        requireColumns("roles", target.roles().byColumn().keySet(), data);
        requireColumns("merge_spellings", target.cleaning().mergeSpellings(), data);
        if (target.exclude().contains(target.column())) {
            throw new ExperimentException("exclude", Messages.text("objective.error.target_excluded", target.column()));
        }
        Set<String> unused = new HashSet<>(target.exclude());
        unused.removeAll(target.roles().byColumn().keySet());
        Dataset usable = CleanData.of(data, target.cleaning(), target.ignored()).without(unused);
        if (features(target, usable).columns().isEmpty()) {
            throw new ExperimentException("exclude", Messages.text("objective.error.no_features", target.column()));
        }
        return usable;
    }

    private static void requireColumns(String field, Collection<String> columns, Dataset data)
            throws ExperimentException {
        for (String column : columns) {
            if (data.has(column)) continue;
            throw new ExperimentException(field, Messages.text("objective.error.no_column", data.name(), column,
                    names(data)));
        }
    }

    private static String names(Dataset data) {
        int shown = 12;
        String names = data.columns().stream().limit(shown).map(c -> Printable.brief(c.name()))
                .collect(Collectors.joining(", "));
        return data.columns().size() <= shown ? names : names + ", …";
    }

    private static int positive(Target target, List<Metric> metrics, List<String> classes) throws ExperimentException {
        int at = classes.indexOf(target.positive());
        boolean unknown = at < 0 && !target.positive().isEmpty() && target.task() == Task.CLASSIFICATION;
        Optional<Metric> asking = metrics.stream().filter(Metric::needsPositive).findFirst();
        if (!unknown && (at >= 0 || asking.isEmpty())) return at;
        String allowed = classes.stream().limit(12).map(Printable::brief).collect(Collectors.joining(", "));
        if (classes.size() > 12) allowed += ", …";
        String key = unknown ? "objective.error.positive_unknown" : "objective.error.positive_missing";
        throw new ExperimentException("positive", unknown
                ? Messages.text(key, target.positive(), allowed)
                : Messages.text(key, asking.orElse(metrics.getFirst()).label(), allowed));
    }
}
