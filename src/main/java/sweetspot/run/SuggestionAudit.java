package sweetspot.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalContents;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalReader;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.search.Sampler;
import sweetspot.search.Suggestion;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.Configuration;
import sweetspot.study.Experiment;
import sweetspot.study.Origins;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// Derives every suggestion of a recorded study again and compares it with what was tried.
///
/// The journal's lines before a trial's creation are exactly what the sampler was shown, with several workers too; its
/// experiment attribute at that place says which sampler, seed, space and budget it had.
public final class SuggestionAudit {
    private final Map<Object, Experiment> experiments = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private @Nullable Experiment current;
    private @Nullable Sampler sampler;
    private int checked;
    private int others;

    private SuggestionAudit() {}

    /// A trial that the sampler would not suggest again.
    ///
    /// @param trial its number
    /// @param recorded what was tried
    /// @param derived what is suggested now; empty if nothing is
    public record Difference(int trial, Configuration recorded, Optional<Configuration> derived) {}

    /// The findings of an audit.
    ///
    /// @param checked number of suggestions that were derived again
    /// @param others number of trials that no sampler of ours suggested: the default configuration, queued ones and
    ///     those of other programs
    /// @param differences the suggestions that came out differently
    public record Report(int checked, int others, List<Difference> differences) {
        /// Tells whether every suggestion was confirmed.
        public boolean confirmed() {
            return differences.isEmpty();
        }
    }

    /// Checks the main study of a file.
    ///
    /// @throws JournalException if the file cannot be read, or is damaged
    /// @throws IllegalArgumentException if a recorded sampler is unknown to this version
    public static Report of(Path studyFile) throws JournalException {
        return of(studyFile, Optional.empty());
    }

    /// Checks one of several studies of a file.
    ///
    /// @param wanted name or number of the study, see [JournalContents#study]
    /// @throws JournalException as [#of(Path)]
    public static Report of(Path studyFile, Optional<String> wanted) throws JournalException {
        int id = new JournalReader(studyFile).refresh().study(wanted).id();
        SuggestionAudit audit = new SuggestionAudit();
        JournalContents contents = new JournalReader(studyFile, (studyId, before, trial) -> {
            if (studyId == id) audit.check(before, trial);
        }).refresh();
        if (contents.damage().isPresent()) throw contents.damage().get();
        return new Report(audit.checked, audit.others, List.copyOf(audit.differences));
    }

    private void check(StudySnapshot before, Trial trial) {
        boolean suggested = Origins.isSuggested(trial.origin());
        Optional<Experiment> experiment = suggested ? experiment(before) : Optional.empty();
        if (experiment.isEmpty()) {
            others++;
            return;
        }
        if (sampler == null || !experiment.get().equals(current)) {
            current = experiment.get();
            sampler = SamplerFactory.create(experiment.get());
        }
        checked++;
        Suggestion again = sampler.suggest(TrialPlanner.context(experiment.get(), before, trial.number()));
        Optional<Configuration> derived = again instanceof Suggestion.Point p && p.continues() == trial.continued()
                ? Optional.of(p.configuration()) : Optional.empty();
        if (!derived.equals(Optional.of(trial.configuration()))) {
            differences.add(new Difference(trial.number(), trial.configuration(), derived));
        }
    }

    private Optional<Experiment> experiment(StudySnapshot before) {
        if (!(before.attributes().get(RecordedStudy.EXPERIMENT) instanceof Map<?, ?> map)) return Optional.empty();
        Experiment known = experiments.get(map);
        if (known == null) {
            try {
                known = ExperimentFile.fromMap(map, before.name(), ExperimentDefaults.none());
            } catch (ExperimentFileException _) {
                return Optional.empty();
            }
            experiments.put(map, known);
        }
        return Optional.of(known);
    }
}
