package sweetspot.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.data.HealthCheck;
import sweetspot.data.ImportNote;
import sweetspot.data.ImportResult;
import sweetspot.data.NumberColumn;
import sweetspot.data.TargetAnalysis;
import sweetspot.data.plan.PlanAdvice;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.study.ModelSubject;
import sweetspot.study.Role;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Everything worth knowing about the data of an experiment before it is searched: what was noticed when the file was
/// read, what the health check found, and which class the metric counts. The window and the command line both tell
/// what this says.
///
/// @param read the data as they were read
/// @param target what is predicted from them
/// @param validation how a prediction is scored
/// @param model the family that is trained; empty where it is not chosen yet
public record DataReport(ImportResult read, Target target, Validation validation, Optional<ModelFamily> model) {
    private static final int CLASSES_NAMED = 12;

    /// The columns that the plan names play the part for which it names them.
    public DataReport {
        target = target.withRoles(validation.roles(target.roles()));
    }

    /// The report on data for which no model is chosen yet.
    public DataReport(ImportResult read, Target target, Validation validation) {
        this(read, target, validation, Optional.empty());
    }

    /// The report on an experiment with a model.
    public DataReport(ImportResult read, ModelSubject subject) {
        this(read, subject.target(), subject.validation(), ModelCatalog.find(subject.model()));
    }

    /// Checks the data; all that was found, worst first.
    public List<Finding> findings() {
        return findings(HealthCheck.run(data(),
                new HealthCheck.Setup(target.column(), target.task() == Task.CLASSIFICATION,
                        target.hidden(), validation.folds(), validation.testFraction(),
                        target.roles().column(Role.TIME).orElse(""),
                        target.roles().column(Role.GROUP).orElse(""))));
    }

    /// The same where the health check has been run already.
    public List<Finding> findings(List<Finding> health) {
        Dataset used = data();
        List<Finding> all = new ArrayList<>();
        for (Finding f : health) {
            // What the reader says of a column's texts says more: it knows the lines.
            if (f.kind() == Kind.TEXT_AMONG_NUMBERS && isTold(f.column())) continue;
            // Folds are not drawn at random then.
            if (f.kind() == Kind.TIME && f.column().equals(validation.plan().time())) continue;
            // A relevance of few values is neither a class nor an amount.
            if (f.kind() == Kind.TASK && target.task() == Task.RANKING) continue;
            all.add(f.kind() == Kind.TINY_CLASS ? rareClass(f) : f);
        }
        for (ImportNote note : read.remarks()) {
            Severity severity = note.severity() == Severity.OK ? Severity.NOTE : note.severity();
            Fix fix =
                    !(note.fix() instanceof Fix.None) ? note.fix()
                            : health.stream().filter(f -> f.kind() == Kind.TEXT_AMONG_NUMBERS
                                    && f.column().equals(note.column())).map(Finding::fix).findFirst()
                                    .orElse(new Fix.None());
            all.add(new Finding(severity, Kind.READING, note.column(), Printable.line(note.text()), "", fix));
        }
        addMended(used, all);
        addRoles(used, all);
        all.addAll(new QueryFindings(used, target, validation).all());
        addPositive(used, all);
        addUndefined(used, all);
        return Finding.sorted(all);
    }

    /// A rare class is worth a warning where it misleads the metric; others are told how many rows it has.
    private Finding rareClass(Finding found) {
        Metric metric = Metric.byId(target.metric(), target.task());
        return metric.misledByRareClasses() ? found : new Finding(Severity.NOTE, found.kind(), found.column(),
                found.title(), Messages.text("data.rare.detail", metric.label()), new Fix.None());
    }

    /// The validation plan that suits the data.
    public PlanAdvice advice() {
        return PlanAdvice.of(data(), target);
    }

    private boolean isTold(String column) {
        return read.remarks().stream().anyMatch(n -> n.column().equals(column) && n.severity() != Severity.OK);
    }

    /// Tells what was mended, so that nobody wonders where rows or classes are.
    private void addMended(Dataset used, List<Finding> all) {
        if (target.cleaning().removeDuplicates()) {
            int removed = read.dataset().rows() - used.rows();
            all.add(new Finding(Severity.NOTE, Kind.REMOVED, "", Messages.text("data.removed.title", removed),
                    Messages.text("data.removed.detail", read.dataset().rows() - removed), new Fix.None()));
        }
        List<String> merged = target.cleaning().mergeSpellings().stream().map(Printable::brief).toList();
        if (!merged.isEmpty()) {
            all.add(new Finding(Severity.NOTE, Kind.MERGED, "", Messages.text("data.merged.title",
                    String.join(", ", merged)), "", new Fix.None()));
        }
    }

    /// A role that nothing makes use of must not look as if it were used.
    private void addRoles(Dataset used, List<Finding> all) {
        target.roles().column(Role.WEIGHT).ifPresent(c -> {
            all.add(weights(used, c));
            addWeightlessClasses(used, c, all);
        });
        if (target.roles().weight().isPresent()) {
            String unable = unable();
            if (!unable.isEmpty()) {
                all.add(new Finding(Severity.WARNING, Kind.READING, target.roles().weight().get(),
                        Messages.text("data.weight.family.title", unable), Messages.text("data.weight.family.detail"),
                        new Fix.None()));
            }
        }
        target.roles().column(Role.GROUP).filter(c -> !c.equals(validation.plan().group())).ifPresent(c -> all.add(
                new Finding(Severity.WARNING, Kind.GROUPS, c, Messages.text("data.grouped.title", Printable.brief(c)),
                        Messages.text("data.grouped.detail"), new Fix.None())));
        boolean byFold = validation.plan() instanceof SplitPlan.FoldColumn;
        target.roles().column(Role.FOLD).filter(_ -> !byFold).ifPresent(c -> all.add(
                new Finding(Severity.WARNING, Kind.READING, c, Messages.text("data.folded.title", Printable.brief(c)),
                        Messages.text("data.folded.detail"), new Fix.None())));
    }

    /// The families that are trained and cannot weigh rows, by name; "" if all can.
    private String unable() {
        if (model.isEmpty()) return "";
        List<ModelFamily> trained = model.get().equals(ModelCatalog.auto()) ? ModelCatalog.forTask(target.task())
                : List.of(model.get());
        return trained.stream().filter(f -> !f.weighsRows()).map(ModelFamily::label)
                .collect(Collectors.joining(", "));
    }

    /// How rows are weighed, or why they are not.
    private Finding weights(Dataset used, String column) {
        String name = Printable.brief(column);
        if (!target.roles().weighs()) {
            return new Finding(Severity.WARNING, Kind.READING, column, Messages.text("data.weight.unused.title", name),
                    Messages.text("data.weight.unused.detail"), new Fix.WeighRows(column));
        }
        Column truth = used.column(target.column());
        Dataset known = used.rows(IntStream.range(0, used.rows()).filter(r -> !truth.isMissing(r)).toArray());
        return RowWeighing.problem(known, Optional.of(column))
                .map(p -> new Finding(Severity.SERIOUS, Kind.READING, column, p, "", new Fix.None()))
                .orElseGet(() -> {
                    double[] weights = ((NumberColumn) known.column(column)).values();
                    return new Finding(Severity.NOTE, Kind.READING, column, Messages.text("data.weight.title", name),
                            Messages.text("data.weight.detail", Arrays.stream(weights).min().orElse(0),
                                    Arrays.stream(weights).max().orElse(0)),
                            new Fix.None());
                });
    }

    /// A class of which no row counts is neither learned nor missed.
    private void addWeightlessClasses(Dataset used, String column, List<Finding> all) {
        if (target.task() != Task.CLASSIFICATION) return;
        Column truth = used.column(target.column());
        Dataset known = used.rows(IntStream.range(0, used.rows()).filter(r -> !truth.isMissing(r)).toArray());
        for (String name : RowWeighing.weightless(known, target.column(), target.roles().weight())) {
            all.add(new Finding(Severity.SERIOUS, Kind.READING, column,
                    Messages.text("data.weight.class.title", Printable.brief(name), Printable.brief(column)),
                    Messages.text("data.weight.class.detail"), new Fix.None()));
        }
    }

    /// A metric that is not defined on some fold fails every trial.
    private void addUndefined(Dataset used, List<Finding> all) {
        boolean classes = target.task() == Task.CLASSIFICATION;
        if (!TargetAnalysis.of(used, target.column(), classes, validation.folds()).possible()) return;
        if (target.task() == Task.RANKING && QueryRows.problem(target, used).isPresent()) return;
        Metric metric = Metric.byId(target.metric(), target.task());
        int positive = classes ? ClassLabels.of(used.column(target.column())).names().indexOf(target.positive()) : -1;
        if (positive < 0 && metric.needsPositive()) return;
        try {
            new MetricCheck(used, target, validation, metric, positive).problem().ifPresent(p -> all.add(
                    new Finding(Severity.SERIOUS, Kind.METRIC, target.column(), p.title(), p.detail(), p.fix())));
        } catch (DataException e) {
            all.add(new Finding(Severity.SERIOUS, Kind.METRIC, target.column(), String.valueOf(e.getMessage()), "",
                    new Fix.None()));
        }
    }

    /// The data as they are used.
    Dataset data() {
        return CleanData.of(read.dataset(), target.cleaning(), target.ignored());
    }

    /// Which class counts matters to a metric about one class: with the other one the score is another.
    private void addPositive(Dataset used, List<Finding> all) {
        boolean known = target.task() == Task.CLASSIFICATION && !target.positive().isEmpty();
        if (!known || !Metric.byId(target.metric(), target.task()).needsPositive()) return;
        ClassLabels labels = ClassLabels.of(used.column(target.column()));
        int at = labels.names().indexOf(target.positive());
        if (at < 0) return;
        List<String> others = labels.names().stream().filter(n -> !n.equals(target.positive())).limit(CLASSES_NAMED)
                .map(Printable::brief).toList();
        all.add(new Finding(Severity.NOTE, Kind.POSITIVE_CLASS, target.column(), Messages.text("data.positive.title",
                Metric.byId(target.metric()).label(), Printable.brief(target.positive()), labels.counts()[at],
                labels.rows()), Messages.text("data.positive.detail", String.join(", ", others)), new Fix.None()));
    }
}
