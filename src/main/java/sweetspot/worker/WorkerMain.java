package sweetspot.worker;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import sweetspot.data.Dataset;
import sweetspot.data.ImportResult;
import sweetspot.data.KeptTables;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.objective.Evaluation;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.Objective;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.PreparedObjective;
import sweetspot.objective.ScoredSubject;
import sweetspot.objective.TrialContext;
import sweetspot.objective.TrialPrunedException;
import sweetspot.space.Configuration;
import sweetspot.study.Target;
import sweetspot.text.Messages;
import sweetspot.worker.Message.Result;

/// The worker process that trains Sweetspot's own models: reads the experiment's data once, then scores one
/// configuration after the other. It ends with its input, so it never outlives the app.
public final class WorkerMain {
    private static final int LONGEST_LINE = 64 << 20;

    private final PrintStream out;
    private final BlockingQueue<Message.Evaluate> work = new LinkedBlockingQueue<>();
    private volatile @Nullable Context running;
    private volatile boolean answers;

    private WorkerMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        PrintStream protocol = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // Whatever a library prints must not end up in the protocol.
        System.setOut(System.err);
        if (System.getenv(Rehearsal.ENVIRONMENT) != null) {
            Thread.ofPlatform().daemon().name("rehearsal").start(Rehearsal::run);
        }
        new WorkerMain(protocol).read(new BoundedLines(new FileInputStream(FileDescriptor.in), LONGEST_LINE, false));
        // Halt: the training thread may be deep in a model, and nobody waits for it any more.
        Runtime.getRuntime().halt(0);
    }

    private void read(BoundedLines lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                take(Message.parse(line));
            } catch (Message.Malformed e) {
                System.err.println("The app sent a line that cannot be understood: " + e.getMessage());
                return;
            }
        }
    }

    private void take(Message message) {
        switch (message) {
            case Message.Setup m -> {
                answers = m.answers();
                Thread.ofPlatform().daemon().name("training").start(() -> train(m));
            }
            case Message.Evaluate m -> work.add(m);
            case Message.Continue m -> {
                Context context = running;
                if (context != null && context.number == m.trial()) context.verdicts.add(false);
            }
            case Message.Stop m -> {
                Context context = running;
                if (context != null && context.number == m.trial()) context.stop(m.prune());
            }
            default -> System.err.println("The app sent a message that is not for workers: " + message);
        }
    }

    private void train(Message.Setup setup) {
        try {
            PreparedObjective prepared = ObjectiveFactory.create(
                    ExperimentFile.fromMap(setup.experiment(), "experiment", ExperimentDefaults.none()),
                    source(setup), _ -> {});
            // A worker that starts later must not score on other data than the first ones.
            if (!prepared.fingerprint().equals(setup.fingerprint())) {
                throw new ExperimentException("data", Messages.text("worker.data_changed"));
            }
            Objective objective = prepared.objective();
            say(new Message.Ready());
            while (true) {
                Message.Evaluate next = work.take();
                running = new Context(next.trial());
                Result result = evaluate(objective, next, running);
                running = null;
                say(result);
            }
        } catch (ExperimentFileException | ExperimentException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException _) {
            Runtime.getRuntime().halt(0);
        }
    }

    /// The tables that the app has read, or else its files.
    private static ScoredSubject.Source source(Message.Setup setup) {
        ScoredSubject.Source files = target -> ObjectiveFactory.read(target, Path.of(setup.folder()));
        if (setup.tables().isEmpty()) return files;
        try {
            return new KeptSource(KeptTables.read(Path.of(setup.tables()), setup.fingerprint()), setup.fingerprint());
        } catch (IOException e) {
            System.err.println(Messages.text("worker.tables", String.valueOf(e.getMessage())));
            return files;
        }
    }

    /// Gives kept tables in the order in which the app has read them: the data, then a separate test file.
    private static final class KeptSource implements ScoredSubject.Source {
        private final Iterator<Dataset> tables;
        private final String print;

        KeptSource(List<Dataset> tables, String print) {
            this.tables = tables.iterator();
            this.print = print;
        }

        @Override
        public ImportResult read(Target target) {
            return ImportResult.ofKept(tables.next());
        }

        @Override
        public Optional<String> fingerprint() {
            return Optional.of(print);
        }
    }

    private Result evaluate(Objective objective, Message.Evaluate next, Context context) {
        int trial = next.trial();
        try {
            Evaluation e = objective.evaluate(Configuration.of(next.params()), context);
            for (Message part : Message.Predictions.of(trial, e.outOfFold())) say(part);
            return new Result(trial, Result.State.COMPLETE, java.util.Arrays.stream(e.values()).boxed().toList(),
                    e.attributes(), "");
        } catch (TrialPrunedException _) {
            return new Result(trial, Result.State.PRUNED, List.of(), Map.of(), "");
        } catch (CancellationException _) {
            return new Result(trial, Result.State.CANCELLED, List.of(), Map.of(), "");
        } catch (StackOverflowError _) {
            return failed(trial, Messages.text("run.failed.stack"));
        } catch (Exception e) {
            String message = e.getMessage();
            return failed(trial, message == null || message.isBlank() ? e.getClass().getSimpleName() : message);
        }
    }

    private static Result failed(int trial, String reason) {
        return new Result(trial, Result.State.FAILED, List.of(), Map.of(), reason);
    }

    /// One write a line: each wakes the app's reader.
    private synchronized void say(Message message) {
        byte[] line = (message.toLine() + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }

    /// The running trial: reports go out, and where the app answers them, asking whether to stop waits for it.
    private final class Context implements TrialContext {
        private final int number;
        private final BlockingQueue<Boolean> verdicts = new LinkedBlockingQueue<>();
        private volatile boolean cancelled;
        private boolean open;
        private boolean prune;

        Context(int number) {
            this.number = number;
        }

        void stop(boolean prune) {
            if (!prune) cancelled = true;
            verdicts.add(true);
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public void report(int step, double value) {
            if (open) shouldPrune();
            say(new Message.Report(number, step, value));
            open = answers;
        }

        @Override
        public boolean shouldPrune() {
            if (!open || prune) return prune;
            open = false;
            try {
                prune = verdicts.take();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                prune = true;
            }
            return prune;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}
