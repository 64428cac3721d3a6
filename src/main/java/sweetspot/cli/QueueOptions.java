package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException;
import sweetspot.json.JsonReader;
import sweetspot.run.ConfigurationInput;
import sweetspot.run.QueuedTrial;
import sweetspot.run.WarmStart;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Reads what is to be tried first from options of the command line.
final class QueueOptions {
    private QueueOptions() {}

    /// Configurations as JSON objects, then the seeds of earlier studies.
    ///
    /// @param studyName which study of those files that hold several; null if it was not said
    static List<QueuedTrial> read(List<String> queue, List<Path> warmStart, @Nullable String studyName,
            SearchSpace space,
            Shell shell) {
        if (studyName != null && warmStart.isEmpty()) throw CliException.badInput("cli.error.warm_start_name");
        List<QueuedTrial> trials = new ArrayList<>();
        for (String json : queue) {
            Map<String, Object> given = JsonReader.object(json)
                    .orElseThrow(() -> CliException.badInput("cli.error.queue_json", Printable.brief(json)));
            CliException.checked("--queue", () -> trials.add(QueuedTrial.asked(ConfigurationInput.of(space, given))));
        }
        for (Path file : warmStart) {
            try {
                List<QueuedTrial> seeds = WarmStart.from(file, Optional.ofNullable(studyName), space, WarmStart.USUAL);
                shell.note(Messages.text("cli.warm_start", seeds.size(), file));
                trials.addAll(seeds);
            } catch (JournalException e) {
                // To the other commands a study is given by its own option.
                throw CliException.badInput("cli.error.at", "--warm-start",
                        e.getMessage().replace("--study-name", "--warm-start-name"));
            }
        }
        return trials;
    }

    /// Values given as `name=value`.
    static Map<String, Object> values(List<String> settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) throw CliException.badInput("cli.error.set", Printable.brief(setting));
            values.put(setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
        }
        return values;
    }
}
