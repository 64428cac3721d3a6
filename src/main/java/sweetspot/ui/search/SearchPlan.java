package sweetspot.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.run.StopRule;
import sweetspot.search.StrategySettings;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ParetoFront;
import sweetspot.study.SplitPlan;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.kit.Step;
import sweetspot.ui.study.StudyWords;

/// Tells in words what a search will do and has done: its steps, when it ends, what it is about, and its log.
public final class SearchPlan {
    /// The number of log lines in view; all trials are on the Results page.
    private static final int LOG = 200;

    private SearchPlan() {}

    /// One thing that is known about the search.
    ///
    /// @param name what it is
    /// @param value what it says
    /// @param step the step where it can be changed
    public record Fact(String name, String value, Step step) {

        /// A fact in the words of the bundle.
        ///
        /// @param key what it is, behind a dot its variant
        public static Fact of(String key, Step step, Object... arguments) {
            String name = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
            return new Fact(Messages.text("search.fact." + (name.equals("stratified") ? "validation" : name) + ".name"),
                    Messages.text("search.fact." + key, arguments), step);
        }
    }

    /// A reason for which the search ends.
    ///
    /// @param name what it is
    /// @param state where it stands
    /// @param progress how near it is, 0 to 1; negative if that cannot be said
    public record Rule(String name, String state, double progress) {}

    /// A line of the log.
    ///
    /// @param state how the trial stands; empty for a line about the whole search
    /// @param text what happened
    public record LogLine(Optional<TrialState> state, String text) {}

    /// The steps of the search from its start, a sentence each.
    ///
    /// @param strategy name of the strategy that will be used
    public static List<String> steps(Experiment experiment, String strategy) {
        List<String> steps = new ArrayList<>();
        steps.add(Messages.text("search.plan.default"));
        steps.add(Messages.text("search.plan.strategy", withOptions(strategy,
                () -> SamplerFactory.settings(experiment.sampler())), experiment.workers()));
        experiment.subject().resampling().ifPresent(
                v -> steps.add(v.plan().equals(SplitPlan.standard())
                        ? Messages.text("search.plan.score", v.folds(), percent(1 - v.testFraction()))
                        : Messages.text("search.plan.score_plan", v.words())));
        experiment.subject().program().ifPresent(
                p -> steps.add(Messages.text(p.protocol() ? "search.plan.protocol" : "search.plan.command")));
        // A command that is run once for each trial reports nothing on the way.
        boolean commandATrial = experiment.subject().program().filter(p -> !p.protocol()).isPresent();
        if (!commandATrial && !"none".equals(experiment.pruner())) {
            steps.add(Messages.text("search.plan.prune", withOptions(PrunerFactory.label(experiment.pruner()),
                    () -> PrunerFactory.settings(experiment.pruner()))));
        }
        steps.add(Messages.text("search.plan.save"));
        steps.add(Messages.text("search.plan.end", limits(experiment.budget())));
        return steps;
    }

    /// A strategy's name and the options that are set, as far as they can be read.
    private static String withOptions(String name, Supplier<StrategySettings> settings) {
        List<String> set = List.of();
        try {
            set = settings.get().words();
        } catch (IllegalArgumentException _) {
            // Said where the option is set, and where the search is started.
        }
        return set.isEmpty() ? name : Messages.text("search.plan.options", name, String.join(", ", set));
    }

    private static String limits(Budget budget) {
        List<String> limits = new ArrayList<>();
        limits.add(Messages.text("search.plan.trials", budget.trials()));
        if (budget.seconds() > 0) limits.add(Durations.text(budget.seconds() * 1000));
        if (budget.patience() > 0) limits.add(Messages.text("search.plan.patience", budget.patience()));
        budget.target().ifPresent(t -> limits.add(Messages.text("search.plan.target", Formats.score(t))));
        if (budget.worth().isPresent()) limits.add(Messages.text("search.plan.worth"));
        return limits.size() == 1 ? limits.getFirst()
                : Messages.text("search.plan.first", ParameterRow.joined(limits));
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }

    /// The rules by which the search ends: those of the budget and, for a finite space, when all of it has been tried.
    ///
    /// @param workers number of trials at once
    public static List<Rule> rules(Budget budget, int workers, Optional<SearchSpace> space, StudySnapshot study,
            long elapsed) {
        List<Rule> rules = new ArrayList<>();
        for (StopRule rule : StopRule.of(budget, workers)) {
            double progress = switch (rule) {
                case StopRule.TrialLimit t -> study.finished() / (double) t.trials();
                case StopRule.TimeLimit t -> elapsed / (double) t.millis();
                case StopRule.Patience p -> patience(study, p.trials());
                case StopRule.TargetScore t -> wayTo(t.score(), study);
                case StopRule.NotWorthIt w -> w.progress(study);
            };
            rules.add(new Rule(Messages.text("search.rule." + rule.reason().name()), rule.state(study, elapsed),
                    Math.clamp(progress, 0.0, 1.0)));
        }
        OptionalLong size = space.map(SearchSpace::cardinality).orElse(OptionalLong.empty());
        String explored = Messages.text("search.rule.SPACE_EXPLORED");
        rules.add(size.isPresent()
                ? new Rule(explored, Messages.text("search.rule.finite", study.finished(), size.getAsLong()),
                        Math.clamp(study.finished() / (double) size.getAsLong(), 0.0, 1.0))
                : new Rule(explored, Messages.text("search.rule.infinite"), -1));
        return rules;
    }

    private static double patience(StudySnapshot study, int trials) {
        int best = study.isMultiObjective() ? ParetoFront.of(study).latest() : study.bestNumber();
        return best < 0 ? 0 : (study.finished() - 1 - best) / (double) trials;
    }

    /// The share of the way from the default's score to the target that the best has gone; 0 before the default is
    /// scored.
    private static double wayTo(double target, StudySnapshot study) {
        if (study.best().isEmpty() || !study.trials().getFirst().hasValue()) return 0;
        double from = study.trials().getFirst().value();
        double best = study.best().get().value();
        return study.direction().better(target, best) ? (best - from) / (target - from) : 1;
    }

    /// The log of the search, newest first; at most 200 lines.
    public static List<LogLine> log(StudySnapshot study) {
        List<LogLine> lines = new ArrayList<>();
        List<Trial> trials = study.trials();
        double[] bestBefore = bestBefore(study);
        String why = RecordedStudy.stopped(study);
        if (!why.isEmpty()) {
            String words = why.equals(RecordedStudy.PAUSED) ? State.PAUSED.words()
                    : Messages.has("results.reason." + why) ? Messages.text("results.reason." + why) : why;
            lines.add(new LogLine(Optional.empty(), words));
        }
        for (int i = trials.size() - 1; i >= 0 && lines.size() < LOG; i--) {
            Trial trial = trials.get(i);
            if (trial.state() == TrialState.WAITING) continue;
            lines.add(new LogLine(Optional.of(trial.state()).filter(_ -> !trial.isStopped()),
                    line(study, trial, bestBefore[i])));
        }
        return lines;
    }

    /// The best value of the trials before each.
    private static double[] bestBefore(StudySnapshot study) {
        double[] best = new double[study.trials().size()];
        double now = Double.NaN;
        int i = 0;
        for (Trial trial : study.trials()) {
            best[i++] = now;
            if (!trial.hasValue() || !trial.feasible()) continue;
            if (study.direction().better(trial.value(), now)) now = trial.value();
        }
        return best;
    }

    private static String severalLine(StudySnapshot study, Trial trial) {
        String scores = IntStream.range(0, study.objectives()).mapToObj(k -> Formats.score(trial.value(k)))
                .collect(Collectors.joining(" · "));
        String key = trial.number() == 0 ? "search.log.default"
                : trial.feasible() ? "search.log.done" : "search.log.infeasible";
        return Messages.text(key, trial.number(), scores, Durations.precise(trial.durationMillis()));
    }

    private static String line(StudySnapshot study, Trial trial, double bestBefore) {
        int number = trial.number();
        if (trial.isStopped()) return Messages.text("search.log.stopped", number, StudyWords.state(trial, false));
        return switch (trial.state()) {
            case COMPLETE -> {
                if (study.isMultiObjective()) yield severalLine(study, trial);
                String key = number == 0 ? "search.log.default"
                        : trial.feasible() && study.direction().better(trial.value(), bestBefore) ? "search.log.best"
                                : "search.log.done";
                String score = Formats.scoreWithError(trial.value(), trial.standardError().orElse(Double.NaN));
                yield Messages.text(key, number, score, Durations.precise(trial.durationMillis()));
            }
            case PRUNED -> Messages.text("search.log.pruned", number, trial.reports());
            case FAILED -> Messages.text("search.log.failed", number, trial.failure());
            case RUNNING -> Messages.text("search.log.running", number);
            case WAITING -> "";
        };
    }
}
