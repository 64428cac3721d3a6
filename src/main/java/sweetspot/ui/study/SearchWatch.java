package sweetspot.ui.study;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.verdict.OvertuningWatch;
import sweetspot.verdict.WatchReport;

/// Looks from time to time, in the background, whether the score corrected for the search still follows the best score,
/// and tells [StudyViewModel#watch()].
public final class SearchWatch {
    /// Complete trials from which on a first look is worth reading the data.
    private static final int FIRST = 20;
    /// Of a study at rest with more complete trials nothing is looked at: a look costs time for each.
    private static final int MOST_AT_REST = 500;

    private final StudyViewModel study;
    private final ObservableValue<Path> folder;
    private final BackgroundTasks tasks;
    private final BackgroundTasks.Latest looks;
    private @Nullable OvertuningWatch watch;
    private @Nullable Experiment watched;
    private String name = "";
    private int complete;
    private boolean looking;
    private AtomicBoolean cancelled = new AtomicBoolean();

    /// @param folder the experiment's folder; its value may be null
    public SearchWatch(StudyViewModel study, ObservableValue<Path> folder, BackgroundTasks tasks) {
        this.study = study;
        this.folder = folder;
        this.tasks = tasks;
        this.looks = tasks.latest();
        study.snapshot().addListener(_ -> follow());
    }

    private void follow() {
        Experiment experiment = study.experiment().get();
        StudySnapshot snapshot = study.snapshot().get();
        boolean other = experiment == null || watched == null || !snapshot.name().equals(name)
                || snapshot.complete() < complete || !experiment.subject().equals(watched.subject());
        if (other && watched != null) {
            cancelled.set(true);
            looks.cancel();
            looking = false;
            watch = null;
            watched = null;
            study.setWatch(Optional.empty());
        }
        if (experiment == null) return;
        name = snapshot.name();
        complete = snapshot.complete();
        Path home = folder.getValue();
        boolean enough = complete >= FIRST && (study.isLive() || complete <= MOST_AT_REST);
        boolean rows = !snapshot.isMultiObjective() && experiment.subject().modelled().isPresent();
        if (looking || home == null || !enough || !rows || watch != null && !watch.due(snapshot)) return;
        look(experiment, snapshot, home);
    }

    private void look(Experiment experiment, StudySnapshot snapshot, Path home) {
        looking = true;
        watched = experiment;
        AtomicBoolean mine = new AtomicBoolean();
        cancelled = mine;
        OvertuningWatch known = watch;
        looks.run(() -> {
            OvertuningWatch used = known != null ? known : new OvertuningWatch(experiment, task(experiment, home),
                    home.resolve(ExperimentLibrary.STUDY_FILE));
            return new Look(used, used.look(snapshot, mine::get));
        }, look -> {
            looking = false;
            watch = look.watch();
            study.setWatch(Optional.of(look.report()));
            // Trials may have ended meanwhile.
            tasks.onWindow(this::follow);
        }, error -> {
            // What cannot be read is said by the verdict; this search goes on without being watched.
            if (error instanceof CancellationException) looking = false;
        });
    }

    private record Look(OvertuningWatch watch, WatchReport report) {}

    private static Optional<LearningTask> task(Experiment experiment, Path home) throws ExperimentException {
        return ObjectiveFactory.create(experiment, home).task();
    }
}
