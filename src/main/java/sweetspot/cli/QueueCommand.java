package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.journal.JournalException;
import sweetspot.journal.RecordedStudy;
import sweetspot.run.ConfigurationInput;
import sweetspot.run.QueuedTrial;
import sweetspot.run.StudyQueue;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// `sweetspot queue`: what a study tries next, before its sampler is asked.
@Command(name = "queue", mixinStandardHelpOptions = true, sortOptions = false)
final class QueueCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = "--set", paramLabel = "NAME=VALUE")
    private List<String> settings = List.of();
    @Option(names = "--again", paramLabel = "TRIAL")
    private List<Integer> again = List.of();
    @Option(names = "--remove", paramLabel = "TRIAL")
    private List<Integer> remove = List.of();
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--json")
    private boolean json;

    QueueCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RecordedStudy recorded = StudyFiles.read(study, studyName, shell);
        StudySnapshot now = recorded.snapshot();
        List<QueuedTrial> trials = new ArrayList<>();
        for (int number : again) trials.add(QueuedTrial.again(trial(now, number, "--again")));
        if (!settings.isEmpty()) {
            CliException.checked("--set", () -> trials.add(QueuedTrial.asked(
                    ConfigurationInput.of(recorded.space(), QueueOptions.values(settings)))));
        }
        for (int number : remove) {
            if (trial(now, number, "--remove").state() == TrialState.WAITING) continue;
            throw CliException.badInput("cli.error.not_waiting", number);
        }
        try {
            if (!remove.isEmpty()) now = StudyQueue.remove(study, Optional.ofNullable(studyName), remove);
            if (!trials.isEmpty()) now = StudyQueue.add(study, Optional.ofNullable(studyName), trials);
        } catch (JournalException e) {
            throw CliException.badInput(e);
        }
        tell(now.trials().stream().filter(t -> t.state() == TrialState.WAITING).toList());
        return 0;
    }

    private static Trial trial(StudySnapshot study, int number, String option) {
        if (number >= 0 && number < study.trials().size()) return study.trials().get(number);
        throw CliException.badInput("cli.error.no_trial", option, number, study.trials().size() - 1);
    }

    private void tell(List<Trial> waiting) {
        if (json) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("waiting", waiting.stream().map(QueueCommand::toMap).toList());
            JsonOutput.print(shell, map);
            return;
        }
        shell.answer(Messages.text("cli.queue.waiting", waiting.size()));
        for (Trial t : waiting) {
            String values = t.configuration().asMap().entrySet().stream()
                    .map(e -> e.getKey() + "=" + ConfigurationInput.text(e.getValue()))
                    .collect(Collectors.joining(" "));
            shell.answer(Messages.text("cli.queue.trial", Integer.toString(t.number()), values,
                    t.source().isEmpty() ? t.origin() : Messages.text("cli.queue.from", t.origin(), t.source())));
        }
    }

    private static Map<String, Object> toMap(Trial trial) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial", trial.number());
        map.put("parameters", trial.configuration().asMap());
        map.put("origin", trial.origin());
        map.put("source", trial.source());
        return map;
    }
}
