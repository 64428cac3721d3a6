package sweetspot.journal.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sweetspot.journal.JournalContents;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// Sums up the folders of a library, and remembers each until its files change. Safe to use from several threads.
final class LibraryReader {
    private static final int SPARKLINE = 64;
    private static final double[] NO_VALUES = {};

    private final Map<Path, Remembered> journals = new ConcurrentHashMap<>();

    /// The summary of a journal, with the size and time by which it is known to be unchanged.
    private record Remembered(long size, long millis, Summary summary) {}

    /// @param problem why it cannot be read to its end; "" if it can
    /// @param unfinished where it stands if its budget leaves room for more trials
    /// @param finished where it stands if not
    private record Summary(Optional<Experiment> experiment, State unfinished, State finished, int done, double best,
            double[] bestSoFar, String problem) {
        State atRest(int budget) {
            return done >= budget ? finished : unfinished;
        }
    }

    private static final Summary NOTHING = new Summary(Optional.empty(), State.DRAFT, State.DRAFT, 0, Double.NaN,
            NO_VALUES, "");

    Experiment experiment(Path folder) throws ExperimentFileException {
        try {
            return ExperimentFile.read(folder.resolve(ExperimentLibrary.EXPERIMENT_FILE), ExperimentDefaults.none());
        } catch (ExperimentFileException e) {
            Optional<Experiment> recorded = summary(folder.resolve(ExperimentLibrary.STUDY_FILE)).experiment();
            if (recorded.isPresent()) return recorded.get();
            throw e;
        }
    }

    LibraryEntry read(Path folder) {
        Path file = folder.resolve(ExperimentLibrary.EXPERIMENT_FILE);
        Path log = folder.resolve(ExperimentLibrary.STUDY_FILE);
        long lastUsed = Math.max(modified(file), modified(log));
        if (lastUsed == 0) lastUsed = modified(folder);
        Summary s = summary(log);
        Experiment experiment;
        try {
            experiment = experiment(folder);
        } catch (ExperimentFileException e) {
            String problem = s.problem().isEmpty() ? String.valueOf(e.getMessage()) : s.problem();
            return new LibraryEntry(folder, String.valueOf(folder.getFileName()), State.DAMAGED, Optional.empty(),
                    s.done(), s.best(), s.bestSoFar(), lastUsed, false, problem);
        }
        State state;
        if (!s.problem().isEmpty()) {
            state = State.DAMAGED;
        } else if (JournalFile.isOpen(log)) {
            state = State.RUNNING;
        } else {
            state = s.atRest(experiment.budget().trials());
        }
        return new LibraryEntry(folder, experiment.name(), state, Optional.of(experiment), s.done(), s.best(),
                s.bestSoFar(), lastUsed, dataMissing(folder, experiment), s.problem(), s.experiment());
    }

    private static boolean dataMissing(Path folder, Experiment experiment) {
        try {
            return experiment.subject().data().filter(file -> !Files.isReadable(file.in(folder))).isPresent();
        } catch (InvalidPathException _) {
            return true;
        }
    }

    private Summary summary(Path log) {
        long size = size(log);
        if (size <= 0) return NOTHING;
        long millis = modified(log);
        Remembered known = journals.get(log);
        if (known != null && known.size() == size && known.millis() == millis) return known.summary();
        Summary summary;
        try {
            JournalContents contents = JournalFile.read(log);
            summary = sumUp(contents.main(), contents.damage().map(Throwable::getMessage).orElse(""));
        } catch (JournalException e) {
            summary = new Summary(Optional.empty(), State.DAMAGED, State.DAMAGED, 0, Double.NaN, NO_VALUES,
                    String.valueOf(e.getMessage()));
        }
        journals.put(log, new Remembered(size, millis, summary));
        return summary;
    }

    private static Summary sumUp(RecordedStudy study, String problem) {
        StudySnapshot s = study.snapshot();
        return new Summary(study.experiment(), State.atRest(s, 0), State.atRest(s, Math.max(1, s.finished())),
                s.finished(),
                s.isMultiObjective() ? Double.NaN : s.best().map(Trial::value).orElse(Double.NaN),
                s.isMultiObjective() ? NO_VALUES : bestSoFar(s), problem);
    }

    private static double[] bestSoFar(StudySnapshot study) {
        List<Double> all = new ArrayList<>();
        double best = Double.NaN;
        for (Trial trial : study.trials()) {
            if (!trial.hasValue() || !trial.feasible()) continue;
            if (study.direction().better(trial.value(), best)) best = trial.value();
            all.add(best);
        }
        int n = Math.min(SPARKLINE, all.size());
        double[] thinned = new double[n];
        Arrays.setAll(thinned, i -> all.get(n == 1 ? 0 : (int) ((long) i * (all.size() - 1) / (n - 1))));
        return thinned;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException _) {
            return 0;
        }
    }
}
