package sweetspot.ui.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sweetspot.study.Experiment;
import sweetspot.study.Goal;
import sweetspot.study.ProgramSubject;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.NumberSetting;
import sweetspot.worker.CommandText;
import sweetspot.worker.Tryout;

/// One run of the program with the defaults, off the window's thread: its command, the last lines it wrote, and what
/// came of it.
public final class TryoutViewModel {
    /// Lines that are kept; a program may write without end.
    static final int KEPT_LINES = 400;
    private static final int KEPT_CHARS = 500;
    private static final long LIMIT = 60;

    /// A line that the program wrote.
    ///
    /// @param error whether to standard error
    /// @param message whether it is a message of the protocol, in words
    public record OutputLine(String text, boolean error, boolean message) {}

    /// The end of a run.
    ///
    /// @param good whether it gave a value
    /// @param title in a few words
    /// @param detail exit code and time, in words
    /// @param problem why there is no value; "" if there is one
    public record Outcome(boolean good, String title, String detail, String problem) {}

    private final BackgroundTasks tasks;
    private final NumberSetting limit = new NumberSetting(1, 86_400, false);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper(this, "command", "");
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", Optional.empty());
    private final ObservableList<OutputLine> lines = FXCollections.observableArrayList();
    private final ObservableList<OutputLine> linesView = FXCollections.unmodifiableObservableList(lines);
    private Output output = new Output();
    private AtomicBoolean cancelled = new AtomicBoolean();
    private @Nullable ProgramSubject tried;

    public TryoutViewModel(BackgroundTasks tasks) {
        this.tasks = tasks;
        limit.set(LIMIT);
    }

    /// The command as it would be run, in one line.
    public static String preview(Experiment experiment) {
        return Printable.line(CommandText.join(Tryout.command(experiment)));
    }

    /// Runs the program of an experiment; does nothing while one runs or the time limit is no number.
    ///
    /// @param base the experiment file's folder
    public void start(Experiment experiment, Path base) {
        if (running.get() || limit.valueProperty().get().isEmpty()) return;
        ProgramSubject program = experiment.subject().program().orElseThrow();
        tried = program;
        Duration atMost = Duration.ofSeconds(limit.or(LIMIT));
        AtomicBoolean cancel = new AtomicBoolean();
        Output sink = new Output();
        cancelled = cancel;
        output = sink;
        lines.clear();
        outcome.set(Optional.empty());
        command.set(preview(experiment));
        running.set(true);
        tasks.run(() -> Tryout.run(experiment, base, atMost, cancel::get, sink::add),
                result -> ended(words(result, program.goals())),
                error -> ended(new Outcome(false, Messages.text("program.try.FAILED"), "",
                        String.valueOf(error.getMessage()))));
    }

    /// Forgets the last run once another command would be run, or judged by other objectives.
    public void follow(Experiment experiment) {
        if (running.get() || outcome.get().isEmpty()) return;
        if (preview(experiment).equals(command.get()) && experiment.subject().equals(tried)) return;
        lines.clear();
        outcome.set(Optional.empty());
    }

    private void ended(Outcome now) {
        output.flush();
        outcome.set(Optional.of(now));
        running.set(false);
    }

    /// Several values stand under their objectives' names.
    private static String values(List<Double> values, List<Goal> goals) {
        if (goals.equals(List.of(Goal.value(goals.getFirst().direction())))) {
            return Messages.text("program.try.SCORED", String.valueOf(values.getFirst()));
        }
        return IntStream.range(0, goals.size()).mapToObj(k -> goals.get(k).name() + " " + values.get(k))
                .collect(Collectors.joining("\n"));
    }

    private static Outcome words(Tryout.Result result, List<Goal> goals) {
        boolean good = result.state() == Tryout.State.SCORED;
        String seconds = String.format(java.util.Locale.ROOT, "%.2f", result.seconds());
        String title = good ? values(result.values(), goals) : Messages.text("program.try." + result.state().name());
        String detail = result.exitCode().isPresent()
                ? Messages.text("program.try.exit", result.exitCode().getAsInt(), seconds)
                : Messages.text("program.try.time", seconds);
        return new Outcome(good, title, detail, result.problem());
    }

    /// Ends the run at once, with the processes it has started.
    public void cancel() {
        cancelled.set(true);
    }

    /// Collects lines from the threads that read, and shows them at most once for each turn of the window's thread.
    private final class Output {
        private final Deque<OutputLine> fresh = new ArrayDeque<>();
        private boolean due;

        void add(Tryout.Line line) {
            String text = Printable.block(line.text(), KEPT_CHARS);
            synchronized (fresh) {
                fresh.addLast(new OutputLine(text, line.source() == Tryout.Source.ERROR,
                        line.source() == Tryout.Source.MESSAGE));
                if (fresh.size() > KEPT_LINES) fresh.removeFirst();
                if (due) return;
                due = true;
            }
            tasks.onWindow(this::flush);
        }

        void flush() {
            List<OutputLine> taken;
            synchronized (fresh) {
                due = false;
                taken = List.copyOf(fresh);
                fresh.clear();
            }
            if (output != this || taken.isEmpty()) return;
            lines.addAll(taken);
            if (lines.size() > KEPT_LINES) lines.remove(0, lines.size() - KEPT_LINES);
        }
    }

    /// The longest time of a run, in seconds.
    public NumberSetting limit() {
        return limit;
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// The command of the last run, with the defaults filled in.
    public ReadOnlyStringProperty command() {
        return command.getReadOnlyProperty();
    }

    /// The outcome of the last run; empty before the first and while one runs.
    public ReadOnlyObjectProperty<Optional<Outcome>> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// The last lines it wrote; unmodifiable.
    public ObservableList<OutputLine> lines() {
        return linesView;
    }
}
