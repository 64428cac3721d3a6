package sweetspot.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.library.SealRegister;
import sweetspot.model.ModelException;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.PreparedObjective;
import sweetspot.objective.SealedTestScore;
import sweetspot.study.AutoChoice;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.Experiment;
import sweetspot.study.MissingFamilies;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// The seal on the test rows of one study: says whether those rows have been seen, by this study or by any other, and
/// breaks it, once. The window and the command line both open sealed rows here and nowhere else.
public final class Seal {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Experiment experiment;
    private final PreparedObjective prepared;
    private final LearningTask task;
    private final Path studyFile;
    private final SealRegister register;
    private final Optional<String> wanted;

    private Seal(Experiment experiment, PreparedObjective prepared, LearningTask task, Path studyFile,
            SealRegister register, Optional<String> wanted) {
        this.wanted = wanted;
        this.experiment = experiment;
        this.prepared = prepared;
        this.task = task;
        this.studyFile = studyFile;
        this.register = register;
    }

    /// The seal of a study; reads the data. Empty if no rows are sealed.
    ///
    /// @param experiment what the study recorded, not what has been edited since
    /// @param baseFolder the folder that a relative data path starts from
    /// @throws ExperimentException if the data cannot be read, or do not fit the experiment any more
    public static Optional<Seal> of(Experiment experiment, Path baseFolder, Path studyFile, SealRegister register)
            throws ExperimentException {
        return experiment.subject().resampling().isEmpty() ? Optional.empty()
                : of(experiment, ObjectiveFactory.create(experiment, baseFolder), studyFile, register);
    }

    /// The seal of the study of a session, whose data have been read. Empty if no rows are sealed.
    public static Optional<Seal> of(StudySession session, Path studyFile, SealRegister register) {
        return of(session.experiment(), session.prepared(), studyFile, register);
    }

    private static Optional<Seal> of(Experiment experiment, PreparedObjective prepared, Path studyFile,
            SealRegister register) {
        return prepared.task().filter(t -> t.sealedRows().length > 0)
                .map(t -> new Seal(experiment, prepared, t, studyFile, register, Optional.empty()));
    }

    /// The seal of one of several studies in the file.
    ///
    /// @param name name or number of the study; empty if the file holds one
    public Seal inStudy(Optional<String> name) {
        return new Seal(experiment, prepared, task, studyFile, register, name);
    }

    /// Which other study has seen some of the sealed rows of a study, and when, in a sentence; empty if none has. The
    /// data are read only where the register knows of them. An opening that the study records itself is entered there.
    ///
    /// @param experiment what the study recorded
    /// @param baseFolder the folder that a relative data path starts from
    /// @throws ExperimentException if the data must be read, and cannot be
    public static Optional<String> seenElsewhere(Experiment experiment, StudySnapshot study, Path baseFolder,
            Path studyFile, SealRegister register) throws ExperimentException {
        Optional<SealedTestResult> own = SealedTestResult.of(study);
        boolean known =
                study.attributes().get(StudySession.FINGERPRINT) instanceof String print && register.knows(print);
        if (own.isEmpty() && !known) return Optional.empty();
        Optional<Seal> seal = of(experiment, baseFolder, studyFile, register);
        if (seal.isEmpty()) return Optional.empty();
        seal.get().register(study);
        // A study that was moved finds its own opening under the name of its old place.
        return seal.get().elsewhere().stream()
                .filter(s -> own.isEmpty() || own.get().millis() != s.opening().millis())
                .findFirst().map(seal.get()::words);
    }

    /// Number of sealed rows.
    public int rows() {
        return task.sealedRows().length;
    }

    /// The openings by other studies that showed some of these rows, latest first. A score on rows that somebody has
    /// seen is no longer one on unseen data.
    public List<SealRegister.Seen> elsewhere() {
        String own = own();
        return register.of(prepared.fingerprint(), task.sealedRows()).stream()
                .filter(s -> !s.opening().study().equals(own)).toList();
    }

    private String own() {
        return studyFile.toAbsolutePath().normalize().toString();
    }

    /// Tells whether the data are those that the study was run on.
    public boolean sameData(StudySnapshot study) {
        return prepared.fingerprint().equals(
                study.attributes().getOrDefault(StudySession.FINGERPRINT, prepared.fingerprint()));
    }

    /// Breaks the seal: trains the best and the default configuration, and the ensemble that is in use, on all search
    /// rows, scores them on the sealed ones, and writes it into the study and the register before it answers.
    ///
    /// @param best the trial whose configuration is tested
    /// @param millis the time now, since the epoch
    /// @param cancelled whether to give up
    /// @throws ModelException if it cannot be scored
    /// @throws JournalException if the study cannot be written, has been opened since, or is open in another Sweetspot
    /// @throws ExperimentException if the data have changed since the study was run
    public Opened open(Trial best, long millis, BooleanSupplier cancelled)
            throws ModelException, JournalException, ExperimentException {
        try (JournalFile journal = JournalFile.open(studyFile, JournalFile.Sync.EACH_APPEND, wanted)) {
            StudySnapshot study = journal.snapshot();
            if (SealedTestResult.of(study).isPresent()) return new Opened(study, "");
            if (!sameData(study)) throw new ExperimentException("data", Messages.text("run.seal.data_changed"));
            Optional<EnsembleChoice> ensemble = EnsembleChoice.of(study);
            SealedTestScore.Comparison scores = SealedTestScore.of(task, best.configuration(),
                    AutoChoice.without(experiment.space(), MissingFamilies.of(study).keySet()).defaults(),
                    ensemble.map(e -> parts(e, study)).orElse(List.of()), cancelled);
            SealedTestResult result = new SealedTestResult(best.number(), score(scores.best()), score(scores.base()),
                    score(scores.gain()), scores.best().rows(), millis,
                    scores.ensemble().map(e -> new SealedTestResult.EnsembleScore(score(e.score()), score(e.gain()),
                            ensemble.orElseThrow().members().stream().map(EnsembleChoice.Member::trial).toList())));
            StudySnapshot opened = journal.append(
                    List.of(new StudyAttributeSet(SealedTestResult.ATTRIBUTE, result.toAttribute())));
            return new Opened(opened, register(result));
        }
    }

    /// A study whose seal is broken.
    ///
    /// @param study with the result, see [SealedTestResult#of(StudySnapshot)]
    /// @param warning why only the study itself remembers it, cause and remedy; "" if the register does too
    public record Opened(StudySnapshot study, String warning) {}

    /// Sees to it that an opening which the study records stands in the register too: it may have been opened by an
    /// earlier version, or on another computer.
    ///
    /// @return why that cannot be written; "" if all is well
    public String register(StudySnapshot study) {
        Optional<SealedTestResult> result = SealedTestResult.of(study);
        if (result.isEmpty() || !sameData(study)) return "";
        boolean known = register.of(prepared.fingerprint(), task.sealedRows()).stream()
                .anyMatch(s -> s.opening().millis() == result.get().millis());
        return known ? "" : register(result.get());
    }

    private String register(SealedTestResult result) {
        try {
            register.add(prepared.fingerprint(), task.sealedRows(), new SealRegister.Opening(experiment.name(), own(),
                    result.trial(), result.millis()));
            return "";
        } catch (IOException e) {
            return Messages.text("run.seal.unregistered", String.valueOf(e.getMessage()));
        }
    }

    /// A time of day in this computer's time zone, as `2026-11-27 22:40`.
    ///
    /// @param millis since the epoch
    public static String when(long millis) {
        return WHEN.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    /// Says of an opening elsewhere what it means for a score on these rows.
    public String words(SealRegister.Seen seen) {
        String when = when(seen.opening().millis());
        return seen.rows() == rows() ? Messages.text("run.seal.seen", seen.opening().experiment(), when)
                : Messages.text("run.seal.seen_part", seen.opening().experiment(), when, seen.rows(), rows());
    }

    private static List<SealedTestScore.Part> parts(EnsembleChoice ensemble, StudySnapshot study) {
        return ensemble.members().stream().map(m -> new SealedTestScore.Part(
                study.trials().get(m.trial()).configuration(), m.weight())).toList();
    }

    private static SealedTestResult.Score score(SealedTestScore score) {
        return new SealedTestResult.Score(score.value(), score.low(), score.high());
    }
}
