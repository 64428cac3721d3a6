package sweetspot.verdict;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sweetspot.journal.PredictionsFile;
import sweetspot.model.metric.ResampledMetric;
import sweetspot.objective.LearningTask;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.SplitPlan;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// Corrects a study's best score for the search, from the predictions that are kept beside it.
final class Corrector {
    private static final int SAMPLES = 500;
    private static final int LEAST_SAMPLES = 200;
    /// Rows times trials times samples that are looked at: some seconds.
    private static final double MOST_WORK = 6e8;
    /// Fewer units than that say nothing of chance.
    private static final int LEAST_UNITS = 10;
    /// At least so many trials must compete, and that share of the complete ones.
    private static final int LEAST_TRIALS = 2;
    private static final double LEAST_SHARE = 0.5;

    private final Experiment experiment;
    private final LearningTask task;
    private final StudySnapshot study;
    private final Path studyFile;

    /// @param task the subject with its data
    /// @param studyFile beside which the predictions are
    Corrector(Experiment experiment, LearningTask task, StudySnapshot study, Path studyFile) {
        this.experiment = experiment;
        this.task = task;
        this.study = study;
        this.studyFile = studyFile;
    }

    /// @param base number of the default's trial; -1 if there is none
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    Part<CorrectedScore> correct(Trial best, int base, Optional<Equivalence> region, BooleanSupplier cancelled) {
        SplitPlan plan = experiment.subject().resampling().orElseThrow().plan();
        if (task.plan().reshuffled()) return new Part.Never<>(Messages.text("verdict.corrected.reshuffled"));
        // The more rows, the less one sample differs from another.
        double work = (double) task.plan().search().rows() * Math.max(1, study.complete());
        int samples = ResampledMetric.isSlow(task.metric()) ? LEAST_SAMPLES
                : (int) Math.clamp(MOST_WORK / work, LEAST_SAMPLES, SAMPLES);
        ResampledRows rows = ResampledRows.of(task, plan, experiment.seed(), samples);
        if (rows.units() < LEAST_UNITS) {
            return new Part.Never<>(Messages.text("verdict.corrected.few_units", rows.units(), LEAST_UNITS));
        }
        boolean higher = study.direction() == Direction.MAXIMIZE;
        BootstrapCorrection bootstrap = new BootstrapCorrection(rows, samples, higher);
        PredictionsFile.Contents contents = PredictionsFile.of(studyFile).read();
        int missing = 0;
        boolean hasBest = false;
        for (int i = 0; i < study.trials().size(); i++) {
            Trial trial = study.trials().get(i);
            if (trial.state() != TrialState.COMPLETE || !trial.hasValue() || !trial.feasible()) continue;
            Optional<ResampledTrial> kept = Optional.ofNullable(contents.trials().get(trial.number()))
                    .filter(k -> k.score() == trial.value())
                    .flatMap(k -> ResampledTrial.of(task, trial.value(), k.values()));
            if (kept.isEmpty()) {
                missing++;
                continue;
            }
            bootstrap.add(trial.number(), kept.get(), trial.number() == base, cancelled);
            hasBest |= trial.number() == best.number();
        }
        int known = bootstrap.trials();
        if (known < LEAST_TRIALS || known < LEAST_SHARE * (known + missing) || !hasBest) {
            String reason = Messages.text(missing == 0 ? "verdict.corrected.few_trials" : "verdict.corrected.missing",
                    missing, known + missing);
            return new Part.Never<>(contents.problem().map(p -> p + " " + reason).orElse(reason));
        }
        return told(bootstrap, rows, best, missing, region);
    }

    private Part<CorrectedScore> told(BootstrapCorrection bootstrap, ResampledRows rows, Trial best, int missing,
            Optional<Equivalence> region) {
        // What is taken away for fewer rows must not lead beyond a perfect score.
        double[] scores = Arrays.stream(bootstrap.scores())
                .map(v -> Math.clamp(v, task.metric().least(), task.metric().most())).toArray();
        double[] gains = bootstrap.gains();
        if (scores.length < LEAST_SAMPLES / 2) {
            return new Part.Never<>(Messages.text("verdict.corrected.undefined", task.metric().label()));
        }
        double value = BootstrapCorrection.mean(scores);
        double[] interval = BootstrapCorrection.interval(scores);
        if (BootstrapCorrection.isWild(value, interval, task.metric())) {
            return new Part.Never<>(Messages.text("verdict.corrected.wild", task.metric().label()));
        }
        double[] gain = BootstrapCorrection.interval(gains);
        // Where no sample shows a difference, rows of other answers are too few to be drawn: that says nothing of how
        // small the difference is.
        Answer answer = region.isEmpty() || gains.length == 0 ? Answer.UNKNOWN
                : gain[0] == gain[1] ? Answer.NOT_CLEAR : region.get().answer(gain[0], gain[1]);
        double meanGain = BootstrapCorrection.mean(gains);
        BootstrapCorrection.hold(interval, value);
        BootstrapCorrection.hold(gain, meanGain);
        return new Part.Known<>(new CorrectedScore(value, interval[0], interval[1], meanGain, gain[0], gain[1],
                study.direction().loss(value) - study.direction().loss(best.value()),
                bootstrap.share(best.number()), bootstrap.trials(), missing, rows.unit(), rows.units(), scores.length,
                answer));
    }
}
