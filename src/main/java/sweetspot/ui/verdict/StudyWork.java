package sweetspot.ui.verdict;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.verdict.Judge;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictOptions;

/// The real work, on the study of an experiment's folder.
final class StudyWork implements VerdictWork {

    @Override
    public Verdict judge(Experiment experiment, StudySnapshot study, Path folder, VerdictOptions options,
            BooleanSupplier cancelled) {
        return Judge.reading(Optional.of(experiment), study, options, folder,
                folder.resolve(ExperimentLibrary.STUDY_FILE), cancelled).orElseThrow();
    }

    @Override
    public StudySnapshot scoreAgain(Experiment experiment, StudySnapshot study, Path folder, Progress progress,
            BooleanSupplier cancelled) {
        throw new UnsupportedOperationException("not yet");
    }
}
