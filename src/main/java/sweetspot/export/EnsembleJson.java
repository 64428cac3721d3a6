package sweetspot.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.json.JsonWriter;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.Experiment;
import sweetspot.study.SealedTestResult;
import sweetspot.study.Target;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// The ensemble that is in use: its members with their weights and settings, each as an experiment file that scores that
/// member again, see [BestSettings].
final class EnsembleJson implements ExportFormat {
    private static final int LINE = 76;

    @Override
    public String id() {
        return "ensemble";
    }

    @Override
    public String fileName() {
        return "ensemble.json";
    }

    @Override
    public Optional<String> missing(ExportInput input) {
        Optional<String> best = ExportFormat.super.missing(input);
        if (best.isPresent()) return best;
        if (EnsembleChoice.of(input.study()).isPresent()) return Optional.empty();
        if (input.bestOrThrow().experiment().subject().resampling().isEmpty()) {
            return Optional.of(Messages.text("export.missing.ensemble.never"));
        }
        return Optional.of(Messages.text(input.study().complete() < 2 ? "export.missing.ensemble.few"
                : "export.missing.ensemble"));
    }

    @Override
    public String write(ExportInput input) {
        EnsembleChoice ensemble = EnsembleChoice.of(input.study()).orElseThrow();
        BestSettings best = input.bestOrThrow();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", best.experiment().name());
        map.put("combine", combination(best.experiment()));
        map.put("result", result(ensemble, best));
        List<Object> members = new ArrayList<>();
        for (EnsembleChoice.Member m : ensemble.members()) members.add(member(m, input, best));
        map.put("members", members);
        map.put("sweetspot", best.version());
        return JsonWriter.pretty(map, LINE);
    }

    /// How the members' predictions become one.
    private static String combination(Experiment experiment) {
        boolean classes = experiment.subject().modelled().orElseThrow().target().task() == Target.Task.CLASSIFICATION;
        return Messages.text(classes ? "export.ensemble.combine.classes" : "export.ensemble.combine.numbers");
    }

    private static Map<String, Object> result(EnsembleChoice ensemble, BestSettings best) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("metric", best.metric());
        map.put("direction", best.direction());
        Map<String, Object> chosen = ensemble.toAttribute();
        chosen.remove("members");
        map.putAll(chosen);
        map.put("single_trial", (long) best.best().number());
        SealedTestResult.of(best.snapshot()).ifPresent(s -> map.put("sealed_test", s.toAttribute()));
        return map;
    }

    private static Map<String, Object> member(EnsembleChoice.Member m, ExportInput input, BestSettings best) {
        Trial trial = input.study().trials().get(m.trial());
        BestSettings one = new BestSettings(best.experiment(), best.snapshot(), trial, best.version());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial", (long) m.trial());
        map.put("weight", m.weight());
        map.put("value", trial.value());
        map.put("model", one.searched().subject().modelled().orElseThrow().model());
        map.put("parameters", one.configuration().asMap());
        map.put("experiment", ExperimentFile.toMap(input.place().apply(one.fixedExperiment())));
        return map;
    }
}
