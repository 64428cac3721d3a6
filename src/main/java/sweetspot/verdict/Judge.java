package sweetspot.verdict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import sweetspot.analysis.History;
import sweetspot.model.metric.Metric;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.PreparedObjective;
import sweetspot.objective.ScoredSubject;
import sweetspot.run.FreshScoring;
import sweetspot.run.StudySession;
import sweetspot.study.Experiment;
import sweetspot.study.FreshScores;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;
import sweetspot.text.Messages;

/// Comes to a verdict on a study.
public final class Judge {
    private final Optional<Experiment> experiment;
    private final StudySnapshot study;
    private final VerdictOptions options;
    private final Trial best;
    private final Optional<Trial> base;
    private final Optional<Equivalence> region;

    private Judge(Optional<Experiment> experiment, StudySnapshot study, VerdictOptions options, Trial best) {
        this.experiment = experiment;
        this.study = study;
        this.options = options;
        this.best = best;
        OptionalInt number = History.of(study).defaultTrial();
        this.base = number.isPresent() ? Optional.of(study.trials().get(number.getAsInt())).filter(Trial::hasValue)
                : Optional.empty();
        Optional<Metric> metric = experiment.flatMap(e -> ScoredSubject.of(e.subject()).metric());
        this.region = base.map(b -> Equivalence.of(metric, b.value(), options.equivalence()));
    }

    /// The verdict as far as the study alone tells, at once: without the score corrected for the search and without the
    /// recommendation, which say that they are not made yet, or why they cannot be.
    ///
    /// @param experiment how it was set up; empty for a study of another program
    /// @return empty while no trial is complete and feasible
    public static Optional<Verdict> quick(Optional<Experiment> experiment, StudySnapshot study,
            VerdictOptions options) {
        return study.best().map(best -> {
            Judge judge = new Judge(experiment, study, options, best);
            return judge.verdict(judge.correctedYet(), new Part.Open<>(Messages.text("verdict.recommendation.open")));
        });
    }

    /// The whole verdict. That takes a few seconds and trains nothing.
    ///
    /// @param experiment how it was set up; empty for a study of another program
    /// @param task the subject with its data; empty if it has none, or they cannot be read
    /// @param noTask why there is no task although there are data, in words; "" otherwise
    /// @param studyFile beside which the predictions of trials are kept
    /// @param cancelled whether to give up
    /// @return empty while no trial is complete and feasible
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public static Optional<Verdict> whole(Optional<Experiment> experiment, StudySnapshot study, VerdictOptions options,
            Optional<LearningTask> task, String noTask, Path studyFile, BooleanSupplier cancelled) {
        return study.best().map(best -> {
            Judge judge = new Judge(experiment, study, options, best);
            Part<CorrectedScore> corrected = judge.correctedYet();
            if (corrected instanceof Part.Open<CorrectedScore>) {
                corrected = task.isEmpty() ? new Part.Open<>(noTask.isEmpty() ? corrected.why() : noTask)
                        : new Corrector(experiment.orElseThrow(), task.get(), study, studyFile).correct(best,
                                judge.base.map(Trial::number).orElse(-1), judge.region, cancelled);
            }
            return judge.verdict(corrected,
                    Recommender.of(experiment, study, best, judge.base, corrected.value(), cancelled));
        });
    }

    /// The verdict at once, with the parts that take long as they were made before of the same trials.
    ///
    /// @param experiment how it was set up; empty for a study of another program
    /// @return empty while no trial is complete and feasible
    public static Optional<Verdict> with(Optional<Experiment> experiment, StudySnapshot study, VerdictOptions options,
            Part<CorrectedScore> corrected, Part<Recommendation> recommendation) {
        return study.best()
                .map(best -> new Judge(experiment, study, options, best).verdict(corrected, recommendation));
    }

    /// The whole verdict of a study whose data are read first; where they cannot be, or have changed since, the parts that
    /// need them say so.
    ///
    /// @param baseFolder the folder that a relative data path starts from
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public static Optional<Verdict> reading(Optional<Experiment> experiment, StudySnapshot study,
            VerdictOptions options, Path baseFolder, Path studyFile, BooleanSupplier cancelled) {
        Optional<LearningTask> task = Optional.empty();
        String problem = "";
        if (experiment.flatMap(e -> e.subject().modelled()).isPresent()) {
            try {
                PreparedObjective prepared = ObjectiveFactory.create(experiment.get(), baseFolder);
                Object print = study.attributes().get(StudySession.FINGERPRINT);
                if (print == null || print.equals(prepared.fingerprint())) task = prepared.task();
                else problem = Messages.text("verdict.data_changed");
            } catch (ExperimentException e) {
                problem = e.getMessage();
            }
        }
        return whole(experiment, study, options, task, problem, studyFile, cancelled);
    }

    private Part<CorrectedScore> correctedYet() {
        return experiment.isEmpty() ? new Part.Never<>(Messages.text("verdict.corrected.foreign"))
                : rows().isEmpty() ? new Part.Never<>(Messages.text("verdict.corrected.no_rows"))
                        : new Part.Open<>(Messages.text("verdict.corrected.open"));
    }

    private Optional<Validation> rows() {
        return experiment.flatMap(e -> e.subject().resampling());
    }

    private Verdict verdict(Part<CorrectedScore> corrected, Part<Recommendation> recommendation) {
        Optional<Comparisons> comparisons = region.map(r -> new Comparisons(experiment, study, r));
        Part<Comparison> search = comparisons.isEmpty() ? new Part.Never<>(Messages.text("verdict.unknown.text"))
                : new Part.Known<>(comparisons.get().search(base.orElseThrow(), best));
        Optional<FreshScores> scores = FreshScores.of(study);
        Part<Comparison> fresh = scores.isPresent() && search instanceof Part.Known<Comparison>(Comparison c)
                ? fresh(comparisons.orElseThrow(), scores.get(), c) : freshYet();
        Part<FreshRanking> ranking = scores.flatMap(s -> FreshRankings.of(study, s, base.map(Trial::number).orElse(-1)))
                .<Part<FreshRanking>>map(Part.Known::new).orElseGet(this::freshYet);
        Part<SealedJudgement> sealed = sealed();
        Answer answer = Answer.UNKNOWN;
        Verdict.Ground ground = Verdict.Ground.SEARCH;
        if (search instanceof Part.Known<Comparison>(Comparison c)) answer = c.answer();
        if (answer != Answer.UNKNOWN || sealed.value().isPresent()) {
            if (fresh instanceof Part.Known<Comparison>(Comparison c) && clear(c.answer())) {
                answer = c.answer();
                ground = Verdict.Ground.FRESH;
            }
            if (corrected instanceof Part.Known<CorrectedScore>(CorrectedScore c) && clear(c.answer())) {
                answer = c.answer();
                ground = Verdict.Ground.CORRECTED;
            }
            if (sealed instanceof Part.Known<SealedJudgement>(SealedJudgement s) && clear(s.answer())) {
                answer = s.answer();
                ground = Verdict.Ground.SEALED;
            }
        }
        Optional<Needed> needed = answer == Answer.NOT_CLEAR
                ? search.value().flatMap(c -> Needed.of(experiment, c.gain(), sealed.value().isPresent()))
                : Optional.empty();
        boolean higher = study.direction().better(1, 0);
        return new Verdict(answer, ground, higher, best.number(),
                base.isPresent() ? OptionalInt.of(base.get().number()) : OptionalInt.empty(), best.value(),
                best.standardError().orElse(Double.NaN), region, search, fresh, ranking, corrected, recommendation,
                SimplerFinder.find(experiment, study, base, best), sealed,
                SearchCosts.of(experiment, study, options.prices()), further(), needed);
    }

    private static boolean clear(Answer answer) {
        return answer == Answer.HELPED || answer == Answer.HARMED || answer == Answer.PRACTICALLY_EQUAL;
    }

    private Part<Comparison> fresh(Comparisons comparisons, FreshScores scores, Comparison search) {
        if (base.orElseThrow().number() == best.number()) {
            return new Part.Never<>(Messages.text("verdict.fresh.same"));
        }
        return comparisons.fresh(base.get(), best, scores, search.gain()).<Part<Comparison>>map(Part.Known::new)
                .orElseGet(this::freshYet);
    }

    private <T> Part<T> freshYet() {
        return FreshScoring.problem(experiment).<Part<T>>map(Part.Never::new)
                .orElseGet(() -> new Part.Open<>(Messages.text("verdict.fresh.open")));
    }

    private Part<SealedJudgement> sealed() {
        Optional<SealedTestResult> result = SealedTestResult.of(study);
        if (result.isEmpty()) {
            if (rows().isEmpty()) return new Part.Never<>(Messages.text("verdict.sealed.no_rows"));
            return rows().get().seals() ? new Part.Open<>(Messages.text("verdict.sealed.open"))
                    : new Part.Never<>(Messages.text("verdict.sealed.nothing"));
        }
        SealedTestResult s = result.get();
        double promised =
                s.trial() >= 0 && s.trial() < study.trials().size() ? study.trials().get(s.trial()).value()
                        : Double.NaN;
        double optimism = study.direction().loss(s.best().value()) - study.direction().loss(promised);
        boolean known = !Double.isNaN(s.best().low()) && !Double.isNaN(promised);
        Optional<Boolean> inside =
                known ? Optional.of(promised >= s.best().low() && promised <= s.best().high()) : Optional.empty();
        Equivalence judged = region.orElse(new Equivalence(options.equivalence().orElse(0), Equivalence.Rule.GIVEN));
        return new Part.Known<>(new SealedJudgement(s, promised, optimism, inside,
                judged.answer(s.gain().low(), s.gain().high())));
    }

    private List<FurtherValue> further() {
        List<FurtherValue> all = new ArrayList<>();
        for (int k = 1; k < study.objectives(); k++) {
            int objective = k;
            boolean higher = study.directions().get(k).better(1, 0);
            double[] values = study.trials().stream().filter(t -> t.state() == TrialState.COMPLETE && t.feasible())
                    .mapToDouble(t -> t.value(objective)).filter(v -> !Double.isNaN(v)).sorted().toArray();
            double top = values.length == 0 ? Double.NaN : higher ? values[values.length - 1] : values[0];
            all.add(new FurtherValue(study.objectiveName(k), higher,
                    base.map(b -> b.value(objective)).orElse(Double.NaN), best.value(k), top));
        }
        return all;
    }
}
