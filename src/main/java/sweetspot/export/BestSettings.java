package sweetspot.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sweetspot.json.JsonWriter;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Budget;
import sweetspot.study.ChosenTrial;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ParetoFront;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The best configuration of a study with all that is needed to score it again.
///
/// As JSON it is an experiment file in which every parameter is fixed and the budget is one trial, so that
/// `sweetspot run` on it gives the same score: seeds of folds and training do not depend on a trial's number. What the
/// search found stands in the field `result`, which the reader of experiment files passes over.
///
/// @param experiment what was searched
/// @param snapshot the study
/// @param best its best trial
/// @param version of Sweetspot
public record BestSettings(Experiment experiment, StudySnapshot snapshot, Trial best, String version) {
    private static final int LINE = 76;

    public BestSettings {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(snapshot, "snapshot");
        if (!best.hasValue()) throw new IllegalArgumentException("the best trial needs a value");
    }

    /// The best settings of a study, or those that the user chose to use in their place; empty while no trial is complete
    /// and feasible. With several objectives they are
    /// those of the front's first trial.
    public static Optional<BestSettings> of(Experiment experiment, StudySnapshot snapshot) {
        return of(experiment, snapshot, -1);
    }

    /// The same, where several objectives leave a choice.
    ///
    /// @param chosen number of the trial of the front that is wanted; any other number stands for its first
    public static Optional<BestSettings> of(Experiment experiment, StudySnapshot snapshot, int chosen) {
        if (snapshot.isMultiObjective()) {
            ParetoFront front = ParetoFront.of(snapshot);
            if (front.size() == 0) return Optional.empty();
            Trial trial = snapshot.trials().get(front.contains(chosen) ? chosen : front.number(0));
            return Optional.of(new BestSettings(experiment, snapshot, trial, runningVersion()));
        }
        OptionalInt used = ChosenTrial.used(snapshot);
        return used.isEmpty() ? Optional.empty() : Optional
                .of(new BestSettings(experiment, snapshot, snapshot.trials().get(used.getAsInt()), runningVersion()));
    }

    /// The version that runs; "development" where it does not run from its jar.
    public static String runningVersion() {
        String version = BestSettings.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// The best configuration. Where several families were searched, that of the chosen one alone, under plain names.
    public Configuration configuration() {
        return AutoChoice.in(experiment.subject()) ? AutoChoice.plain(best.configuration()) : best.configuration();
    }

    /// What was searched. Where that were several families, only the one that the best trial chose, which is named.
    public Experiment searched() {
        return AutoChoice.plain(experiment, best.configuration());
    }

    /// The id of the family that the best trial chose, where several were searched.
    private Optional<String> model() {
        return AutoChoice.in(experiment.subject()) ? AutoChoice.family(best.configuration()) : Optional.empty();
    }

    /// The experiment that scores the best configuration and no other: every parameter fixed, one trial, the same
    /// seeds. Parameters that are not active in it are fixed at their defaults.
    public Experiment fixedExperiment() {
        List<Parameter> fixed = new ArrayList<>();
        for (Parameter p : searched().space().parameters()) {
            fixed.add(configuration().has(p.name()) ? fixedAt(p, configuration().get(p.name()))
                    : p.fixedAt(p.fixed().isPresent() ? p.fixed().get().value() : p.defaultValue()));
        }
        for (String name : gone()) fixed.add(alone(name, configuration().get(name)));
        return searched().withSpace(new SearchSpace(fixed)).withBudget(Budget.ofTrials(1)).withWorkers(1)
                .withPruner("none");
    }

    /// The parameter at a value that it had when the trial ran: its type may have been another one then.
    private static Parameter fixedAt(Parameter parameter, @Nullable Object value) {
        try {
            return parameter.fixedAt(value);
        } catch (IllegalArgumentException _) {
            Parameter alone = alone(parameter.name(), value);
            return new Parameter(alone.name(), alone.range(), alone.defaultValue(), parameter.condition(),
                    alone.fixed());
        }
    }

    private static Parameter alone(String name, @Nullable Object value) {
        return new Parameter(name, new CategoricalDistribution(Collections.singletonList(value)), value).fixedAt(value);
    }

    /// The parameters whose best value the search would not try any more, since ranges were narrowed after it was found,
    /// in the order of the space.
    public List<String> outside() {
        return searched().space().parameters().stream().filter(p -> configuration().has(p.name())
                && p.derived().isEmpty() && !p.distribution().contains(configuration().get(p.name())))
                .map(Parameter::name).toList();
    }

    /// The parameters of the best configuration that the space does not have any more.
    public List<String> gone() {
        return configuration().names().stream().filter(n -> searched().space().indexOf(n) < 0).toList();
    }

    /// The result of the search, as plain JSON values.
    public Map<String, Object> result() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial", (long) best.number());
        map.put("metric", metric());
        map.put("direction", direction());
        map.put("value", best.value());
        best.standardError().ifPresent(e -> map.put("standard_error", e));
        if (snapshot.isMultiObjective()) map.put("values", values());
        model().ifPresent(id -> map.put("model", id));
        map.put("parameters", configuration().asMap());
        if (!outside().isEmpty()) map.put("outside_ranges", outside());
        if (!gone().isEmpty()) map.put("not_in_space", gone());
        defaultTrial().ifPresent(d -> map.put("default", score(d)));
        map.put("search", search());
        SealedTestResult.of(snapshot).ifPresent(s -> map.put("sealed_test", s.toAttribute()));
        if (best.endMillis() > 0) map.put("finished", Instant.ofEpochMilli(best.endMillis()).toString());
        map.put("sweetspot", version);
        return map;
    }

    /// All objectives' values by their names in the study file.
    private Map<String, Object> values() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int k = 0; k < snapshot.objectives(); k++) map.put(snapshot.objectiveName(k), best.value(k));
        return map;
    }

    private static Map<String, Object> score(Trial trial) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", trial.value());
        trial.standardError().ifPresent(e -> map.put("standard_error", e));
        return map;
    }

    private Map<String, Object> search() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sampler", experiment.sampler());
        map.put("pruner", experiment.pruner());
        map.put("seed", experiment.seed());
        map.put("workers", (long) experiment.workers());
        map.put("trials", (long) snapshot.trials().size());
        map.put("complete", (long) snapshot.complete());
        map.put("stopped_early", (long) snapshot.pruned());
        map.put("failed", (long) snapshot.failed());
        map.put("stopped", (long) snapshot.stopped());
        return map;
    }

    private Optional<Trial> defaultTrial() {
        return snapshot.trials().isEmpty() || !snapshot.trials().get(0).hasValue() ? Optional.empty()
                : Optional.of(snapshot.trials().get(0));
    }

    String metric() {
        return experiment.subject().metric().orElseGet(() -> snapshot.objectiveName(0));
    }

    String direction() {
        return snapshot.direction() == Direction.MAXIMIZE ? "maximize" : "minimize";
    }

    /// The experiment file of [#fixedExperiment] with the result added, as text.
    ///
    /// @param experimentFile the plain JSON values of that experiment's file
    public String toJson(Map<String, Object> experimentFile) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", experimentFile.get("name"));
        map.put("result", result());
        map.putAll(experimentFile);
        return JsonWriter.pretty(map, LINE);
    }

    /// A table of three columns: what a value is, its name, the value. Kinds are `result`, `parameter` and `setting`.
    public String toCsv() {
        try (CsvText csv = new CsvText()) {
            csv.row("kind", "name", "value");
            csv.row("result", "trial", best.number());
            csv.row("result", "metric", metric());
            csv.row("result", "direction", direction());
            csv.row("result", "value", best.value());
            if (snapshot.isMultiObjective()) values().forEach((name, value) -> csv.row("result", name, value));
            csv.row("result", "standard_error", boxed(best.standardError()));
            csv.row("result", "default_value", boxed(defaultTrial().stream().mapToDouble(Trial::value).findFirst()));
            for (String name : configuration().names()) {
                csv.row("parameter", name, CsvText.value(configuration().get(name)));
            }
            settings(csv);
            return csv.text();
        }
    }

    private void settings(CsvText csv) {
        searched().subject().settings().forEach((name, value) -> csv.row("setting", name, value));
        csv.row("setting", "seed", experiment.seed());
        csv.row("setting", "sampler", experiment.sampler());
        csv.row("setting", "sweetspot", version);
    }

    private static Object boxed(OptionalDouble number) {
        return number.isPresent() ? (Object) number.getAsDouble() : "";
    }
}
