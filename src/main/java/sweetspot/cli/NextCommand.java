package sweetspot.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.objective.ScoreMeaning;
import sweetspot.objective.ScoreMeaning.Difference;
import sweetspot.run.BusyTime;
import sweetspot.run.SessionException;
import sweetspot.run.StopReason;
import sweetspot.run.StopRule;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// The commands to go on with a study, or to begin another, as they can be pasted into a shell.
///
/// @param file the experiment file
/// @param study the study file as the user gave it; null for the one beside the experiment
/// @param sitting what else was asked for
record NextCommand(Path file, @Nullable Path study, Sitting sitting) {

    /// The options that a sitting needs and no study remembers.
    ///
    /// @param studyName which study of the file; null if it was not said
    /// @param workerMemory in MB; 0 if it was not said
    /// @param asked further options as they were typed, with their values, one or a list of them; a study that was begun
    ///     remembers them, one that was refused does not
    record Sitting(@Nullable String studyName, boolean allowProgram, long workerMemory, boolean json,
            Map<String, Object> asked) {}

    /// The options that may be given again for a study that goes on; another seed or strategy halfway is nothing to
    /// recommend.
    private static final Set<String> FOR_GOING_ON = Set.of("--trials", "--seconds", "--patience", "--target", "--worth",
            "--trial-seconds", "--max-failures", "--workers", "--queue", "--warm-start", "--warm-start-name");

    private TypedCommand run(@Nullable Path studyFile) {
        return new TypedCommand("run").file(file).option("--study", studyFile)
                .option("--study-name", sitting.studyName());
    }

    private TypedCommand needs(TypedCommand command) {
        return command.option("--allow-program", sitting.allowProgram())
                .option("--worker-memory", sitting.workerMemory() == 0 ? null : sitting.workerMemory())
                .option("--json", sitting.json());
    }

    /// Goes on with the study.
    String goOn() {
        return needs(run(study).option("--resume", true)).text();
    }

    /// Goes on with a study that was refused, as was asked.
    ///
    /// @param instead options with other values than were asked for
    private String goOnAsAsked(Map<String, Object> instead) {
        Map<String, Object> options = new LinkedHashMap<>(sitting.asked());
        options.keySet().retainAll(FOR_GOING_ON);
        options.putAll(instead);
        TypedCommand command = needs(run(study).option("--resume", true));
        options.forEach(command::options);
        return command.text();
    }

    /// Begins another study of the experiment.
    String another() {
        Path used = study == null ? StudyFiles.beside(file) : study;
        String stem = String.valueOf(used.getFileName()).replaceFirst("\\.log$", "");
        int i = 2;
        while (i < 1_000 && Files.exists(used.resolveSibling(stem + "-" + i + ".log"))) i++;
        TypedCommand command = needs(new TypedCommand("run").file(file)
                .option("--study", used.resolveSibling(stem + "-" + i + ".log")));
        sitting.asked().forEach(command::options);
        return command.text();
    }

    /// Goes on with a study that has reached limits, with larger ones.
    String goOnBeyond(List<StopReason> reached, Experiment experiment, StudySnapshot study) {
        Map<String, Object> more = new LinkedHashMap<>();
        for (StopReason reason : reached) {
            switch (reason) {
                case TRIALS -> more.put("--trials", Math.min(Budget.MAX_TRIALS,
                        2L * Math.max(1, study.trials().size() - study.waiting())));
                case TIME -> more.put("--seconds", experiment.budget().seconds()
                        + BusyTime.millis(study) / 1000 + 1);
                case PATIENCE -> more.put("--patience", 0);
                case TARGET -> more.put("--target", "none");
                case NOT_WORTH_IT -> more.put("--worth", "none");
                default -> {}
            }
        }
        return goOnAsAsked(more);
    }

    /// The reason why a search ended, or would.
    static String words(List<StopReason> reasons) {
        return reasons.stream().map(r -> Messages.text("results.reason." + r.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("; "));
    }

    /// The reason why a search was refused, and which commands lead on: a line of its own for each, with the command at
    /// its end, so that it can be copied.
    ///
    /// @param experiment as it was to be run
    List<String> refusal(SessionException e, Experiment experiment) {
        return switch (e.kind()) {
            case OTHER_EXPERIMENT -> List.of(Messages.text("cli.refused.another", e.getMessage(), another()));
            case DATA_CHANGED -> orAnother(Messages.text("cli.refused.data", e.getMessage(),
                    goOnAsAsked(Map.of("--accept-changed-data", true))));
            case STUDY_EXISTS -> exists(experiment);
            default -> List.of(e.getMessage());
        };
    }

    private List<String> orAnother(String line) {
        return List.of(line, Messages.text("cli.refused.or_another", another()));
    }

    private List<String> exists(Experiment experiment) {
        Path used = study == null ? StudyFiles.beside(file) : study;
        RecordedStudy recorded;
        try {
            recorded = JournalFile.read(used).main();
        } catch (JournalException unreadable) {
            return List.of(Messages.text("cli.refused.another", unreadable.getMessage(), another()));
        }
        List<Difference> differences = recorded.experiment().map(run -> ScoreMeaning.differences(run, experiment))
                .orElse(List.of());
        if (recorded.experiment().isEmpty() || !differences.isEmpty()) {
            String why = recorded.experiment().isEmpty() ? Messages.text("run.foreign_study", used)
                    : Messages.text("run.other_experiment", used,
                            differences.stream().map(Difference::line).collect(Collectors.joining("; ")));
            return List.of(Messages.text("cli.refused.another", why, another()));
        }
        StudySnapshot s = recorded.snapshot();
        List<StopReason> reached = StopRule.reached(recorded.experiment().get().withBudget(experiment.budget()), s);
        return orAnother(
                reached.isEmpty() ? Messages.text("cli.refused.exists", used, s.finished(), goOnAsAsked(Map.of()))
                        : Messages.text("cli.refused.finished", used, s.finished(), words(reached),
                                goOnBeyond(reached, experiment, s)));
    }
}
