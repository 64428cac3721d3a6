package sweetspot.verdict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import sweetspot.analysis.History;
import sweetspot.journal.PredictionsFile;
import sweetspot.model.metric.ResampledMetric;
import sweetspot.objective.LearningTask;
import sweetspot.study.Experiment;
import sweetspot.study.SplitPlan;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// Watches a running search: does the score corrected for the search ([CorrectedScore]) still follow the best score?
///
/// Each look adds the trials that have ended since the last one, which costs some hundred passes over the rows for each
/// and trains nothing. The corrected score is taken to have risen since an earlier trial if its mean rise over the
/// bootstrap samples is above their standard deviation, and more than a quarter of what is practically equal. If it has
/// not risen for twenty trials, or a third of all, it has stopped.
///
/// A look takes its time and belongs on a background thread; one at a time.
public final class OvertuningWatch {
    /// Number of newly ended trials from which on another look is due.
    public static final int EVERY = 10;
    /// Fewer trials than that say nothing.
    static final int LEAST = 20;
    private static final int PATIENCE = 20;
    private static final double SHARE = 1.0 / 3;
    private static final int SAMPLES = 100;
    private static final int LEAST_SAMPLES = 30;
    /// Rows times samples that one trial may cost.
    private static final int MOST_WORK = 5_000_000;
    private static final int LEAST_UNITS = 10;
    private static final int CHECKPOINT = 5;
    private static final double NOTHING = 0.25;

    private final Optional<LearningTask> task;
    private final Path studyFile;
    private final String silence;
    private final Optional<BootstrapCorrection> bootstrap;
    private final Set<Integer> seen = new HashSet<>();
    private final List<WatchReport.Point> curve = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private double best = Double.NaN;
    private volatile int looked;

    /// The choices' scores on the rows left out, as they were after a trial.
    ///
    /// @param at position in the curve
    private record Checkpoint(int at, double[] left) {}

    /// @param experiment that is searched
    /// @param task its subject with its data; empty if it has none
    /// @param studyFile beside which the predictions of its trials are kept
    public OvertuningWatch(Experiment experiment, Optional<LearningTask> task, Path studyFile) {
        this.task = task;
        this.studyFile = studyFile;
        Optional<BootstrapCorrection> made = Optional.empty();
        String why = "";
        if (task.isEmpty()) {
            why = Messages.text("verdict.watch.no_rows");
        } else if (task.get().plan().reshuffled()) {
            why = Messages.text("verdict.corrected.reshuffled");
        } else {
            SplitPlan plan = experiment.subject().resampling().orElseThrow().plan();
            int rows = Math.max(1, task.get().plan().search().rows());
            int work = ResampledMetric.isSlow(task.get().metric()) ? MOST_WORK / 10 : MOST_WORK;
            int samples = Math.clamp(work / rows, LEAST_SAMPLES, SAMPLES);
            ResampledRows resampled = ResampledRows.of(task.get(), plan, experiment.seed(), samples);
            if (resampled.units() < LEAST_UNITS) {
                why = Messages.text("verdict.corrected.few_units", resampled.units(), LEAST_UNITS);
            } else {
                made = Optional.of(new BootstrapCorrection(resampled, samples,
                        task.get().metric().direction().better(1, 0)));
            }
        }
        this.bootstrap = made;
        this.silence = why;
    }

    /// Whether enough trials have ended since the last look. Cheap.
    public boolean due(StudySnapshot study) {
        return study.complete() >= looked + EVERY;
    }

    /// Looks at the study as it stands.
    ///
    /// @param cancelled whether to give up; what was looked at by then stays
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public synchronized WatchReport look(StudySnapshot study, BooleanSupplier cancelled) {
        looked = study.complete();
        if (bootstrap.isEmpty()) return report(WatchReport.State.SILENT, -1, silence);
        add(study, bootstrap.get(), cancelled);
        if (curve.size() < LEAST) {
            return curve.isEmpty() && study.complete() >= LEAST
                    ? report(WatchReport.State.SILENT, -1, Messages.text("verdict.watch.no_predictions"))
                    : report(WatchReport.State.EARLY, -1, "");
        }
        double[] now = bootstrap.get().left();
        double worth = NOTHING * Equivalence.of(task.map(LearningTask::metric), curve.getFirst().best(),
                OptionalDouble.empty()).width();
        boolean higher = study.direction().better(1, 0);
        for (Checkpoint c : checkpoints) {
            if (rises(c.left(), now, worth, higher)) continue;
            int quiet = curve.size() - 1 - c.at();
            return quiet >= Math.max(PATIENCE, SHARE * curve.size())
                    ? report(WatchReport.State.STOPPED, curve.get(c.at()).trial(), "")
                    : report(WatchReport.State.FOLLOWING, -1, "");
        }
        return report(WatchReport.State.FOLLOWING, -1, "");
    }

    private void add(StudySnapshot study, BootstrapCorrection correction, BooleanSupplier cancelled) {
        int base = History.of(study).defaultTrial().orElse(-1);
        Map<Integer, PredictionsFile.Kept> contents = PredictionsFile.of(studyFile).read().trials();
        for (int i = 0; i < study.trials().size(); i++) {
            Trial trial = study.trials().get(i);
            if (trial.state() != TrialState.COMPLETE || !trial.hasValue() || !trial.feasible()
                    || !seen.add(trial.number())) {
                continue;
            }
            PredictionsFile.Kept kept = contents.get(trial.number());
            if (kept == null || kept.score() != trial.value()) continue;
            Optional<ResampledTrial> resampled =
                    ResampledTrial.of(task.orElseThrow(), trial.value(), kept.values());
            if (resampled.isEmpty()) continue;
            correction.add(trial.number(), resampled.get(), trial.number() == base, cancelled);
            if (study.direction().better(trial.value(), best)) best = trial.value();
            curve.add(new WatchReport.Point(trial.number(), best, correction.value()));
            if (curve.size() % CHECKPOINT == 1) {
                checkpoints.add(new Checkpoint(curve.size() - 1, correction.left()));
            }
        }
    }

    /// Whether scores have risen beyond what their scatter over the samples explains.
    private static boolean rises(double[] before, double[] now, double worth, boolean higher) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int b = 0; b < now.length; b++) {
            double rise = higher ? now[b] - before[b] : before[b] - now[b];
            if (Double.isNaN(rise)) continue;
            sum += rise;
            squares += rise * rise;
            n++;
        }
        if (n < 2) return false;
        double mean = sum / n;
        double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean) * n / (n - 1));
        return mean > Math.max(worth, deviation);
    }

    private WatchReport report(WatchReport.State state, int since, String reason) {
        double corrected = curve.isEmpty() ? Double.NaN : curve.getLast().corrected();
        return new WatchReport(state, since, best, corrected, curve, reason);
    }
}
