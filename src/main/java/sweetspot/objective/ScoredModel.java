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
import sweetspot.study.Cost;
import sweetspot.study.DataFile;
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
        PreparedObjective prepared = ObjectiveFactory.model(experiment, subject, read.dataset(), test(data));
        report.accept(new DataReport(read, subject));
        return prepared;
    }

    /// The rows of the separate test file, read as the data are.
    private Optional<Dataset> test(Source data) throws ExperimentException {
        String file = subject.validation().testFile();
        if (file.isEmpty()) return Optional.empty();
        Map<String, Object> reading = new LinkedHashMap<>(subject.target().reading());
        // Numbers of lines mean nothing in another file.
        reading.remove("leave_out");
        try {
            return Optional.of(data.read(subject.target().withFile(new DataFile(file, reading))).dataset());
        } catch (ExperimentException e) {
            throw new ExperimentException("validation.test_file", e.getMessage(), e);
        }
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
        fields.put("validation.stratified", Boolean.toString(v.stratified()));
        fields.put("validation.seed", Long.toString(v.seed()));
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
        return ModelCatalog.families().stream().filter(f -> f.id().equals(subject.model())).findFirst();
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
        return ScoredSubject.named(key(name) + ".label", name);
    }

    @Override
    public String choice(String parameter, Object value) {
        String text = String.valueOf(value);
        return ScoredSubject.named(key(parameter) + ".choice." + text.toLowerCase(Locale.ROOT), text);
    }

    /// The beginning of the keys of a parameter's texts.
    private String key(String parameter) {
        return "model." + (PipelineSteps.isStep(parameter) ? PipelineSteps.FAMILY : subject.model()) + "." + parameter;
    }

    @Override
    public String nothing() {
        return Messages.text("space.noLimit");
    }
}
