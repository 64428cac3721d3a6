package sweetspot.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sweetspot.objective.Evaluation;
import sweetspot.objective.OutOfFold;
import sweetspot.space.Configuration;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;
import sweetspot.worker.EvaluatorProcess;
import sweetspot.worker.Message;
import sweetspot.worker.Message.Result;

/// Evaluates trials in worker processes, one a slot, each started once and used for many trials.
///
/// A process that dies takes one trial with it, which fails with the cause in words; the next trial of the slot gets
/// a fresh process. A configuration that has killed three of them, in this sitting or before, is not tried again.
public final class ProcessTrialExecutor implements TrialExecutor {
    private static final int DEADLY = 3;
    /// Reports of a trial that the study has not heard yet.
    private static final int MOST_UNHEARD = 1_000;
    /// Reports of a trial: a study keeps them all.
    private static final int MOST_REPORTS = 1_000_000;
    private static final long WAIT_MILLIS = 100;

    /// Attribute of a failed trial whose worker died of it, `true`.
    public static final String KILLED_WORKER = "sweetspot:killed_worker";

    private final Program program;
    private final SpareWorkers spare;
    private final Runnable closed;
    private final Slot[] slots;
    private final Map<Configuration, Integer> deaths = new ConcurrentHashMap<>();

    /// The program that the processes run.
    ///
    /// @param command program and arguments
    /// @param folder where they run
    /// @param setup what each is told first
    /// @param patience how long each may take to get ready
    /// @param forks whether they may start processes of their own, as our workers never do
    public record Program(List<String> command, Path folder, Message.Setup setup, Duration patience,
            boolean forks) {}

    public ProcessTrialExecutor(Program program, int slots) {
        this(program, slots, SpareWorkers.none(), () -> {});
    }

    /// @param spare processes that may have been started already
    /// @param closed called once no process is needed any more
    ProcessTrialExecutor(Program program, int slots, SpareWorkers spare, Runnable closed) {
        this.closed = closed;
        this.program = program;
        this.spare = spare;
        this.slots = new Slot[slots];
        for (int i = 0; i < slots; i++) this.slots[i] = new Slot();
    }

    /// Takes into account which configurations killed workers in earlier sittings.
    void remember(StudySnapshot study) {
        for (Trial trial : study.trials()) {
            if (Boolean.TRUE.equals(trial.attributes().get(KILLED_WORKER))) {
                deaths.merge(trial.configuration(), 1, Integer::sum);
            }
        }
    }

    /// Starts the processes now, so that they get ready while other things happen.
    public void prepare() {
        for (Slot slot : slots) {
            try {
                slot.process();
            } catch (IOException _) {
                // The first trial tries again, and tells.
            }
        }
    }

    @Override
    public int slots() {
        return slots.length;
    }

    @Override
    public boolean isStarting(int slot) {
        return slots[slot].isStarting();
    }

    @Override
    public void whenStarted(Runnable told) {
        for (Slot slot : slots) slot.whenStarted(told);
    }

    @Override
    public void start(int slot, int number, Configuration configuration, Report report) {
        if (deaths.getOrDefault(configuration, 0) >= DEADLY) {
            report.ended(new Outcome.Failed(Messages.text("worker.deadly", DEADLY)));
            return;
        }
        try {
            slots[slot].start(number, configuration, report);
        } catch (IOException e) {
            report.ended(new Outcome.Failed(Messages.text("worker.cannot_start", program.command().getFirst(),
                    String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public void cancel(int slot) {
        slots[slot].cancel();
    }

    @Override
    public void abandon(int slot) {
        slots[slot].kill();
    }

    @Override
    public void close() {
        for (Slot slot : slots) slot.kill();
        closed.run();
        if (!program.forks()) WorkerArchive.makeIfMissing();
    }

    /// One process and the trial in it. What it hears comes from the process's threads.
    private final class Slot implements EvaluatorProcess.Listener {
        private @Nullable EvaluatorProcess process;
        private int number = -1;
        private @Nullable Configuration configuration;
        private @Nullable Report report;
        private boolean pruned;
        private int reports;
        private float[] predictions = new float[0];
        private Semaphore room = new Semaphore(MOST_UNHEARD);
        /// The reason why the process ended before it was ready, while it had no trial; "" once a trial has told.
        private String stillborn = "";

        synchronized boolean isStarting() {
            return process != null && process.isStarting();
        }

        synchronized void whenStarted(Runnable told) {
            if (process != null) process.whenReady(told);
        }

        synchronized EvaluatorProcess process() throws IOException {
            if (process != null && !process.isAlive()) {
                process.close();
                process = null;
            }
            if (process == null) {
                Process begun = spare.take(program.command()).orElse(null);
                process = EvaluatorProcess.adopt(begun != null ? begun
                        : EvaluatorProcess.launch(program.command(), program.folder()), program.setup(),
                        program.patience(), program.forks(), this);
            }
            return process;
        }

        synchronized void start(int newNumber, Configuration newConfiguration, Report newReport) throws IOException {
            if (!stillborn.isEmpty()) {
                String why = stillborn;
                stillborn = "";
                newReport.ended(new Outcome.Failed(why));
                return;
            }
            EvaluatorProcess p = process();
            number = newNumber;
            configuration = newConfiguration;
            report = newReport;
            pruned = false;
            reports = 0;
            predictions = new float[0];
            room = new Semaphore(MOST_UNHEARD);
            p.evaluate(new Message.Evaluate(number, configuration));
            p.whenReady(newReport::began);
        }

        synchronized void cancel() {
            if (process != null && number >= 0) process.cancel(number);
        }

        synchronized void kill() {
            number = -1;
            report = null;
            if (process != null) process.close();
            process = null;
        }

        @Override
        public void reported(int trial, long step, double value) {
            Report to;
            EvaluatorProcess from;
            Semaphore heard;
            boolean tooMany;
            synchronized (this) {
                to = report;
                from = process;
                if (trial != number || to == null || from == null) return;
                heard = room;
                tooMany = ++reports > MOST_REPORTS;
            }
            if (tooMany) {
                kill();
                to.ended(new Outcome.Failed(Messages.text("worker.too_many_reports", MOST_REPORTS)));
                return;
            }
            // A program that reports faster than the study takes it waits, rather than that memory fills up.
            if (!await(heard, trial)) return;
            to.reported(step, value).thenAccept(stop -> {
                heard.release();
                synchronized (this) {
                    if (trial == number) pruned |= stop;
                }
                if (stop || program.setup().answers()) from.answer(trial, step, stop);
            });
        }

        /// @return false if the trial is over
        private boolean await(Semaphore heard, int trial) {
            try {
                while (!heard.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    synchronized (this) {
                        if (trial != number) return false;
                    }
                }
                return true;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public synchronized void predicted(int trial, float[] values) {
            // More than is kept of a trial is worth nothing, and might fill up the memory.
            if (trial != number || predictions.length + values.length > OutOfFold.MOST) return;
            int from = predictions.length;
            predictions = Arrays.copyOf(predictions, from + values.length);
            System.arraycopy(values, 0, predictions, from, values.length);
        }

        @Override
        public void ended(Result result) {
            Report to;
            boolean askedToStop;
            float[] kept;
            synchronized (this) {
                to = report;
                if (result.trial() != number || to == null) return;
                number = -1;
                report = null;
                askedToStop = pruned;
                kept = predictions;
                predictions = new float[0];
            }
            to.ended(outcome(result, askedToStop, kept));
        }

        private static Outcome outcome(Result result, boolean pruned, float[] predictions) {
            return switch (result.state()) {
                case COMPLETE -> new Outcome.Scored(new Evaluation(
                        result.values().stream().mapToDouble(Double::doubleValue).toArray(), result.attributes(),
                        predictions));
                case PRUNED -> new Outcome.StoppedEarly();
                case CANCELLED -> pruned ? new Outcome.StoppedEarly() : new Outcome.Cancelled();
                case FAILED -> new Outcome.Failed(result.error().isBlank() ? Messages.text("worker.no_reason")
                        : result.error(), result.attributes());
            };
        }

        @Override
        public void died(String reason) {
            Report to;
            synchronized (this) {
                // It may have been replaced before its end was told.
                if (process == null || process.isAlive()) return;
                if (number < 0 && process.isStarting()) stillborn = reason;
                process = null;
                to = report;
                if (number < 0 || to == null) return;
                number = -1;
                report = null;
                deaths.merge(configuration, 1, Integer::sum);
            }
            to.ended(new Outcome.Failed(reason, Map.of(KILLED_WORKER, true)));
        }
    }
}
