package sweetspot.ui.study;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.run.BusyTime;
import sweetspot.run.QueuedTrial;
import sweetspot.run.RunControl;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.run.StopReason;
import sweetspot.run.TimeLeft;
import sweetspot.study.Experiment;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.verdict.WatchReport;

/// The study that the window shows, running or at rest: what the Results and Export pages and the run bar read, and
/// what the user can do with the run.
///
/// [#accept] may be called from any thread; however often that is, the properties change once a pulse. Everything
/// else belongs to the window's thread.
public final class StudyViewModel {
    private final Executor pulse;
    private final LongSupplier clock;
    private final AtomicBoolean pending = new AtomicBoolean();
    private final TrialSelection selection = new TrialSelection();
    private final ReadOnlyObjectWrapper<Experiment> experiment = new ReadOnlyObjectWrapper<>(this, "experiment");
    private final ReadOnlyObjectWrapper<RunStatus> status =
            new ReadOnlyObjectWrapper<>(this, "status", idle(StudySnapshot.empty(), 0));
    private final ReadOnlyObjectWrapper<StudySnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", StudySnapshot.empty());
    private final ReadOnlyObjectWrapper<RunPhase> phase = new ReadOnlyObjectWrapper<>(this, "phase", RunPhase.READY);
    private final ReadOnlyObjectWrapper<Optional<Trial>> best =
            new ReadOnlyObjectWrapper<>(this, "best", Optional.empty());
    private final ReadOnlyObjectWrapper<ParetoFront> front =
            new ReadOnlyObjectWrapper<>(this, "front", ParetoFront.empty());
    private final ReadOnlyObjectWrapper<TrialCounts> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", TrialCounts.NONE);
    private final ReadOnlyObjectWrapper<Optional<WatchReport>> watch =
            new ReadOnlyObjectWrapper<>(this, "watch", Optional.empty());
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(this, "starting");
    private final ReadOnlyLongWrapper elapsed = new ReadOnlyLongWrapper(this, "elapsed");
    private final ReadOnlyStringWrapper timeLeft = new ReadOnlyStringWrapper(this, "timeLeft", Formats.NONE);
    private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper(this, "pace", Formats.NONE);
    /// Read by [#accept] on other threads only to ask it for its status.
    private volatile @Nullable RunControl control;
    private boolean damaged;
    private boolean elsewhere;
    private long statusTakenAt;

    /// A model that follows at once, on the thread that calls it: for tests and for studies at rest.
    public StudyViewModel() {
        this(Runnable::run, System::currentTimeMillis);
    }

    /// @param pulse runs what it is given on the window's thread, at most ten times a second
    /// @param clock milliseconds since the epoch
    public StudyViewModel(Executor pulse, LongSupplier clock) {
        this.pulse = Objects.requireNonNull(pulse);
        this.clock = Objects.requireNonNull(clock);
    }

    /// Says whether a search is being started: saved, read and set up, before there is a run to attach.
    public void setStarting(boolean now) {
        starting.set(now);
    }

    /// Tells whether a search is being started: there is no run yet.
    public ReadOnlyBooleanProperty starting() {
        return starting.getReadOnlyProperty();
    }

    /// Shows a study at rest: a new one, or one that this window has just written, which no other can have open.
    public void show(Experiment shown, StudySnapshot study) {
        showRead(shown, study, false);
    }

    /// Shows a study at rest, as it was read.
    ///
    /// @param open whether another Sweetspot is running it
    void showRead(Experiment shown, StudySnapshot study, boolean open) {
        elsewhere = open;
        show(shown, study, false);
    }

    /// Shows what stands before the damage of a study, which cannot go on.
    void showDamaged(Experiment shown, StudySnapshot before) {
        show(shown, before, true);
    }

    private void show(Experiment shown, StudySnapshot study, boolean isDamaged) {
        control = null;
        damaged = isDamaged;
        changeExperiment(shown);
        apply(idle(study, BusyTime.millis(study)));
    }

    /// Says that what was run is now called otherwise, or that its data lie elsewhere. Nothing else may have changed.
    public void place(Experiment same) {
        if (!isLive() && !same.equals(experiment.get())) experiment.set(same);
    }

    /// Tells whether another Sweetspot is running the study; what is shown is how it stood when it was last looked at.
    public boolean isElsewhere() {
        return elsewhere && !isLive();
    }

    /// Shows a study that runs, and hands its commands to `run`.
    public void attach(Experiment shown, RunControl run) {
        control = run;
        damaged = false;
        changeExperiment(shown);
        apply(run.status());
    }

    /// Switches a family of a running search off, or on again.
    public void switchFamily(String family, boolean on) {
        RunControl run = control;
        if (run != null) run.switchFamily(family, on);
    }

    /// Tells that a run has a newer status; call it for each. What is shown is always the status of the attached
    /// run at the next pulse, so that a message of a run that is no longer shown does no harm.
    public void accept(RunStatus newer) {
        Objects.requireNonNull(newer);
        if (pending.compareAndSet(false, true)) pulse.execute(this::drain);
    }

    /// Lets the clock move on; call it about once a second while the window shows a run.
    public void tick() {
        RunStatus current = status.get();
        boolean moving = switch (current.phase()) {
            case RUNNING, PAUSING, FINISHING, STOPPING -> true;
            case READY, PAUSED, ENDED -> false;
        };
        long now = clock.getAsLong();
        elapsed.set(current.elapsedMillis() + (moving ? Math.max(0, now - statusTakenAt) : 0));
        timeLeft.set(timeLeftText(current, now));
    }

    private void drain() {
        pending.set(false);
        RunControl run = control;
        if (run != null) apply(run.status());
    }

    private void changeExperiment(Experiment shown) {
        Experiment before = experiment.get();
        if (before == null || !before.space().equals(shown.space()) || !before.name().equals(shown.name())) {
            selection.clear();
        }
        experiment.set(shown);
    }

    private void apply(RunStatus newer) {
        statusTakenAt = clock.getAsLong();
        StudySnapshot study = newer.snapshot();
        if (selection.picked().get() >= study.trials().size()) selection.clear();
        status.set(newer);
        phase.set(newer.phase());
        counts.set(TrialCounts.of(study, experiment.get() == null ? 0 : experiment.get().budget().trials()));
        best.set(study.best());
        front.set(!study.isMultiObjective() ? ParetoFront.empty() : front.get().next(snapshot.get(), study));
        pace.set(paceText(newer));
        tick();
        snapshot.set(study);
    }

    private static RunStatus idle(StudySnapshot study, long elapsedMillis) {
        return new RunStatus(RunPhase.READY, StopReason.NONE, "", study, elapsedMillis);
    }

    private String timeLeftText(RunStatus current, long now) {
        if (current.phase() != RunPhase.RUNNING || experiment.get() == null) return Formats.NONE;
        Experiment e = experiment.get();
        return TimeLeft.of(current.snapshot(), e.budget(), e.workers(), elapsed.get(), now)
                .map(left -> Durations.range(left.lowMillis(), left.highMillis()))
                .orElse(Formats.NONE);
    }

    private static String paceText(RunStatus status) {
        int finished = status.snapshot().finished();
        if (finished == 0 || status.elapsedMillis() < 1000) return Formats.NONE;
        double perMinute = finished * 60_000.0 / status.elapsedMillis();
        return perMinute >= 0.95 ? Formats.significant(perMinute, 3) + " / min"
                : Formats.significant(perMinute * 60, 2) + " / h";
    }

    /// Pauses a running search, or goes on with a paused one.
    public void pauseOrResume() {
        switch (phase.get()) {
            case RUNNING -> pause();
            case PAUSING, PAUSED -> resume();
            case READY, FINISHING, STOPPING, ENDED -> {}
        }
    }

    /// Starts no more trials until [#resume()].
    public void pause() {
        if (control != null) control.pause();
    }

    /// Goes on after a pause.
    public void resume() {
        if (control != null) control.resume();
    }

    /// Starts no more trials and ends when the running ones have.
    public void finishThenStop() {
        if (control != null) control.finishThenStop();
    }

    /// Cancels the running trials and ends. The view asks first.
    public void stopNow() {
        if (control != null) control.stopNow();
    }

    /// Queues trials in the run.
    ///
    /// @return whether they are in the journal; false if no run takes them any more
    CompletableFuture<Boolean> queue(List<QueuedTrial> trials) {
        return control == null ? CompletableFuture.completedFuture(false) : control.queue(trials);
    }

    /// Takes a waiting trial out of the run's queue.
    void unqueue(int number) {
        if (control != null) control.unqueue(number);
    }

    /// Completes when no run holds the study file any more.
    CompletableFuture<?> released() {
        return control == null ? CompletableFuture.completedFuture(null) : control.ended();
    }

    /// Ends without a verdict on the trials that run: they are run again when the study is resumed, and a paused
    /// search is still paused then.
    public void suspend() {
        if (control != null) control.suspend();
    }

    /// The reason why the last sitting of a study at rest ended, one of the values of [RecordedStudy#STOPPED]; "" if it
    /// was interrupted, or runs.
    public String stopped() {
        return RecordedStudy.stopped(snapshot.get());
    }

    /// The state of the search, at rest or not.
    public State state() {
        int budget = experiment.get() == null ? 0 : experiment.get().budget().trials();
        if (phase.get() != RunPhase.READY) return status.get().state(budget);
        if (damaged) return State.DAMAGED;
        return elsewhere ? State.RUNNING : State.atRest(snapshot.get(), budget);
    }

    /// Tells whether its file is damaged, so that what is shown is only what stands before, and cannot go on.
    public boolean isDamaged() {
        return damaged;
    }

    /// Tells whether a run is attached, and has not ended.
    public boolean isLive() {
        return control != null && phase.get() != RunPhase.ENDED;
    }

    /// The time, in milliseconds since the epoch, by the clock that this model was given.
    public long now() {
        return clock.getAsLong();
    }

    /// Default configuration's trial, number 0; empty until it is complete.
    public Optional<Trial> defaultTrial() {
        StudySnapshot study = snapshot.get();
        return study.trials().isEmpty() || study.trials().get(0).state() != TrialState.COMPLETE ? Optional.empty()
                : Optional.of(study.trials().get(0));
    }

    /// The experiment; null before anything is shown.
    public ReadOnlyObjectProperty<Experiment> experiment() {
        return experiment.getReadOnlyProperty();
    }

    /// The latest status; its phase is READY while no run is attached.
    public ReadOnlyObjectProperty<RunStatus> status() {
        return status.getReadOnlyProperty();
    }

    /// The study. It is the last property to change in a pulse: a listener to it sees all others up to date.
    public ReadOnlyObjectProperty<StudySnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunPhase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// The best complete trial.
    public ReadOnlyObjectProperty<Optional<Trial>> best() {
        return best.getReadOnlyProperty();
    }

    /// The trials that no other beats; empty with one objective.
    public ReadOnlyObjectProperty<ParetoFront> front() {
        return front.getReadOnlyProperty();
    }

    /// Tells whether a trial is the best, or with several objectives one of the front.
    public boolean isBest(int number) {
        StudySnapshot study = snapshot.get();
        return study.isMultiObjective() ? front.get().contains(number) : number >= 0 && number == study.bestNumber();
    }

    /// The number of trials in each state.
    public ReadOnlyObjectProperty<TrialCounts> counts() {
        return counts.getReadOnlyProperty();
    }

    /// Milliseconds spent searching, over all sittings.
    public ReadOnlyLongProperty elapsed() {
        return elapsed.getReadOnlyProperty();
    }

    /// The time left as a range, "1–2 min"; "–" while it is not known.
    public ReadOnlyStringProperty timeLeft() {
        return timeLeft.getReadOnlyProperty();
    }

    /// Finished trials in a minute (or an hour), "14.5 / min"; "–" while it is not known.
    public ReadOnlyStringProperty pace() {
        return pace.getReadOnlyProperty();
    }

    /// What the overtuning watch saw last: whether the score corrected for the search still follows the best score; empty
    /// before its first look.
    public ReadOnlyObjectProperty<Optional<WatchReport>> watch() {
        return watch.getReadOnlyProperty();
    }

    /// Tells what the overtuning watch saw.
    void setWatch(Optional<WatchReport> report) {
        watch.set(report);
    }

    /// The selection that all charts and the table share.
    public TrialSelection selection() {
        return selection;
    }
}
