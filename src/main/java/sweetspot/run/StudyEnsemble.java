package sweetspot.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import sweetspot.journal.PredictionsFile;
import sweetspot.objective.Ensemble;
import sweetspot.objective.LearningTask;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The ensemble that the trials of a study offer, from the predictions that are kept beside it.
public final class StudyEnsemble {
    private StudyEnsemble() {}

    /// Chooses it. Predictions that are not those of the study's trial, by its score, do not count.
    ///
    /// @param studyFile beside which the predictions are
    /// @param cancelled whether to give up
    /// @return the offer; where the file is damaged and too little is left, the reason says so
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public static Ensemble.Offer of(LearningTask task, StudySnapshot study, Path studyFile,
            BooleanSupplier cancelled) {
        PredictionsFile.Contents contents = PredictionsFile.of(studyFile).read();
        List<Ensemble.Candidate> all = new ArrayList<>();
        for (int i = 0; i < study.trials().size(); i++) {
            Trial trial = study.trials().get(i);
            if (trial.state() != TrialState.COMPLETE || !trial.hasValue()) continue;
            PredictionsFile.Kept kept = contents.trials().get(trial.number());
            boolean ours = kept != null && kept.score() == trial.value();
            all.add(new Ensemble.Candidate(trial.number(), trial.value(), ours ? kept.values() : new float[0]));
        }
        Ensemble.Offer offer = Ensemble.choose(task, all, cancelled);
        return offer instanceof Ensemble.Offer.None none && contents.problem().isPresent()
                ? new Ensemble.Offer.None(contents.problem().get() + " " + none.reason()) : offer;
    }
}
