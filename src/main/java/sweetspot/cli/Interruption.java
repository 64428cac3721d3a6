package sweetspot.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sweetspot.run.RunControl;
import sweetspot.run.RunPhase;
import sweetspot.run.StudySession;
import sweetspot.text.Messages;

/// What happens on Ctrl+C: no more trials are started, those that run get a moment to end, and the study is closed.
/// The virtual machine then ends with 130 (128 + the signal's number) by itself.
final class Interruption {
    private static final long PATIENCE_MILLIS = 3_000;

    private final AtomicBoolean happened = new AtomicBoolean();
    private final Thread hook;

    private Interruption(Shell shell, StudySession session, RunControl control, String resumeCommand) {
        this.hook = new Thread(() -> {
            happened.set(true);
            control.pause();
            long end = System.currentTimeMillis() + PATIENCE_MILLIS;
            while (System.currentTimeMillis() < end && control.status().phase() == RunPhase.PAUSING) nap();
            session.close();
            shell.note("");
            shell.note(Messages.text("cli.interrupted", control.status().snapshot().finished(), resumeCommand));
        }, "interruption");
    }

    /// Makes an end of the process save the session.
    static Interruption install(Shell shell, StudySession session, RunControl control, String resumeCommand) {
        Interruption interruption = new Interruption(shell, session, control, resumeCommand);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private static void nap() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the process is being ended.
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
