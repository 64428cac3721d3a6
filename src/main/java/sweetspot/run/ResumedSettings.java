package sweetspot.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.Resource;
import sweetspot.study.Validation;
import sweetspot.text.Messages;

/// The settings with which a search goes on from the shell: the settings of its last sitting, wherever they came from
/// then, except for those that have been edited in the experiment file since.
///
/// What the file said then is noted in the study ([#note]) where an option said otherwise; else it said what was run.
///
/// @param experiment the file's experiment with those settings
/// @param changes settings that were edited, with both values, in words
public record ResumedSettings(Experiment experiment, List<String> changes) {
    /// The attribute of a study with the experiment as its file had it, where options changed it; the JSON of
    /// [ExperimentFile].
    static final String PLANNED = "sweetspot:planned";

    private static final List<Setting<?>> SETTINGS = List.of(
            budget("trials", Budget::trials, Budget::withTrials),
            budget("seconds", Budget::seconds, Budget::withSeconds),
            budget("patience", Budget::patience, Budget::withPatience),
            budget("target", Budget::target, Budget::withTarget),
            budget("worth", Budget::worth, Budget::withWorth),
            budget("trial_seconds", Budget::trialSeconds, Budget::withTrialSeconds),
            budget("failures", Budget::failures, Budget::withFailures),
            new Setting<>("sampler", Experiment::sampler, Experiment::withSampler),
            new Setting<>("pruner", Experiment::pruner, Experiment::withPruner),
            new Setting<>("workers", Experiment::workers, Experiment::withWorkers),
            new Setting<>("seed", Experiment::seed, Experiment::withSeed),
            new Setting<>("resource", ResumedSettings::resource, ResumedSettings::withResource));

    /// @param name as the experiment file calls it
    private record Setting<T>(String name, Function<Experiment, T> of, BiFunction<Experiment, T, Experiment> with) {
        private boolean edited(Experiment file, Experiment before) {
            return !Objects.equals(of.apply(file), of.apply(before));
        }

        private Experiment keep(Experiment to, Experiment from) {
            return with.apply(to, of.apply(from));
        }
    }

    private static <T> Setting<T> budget(String name, Function<Budget, T> of, BiFunction<Budget, T, Budget> with) {
        return new Setting<>(name, e -> of.apply(e.budget()),
                (e, value) -> e.withBudget(with.apply(e.budget(), value)));
    }

    private static Optional<Resource> resource(Experiment e) {
        return e.subject().resampling().map(Validation::resource);
    }

    private static Experiment withResource(Experiment e, Optional<Resource> resource) {
        return resource.flatMap(e.subject()::withResource).map(e::withSubject).orElse(e);
    }

    /// @param file the experiment as its file has it now
    public static ResumedSettings of(Experiment file, RecordedStudy study) {
        if (study.experiment().isEmpty()) return new ResumedSettings(file, List.of());
        Experiment ran = study.experiment().get();
        Experiment before = planned(study).orElse(ran);
        Experiment result = file;
        List<String> changes = new ArrayList<>();
        for (Setting<?> setting : SETTINGS) {
            if (!setting.edited(file, before)) {
                result = setting.keep(result, ran);
            } else if (setting.edited(file, ran)) {
                changes.add(Messages.text("run.resumed.change", setting.name(), words(setting.of().apply(ran)),
                        words(setting.of().apply(file))));
            }
        }
        return new ResumedSettings(result, changes);
    }

    /// The note that the study needs, so that a later sitting can tell what was edited; empty if it knows.
    ///
    /// @param file the experiment as its file has it
    static Optional<Object> note(Experiment file, RecordedStudy study) {
        Optional<Experiment> known = planned(study).or(study::experiment);
        boolean same = known.filter(k -> SETTINGS.stream().noneMatch(s -> s.edited(file, k))).isPresent();
        return same ? Optional.empty() : Optional.of(ExperimentFile.toMap(file));
    }

    private static Optional<Experiment> planned(RecordedStudy study) {
        if (!(study.snapshot().attributes().get(PLANNED) instanceof Map<?, ?> map)) return Optional.empty();
        try {
            return Optional.of(ExperimentFile.fromMap(map, PLANNED, ExperimentDefaults.none()));
        } catch (ExperimentFileException _) {
            return Optional.empty();
        }
    }

    private static String words(Object value) {
        Object plain = switch (value) {
            case OptionalDouble d -> d.isPresent() ? d.getAsDouble() : null;
            case Optional<?> o -> o.orElse(null);
            default -> value;
        };
        return switch (plain) {
            case null -> Messages.text("run.resumed.none");
            case Budget.Worth w ->
                Messages.text("run.resumed.worth", String.valueOf(w.gain()), String.valueOf(w.minutes()));
            case Resource r -> r.id();
            default -> String.valueOf(plain);
        };
    }
}
