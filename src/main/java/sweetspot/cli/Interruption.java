package sweetspot.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sweetspot.run.RunControl;
import sweetspot.run.RunStatus;
import sweetspot.run.StopReason;
import sweetspot.run.StudySession;
import sweetspot.text.Messages;

/// Handles Ctrl+C: the trials that run are suspended, so that resuming begins them again, and the study is
/// closed. The virtual machine then ends with 130 (128 + the signal's number) by itself.
final class Interruption {
    private final AtomicBoolean happened = new AtomicBoolean();
    private final Thread hook;

    private Interruption(Shell shell, StudySession session, RunControl control, String resumeCommand) {
        this.hook = new Thread(() -> {
            happened.set(true);
            session.close();
            if (shell.isTerminal()) shell.note("");
            RunStatus end = control.status();
            if (end.reason() == StopReason.JOURNAL_ERROR) shell.note(Messages.text("cli.interrupted.unwritten", end.message()));
            shell.note(Messages.text("cli.interrupted", session.saved().finished(), resumeCommand));
        }, "interruption");
    }

    /// Makes an end of the process save the session.
    static Interruption install(Shell shell, StudySession session, RunControl control, String resumeCommand) {
        Interruption interruption = new Interruption(shell, session, control, resumeCommand);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /// Tells whether the process is being ended.
    boolean happened() {
        return happened.get();
    }

    /// The search is over: nothing is left to save.
    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            happened.set(true);
        }
    }
}
