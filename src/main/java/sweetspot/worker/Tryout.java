package sweetspot.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.Evaluation;
import sweetspot.study.Experiment;
import sweetspot.study.ProgramSubject;
import sweetspot.text.Messages;

/// One run of an experiment's program with the default configuration, for the user to see what comes of it. Nothing
/// is recorded. Whoever calls it has shown the command and been told to run it.
public final class Tryout {
    private static final long POLL_MILLIS = 20;

    /// The end of a run.
    public enum State { SCORED, FAILED, CANCELLED, OUT_OF_TIME }

    /// The source of a line.
    public enum Source {
        /// Standard output.
        OUTPUT,
        /// Standard error.
        ERROR,
        /// A message of the line protocol, in words.
        MESSAGE
    }

    /// The result of a run.
    ///
    /// @param values what the program says the configuration is worth; empty unless scored
    /// @param exitCode of a command that ended by itself
    /// @param problem why there is no value, in words; "" if there is one
    /// @param seconds how long it took
    public record Result(State state, List<Double> values, OptionalInt exitCode, String problem, double seconds) {}

    private final Experiment experiment;
    private final ProgramSubject program;
    private final Path folder;
    private final Duration limit;
    private final Consumer<Line> output;
    private final long began = System.nanoTime();

    /// A line of what it wrote.
    public record Line(Source source, String text) {}

    private Tryout(Experiment experiment, Path base, Duration limit, Consumer<Line> output) {
        this.experiment = experiment;
        this.program = program(experiment);
        this.folder = program.folderIn(base);
        this.limit = limit;
        this.output = output;
    }

    /// The command as it would be run: with the default configuration where parameters belong.
    public static List<String> command(Experiment experiment) {
        ProgramSubject program = program(experiment);
        return program.protocol() ? program.command()
                : new CommandTemplate(program.command()).filled(experiment.space().defaults());
    }

    private static ProgramSubject program(Experiment experiment) {
        return experiment.subject().program()
                .orElseThrow(() -> new IllegalArgumentException("experiment must run a program"));
    }

    /// Runs the program, and waits for its end.
    ///
    /// @param experiment one whose subject is a program
    /// @param base the experiment file's folder
    /// @param limit how long it may take
    /// @param cancelled asked all the time whether to end it
    /// @param output hears each line, on threads that read
    public static Result run(Experiment experiment, Path base, Duration limit, BooleanSupplier cancelled,
            Consumer<Line> output) throws InterruptedException {
        Tryout tryout = new Tryout(experiment, base, limit, output);
        return tryout.program.protocol() ? tryout.speak(cancelled) : tryout.once(cancelled);
    }

    private boolean late() {
        return System.nanoTime() - began > limit.toNanos();
    }

    private Result once(BooleanSupplier cancelled) throws InterruptedException {
        OptionalInt exit = OptionalInt.empty();
        try {
            CommandRun run = CommandRun.of(command(experiment), folder, () -> late() || cancelled.getAsBoolean(),
                    (line, error) -> output.accept(new Line(error ? Source.ERROR : Source.OUTPUT, line)));
            exit = OptionalInt.of(run.exitCode());
            return scored(CommandObjective.read(run), exit);
        } catch (IOException e) {
            return end(State.FAILED, String.valueOf(e.getMessage()), exit);
        } catch (CancellationException _) {
            return ended(cancelled);
        }
    }

    private Result speak(BooleanSupplier cancelled) throws InterruptedException {
        Message.Setup setup = new Message.Setup(ExperimentFile.toMap(experiment), folder.toString(), false, "");
        Conversation heard = new Conversation();
        try (EvaluatorProcess process = EvaluatorProcess.start(program.command(), folder, setup, limit, true, heard)) {
            process.evaluate(new Message.Evaluate(0, experiment.space().defaults()));
            while (!late() && !cancelled.getAsBoolean()) {
                try {
                    Message.Result result = heard.end.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    return result.state() == Message.Result.State.COMPLETE
                            ? scored(new Evaluation(result.values().stream().mapToDouble(Double::doubleValue).toArray(),
                                    result.attributes()), OptionalInt.empty())
                            : end(State.FAILED, reason(result), OptionalInt.empty());
                } catch (TimeoutException _) {
                    // Ask again whether to go on.
                }
            }
            return ended(cancelled);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return end(State.FAILED, String.valueOf(cause.getMessage()), OptionalInt.empty());
        } catch (IOException e) {
            return end(State.FAILED, Messages.text("worker.cannot_start", program.command().getFirst(),
                    String.valueOf(e.getMessage())), OptionalInt.empty());
        }
    }

    private static String reason(Message.Result result) {
        return result.error().isBlank() ? Messages.text("worker.no_reason") : result.error();
    }

    private Result ended(BooleanSupplier cancelled) {
        return cancelled.getAsBoolean()
                ? end(State.CANCELLED, Messages.text("worker.try.cancelled"), OptionalInt.empty())
                : end(State.OUT_OF_TIME, Messages.text("worker.trial_limit", limit.toSeconds()), OptionalInt.empty());
    }

    private Result scored(Evaluation evaluation, OptionalInt exit) {
        Optional<String> problem = evaluation.problem(program.goals().size());
        return problem.isPresent() ? end(State.FAILED, problem.get(), exit) : new Result(State.SCORED,
                Arrays.stream(evaluation.values()).boxed().toList(), exit, "", seconds());
    }

    private Result end(State state, String problem, OptionalInt exit) {
        return new Result(state, List.of(), exit, problem, seconds());
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /// Listens to a program that speaks the protocol.
    private final class Conversation implements EvaluatorProcess.Listener {
        private final CompletableFuture<Message.Result> end = new CompletableFuture<>();

        @Override
        public void reported(int trial, long step, double value) {
            output.accept(new Line(Source.MESSAGE, Messages.text("worker.try.report", step, String.valueOf(value))));
        }

        @Override
        public void ended(Message.Result result) {
            end.complete(result);
        }

        @Override
        public void died(String reason) {
            end.completeExceptionally(new IOException(reason));
        }

        @Override
        public void said(String line) {
            output.accept(new Line(Source.ERROR, line));
        }
    }
}
