package sweetspot.run;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.PreparedObjective;
import sweetspot.study.Experiment;
import sweetspot.study.FreshScores;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.SplitPlan;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;
import sweetspot.text.Messages;

/// Scores the best trials of a study, and the default, again on fresh splits: the searched rows dealt anew, with the
/// sealed rows left alone. What is scored is written into the study at once, so that a later call goes on where this one
/// was stopped, and scores nothing twice.
///
/// It works at a study at rest, in the place of a search: no search can run on the study at the same time.
public final class FreshScoring {
    /// Number of trials that are scored again, the default aside.
    public static final int BEST = 5;
    /// Number of times that the rows are usually dealt anew.
    public static final int USUAL_SHUFFLES = 3;
    /// The most times.
    public static final int MOST_SHUFFLES = 20;

    private static final long LOOK_MILLIS = 100;
    /// A score may take so many times as long as it took in the search, and that many milliseconds more.
    private static final int PATIENCE = 20;
    private static final long PATIENCE_MILLIS = 120_000;

    private final Experiment experiment;
    private final Path baseFolder;
    private final StudySession.Workers workers;
    private final Consumer<Progress> listener;
    private final BooleanSupplier cancelled;
    private final JournalFile journal;
    private FreshScores scores;

    /// How far it has come.
    ///
    /// @param shuffle number of the shuffle that is scored, from 1
    /// @param shuffles number of shuffles
    /// @param done number of scores that are done: of each trial one a shuffle
    /// @param of number of all
    public record Progress(int shuffle, int shuffles, int done, int of) {}

    private FreshScoring(Experiment experiment, Path baseFolder, StudySession.Workers workers,
            Consumer<Progress> listener, BooleanSupplier cancelled, JournalFile journal, FreshScores scores) {
        this.experiment = experiment;
        this.baseFolder = baseFolder;
        this.workers = workers;
        this.listener = listener;
        this.cancelled = cancelled;
        this.journal = journal;
        this.scores = scores;
    }

    /// Why a study cannot be scored on fresh splits, in a sentence; empty if it can.
    public static Optional<String> problem(Optional<Experiment> experiment) {
        if (experiment.flatMap(e -> e.subject().modelled()).isEmpty()) {
            return Optional.of(Messages.text("run.fresh.no_rows"));
        }
        SplitPlan plan = experiment.get().subject().resampling().orElseThrow().plan();
        return switch (plan) {
            case SplitPlan.KFold _, SplitPlan.Repeated _, SplitPlan.Grouped _, SplitPlan.Holdout _ -> Optional.empty();
            case SplitPlan.TimeOrdered _, SplitPlan.GroupedTime _, SplitPlan.LeaveOneOut _, SplitPlan.FoldColumn _ ->
                Optional.of(Messages.text("run.fresh.plan", plan.label()));
        };
    }

    /// The trials that are scored again: the best with different configurations, best first, and the default.
    ///
    /// @param base number of the default's trial; empty if it has no score
    public static List<Integer> trials(StudySnapshot study, OptionalInt base) {
        Comparator<Trial> order = Comparator.comparingDouble((Trial t) -> study.direction().loss(t.value()))
                .thenComparingInt(Trial::number);
        Set<Object> known = new HashSet<>();
        List<Integer> best = new ArrayList<>(study.trials().stream()
                .filter(t -> t.state() == TrialState.COMPLETE && t.hasValue() && t.feasible()).sorted(order)
                .filter(t -> known.add(t.configuration())).limit(BEST).map(Trial::number).toList());
        if (base.isPresent() && !best.contains(base.getAsInt())) best.add(base.getAsInt());
        return best;
    }

    /// Scores them.
    ///
    /// @param experiment what the study recorded
    /// @param baseFolder the folder that a relative data path starts from
    /// @param studyName name or number of the study; empty if the file holds one
    /// @param base number of the default's trial; empty if it has no score
    /// @param shuffles number of times that the rows are dealt anew, 1 to [#MOST_SHUFFLES]
    /// @param workers where models are trained
    /// @param listener told of progress, by the calling thread
    /// @param cancelled whether to stop; what is scored by then is kept
    /// @return the study with the scores
    /// @throws ExperimentException if the plan has no fresh splits, or the data cannot be read or have changed
    /// @throws JournalException if the study cannot be written, or is open in another Sweetspot
    public static StudySnapshot score(Experiment experiment, Path baseFolder, Path studyFile,
            Optional<String> studyName, OptionalInt base, int shuffles, StudySession.Workers workers,
            Consumer<Progress> listener, BooleanSupplier cancelled) throws ExperimentException, JournalException {
        if (shuffles < 1 || shuffles > MOST_SHUFFLES) {
            throw new IllegalArgumentException(Messages.text("run.fresh.shuffles", MOST_SHUFFLES, shuffles));
        }
        Optional<String> problem = problem(Optional.of(experiment));
        if (problem.isPresent()) throw new ExperimentException("validation.plan", problem.get());
        try (JournalFile journal = JournalFile.open(studyFile, JournalFile.Sync.EACH_APPEND, studyName)) {
            StudySnapshot study = journal.snapshot();
            FreshScores known = begun(study, trials(study, base), shuffles);
            FreshScoring scoring =
                    new FreshScoring(experiment, baseFolder, workers, listener, cancelled, journal, known);
            if (!known.finished()) scoring.run(study);
            return journal.snapshot();
        }
    }

    /// What the study holds already, as far as it is wanted.
    private static FreshScores begun(StudySnapshot study, List<Integer> wanted, int shuffles) {
        Optional<FreshScores> before = FreshScores.of(study);
        // More than was asked for is no harm.
        int all = Math.max(shuffles, before.filter(FreshScores::finished).map(FreshScores::shuffles).orElse(0));
        Map<Integer, List<List<Double>>> kept = new TreeMap<>();
        before.ifPresent(b -> b.scores().forEach((trial, parts) -> {
            if (wanted.contains(trial)) kept.put(trial, parts.subList(0, Math.min(all, parts.size())));
        }));
        return new FreshScores(all, wanted, kept, Map.of(), before.map(FreshScores::millis).orElse(0L));
    }

    private void run(StudySnapshot study) throws ExperimentException, JournalException {
        int of = scores.shuffles() * scores.wanted().size();
        for (int shuffle = 0; shuffle < scores.shuffles(); shuffle++) {
            Deque<Integer> left = new ArrayDeque<>();
            for (int trial : scores.wanted()) {
                int done = scores.scores().getOrDefault(trial, List.of()).size();
                if (done == shuffle && !scores.failures().containsKey(trial)) left.add(trial);
            }
            if (left.isEmpty()) continue;
            Experiment dealt = dealt(experiment, shuffle, left.size());
            SharedTables tables = new SharedTables(baseFolder);
            PreparedObjective prepared = SessionExecutors.prepare(dealt, baseFolder, tables, _ -> {});
            requireSameData(study, prepared);
            try (TrialExecutor executor = SessionExecutors.of(dealt, prepared, baseFolder, workers, study, tables)) {
                score(study, shuffle, left, executor, of);
            }
            if (stopped()) return;
        }
    }

    private boolean stopped() {
        return cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
    }

    /// The experiment with the searched rows dealt anew. Repeats are what the shuffles are.
    static Experiment dealt(Experiment experiment, int shuffle, int trials) {
        ModelSubject model = experiment.subject().modelled().orElseThrow();
        Validation v = model.validation();
        Validation fresh = (v.plan() instanceof SplitPlan.Repeated ? v.withPlan(new SplitPlan.KFold()) : v)
                .withResource(Resource.FOLDS).withFoldSeed(seed(v.foldSeed(), shuffle));
        if (v.plan() instanceof SplitPlan.Holdout h) fresh = fresh.withPlan(new SplitPlan.Holdout(h.share(), false));
        return experiment.withSubject(new ModelSubject(model.target(), model.model(), fresh)).withPruner("none")
                .withWorkers(Math.clamp(trials, 1, experiment.workers()));
    }

    /// A seed that no plan of the search uses: it is far from the given one.
    private static long seed(long given, int shuffle) {
        long z = given * 0x9E3779B97F4A7C15L + 0x0F5E5E5L + shuffle;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        return (z ^ z >>> 27) & 0x7FFF_FFFF_FFFFL;
    }

    private static void requireSameData(StudySnapshot study, PreparedObjective prepared) throws ExperimentException {
        Object print = study.attributes().get(StudySession.FINGERPRINT);
        if (print != null && !print.equals(prepared.fingerprint())) {
            throw new ExperimentException("data", Messages.text("run.fresh.data_changed"));
        }
    }

    private record Ended(int slot, int trial, List<Double> folds, Outcome outcome) {}

    /// Scores trials on one shuffle, as many at a time as there are slots.
    private void score(StudySnapshot study, int shuffle, Deque<Integer> left, TrialExecutor executor, int of)
            throws JournalException {
        BlockingQueue<Ended> ends = new LinkedBlockingQueue<>();
        Map<Integer, Integer> running = new TreeMap<>();
        long[] deadlines = new long[executor.slots()];
        tell(shuffle, of);
        while (!left.isEmpty() || !running.isEmpty()) {
            if (stopped()) return;
            for (int slot = 0; slot < executor.slots() && !left.isEmpty(); slot++) {
                if (running.containsKey(slot)) continue;
                int number = left.remove();
                running.put(slot, number);
                Trial trial = study.trials().get(number);
                deadlines[slot] = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience(trial));
                executor.start(slot, number, trial.configuration(), report(slot, number, ends));
            }
            Optional<Ended> ended = next(ends);
            if (ended.isPresent() && running.remove(ended.get().slot(), ended.get().trial())) keep(ended.get());
            for (Map.Entry<Integer, Integer> trial : new TreeMap<>(running).entrySet()) {
                if (System.nanoTime() - deadlines[trial.getKey()] < 0) continue;
                executor.abandon(trial.getKey());
                running.remove(trial.getKey());
                fail(trial.getValue(), Messages.text("run.fresh.too_long"));
            }
            if (ended.isPresent()) tell(shuffle, of);
        }
    }

    private static long patience(Trial trial) {
        return PATIENCE * trial.durationMillis() + PATIENCE_MILLIS;
    }

    private static Optional<Ended> next(BlockingQueue<Ended> ends) {
        try {
            return Optional.ofNullable(ends.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static TrialExecutor.Report report(int slot, int trial, BlockingQueue<Ended> ends) {
        ConcurrentSkipListMap<Long, Double> folds = new ConcurrentSkipListMap<>();
        return new TrialExecutor.Report() {
            @Override
            public CompletionStage<Boolean> reported(long step, double value) {
                folds.put(step, value);
                return CompletableFuture.completedStage(false);
            }

            @Override
            public void ended(Outcome outcome) {
                ends.add(new Ended(slot, trial, List.copyOf(folds.values()), outcome));
            }
        };
    }

    private void keep(Ended ended) throws JournalException {
        switch (ended.outcome()) {
            case Outcome.Scored _ when !ended.folds().isEmpty() ->
                write(scores.with(ended.trial(), ended.folds(), System.currentTimeMillis()));
            case Outcome.Failed f -> fail(ended.trial(), f.reason());
            case Outcome.Scored _, Outcome.StoppedEarly _, Outcome.Cancelled _ ->
                fail(ended.trial(), Messages.text("run.fresh.no_scores"));
        }
    }

    private void fail(int trial, String reason) throws JournalException {
        write(scores.without(trial, reason, System.currentTimeMillis()));
    }

    private void write(FreshScores now) throws JournalException {
        scores = now;
        journal.append(List.of(new StudyAttributeSet(FreshScores.ATTRIBUTE, now.toAttribute())));
    }

    private void tell(int shuffle, int of) {
        int done = scores.wanted().stream().mapToInt(t -> scores.failures().containsKey(t) ? scores.shuffles()
                : scores.scores().getOrDefault(t, List.of()).size()).sum();
        listener.accept(new Progress(shuffle + 1, scores.shuffles(), done, of));
    }
}
