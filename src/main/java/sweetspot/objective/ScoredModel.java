package sweetspot.objective;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sweetspot.data.Dataset;
import sweetspot.data.ImportResult;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Cost;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FurtherMetric;
import sweetspot.study.FurtherObjective;
import sweetspot.study.Goal;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Validation;
import sweetspot.text.Messages;

/// A model of the catalogue, scored by a metric.
record ScoredModel(ModelSubject subject) implements ScoredSubject {

    @Override
    public PreparedObjective prepare(Experiment experiment, Source data, Consumer<DataReport> report)
            throws ExperimentException {
        ImportResult read = data.read(subject.target());
        PreparedObjective prepared = ObjectiveFactory.model(experiment, subject, read.dataset(), test(data),
                data.fingerprint());
        report.accept(new DataReport(read, subject));
        return prepared;
    }

    private Optional<Dataset> test(Source data) throws ExperimentException {
        return subject.validation().testFile().isEmpty() ? Optional.empty()
                : Optional.of(RowPlan.testFile(subject.target(), subject.validation(), data));
    }

    @Override
    public List<Goal> goals() {
        Metric metric = Metric.byId(subject.target().metric(), subject.target().task());
        List<Goal> goals = new ArrayList<>(List.of(new Goal(metric.label(), metric.direction())));
        for (FurtherObjective further : subject.further()) {
            goals.add(switch (further) {
                case Cost cost -> new Goal(Messages.text("objective.cost." + cost.id()), Direction.MINIMIZE);
                case FurtherMetric other -> {
                    Metric m = Metric.byId(other.id(), subject.target().task());
                    yield new Goal(m.label(), m.direction());
                }
            });
        }
        return goals;
    }

    @Override
    public SearchSpace recommendedSpace(Function<Target, Dataset> data) {
        Target target = subject.planned();
        return ModelCatalog.byId(subject.model(), target.task()).recommendedSpace(
                DataShape.of(data.apply(target), target.column(), target.task(), target.hidden()));
    }

    @Override
    public Map<String, String> meaning() {
        Target t = subject.target();
        Validation v = subject.validation();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("target", t.column());
        fields.put("task", t.task().id());
        fields.put("metric", t.metric());
        // Where the metric is not known, the class may matter.
        if (needsPositive()) fields.put("positive", t.positive());
        fields.put("exclude", String.join(", ", new TreeSet<>(t.exclude())));
        fields.put("roles", t.roles().byColumn().entrySet().stream().map(e -> e.getValue().id() + " " + e.getKey())
                .sorted().collect(Collectors.joining(", ")));
        fields.put("weigh_rows", t.roles().weight().isPresent() ? "true" : "");
        fields.put("duplicates", t.cleaning().removeDuplicates() ? "remove" : "");
        fields.put("merge_spellings", String.join(", ", new TreeSet<>(t.cleaning().mergeSpellings())));
        fields.put("model", subject.model());
        fields.put("objectives",
                subject.further().stream().map(FurtherObjective::id).collect(Collectors.joining(", ")));
        fields.put("validation.plan", Stream.concat(Stream.of(v.plan().id()),
                new TreeMap<>(v.plan().fields()).values().stream().map(String::valueOf))
                .collect(Collectors.joining(" ")));
        fields.put("validation.folds", Integer.toString(v.folds()));
        fields.put("validation.test_fraction", Double.toString(v.testFraction()));
        // Where the file lies is free; what is in it, its fingerprint tells.
        fields.put("validation.test_file", v.testFile().isEmpty() ? "" : Messages.text("meaning.given"));
        fields.put("validation.stratified", Boolean.toString(v.stratified()));
        fields.put("validation.seed", Long.toString(v.seed()));
        fields.put("validation.fold_seed", v.foldSeed() == v.seed() ? "" : Long.toString(v.foldSeed()));
        fields.put("validation.resource", v.resource().id());
        return fields;
    }

    @Override
    public Optional<DataReport> report(ImportResult read) {
        return Optional.of(new DataReport(read, subject));
    }

    @Override
    public Optional<Metric> metric() {
        return Metric.find(subject.target().metric());
    }

    @Override
    public Optional<String> positive() {
        return metric().filter(_ -> needsPositive()).map(_ -> subject.target().positive());
    }

    /// Tells whether the class that counts as found matters to any objective; of an unknown one it may.
    private boolean needsPositive() {
        return metric().map(Metric::needsPositive).orElse(true) || subject.further().stream()
                .anyMatch(f -> f instanceof FurtherMetric m
                        && Metric.find(m.id()).map(Metric::needsPositive).orElse(true));
    }

    @Override
    public Optional<ModelFamily> family() {
        return ModelCatalog.find(subject.model());
    }

    @Override
    public String objective() {
        return metric().map(Metric::label).orElse(subject.target().metric());
    }

    @Override
    public String label() {
        return ScoredSubject.named("model." + subject.model() + ".label", subject.model());
    }

    @Override
    public String parameter(String name) {
        Optional<String> owner = owner(name);
        if (owner.isPresent()) {
            return Messages.text("model.auto.of", ScoredSubject.named("model." + owner.get() + ".label", owner.get()),
                    ScoredSubject.named(key(name) + ".label", name));
        }
        return ScoredSubject.named(key(name) + ".label", name);
    }

    @Override
    public String choice(String parameter, Object value) {
        String text = String.valueOf(value);
        if (AutoChoice.in(subject) && parameter.equals(AutoChoice.FAMILY)) {
            return ScoredSubject.named("model." + text + ".label", text);
        }
        return ScoredSubject.named(key(parameter) + ".choice." + text.toLowerCase(Locale.ROOT), text);
    }

    /// The beginning of the keys of a parameter's texts.
    private String key(String parameter) {
        Optional<String> owner = owner(parameter);
        if (owner.isPresent()) {
            String own = parameter.substring(owner.get().length() + 1);
            return "model." + (PipelineSteps.isStep(own) ? PipelineSteps.FAMILY : owner.get()) + "." + own;
        }
        return "model." + (PipelineSteps.isStep(parameter) ? PipelineSteps.FAMILY : subject.model()) + "." + parameter;
    }

    /// The family that a parameter of a search over several belongs to.
    private Optional<String> owner(String parameter) {
        return AutoChoice.in(subject) ? AutoChoice.owner(parameter) : Optional.empty();
    }

    @Override
    public String nothing() {
        return Messages.text("space.noLimit");
    }
}
