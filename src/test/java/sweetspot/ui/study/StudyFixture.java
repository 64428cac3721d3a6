package sweetspot.ui.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import sweetspot.run.QueuedTrial;
import sweetspot.run.RunControl;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.run.StopReason;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;
import sweetspot.verdict.WatchReport;

/// Studies with invented scores and a run that does as told, for tests and pictures of the Results and Export pages.
public final class StudyFixture {
    public static final long START = 1_767_225_600_000L;
    private static final UnitCube CUBE = new UnitCube(space());

    private StudyFixture() {}

    public static SearchSpace space() {
        return SearchSpace.of(
                new Parameter("learning_rate", FloatDistribution.log(0.005, 0.5), 0.1),
                new Parameter("trees", IntDistribution.log(50, 500), 100L),
                new Parameter("depth", IntDistribution.linear(2, 12), 6L),
                new Parameter("feature_sampling", CategoricalDistribution.of("All", "Fraction"), "All"),
                new Parameter("fraction", FloatDistribution.linear(0.1, 1), 0.5).when("feature_sampling", "Fraction"),
                new Parameter("class_weights", CategoricalDistribution.of("None", "Balanced"), "None"),
                new Parameter("subsample", FloatDistribution.linear(0.5, 1), 1.0).fixedAt(0.8));
    }

    public static Experiment experiment(int trials) {
        Target target = new Target("transactions.csv", "is_fraud", Target.Task.CLASSIFICATION, "yes",
                List.of("transaction_id"), "average_precision");
        return new Experiment("Fraud detection",
                new ModelSubject(target, "gradient_boosting", Validation.standard()), space(), "gp",
                "median",
                Budget.ofTrials(trials), 4, 42);
    }

    /// A study whose first `finished` trials have ended on four workers, with `running` more under way.
    public static StudySnapshot study(int finished, int running) {
        StudySnapshot study = StudySnapshot.empty()
                .apply(new StudyEvent.StudyCreated("Fraud detection", List.of(Direction.MAXIMIZE)));
        long[] free = {START, START, START, START};
        for (int i = 0; i < finished + running; i++) {
            int worker = 0;
            for (int w = 1; w < 4; w++) if (free[w] < free[worker]) worker = w;
            Random random = new Random(i * 7919L + 1);
            long millis = 9000 + (long) (random.nextDouble() * 12_000);
            study = append(study, i, free[worker], millis, worker, i < finished);
            free[worker] += millis;
        }
        return study;
    }

    /// The study with one more trial.
    public static StudySnapshot append(StudySnapshot study, int number, long start, long millis, int worker,
            boolean finished) {
        Random random = new Random(number * 104_729L + 7);
        Configuration configuration = number == 0 ? space().defaults() : CUBE.decode(random.doubles(7).toArray());
        study = study.apply(new StudyEvent.TrialCreated(number, configuration, true, start))
                .apply(new StudyEvent.TrialAttributeSet(number, Trial.WORKER, (long) worker));
        double u = UnitCube.encode(space().get(0).distribution(), configuration.get("learning_rate"));
        double value = number == 0 ? 0.872 : 0.915 - 0.25 * (u - 0.55) * (u - 0.55)
                - 0.002 * Math.abs(configuration.integer("depth") - 5) + 0.008 * random.nextGaussian();
        double error = 0.007 + 0.005 * random.nextDouble();
        boolean failed = number > 0 && number % 19 == 10;
        boolean pruned = !failed && number > 8 && value < 0.895 && number % 2 == 0;
        int folds = finished ? failed ? 1 : pruned ? 2 : 5 : number % 5;
        for (int fold = 0; fold < folds; fold++) {
            study = study.apply(new StudyEvent.ValueReported(number, fold, value + error * 2 * random.nextGaussian()));
        }
        if (!finished) return study;
        if (failed) {
            study = study.apply(new StudyEvent.TrialAttributeSet(number, Trial.FAILURE,
                    "Out of memory at 480 trees. Lower the upper limit or use fewer workers."));
        } else if (!pruned) {
            study = study.apply(new StudyEvent.TrialAttributeSet(number, Trial.STANDARD_ERROR, error));
        }
        TrialState state = failed ? TrialState.FAILED : pruned ? TrialState.PRUNED : TrialState.COMPLETE;
        double[] values = failed ? new double[0] : new double[]{value};
        return study.apply(new StudyEvent.TrialFinished(number, state, values,
                start + (pruned ? millis / 3 : failed ? millis / 4 : millis)));
    }

    /// Tells a model what the overtuning watch sees: the corrected score has not risen since a trial.
    public static void stoppedRising(StudyViewModel model, int since) {
        List<WatchReport.Point> curve = new ArrayList<>();
        for (int i = 0; i < 43; i++) {
            double corrected = 0.865 + 0.03 * Math.min(i, since) / since;
            curve.add(new WatchReport.Point(i, corrected + 0.009 + i * 0.0001, corrected));
        }
        model.setWatch(Optional.of(new WatchReport(WatchReport.State.STOPPED, since, 0.912, 0.895, curve, "")));
    }

    /// A run whose status is what the test sets; it writes down what it is told.
    public static final class Run implements RunControl {
        public final List<String> told = new ArrayList<>();
        private volatile RunStatus status;

        public Run(RunPhase phase, StudySnapshot study, long elapsedMillis) {
            set(phase, study, elapsedMillis);
        }

        public RunStatus set(RunPhase phase, StudySnapshot study, long elapsedMillis) {
            return set(new RunStatus(phase, StopReason.NONE, "", study, elapsedMillis));
        }

        public RunStatus set(RunStatus next) {
            status = next;
            return next;
        }

        @Override
        public void pause() {
            told.add("pause");
        }

        @Override
        public void resume() {
            told.add("resume");
        }

        @Override
        public void finishThenStop() {
            told.add("finishThenStop");
        }

        @Override
        public void stopNow() {
            told.add("stopNow");
        }

        @Override
        public void suspend() {
            told.add("suspend");
        }

        @Override
        public CompletableFuture<Boolean> queue(List<QueuedTrial> trials) {
            trials.forEach(t -> told.add("queue " + t.origin() + " " + t.configuration()));
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void switchFamily(String family, boolean on) {
            told.add((on ? "on " : "off ") + family);
        }

        @Override
        public void unqueue(int number) {
            told.add("unqueue " + number);
        }

        @Override
        public RunStatus status() {
            return status;
        }

        @Override
        public CompletableFuture<RunStatus> ended() {
            return new CompletableFuture<>();
        }
    }
}
