package sweetspot.ui.verdict;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Durations;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.study.StudyViewModel;

/// The scoring of the best trials on fresh splits: begun and cancelled by the user, with its progress.
public final class FreshSplitsViewModel {
    private final StudyViewModel study;
    private final ObservableValue<Path> folder;
    private final BackgroundTasks tasks;
    private final VerdictWork work;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private AtomicBoolean cancelled = new AtomicBoolean();
    private long began;

    FreshSplitsViewModel(StudyViewModel study, ObservableValue<Path> folder, BackgroundTasks tasks,
            VerdictWork work) {
        this.study = study;
        this.folder = folder;
        this.tasks = tasks;
        this.work = work;
    }

    /// Tells whether the scoring can begin: nothing runs, and the study lies in a folder.
    public boolean possible() {
        return !running.get() && !study.isLive() && !study.isElsewhere() && !study.isDamaged()
                && folder.getValue() != null && study.experiment().get() != null;
    }

    /// Begins, or goes on with what is left.
    public void start() {
        if (!possible()) return;
        running.set(true);
        problem.set("");
        share.set(0);
        text.set(Messages.text("verdict.page.again.reading"));
        AtomicBoolean mine = new AtomicBoolean();
        cancelled = mine;
        began = study.now();
        Experiment experiment = study.experiment().get();
        StudySnapshot snapshot = study.snapshot().get();
        Path home = folder.getValue();
        tasks.run(() -> work.scoreAgain(experiment, snapshot, home,
                (shuffle, shuffles, done, all) -> tasks.onWindow(() -> progress(mine, shuffle, shuffles, done, all)),
                mine::get), now -> {
                    if (mine != cancelled) return;
                    running.set(false);
                    show(experiment, now);
                }, error -> {
                    if (mine != cancelled) return;
                    running.set(false);
                    boolean stopped = mine.get() || error instanceof CancellationException;
                    if (!stopped) {
                        problem.set(Messages.text("verdict.page.again.problem", String.valueOf(error.getMessage())));
                    }
                });
    }

    private void progress(AtomicBoolean mine, int shuffle, int shuffles, int done, int all) {
        if (mine != cancelled || !running.get()) return;
        share.set(all == 0 ? 0 : (double) done / all);
        String where = Messages.text("verdict.page.again.at", shuffle, shuffles, done, all);
        long elapsed = study.now() - began;
        text.set(done == 0 || done >= all ? where : where + " · " + Messages.text("verdict.page.again.left",
                Durations.range((long) (0.8 * elapsed * (all - done) / done),
                        (long) (1.3 * elapsed * (all - done) / done))));
    }

    /// Unless something else is shown by now.
    private void show(Experiment experiment, StudySnapshot now) {
        if (!study.isLive() && experiment.equals(study.experiment().get())
                && now.trials().size() == study.snapshot().get().trials().size()) {
            study.show(experiment, now);
        }
    }

    /// Gives up; what has been scored stays.
    public void cancel() {
        if (!running.get()) return;
        cancelled.set(true);
        text.set(Messages.text("verdict.page.again.stopping"));
    }

    /// Tells whether it is under way.
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// The share that is done, 0 to 1.
    public ReadOnlyDoubleProperty share() {
        return share.getReadOnlyProperty();
    }

    /// Where it is, and the time left.
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// Why it failed, cause and remedy; "" if it did not.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
