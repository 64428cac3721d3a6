package sweetspot.cli;

import java.util.Optional;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.run.TimeLeft;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// Tells on standard error how far a search is: a bar that is redrawn in place on a terminal, a line every few seconds
/// elsewhere.
final class ProgressLine {
    private static final long REDRAW_MILLIS = 200;
    private static final long LINE_MILLIS = 5_000;
    private static final int BAR = 20;

    private final Shell shell;
    private final Experiment experiment;
    private long lastMillis;
    private long lastFinished = -1;

    /// @param startMillis when the search was started, in milliseconds since the epoch
    ProgressLine(Shell shell, Experiment experiment, long startMillis) {
        this.shell = shell;
        this.experiment = experiment;
        this.lastMillis = startMillis;
    }

    /// Tells of `status`, unless it told only just now or has nothing new.
    void update(RunStatus status, long nowMillis) {
        if (status == null) return;
        boolean terminal = shell.isTerminal();
        if (nowMillis - lastMillis < (terminal ? REDRAW_MILLIS : LINE_MILLIS)) return;
        int finished = status.snapshot().finished();
        if (!terminal && finished == lastFinished) return;
        lastMillis = nowMillis;
        lastFinished = finished;
        String line = line(status, nowMillis);
        if (terminal) shell.redraw(line.length() < shell.width() ? line : line.substring(0, shell.width() - 1));
        else shell.note(line);
    }

    /// Takes the bar away.
    void end() {
        if (shell.isTerminal()) shell.clearLine();
    }

    private String line(RunStatus status, long nowMillis) {
        StudySnapshot study = status.snapshot();
        int total = Math.max(experiment.budget().trials(), study.finished());
        int filled = (int) Math.round((double) BAR * study.finished() / Math.max(1, total));
        StringBuilder line = new StringBuilder();
        if (shell.isTerminal()) line.append('[').append("#".repeat(filled)).append("-".repeat(BAR - filled)).append("] ");
        line.append(Messages.text("cli.progress.trials", study.finished(), total));
        study.best().ifPresent(best -> line.append(
                Messages.text("cli.progress.best", Words.score(best.value(), best.standardError()))));
        line.append(Messages.text("cli.progress.elapsed", Words.time(status.elapsedMillis())));
        if (status.phase() == RunPhase.RUNNING) line.append(left(status, nowMillis));
        if (study.failed() > 0) line.append(Messages.text("cli.progress.failed", study.failed()));
        return line.toString();
    }

    private String left(RunStatus status, long nowMillis) {
        Optional<TimeLeft> left = TimeLeft.of(status.snapshot(), experiment.budget(), experiment.workers(),
                status.elapsedMillis(), nowMillis);
        if (left.isEmpty()) return "";
        String low = Words.time(left.get().lowMillis());
        String high = Words.time(left.get().highMillis());
        return low.equals(high) ? Messages.text("cli.progress.left_about", high)
                : Messages.text("cli.progress.left", low, high);
    }
}
