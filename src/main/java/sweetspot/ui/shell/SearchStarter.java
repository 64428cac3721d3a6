package sweetspot.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.run.QueuedTrial;
import sweetspot.run.RunControl;
import sweetspot.run.RunPhase;
import sweetspot.run.SessionException;
import sweetspot.run.SessionFamilies;
import sweetspot.run.StudySession;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.program.ProgramGate;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.TrialQueue;

/// Starts the search of an experiment: saves it, asks before a program is run, and opens the session in the
/// background.
final class SearchStarter {

    /// The experiment that is started.
    interface Host {
        /// It has been saved to its folder.
        void placed(Path folder);

        /// The settings of the workers that train its models.
        StudySession.Workers workers();

        /// The experiment file to show, for an experiment of that folder.
        Path file(Path folder);

        /// The search runs.
        void started();

        /// The app around it.
        ExperimentFrame frame();

        /// Takes care of an error that the user has to decide about.
        ///
        /// @return whether it is one
        boolean refused(Exception error);

        /// Starts anew, with the data as they are now.
        void acceptData();
    }

    private final BackgroundTasks tasks;
    private final StudyViewModel study;
    private final ProgramGate gate;
    private final Consumer<Notice> notices;
    private final Host host;
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(this, "starting");

    /// @param study shows the search
    /// @param notices shows what goes wrong
    SearchStarter(BackgroundTasks tasks, StudyViewModel study, ProgramGate gate, Consumer<Notice> notices, Host host) {
        this.tasks = tasks;
        this.study = study;
        this.gate = gate;
        this.notices = notices;
        this.host = host;
        starting.addListener((_, _, now) -> study.setStarting(now));
    }

    /// Starts the search, or goes on with it. Nothing happens while one is under way.
    ///
    /// @param save saves the experiment and answers its folder
    /// @param acceptChangedData go on although the data file has changed since the search began
    /// @param first what is queued before anything else
    void start(Experiment experiment, Callable<Path> save, boolean acceptChangedData, TrialQueue.Gathering first) {
        if (starting.get() || study.isLive()) return;
        starting.set(true);
        boolean runsProgram = experiment.subject().program().isPresent();
        tasks.run(() -> {
            Path place = save.call();
            return new Ready(place, runsProgram ? ProgramGate.prints(experiment, place) : Set.of());
        }, ready -> {
            host.placed(ready.folder());
            if (!runsProgram) {
                open(experiment, ready.folder(), acceptChangedData, false, first);
                return;
            }
            // Until the question is answered nothing is under way.
            starting.set(false);
            gate.pass(experiment, ready.prints(), ready.folder(), host.file(ready.folder()), () -> {
                if (!study.isLive() && !starting.get())
                    open(experiment, ready.folder(), acceptChangedData, true, first);
            });
        }, error -> notStarted(experiment, error));
    }

    private record Ready(Path folder, Set<String> prints) {}

    private record Started(Path folder, StudySession session, List<String> notes) {}

    /// @param allowProgram whether the user has allowed the program that the experiment runs
    private void open(Experiment experiment, Path place, boolean acceptChangedData, boolean allowProgram,
            TrialQueue.Gathering first) {
        starting.set(true);
        StudySession.Workers workers = host.workers();
        tasks.run(() -> {
            List<QueuedTrial> queued = first.trials(experiment.space());
            StudySession.Options plain = StudySession.Options.of(StudySession.Mode.NEW_OR_RESUME);
            StudySession session = StudySession.open(experiment, place, place.resolve(ExperimentLibrary.STUDY_FILE),
                    new StudySession.Options(plain.mode(), plain.sync(), acceptChangedData, workers,
                            allowProgram));
            queue(session, queued);
            return new Started(place, session, SessionFamilies.notes(experiment));
        }, this::started, error -> notStarted(experiment, error));
    }

    private static void queue(StudySession session, List<QueuedTrial> queued) throws SessionException {
        try {
            session.queue(queued);
        } catch (SessionException e) {
            session.close();
            throw e;
        }
    }

    private void started(Started s) {
        host.placed(s.folder());
        study.show(s.session().experiment(), s.session().snapshot());
        RunControl control = s.session().start(study::accept);
        study.attach(s.session().experiment(), control);
        var _ = control.ended().whenComplete((_, _) -> {
            s.session().close();
            tasks.onWindow(() -> host.frame().changed());
        });
        starting.set(false);
        s.notes().forEach(note -> notices.accept(Notice.info(note)));
        host.started();
    }

    private void notStarted(Experiment experiment, Exception error) {
        starting.set(false);
        if (host.refused(error)) return;
        String reason = String.valueOf(error.getMessage());
        Notice notice = Notice.error(error instanceof SessionException || error instanceof IOException
                ? reason : Messages.text("shell.start.failed", reason));
        if (error instanceof SessionException e && e.kind() == SessionException.Kind.DATA_CHANGED) {
            notice = notice.with(Messages.text("shell.start.acceptData"), host::acceptData);
        }
        if (error instanceof SessionException e && (e.kind() == SessionException.Kind.DATA_CHANGED
                || e.kind() == SessionException.Kind.OTHER_EXPERIMENT)) {
            notice = notice.with(Messages.text("meaning.ask.copy"), () -> host.frame().copy(experiment));
        }
        notices.accept(notice.until(study.phase().map(p -> p == RunPhase.RUNNING)));
    }

    /// Tells whether a search is being started.
    ReadOnlyBooleanProperty starting() {
        return starting.getReadOnlyProperty();
    }
}
