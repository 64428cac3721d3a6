package sweetspot.cli;

import java.util.List;
import java.util.Optional;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.run.StopReason;
import sweetspot.run.StopRule;
import sweetspot.run.TimeLeft;
import sweetspot.study.Experiment;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Durations;
import sweetspot.text.Messages;

/// Tells on standard error how far a search is: a bar that is redrawn in place on a terminal, a line every few seconds
/// elsewhere.
final class ProgressLine {
    private static final long REDRAW_MILLIS = 200;
    private static final long LINE_MILLIS = 5_000;
    private static final int BAR = 20;
    private static final int LEAST_BAR = 5;

    private final Shell shell;
    private final Experiment experiment;
    private final List<StopRule> rules;
    private long lastMillis;
    private long lastFinished = -1;
    private String lastMessage = "";

    /// @param startMillis when the search was started, in milliseconds since the epoch
    ProgressLine(Shell shell, Experiment experiment, long startMillis) {
        this.shell = shell;
        this.experiment = experiment;
        this.lastMillis = startMillis;
        // Trials and time have their place in the line already.
        this.rules = StopRule.of(experiment.budget(), experiment.workers()).stream()
                .filter(r -> r.reason() != StopReason.TRIALS && r.reason() != StopReason.TIME).toList();
    }

    /// Tells of `status`, unless it told only just now or has nothing new.
    void update(RunStatus status, long nowMillis) {
        if (status == null) return;
        tell(status);
        boolean terminal = shell.isTerminal();
        if (nowMillis - lastMillis < (terminal ? REDRAW_MILLIS : LINE_MILLIS)) return;
        int finished = status.snapshot().finished();
        if (!terminal && finished == lastFinished) return;
        lastMillis = nowMillis;
        lastFinished = finished;
        String line = line(status, nowMillis);
        if (!terminal) {
            shell.note(line);
            return;
        }
        String whole = bar(status.snapshot(), shell.width() - line.length() - 4) + line;
        shell.redraw(whole.length() < shell.width() ? whole : whole.substring(0, shell.width() - 1));
    }

    /// Says what keeps a search that runs from going on; other messages are said when it has ended.
    private void tell(RunStatus status) {
        String message = status.phase() == RunPhase.RUNNING ? status.message() : "";
        if (!message.isEmpty() && !message.equals(lastMessage)) {
            end();
            shell.note(message);
        }
        lastMessage = message;
    }

    /// Takes the bar away.
    void end() {
        if (shell.isTerminal()) shell.clearLine();
    }

    /// The bar in the room that the words leave; nothing where it would tell nothing.
    private String bar(StudySnapshot study, int room) {
        int cells = Math.min(BAR, room);
        if (cells < LEAST_BAR) return "";
        int filled = (int) Math.round((double) cells * study.finished() / Math.max(1, total(study)));
        return "[" + "#".repeat(filled) + "-".repeat(cells - filled) + "] ";
    }

    private int total(StudySnapshot study) {
        return Math.max(experiment.budget().trials(), study.finished());
    }

    private String line(RunStatus status, long nowMillis) {
        StudySnapshot study = status.snapshot();
        StringBuilder line = new StringBuilder(
                Messages.text("cli.progress.trials", study.finished(), total(study)));
        if (study.isMultiObjective()) {
            line.append(Messages.text("cli.progress.front", ParetoFront.of(study).size()));
        } else study.best().ifPresent(best -> line.append(
                Messages.text("cli.progress.best", Words.score(best.value(), best.standardError()))));
        line.append(Messages.text("cli.progress.elapsed", Durations.precise(status.elapsedMillis())));
        if (status.phase() == RunPhase.RUNNING) line.append(left(status, nowMillis));
        for (StopRule rule : rules) {
            line.append(Messages.text("cli.progress.rule", rule.state(study, status.elapsedMillis())));
        }
        if (study.failed() > 0) line.append(Messages.text("cli.progress.failed", study.failed()));
        return line.toString();
    }

    private String left(RunStatus status, long nowMillis) {
        Optional<TimeLeft> left = TimeLeft.of(status.snapshot(), experiment.budget(), experiment.workers(),
                status.elapsedMillis(), nowMillis);
        if (left.isEmpty()) return "";
        return Messages.text("cli.progress.left", Durations.range(left.get().lowMillis(), left.get().highMillis()));
    }
}
