package sweetspot.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.PredictionsFile;
import sweetspot.model.metric.Metric;
import sweetspot.objective.Ensemble;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.PreparedObjective;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// The ensemble that the trials of a study offer, from the predictions that are kept beside it.
public final class StudyEnsemble {
    private StudyEnsemble() {}

    /// Chooses it for a study with its data. May read them anew.
    ///
    /// @param baseFolder the folder that a relative data path starts from
    /// @param studyFile beside which the predictions are
    /// @param cancelled whether to give up
    /// @throws ExperimentException if the data cannot be read, its field `fingerprint` if they have changed
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public static Scored of(Experiment experiment, Path baseFolder, StudySnapshot study, Path studyFile,
            BooleanSupplier cancelled) throws ExperimentException {
        PreparedObjective prepared = ObjectiveFactory.create(experiment, baseFolder);
        Object print = study.attributes().get(StudySession.FINGERPRINT);
        if (print != null && !print.equals(prepared.fingerprint())) {
            throw new ExperimentException("fingerprint", Messages.text("run.ensemble.data_changed"));
        }
        LearningTask task = prepared.task().orElseThrow();
        return new Scored(of(task, study, studyFile, cancelled), task.metric(),
                PredictionsFile.of(studyFile).read().problem());
    }

    /// Takes an ensemble in place of the best single trial, in the study file; it says so when the seal is opened, and in
    /// exports.
    ///
    /// @param wanted name or number of the study, see [sweetspot.journal.JournalContents#study]
    /// @param millis the time now, since the epoch
    /// @return the study then
    /// @throws JournalException if the file cannot be written, of kind IN_USE if a Sweetspot has it open
    public static StudySnapshot use(Path studyFile, Optional<String> wanted, Ensemble e, long millis)
            throws JournalException {
        try (JournalFile journal = JournalFile.open(studyFile, JournalFile.Sync.EACH_APPEND, wanted)) {
            List<EnsembleChoice.Member> members = e.members().stream()
                    .map(m -> new EnsembleChoice.Member(m.trial(), m.weight())).toList();
            return journal.append(List.of(new EnsembleChoice(members, e.score(), e.corrected(), e.standardError(),
                    e.single(), journal.snapshot().trials().size(), millis).event()));
        }
    }

    /// Goes back to the best single trial.
    ///
    /// @return the study then
    /// @throws JournalException as [#use]
    public static StudySnapshot useSingle(Path studyFile, Optional<String> wanted) throws JournalException {
        try (JournalFile journal = JournalFile.open(studyFile, JournalFile.Sync.EACH_APPEND, wanted)) {
            return EnsembleChoice.of(journal.snapshot()).isEmpty() ? journal.snapshot()
                    : journal.append(List.of(EnsembleChoice.none()));
        }
    }

    /// An offer.
    ///
    /// @param metric of its scores
    /// @param damage of the file of predictions, in words; empty if it is whole
    public record Scored(Ensemble.Offer offer, Metric metric, Optional<String> damage) {}

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
            float[] ours = kept != null && kept.score() == trial.value() ? kept.values() : new float[0];
            all.add(new Ensemble.Candidate(trial.number(), trial.value(), ours));
        }
        Ensemble.Offer offer = Ensemble.choose(task, all, cancelled);
        return offer instanceof Ensemble.Offer.None none && contents.problem().isPresent()
                ? new Ensemble.Offer.None(contents.problem().get() + " " + none.reason()) : offer;
    }
}
