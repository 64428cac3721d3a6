package sweetspot.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import sweetspot.journal.Journal;
import sweetspot.journal.JournalException;
import sweetspot.journal.RecordedStudy;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// Runs a search: asks the sampler, writes the journal, hands trials to the executor, obeys the user and the stop
/// rules.
///
/// One thread owns all state; commands and news of trials reach it through a queue. Each round it takes everything
/// that has arrived, plans the next trials, and writes both in one append: so trials that end together share one wait
/// for the disk, and a trial is begun, and told of, only once the journal has it. The order of the journal's lines is
/// the order in which the sampler saw things, so that every suggestion can be derived again.
public final class StudyRunner implements RunControl {
    private final Parts parts;
    private final StopSwitch executor;
    private final StudyWriter writer;
    private final TrialPlanner planner;
    private final List<StopRule> rules;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final CompletableFuture<RunStatus> ended = new CompletableFuture<>();
    private final Map<Integer, RunningTrial> running = new LinkedHashMap<>();
    private final QueueRequests requests = new QueueRequests();
    private final BitSet busy = new BitSet();
    private final Stopwatch watch;
    private RunPhase phase = RunPhase.READY;
    private StopReason reason = StopReason.NONE;
    private String message = "";
    private long graceEnd;
    private boolean keepInterrupted;
    private final FailureLimit failures;
    private final StatusBoard board;
    private final TimeAlarm alarm;

    /// What a runner is made of.
    ///
    /// @param experiment budget, workers, seed, space
    /// @param sampler suggests configurations
    /// @param pruner stops bad trials
    /// @param journal takes what happens; it holds a created study. The runner closes it.
    /// @param executor evaluates trials. The runner closes it.
    /// @param clock the time of day, for the journal
    /// @param nanos a clock that only moves on, for durations
    /// @param listener told of each new status, by the runner's thread, or the one that stops: it must return at once
    public record Parts(Experiment experiment, Sampler sampler, Pruner pruner, Journal journal, TrialExecutor executor,
                        InstantSource clock, LongSupplier nanos, Consumer<RunStatus> listener) {}

    public StudyRunner(Parts parts) {
        this.parts = parts;
        this.executor = new StopSwitch(parts.executor());
        this.writer = new StudyWriter(parts.journal(),
                () -> phase == RunPhase.STOPPING || executor.isStopped());
        this.planner = new TrialPlanner(parts.experiment(), parts.sampler(), parts.clock(), writer.view());
        this.rules = StopRule.of(parts.experiment().budget(), parts.experiment().workers());
        this.failures = new FailureLimit(parts.experiment().budget().failures());
        this.watch = new Stopwatch(parts.nanos(), BusyTime.millis(writer.view()));
        this.board = new StatusBoard(parts.listener(), currentStatus());
        this.alarm = new TimeAlarm(parts.nanos(), parts.experiment().budget(), () -> stop(StopReason.TIME, false));
        parts.journal().onWait(board::waiting);
    }

    /// Starts the runner's thread; once.
    public StudyRunner start() {
        if (phase != RunPhase.READY) throw new IllegalStateException("a runner starts once");
        phase = RunPhase.RUNNING;
        // Not a daemon: the program does not end while results are still to be written.
        Thread.ofPlatform().daemon(false).name("sweetspot-runner").start(this::run);
        return this;
    }

    @Override
    public void pause() {
        inbox.add(() -> {
            if (phase != RunPhase.RUNNING) return;
            phase = RunPhase.PAUSING;
            noteStop(RecordedStudy.PAUSED);
        });
    }

    @Override
    public void resume() {
        inbox.add(() -> {
            if (phase != RunPhase.PAUSING && phase != RunPhase.PAUSED) return;
            phase = RunPhase.RUNNING;
            reason = StopReason.NONE;
            message = "";
            failures.restart();
            noteStop("");
        });
    }

    @Override
    public void finishThenStop() {
        inbox.add(() -> {
            if (phase == RunPhase.ENDED || phase == RunPhase.STOPPING) return;
            phase = RunPhase.FINISHING;
            reason = StopReason.USER;
        });
    }

    @Override
    public void stopNow() {
        stop(StopReason.USER, false);
    }

    @Override
    public void suspend() {
        stop(StopReason.USER, true);
    }

    /// The runner's thread may be waiting for something, so the trials are ended, and it is told, without it.
    private void stop(StopReason cause, boolean keep) {
        long end = parts.nanos().getAsLong() + StopSwitch.GRACE_NANOS;
        inbox.add(() -> cancelAll(cause, keep, end));
        executor.stop(board::trialsEnded);
        board.stop(cause);
        if (cause == StopReason.TIME) parts.journal().patience(StudyWriter.LAST_WAIT);
    }

    @Override
    public CompletableFuture<Boolean> queue(List<QueuedTrial> trials) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        inbox.add(() -> requests.add(trials, done));
        var _ = ended.whenComplete((_, _) -> done.complete(false));
        return done;
    }

    @Override
    public void unqueue(int number) {
        inbox.add(() -> QueuedTrial.removal(number, writer.view(), parts.clock().millis()).forEach(writer::fact));
    }

    @Override
    public RunStatus status() {
        return board.latest();
    }

    @Override
    public CompletableFuture<RunStatus> ended() {
        return ended.copy();
    }

    private void run() {
        try {
            watch.start();
            alarm.follow(watch);
            executor.whenStarted(() -> inbox.add(() -> { }));
            for (StudyEvent event : planner.giveUpHopeless(writer.view())) writer.fact(event);
            noteStop("");
            while (true) {
                round();
                publish();
                if (phase == RunPhase.ENDED) return;
                alarm.follow(watch);
                listen();
            }
        } catch (Throwable e) { // a search whose thread is gone, for whatever reason, must not be waited for
            phase = RunPhase.ENDED;
            reason = StopReason.REPEATED_FAILURE;
            message = Messages.text("run.broken", String.valueOf(e));
            publish();
        } finally {
            try (writer; executor; alarm) {
                running.values().forEach(RunningTrial::retire);
            } finally {
                ended.complete(board.latest());
            }
        }
    }

    /// Takes everything that has arrived, or waits for the next thing to happen or fall due.
    private void listen() throws InterruptedException {
        Runnable command = inbox.poll(waitNanos(), TimeUnit.NANOSECONDS);
        while (command != null) {
            command.run();
            command = inbox.poll();
        }
    }

    private long waitNanos() {
        long wait = TimeUnit.HOURS.toNanos(1);
        if (phase == RunPhase.STOPPING) wait = graceEnd - parts.nanos().getAsLong();
        if (phase != RunPhase.STOPPING) wait = Math.min(wait, alarm.leftNanos());
        for (RunningTrial trial : running.values()) {
            if (trial.due().isPresent()) wait = Math.min(wait, trial.due().getAsLong() - parts.nanos().getAsLong());
        }
        return Math.max(0, wait);
    }

    /// Moves on as far as it can without waiting: writes what has happened, begins what is planned, changes phase.
    private void round() {
        endOverdue();
        lookAhead();
        obeyRules();
        if (phase == RunPhase.STOPPING && (running.isEmpty() || parts.nanos().getAsLong() >= graceEnd)) giveUp();
        if (phase == RunPhase.STOPPING) {
            // To write may take until another program gives the lock back: before that, all trials end, and it is told.
            if (!running.isEmpty()) return;
            publish();
        }
        boolean written = enqueue() && (phase == RunPhase.RUNNING ? launch() : write(List.of()));
        if (!running.isEmpty()) return;
        if (phase == RunPhase.STOPPING || phase == RunPhase.PAUSING || phase == RunPhase.FINISHING) watch.stop();
        if (phase == RunPhase.STOPPING || written && (phase == RunPhase.PAUSING || phase == RunPhase.FINISHING)) {
            boolean over = phase == RunPhase.FINISHING || phase == RunPhase.STOPPING && !keepInterrupted;
            if (over) noteStop(reason.name().toLowerCase(Locale.ROOT));
            writer.fact(BusyTime.note(watch.millis(), parts.clock().millis()));
            written = write(List.of());
        }
        switch (phase) {
            case PAUSING -> phase = RunPhase.PAUSED;
            case FINISHING -> phase = RunPhase.ENDED;
            case STOPPING -> {
                phase = RunPhase.ENDED;
                if (!written) reason = StopReason.JOURNAL_ERROR;
            }
            default -> { }
        }
        if (phase != RunPhase.PAUSED && phase != RunPhase.ENDED) watch.start();
    }

    /// Says in the journal why the search ended, or that it goes on.
    private void noteStop(String why) {
        if (!writer.view().attributes().getOrDefault(RecordedStudy.STOPPED, "").equals(why)) {
            writer.fact(new StudyAttributeSet(RecordedStudy.STOPPED, why));
        }
    }

    /// Forecasts what the next trial will gain, where the budget has a use for it and it is time.
    private void lookAhead() {
        if (parts.experiment().budget().worth().isEmpty() || phase != RunPhase.RUNNING) return;
        Outlook.next(parts.experiment(), writer.view()).ifPresent(outlook -> writer.fact(outlook.event()));
    }

    private void obeyRules() {
        if (phase != RunPhase.RUNNING && phase != RunPhase.PAUSING && phase != RunPhase.FINISHING) return;
        for (StopRule rule : rules) {
            if (!rule.reached(writer.view(), watch.millis())) continue;
            if (rule instanceof StopRule.TimeLimit) {
                // An alarm that rings has told so already.
                if (alarm.silence()) cancelAll(rule.reason(), false, parts.nanos().getAsLong() + StopSwitch.GRACE_NANOS);
                return;
            }
            // Interrupted trials count as started: they are begun again before the search ends.
            // What was queued after a search had lost patience runs too before it loses it again.
            boolean queued = rule instanceof StopRule.Patience && planner.hasQueued(writer.view());
            if (phase == RunPhase.RUNNING && !planner.hasInterrupted() && !queued) {
                phase = RunPhase.FINISHING;
                reason = rule.reason();
                if (rule instanceof StopRule.TargetScore t) message = t.byDefault(writer.view());
            }
        }
    }

    /// Fills the free slots.
    ///
    /// @return whether the journal could be written
    private boolean launch() {
        while (true) {
            List<TrialPlanner.Plan> plans;
            try {
                plans = planner.plan(writer.view(), freeSlots());
            } catch (RuntimeException e) {
                pauseBecause(StopReason.REPEATED_FAILURE, Messages.text("run.sampler", String.valueOf(e.getMessage())));
                return write(List.of());
            }
            if (executor.isStopped()) return true;
            List<StudyEvent> events = new ArrayList<>();
            for (TrialPlanner.Plan plan : plans) events.addAll(plan.events());
            try {
                if (!writer.write(events)) continue;
            } catch (JournalException e) {
                pauseBecause(StopReason.JOURNAL_ERROR, e.getMessage());
                return false;
            }
            for (TrialPlanner.Plan plan : plans) begin(plan);
            if (planner.exhausted() && running.isEmpty() && plans.isEmpty()) {
                phase = RunPhase.FINISHING;
                reason = StopReason.SPACE_EXPLORED;
            }
            return true;
        }
    }

    /// Slots that can take a trial at once. One whose worker is still being started would keep it waiting, while the
    /// others may be through with all the rest.
    private List<Integer> freeSlots() {
        int slots = Math.min(parts.experiment().workers(), executor.slots());
        List<Integer> free = new ArrayList<>();
        for (int slot = busy.nextClearBit(0); slot < slots; slot = busy.nextClearBit(slot + 1)) {
            if (!executor.isStarting(slot)) free.add(slot);
        }
        return free;
    }

    private void begin(TrialPlanner.Plan plan) {
        planner.begun(plan);
        RunningTrial trial = new RunningTrial(plan.number(), plan.slot(), inbox::add,
                this::onBegin, this::onReport, this::onEnd);
        running.put(plan.number(), trial);
        busy.set(plan.slot());
        executor.start(plan.slot(), plan.number(), plan.configuration(), trial);
    }

    /// Writes what was queued, in an append of its own: the next suggestion is to see it.
    private boolean enqueue() {
        try {
            while (!requests.isEmpty()) {
                if (writer.write(requests.events(writer.view(), parts.experiment().space()))) requests.written();
            }
            return true;
        } catch (JournalException e) {
            return putOff(e);
        }
    }

    private boolean write(List<StudyEvent> events) {
        try {
            return writer.write(events);
        } catch (JournalException e) {
            return putOff(e);
        }
    }

    private boolean putOff(JournalException e) {
        message = e.getMessage();
        // A search that is to be stopped at once is; any other waits until its results can be written.
        if (phase != RunPhase.STOPPING) pauseBecause(StopReason.JOURNAL_ERROR, message);
        return false;
    }

    private void pauseBecause(StopReason cause, String why) {
        phase = RunPhase.PAUSING;
        reason = cause;
        message = why;
    }

    private void onBegin(RunningTrial trial) {
        long limit = TimeUnit.SECONDS.toNanos(parts.experiment().budget().trialSeconds());
        if (limit > 0) trial.due(parts.nanos().getAsLong() + limit);
    }

    /// Asks trials whose time is up to end, and gives up those that do not.
    private void endOverdue() {
        long now = parts.nanos().getAsLong();
        for (RunningTrial trial : List.copyOf(running.values())) {
            if (trial.due().isEmpty() || now - trial.due().getAsLong() < 0) continue;
            if (trial.overdue()) {
                executor.abandon(trial.slot());
                release(trial);
                tooLong(trial.number());
            } else {
                trial.overdue(now + StopSwitch.GRACE_NANOS);
                executor.cancel(trial.slot());
            }
        }
    }

    private void onReport(RunningTrial trial, RunningTrial.Told told) {
        if (running.get(trial.number()) != trial) {
            told.verdict().complete(true);
            return;
        }
        writer.fact(new ValueReported(trial.number(), told.step(), told.value()));
        StudySnapshot view = writer.view();
        boolean stop = parts.pruner().shouldPrune(view.trials().get(trial.number()), view.trials(), view.direction());
        // What the trial acts on must be in the journal.
        if (stop) write(List.of());
        told.verdict().complete(stop);
    }

    private void onEnd(RunningTrial trial, Outcome outcome) {
        if (running.get(trial.number()) != trial) return;
        release(trial);
        int number = trial.number();
        switch (outcome) {
            case Outcome.Scored s -> {
                writer.attributes(number, s.evaluation().attributes());
                Optional<String> problem = s.evaluation().problem(writer.view().objectives());
                if (problem.isPresent()) {
                    fail(number, problem.get());
                } else {
                    finish(number, TrialState.COMPLETE, s.evaluation().values());
                    failures.restart();
                }
            }
            case Outcome.StoppedEarly _ -> {
                finish(number, TrialState.PRUNED, standing(writer.view().trials().get(number)));
                failures.restart();
            }
            case Outcome.Cancelled _ when trial.overdue() -> tooLong(number);
            case Outcome.Cancelled _ -> cancelled(number);
            // Ctrl+C in a terminal reaches the workers too: that they died of it is no verdict on the trial.
            case Outcome.Failed _ when keepInterrupted -> cancelled(number);
            case Outcome.Failed f -> {
                writer.attributes(number, f.attributes());
                fail(number, f.reason());
            }
        }
    }

    /// What a trial that was stopped early would have scored, as far as its reports tell.
    private double[] standing(Trial trial) {
        double value = parts.experiment().subject().reports().estimate(trial, writer.view().trials());
        return Double.isNaN(value) ? new double[0] : new double[] {value};
    }

    private void fail(int number, String why) {
        writer.fact(new TrialAttributeSet(number, Trial.FAILURE, why));
        finish(number, TrialState.FAILED, new double[0]);
        failures.failed(why, writer.view()).filter(_ -> phase == RunPhase.RUNNING)
                .ifPresent(message -> pauseBecause(StopReason.REPEATED_FAILURE, message));
    }

    /// The limit was the user's wish, so however many trials in a row are ended by it, the search goes on.
    private void tooLong(int number) {
        writer.fact(new TrialAttributeSet(number, Trial.FAILURE,
                Messages.text("run.failed.limit", parts.experiment().budget().trialSeconds())));
        finish(number, TrialState.FAILED, new double[0]);
    }

    private void cancelled(int number) {
        if (keepInterrupted) return;
        writer.fact(new TrialAttributeSet(number, Trial.STOPPED,
                reason == StopReason.TIME ? Trial.BY_TIME : Trial.BY_USER));
        writer.fact(new TrialAttributeSet(number, Trial.FAILURE, Messages.text(reason == StopReason.TIME
                ? "run.failed.time" : "run.failed.stopped")));
        finish(number, TrialState.FAILED, new double[0]);
    }

    private void finish(int number, TrialState state, double[] values) {
        writer.fact(new TrialFinished(number, state, values, parts.clock().millis()));
    }

    private void cancelAll(StopReason cause, boolean keep, long end) {
        if (phase == RunPhase.ENDED || phase == RunPhase.STOPPING) return;
        phase = RunPhase.STOPPING;
        reason = cause;
        keepInterrupted = keep;
        message = "";
        graceEnd = end;
        for (RunningTrial trial : running.values()) executor.cancel(trial.slot());
    }

    /// Abandons the trials that have not ended although they were cancelled.
    private void giveUp() {
        Collection<RunningTrial> left = new ArrayList<>(running.values());
        for (RunningTrial trial : left) {
            executor.abandon(trial.slot());
            release(trial);
            cancelled(trial.number());
        }
    }

    private void release(RunningTrial trial) {
        running.remove(trial.number());
        busy.clear(trial.slot());
        trial.retire();
    }

    private void publish() {
        board.show(currentStatus());
        requests.published();
    }

    private RunStatus currentStatus() {
        return new RunStatus(phase, reason, message, writer.view(), watch.millis());
    }
}
