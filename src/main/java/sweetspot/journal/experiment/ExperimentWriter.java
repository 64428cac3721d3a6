package sweetspot.journal.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.Relation;
import sweetspot.study.AutoChoice;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Goal;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;
import sweetspot.study.Resource;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Turns an experiment into the plain JSON values of its file, in the order in which people read them.
final class ExperimentWriter {
    private ExperimentWriter() {}

    static Map<String, Object> write(Experiment experiment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", experiment.name());
        switch (experiment.subject()) {
            case ModelSubject m -> putModel(map, m);
            case FunctionSubject f -> map.put("function", f.function());
            case ProgramSubject p -> {
                Map<String, Object> program = new LinkedHashMap<>();
                program.put("command", p.command());
                program.put("protocol", p.protocol());
                if (p.isUnnamed()) program.put("direction", id(p.direction()));
                else program.put("objectives", p.goals().stream().map(ExperimentWriter::write).toList());
                if (!p.folder().isEmpty()) program.put("folder", p.folder());
                map.put("program", program);
            }
        }
        if (AutoChoice.in(experiment.subject())) map.put("families", AutoChoice.families(experiment.space()));
        List<Object> space = new ArrayList<>();
        for (Parameter parameter : experiment.space().parameters()) space.add(write(parameter));
        map.put("space", space);
        List<String> relations = experiment.space().relations().stream().map(Relation::text).toList();
        if (!relations.isEmpty()) map.put("relations", relations);
        map.put("sampler", experiment.sampler());
        map.put("pruner", experiment.pruner());
        map.put("budget", write(experiment.budget()));
        map.put("workers", (long) experiment.workers());
        map.put("seed", experiment.seed());
        if (!experiment.accepted().isEmpty()) map.put("accepted", experiment.accepted());
        return map;
    }

    private static String id(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> write(Goal goal) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", goal.name());
        map.put("direction", id(goal.direction()));
        return map;
    }

    private static Map<String, Object> write(Budget b) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trials", (long) b.trials());
        map.put("seconds", b.seconds());
        map.put("patience", (long) b.patience());
        b.target().ifPresent(target -> map.put("target", target));
        b.worth().ifPresent(w -> {
            Map<String, Object> worth = new LinkedHashMap<>();
            worth.put("gain", w.gain());
            worth.put("minutes", w.minutes());
            map.put("worth", worth);
        });
        if (b.trialSeconds() > 0) map.put("trial_seconds", b.trialSeconds());
        if (b.failures() != Budget.FAILURES) map.put("failures", (long) b.failures());
        return map;
    }

    private static void putModel(Map<String, Object> map, ModelSubject subject) {
        Target target = subject.target();
        map.put("data", target.data());
        if (!target.reading().isEmpty()) map.put("import", target.reading());
        map.put("target", target.column());
        map.put("task", target.task().id());
        if (!target.positive().isEmpty()) map.put("positive", target.positive());
        if (!target.exclude().isEmpty()) map.put("exclude", target.exclude());
        if (!target.roles().byColumn().isEmpty()) {
            Map<String, Object> roles = new LinkedHashMap<>();
            target.roles().byColumn().forEach((column, role) -> roles.put(column, role.id()));
            map.put("roles", roles);
            if (target.roles().weight().isPresent()) map.put(ExperimentReader.WEIGH_ROWS, true);
        }
        if (target.cleaning().removeDuplicates()) map.put("duplicates", ExperimentReader.REMOVE);
        if (!target.cleaning().mergeSpellings().isEmpty()) {
            map.put("merge_spellings", target.cleaning().mergeSpellings());
        }
        map.put("metric", target.metric());
        if (!subject.further().isEmpty()) {
            List<Object> objectives = new ArrayList<>(List.of(ExperimentReader.METRIC));
            subject.further().forEach(f -> objectives.add(f.id()));
            map.put("objectives", objectives);
        }
        map.put("model", subject.model());
        Validation v = subject.validation();
        Map<String, Object> validation = new LinkedHashMap<>();
        validation.put("folds", (long) v.folds());
        validation.put("test_fraction", v.testFraction());
        validation.put("stratified", v.stratified());
        validation.put("seed", v.seed());
        if (v.foldSeed() != v.seed()) validation.put("fold_seed", v.foldSeed());
        if (v.resource() != Resource.FOLDS) validation.put("resource", v.resource().id());
        // Where rows are ranked, no plan named means the one that keeps queries whole.
        if (!v.plan().equals(SplitPlan.standard()) || target.task() == Task.RANKING) {
            validation.put("plan", v.plan().id());
            validation.putAll(v.plan().fields());
        }
        if (!v.testFile().isEmpty()) validation.put("test_file", v.testFile());
        map.put("validation", validation);
    }

    private static Map<String, Object> write(Parameter p) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", p.name());
        switch (p.range()) {
            case FloatDistribution d -> {
                map.put("type", "float");
                map.put("low", d.low());
                map.put("high", d.high());
                if (d.log()) map.put("log", true);
                if (d.step() > 0) map.put("step", d.step());
            }
            case IntDistribution d -> {
                map.put("type", "int");
                map.put("low", d.low());
                map.put("high", d.high());
                if (d.log()) map.put("log", true);
                if (d.step() > 1) map.put("step", d.step());
            }
            case CategoricalDistribution d -> {
                map.put("type", "categorical");
                map.put("choices", d.choices());
            }
        }
        map.put("default", p.defaultValue());
        if (p.condition().isPresent()) {
            Condition condition = p.condition().get();
            Map<String, Object> when = new LinkedHashMap<>();
            when.put("param", condition.parent());
            when.put("in", condition.values());
            map.put("when", when);
        }
        p.derived().ifPresent(e -> map.put("derived", e.text()));
        if (p.fixed().isPresent()) map.put("fixed", p.fixed().get().value());
        return map;
    }
}
