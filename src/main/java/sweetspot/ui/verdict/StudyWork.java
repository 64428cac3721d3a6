package sweetspot.ui.verdict;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import sweetspot.analysis.History;
import sweetspot.journal.JournalException;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.ExperimentException;
import sweetspot.run.FreshScoring;
import sweetspot.run.StudySession;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.verdict.Judge;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictOptions;

/// The real work, on the study in an experiment's folder.
///
/// @param workers where models are trained
record StudyWork(Supplier<StudySession.Workers> workers) implements VerdictWork {

    @Override
    public Verdict judge(Experiment experiment, StudySnapshot study, Path folder, VerdictOptions options,
            BooleanSupplier cancelled) {
        return Judge.reading(Optional.of(experiment), study, options, folder,
                folder.resolve(ExperimentLibrary.STUDY_FILE), cancelled).orElseThrow();
    }

    @Override
    public StudySnapshot scoreAgain(Experiment experiment, StudySnapshot study, Path folder, Progress progress,
            BooleanSupplier cancelled) throws ExperimentException, JournalException {
        return FreshScoring.score(experiment, folder, folder.resolve(ExperimentLibrary.STUDY_FILE), Optional.empty(),
                History.of(study).defaultTrial(), FreshScoring.USUAL_SHUFFLES, workers.get(),
                p -> progress.at(p.shuffle(), p.shuffles(), p.done(), p.of()), cancelled);
    }
}
