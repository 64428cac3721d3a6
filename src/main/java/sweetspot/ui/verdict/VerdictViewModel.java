package sweetspot.ui.verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import sweetspot.analysis.History;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.run.FreshScoring;
import sweetspot.run.StudySession;
import sweetspot.run.TrialChoice;
import sweetspot.study.ChosenTrial;
import sweetspot.study.Experiment;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Durations;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.study.SealedTestOpener;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.verdict.CorrectedScore;
import sweetspot.verdict.Judge;
import sweetspot.verdict.Part;
import sweetspot.verdict.Prices;
import sweetspot.verdict.Recommendation;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictOptions;

/// Holds what the Verdict page shows of a study: the verdict as a story, what is still being worked out, and what the
/// user can do about it. What is quick comes first, the rest follows from the background.
public final class VerdictViewModel {
    /// While a search runs, the verdict is told anew once there are so many more trials, as a share.
    private static final double GROWTH = 0.1;

    private final StudyViewModel study;
    private final ObservableValue<Path> folder;
    private final BackgroundTasks tasks;
    private final VerdictWork work;
    private final ObjectProperty<Prices> prices;
    private final BackgroundTasks.Latest quick;
    private final BackgroundTasks.Latest whole;
    private final SealedTestOpener sealed;
    private final FreshSplitsViewModel fresh;
    private final ReadOnlyObjectWrapper<Optional<VerdictStory>> story =
            new ReadOnlyObjectWrapper<>(this, "story", Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(this, "working");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private AtomicBoolean cancelled = new AtomicBoolean();
    private @Nullable StudySnapshot told;
    private @Nullable Experiment toldOf;
    private Prices toldAt = Prices.NONE;
    private boolean toldLive;
    private Optional<Made> made = Optional.empty();
    private boolean active;

    /// @param folder the experiment's folder; its value may be null
    /// @param tasks runs what takes long
    /// @param prices of energy and time, as the user set them
    /// @param workers where models are trained that are scored again
    public VerdictViewModel(StudyViewModel study, ObservableValue<Path> folder, BackgroundTasks tasks,
            ObjectProperty<Prices> prices, Supplier<StudySession.Workers> workers) {
        this(study, folder, tasks, prices, new StudyWork(workers));
    }

    VerdictViewModel(StudyViewModel study, ObservableValue<Path> folder, BackgroundTasks tasks,
            ObjectProperty<Prices> prices, VerdictWork work) {
        this.study = study;
        this.folder = folder;
        this.tasks = tasks;
        this.prices = prices;
        this.work = work;
        this.quick = tasks.latest();
        this.whole = tasks.latest();
        this.sealed = new SealedTestOpener(study, folder, tasks);
        this.fresh = new FreshSplitsViewModel(study, folder, tasks, work);
        study.snapshot().subscribe(_ -> follow());
        study.phase().subscribe(_ -> follow());
        prices.subscribe(_ -> follow());
    }

    /// Says whether the page can be seen; nothing is worked out while it cannot.
    public void setActive(boolean now) {
        active = now;
        if (now) {
            sealed.lookElsewhere();
            // What could not be made may be possible by now: the data may be back in their place.
            if (made.filter(m -> m.corrected() instanceof Part.Open<CorrectedScore>).isPresent()) {
                made = Optional.empty();
                told = null;
            }
        }
        follow();
    }

    private void follow() {
        if (!active) return;
        Experiment experiment = study.experiment().get();
        StudySnapshot snapshot = study.snapshot().get();
        if (experiment == null || snapshot.best().isEmpty() || snapshot.finished() < 2) {
            stop();
            told = null;
            story.set(Optional.empty());
            return;
        }
        if (!due(experiment, snapshot)) return;
        stop();
        told = snapshot;
        toldOf = experiment;
        toldAt = prices.get();
        toldLive = study.isLive();
        problem.set("");
        VerdictOptions options = new VerdictOptions(OptionalDouble.empty(), toldAt);
        AtomicBoolean mine = new AtomicBoolean();
        cancelled = mine;
        Path home = folder.getValue();
        Optional<Made> known = made.filter(m -> m.isOf(experiment, snapshot));
        boolean more = !toldLive && home != null && known.isEmpty();
        working.set(more);
        quick.run(() -> known.isEmpty() ? Judge.quick(Optional.of(experiment), snapshot, options)
                : Judge.with(Optional.of(experiment), snapshot, options, known.get().corrected(),
                        known.get().recommendation()),
                now -> {
                    story.set(now.map(v -> tell(experiment, snapshot, v, known.isPresent())));
                    if (more) tellWhole(experiment, snapshot, home, options, mine);
                }, this::failed);
    }

    private void tellWhole(Experiment experiment, StudySnapshot snapshot, Path home, VerdictOptions options,
            AtomicBoolean mine) {
        whole.run(() -> work.judge(experiment, snapshot, home, options, mine::get), now -> {
            working.set(false);
            made = Optional.of(new Made(experiment, snapshot.name(), snapshot.finished(), now.corrected(),
                    now.recommendation()));
            story.set(Optional.of(tell(experiment, snapshot, now, true)));
        }, this::failed);
    }

    /// The parts that take long, and depend on the trials alone.
    ///
    /// @param finished number of trials that they are of
    private record Made(Experiment experiment, String study, int finished, Part<CorrectedScore> corrected,
            Part<Recommendation> recommendation) {
        boolean isOf(Experiment other, StudySnapshot snapshot) {
            return experiment.equals(other) && study.equals(snapshot.name()) && finished == snapshot.finished();
        }
    }

    private static VerdictStory tell(Experiment experiment, StudySnapshot snapshot, Verdict verdict, boolean all) {
        return VerdictStory.of(experiment, snapshot, verdict, ChosenTrial.of(snapshot), all);
    }

    private boolean due(Experiment experiment, StudySnapshot snapshot) {
        StudySnapshot before = told;
        if (before == null || !experiment.equals(toldOf) || !prices.get().equals(toldAt)
                || toldLive && !study.isLive()) {
            return true;
        }
        if (!study.isLive()) return snapshot != before;
        return snapshot.finished() >= before.finished() * (1 + GROWTH) || snapshot.finished() < before.finished();
    }

    private void failed(Exception error) {
        working.set(false);
        if (error instanceof CancellationException) return;
        problem.set(Messages.text("verdict.page.failed", String.valueOf(error.getMessage())));
    }

    private void stop() {
        cancelled.set(true);
        quick.cancel();
        whole.cancel();
        working.set(false);
    }

    /// Uses a trial in place of the best of the search: it is exported and tested. Kept with the study.
    public void use(int trial) {
        choose(trial);
    }

    /// Uses the best of the search again.
    public void undoUse() {
        choose(-1);
    }

    private void choose(int trial) {
        if (!canChoose()) return;
        Experiment experiment = study.experiment().get();
        Path file = folder.getValue().resolve(ExperimentLibrary.STUDY_FILE);
        tasks.run(() -> TrialChoice.write(file, trial), now -> {
            if (!study.isLive() && experiment.equals(study.experiment().get())) study.show(experiment, now);
        }, error -> problem.set(Messages.text("verdict.page.use.failed", String.valueOf(error.getMessage()))));
    }

    /// What the choice of another trial means, in words: what is exported, and whether the sealed test judges it; "" if
    /// none is chosen.
    public String chosenLine() {
        StudySnapshot snapshot = study.snapshot().get();
        OptionalInt chosen = ChosenTrial.of(snapshot);
        if (chosen.isEmpty()) return "";
        String number = Integer.toString(chosen.getAsInt());
        return SealedTestResult.of(snapshot).filter(sealed -> sealed.trial() != chosen.getAsInt())
                .map(sealed -> Messages.text("verdict.page.used.tested", number, Integer.toString(sealed.trial())))
                .orElseGet(() -> Messages.text("verdict.page.used.line", number,
                        Integer.toString(snapshot.bestNumber())));
    }

    /// Tells whether another trial can be chosen: the study is at rest, and nothing is being scored for it.
    public boolean canChoose() {
        return !study.isLive() && !study.isElsewhere() && !study.isDamaged() && folder.getValue() != null
                && !fresh.running().get() && !sealed.busy().get();
    }

    /// Scores the trial that is used, and the default, on the sealed rows.
    public void openSealed() {
        usedTrial().ifPresent(sealed::open);
    }

    /// The trial that is used: the chosen one, else the best.
    public Optional<Trial> usedTrial() {
        StudySnapshot snapshot = study.snapshot().get();
        OptionalInt used = ChosenTrial.used(snapshot);
        return used.isEmpty() ? Optional.empty() : Optional.of(snapshot.trials().get(used.getAsInt()));
    }

    /// Says how long the best will take on fresh splits, by what they took in the search; "" if that is not known.
    public String freshCost() {
        StudySnapshot snapshot = study.snapshot().get();
        OptionalInt base = History.of(snapshot).defaultTrial();
        List<Integer> trials = FreshScoring.trials(snapshot, base);
        long millis = trials.stream().mapToLong(t -> snapshot.trials().get(t).durationMillis()).sum();
        int workers = Math.max(1, study.experiment().get().workers());
        int best = (int) trials.stream().filter(t -> base.isEmpty() || t != base.getAsInt()).count();
        return millis <= 0 || best == 0 ? "" : Messages.text("verdict.page.again.cost",
                Durations.text(millis * FreshScoring.USUAL_SHUFFLES / workers), best, FreshScoring.USUAL_SHUFFLES);
    }

    /// The verdict; empty while nothing can be said.
    public ReadOnlyObjectProperty<Optional<VerdictStory>> story() {
        return story.getReadOnlyProperty();
    }

    /// Tells whether the rest of it is being worked out.
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /// Why not all of it can be told, cause and remedy; "" if all can.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// The sealed test.
    public SealedTestOpener sealed() {
        return sealed;
    }

    /// The scoring on fresh splits.
    public FreshSplitsViewModel fresh() {
        return fresh;
    }

    /// The prices that the user set.
    public ObjectProperty<Prices> prices() {
        return prices;
    }

    /// The study.
    public StudyViewModel study() {
        return study;
    }
}
