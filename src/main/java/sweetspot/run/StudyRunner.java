package sweetspot.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import sweetspot.journal.Journal;
import sweetspot.journal.JournalException;
import sweetspot.journal.RecordedStudy;
import sweetspot.run.RunEvent.Broken;
import sweetspot.run.RunEvent.FinishAsked;
import sweetspot.run.RunEvent.Hopeless;
import sweetspot.run.RunEvent.PauseAsked;
import sweetspot.run.RunEvent.Rested;
import sweetspot.run.RunEvent.ResumeAsked;
import sweetspot.run.RunEvent.Satisfied;
import sweetspot.run.RunEvent.Started;
import sweetspot.run.RunEvent.StopAsked;
import sweetspot.run.RunEvent.WriteFailed;
import sweetspot.run.RunState.Ended;
import sweetspot.run.RunState.Finishing;
import sweetspot.run.RunState.Paused;
import sweetspot.run.RunState.Running;
import sweetspot.run.RunState.Stopping;
import sweetspot.search.Pruner;
import sweetspot.search.Sampler;
import sweetspot.study.AutoChoice;
import sweetspot.study.Experiment;
import sweetspot.study.FamilySwitch;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// Runs a search: asks the sampler, writes the journal, hands trials to the executor, obeys the user and the stop
/// rules.
///
/// One thread owns all state; commands and news of trials reach it through a queue. Each round it takes everything
/// that has arrived, plans the next trials, and writes both in one append: so trials that end together share one wait
/// for the disk, and a trial is begun, and told of, only once the journal has it. The order of the journal's lines is
/// the order in which the sampler saw things, so that every suggestion can be derived again. What the run does next
/// depends on its [RunState], which only events move.
public final class StudyRunner implements RunControl {
    private final Parts parts;
    private final StopSwitch executor;
    private final StudyWriter writer;
    private final TrialPlanner planner;
    private final List<StopRule> rules;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final CompletableFuture<RunStatus> ended = new CompletableFuture<>();
    private final RunningTrials running;
    private final QueueRequests requests = new QueueRequests();
    private final Stopwatch watch;
    private RunState state = new RunState.Ready();
    private final FailureLimit failures;
    private final TrialEnds ends;
    private final StatusBoard board;
    private final TimeAlarm alarm;

    /// The parts of a runner.
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
                () -> state instanceof Stopping || executor.isStopped());
        this.planner = new TrialPlanner(parts.experiment(), parts.sampler(), parts.clock(), writer.view());
        this.rules = StopRule.of(parts.experiment().budget(), parts.experiment().workers());
        this.failures = new FailureLimit(parts.experiment().budget().failures());
        this.ends = new TrialEnds(parts.experiment(), parts.clock(), writer, failures);
        this.running = new RunningTrials(executor, parts.nanos(), parts.experiment().budget().trialSeconds());
        this.watch = new Stopwatch(parts.nanos(), BusyTime.millis(writer.view()));
        this.board = new StatusBoard(parts.listener(), currentStatus());
        this.alarm = new TimeAlarm(parts.nanos(), parts.experiment().budget(), () -> stop(StopReason.TIME, false));
        parts.journal().onWait(board::waiting);
    }

    /// Starts the runner's thread; once.
    public StudyRunner start() {
        if (!move(new Started())) throw new IllegalStateException("a runner starts once");
        // Not a daemon: the program does not end while results are still to be written.
        Thread.ofPlatform().daemon(false).name("sweetspot-runner").start(this::run);
        return this;
    }

    /// Moves the run by an event.
    ///
    /// @return whether it changed anything
    private boolean move(RunEvent event) {
        RunState before = state;
        state = before.on(event);
        return state != before;
    }

    @Override
    public void pause() {
        inbox.add(() -> {
            if (move(new PauseAsked())) noteStop(RecordedStudy.PAUSED);
        });
    }

    @Override
    public void resume() {
        inbox.add(() -> {
            if (!move(new ResumeAsked())) return;
            watch.start();
            failures.restart();
            noteStop("");
        });
    }

    @Override
    public void finishThenStop() {
        inbox.add(() -> move(new FinishAsked()));
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
        StopAsked event = new StopAsked(cause, keep, graceEnd());
        inbox.add(() -> cancelAll(event));
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
    public void switchFamily(String family, boolean on) {
        inbox.add(() -> {
            List<String> left = new ArrayList<>(AutoChoice.families(parts.experiment().space()));
            left.removeAll(FamilySwitch.off(writer.view()));
            if (left.contains(family) == on || left.size() == 1 && !on) return;
            writer.fact(FamilySwitch.event(writer.view(), family, on));
        });
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
            executor.whenStarted(() -> inbox.add(() -> {}));
            for (StudyEvent event : planner.giveUpHopeless(writer.view())) writer.fact(event);
            noteStop("");
            while (true) {
                round();
                publish();
                if (state instanceof Ended) return;
                alarm.follow(watch);
                listen();
            }
        } catch (Throwable e) { // a search whose thread is gone, for whatever reason, must not be waited for
            move(new Broken(Messages.text("run.broken", String.valueOf(e))));
            publish();
        } finally {
            try (writer; executor; alarm) {
                running.retireAll();
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
        long wait = state instanceof Stopping s ? s.graceEnd() - parts.nanos().getAsLong()
                : Math.min(TimeUnit.HOURS.toNanos(1), alarm.leftNanos());
        return Math.max(0, Math.min(wait, running.nextDueNanos()));
    }

    /// Moves on as far as it can without waiting: writes what has happened, begins what is planned, changes phase.
    private void round() {
        for (RunningTrial trial : running.endOverdue()) ends.tookTooLong(trial.number());
        lookAhead();
        obeyRules();
        if (state instanceof Stopping s) {
            if (parts.nanos().getAsLong() >= s.graceEnd()) {
                for (RunningTrial trial : running.giveUpAll()) ends.cancelled(trial.number(), s);
            }
            // To write may take until another program gives the lock back: before that, all trials end, and it is told.
            if (!running.isEmpty()) return;
            publish();
        }
        boolean written = enqueue() && (state instanceof Running ? launch() : write(List.of()));
        if (running.isEmpty()) rest(written);
    }

    /// Nothing runs: what pauses or ends does so now, once the journal has it.
    private void rest(boolean written) {
        if (state instanceof Running || state instanceof Paused) return;
        watch.stop();
        boolean complete = written;
        if (written || state instanceof Stopping) {
            boolean over = state instanceof Finishing || state instanceof Stopping s && !s.keepsInterrupted();
            if (over) noteStop(state.reason().name().toLowerCase(Locale.ROOT));
            writer.fact(BusyTime.note(watch.millis(), parts.clock().millis()));
            complete = write(List.of());
        }
        move(new Rested(complete));
    }

    /// Says in the journal why the search ended, or that it goes on.
    private void noteStop(String why) {
        if (!writer.view().attributes().getOrDefault(RecordedStudy.STOPPED, "").equals(why)) {
            writer.fact(new StudyAttributeSet(RecordedStudy.STOPPED, why));
        }
    }

    /// Forecasts what the next trial will gain, where the budget has a use for it and it is time.
    private void lookAhead() {
        if (parts.experiment().budget().worth().isEmpty() || !(state instanceof Running)) return;
        Outlook.next(parts.experiment(), writer.view()).ifPresent(outlook -> writer.fact(outlook.event()));
    }

    private void obeyRules() {
        if (!state.isLive() || state instanceof Paused) return;
        for (StopRule rule : rules) {
            if (!rule.reached(writer.view(), watch.millis())) continue;
            if (rule instanceof StopRule.TimeLimit) {
                // An alarm that rings has told so already.
                if (alarm.silence()) cancelAll(new StopAsked(rule.reason(), false, graceEnd()));
                return;
            }
            // Interrupted trials count as started: they are begun again before the search ends.
            // What was queued after a search had lost patience runs too before it loses it again.
            boolean queued = rule instanceof StopRule.Patience && planner.hasQueued(writer.view());
            if (planner.hasInterrupted() || queued) continue;
            move(new Satisfied(rule.reason(),
                    rule instanceof StopRule.TargetScore t ? t.byDefault(writer.view()) : ""));
        }
    }

    /// Fills the free slots.
    ///
    /// @return whether the journal could be written
    private boolean launch() {
        while (true) {
            List<TrialPlanner.Plan> plans;
            try {
                plans = planner.plan(writer.view(), running.freeSlots(parts.experiment().workers()));
            } catch (RuntimeException e) {
                move(new Hopeless(Messages.text("run.sampler", String.valueOf(e.getMessage()))));
                return write(List.of());
            }
            if (executor.isStopped()) return true;
            List<StudyEvent> events = new ArrayList<>();
            for (TrialPlanner.Plan plan : plans) events.addAll(plan.events());
            try {
                if (!writer.write(events)) continue;
            } catch (JournalException e) {
                return putOff(e);
            }
            for (TrialPlanner.Plan plan : plans) begin(plan);
            if (planner.exhausted() && running.isEmpty() && plans.isEmpty()) {
                move(new Satisfied(StopReason.SPACE_EXPLORED, ""));
            }
            return true;
        }
    }

    private void begin(TrialPlanner.Plan plan) {
        planner.begun(plan);
        running.start(new RunningTrial(plan.number(), plan.slot(), inbox::add, running::began, this::onReport,
                this::onEnd), plan.configuration());
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
        move(new WriteFailed(e.getMessage()));
        return false;
    }

    private void onReport(RunningTrial trial, RunningTrial.Told told) {
        if (!running.has(trial)) {
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
        if (!running.has(trial)) return;
        running.release(trial);
        ends.ended(trial, outcome, state).ifPresent(why -> move(new Hopeless(why)));
    }

    private void cancelAll(StopAsked event) {
        if (move(event)) running.cancelAll();
    }

    private long graceEnd() {
        return parts.nanos().getAsLong() + StopSwitch.GRACE_NANOS;
    }

    private void publish() {
        board.show(currentStatus());
        requests.published();
    }

    private RunStatus currentStatus() {
        return new RunStatus(state.phase(), state.reason(), state.message(), writer.view(), watch.millis());
    }
}
