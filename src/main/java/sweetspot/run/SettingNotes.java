package sweetspot.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import sweetspot.model.metric.Metric;
import sweetspot.objective.ScoredSubject;
import sweetspot.search.RuleCheck;
import sweetspot.search.StrategySettings;
import sweetspot.search.sampler.GridSampler;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.Resource;
import sweetspot.study.SplitPlan;
import sweetspot.study.Standard;
import sweetspot.study.Validation;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Says which settings of a search can hardly be meant: each may stand, but is told before the search begins, in the
/// window and the shell in the same words.
public final class SettingNotes {
    private SettingNotes() {}

    /// The notes, a sentence or two each; mostly none.
    ///
    /// @param cores number of processor cores of this machine
    public static List<String> of(Experiment experiment, int cores) {
        List<String> notes = new ArrayList<>();
        Budget budget = experiment.budget();
        int workers = experiment.workers();
        if (workers > cores) notes.add(Messages.text("run.note.cores", workers, cores));
        if (workers > budget.trials() && budget.trials() > 1) {
            notes.add(Messages.text("run.note.workers", workers, budget.trials()));
        }
        if (budget.patience() >= budget.trials()) {
            notes.add(Messages.text("run.note.patience", budget.patience(), budget.trials()));
        }
        if (budget.seconds() > 0 && budget.trialSeconds() > budget.seconds()) {
            notes.add(Messages.text("run.note.trialSeconds", budget.trialSeconds(), budget.seconds()));
        }
        plan(experiment, notes);
        target(experiment, notes);
        space(experiment, notes);
        return notes;
    }

    /// A trial that is scored once cannot be judged on the way.
    private static void plan(Experiment experiment, List<String> notes) {
        Optional<Validation> once = experiment.subject().resampling()
                .filter(v -> v.resource() == Resource.FOLDS && v.plan().scores(v.folds()).orElse(0) == 1);
        if (once.isEmpty()) return;
        SplitPlan plan = once.get().plan();
        if (!experiment.pruner().equals(Standard.NO_PRUNER)) notes.add(Messages.text("run.note.once", plan.label()));
        if (plan instanceof SplitPlan.Holdout) notes.add(Messages.text("run.note.no_error", plan.label()));
    }

    private static void target(Experiment experiment, List<String> notes) {
        OptionalDouble target = experiment.budget().target();
        // That a metric is not known is said where the search is started.
        Optional<Metric> scored = ScoredSubject.of(experiment.subject()).metric();
        if (target.isEmpty() || scored.isEmpty()) return;
        Metric metric = scored.get();
        double score = target.getAsDouble();
        boolean up = metric.direction() == Direction.MAXIMIZE;
        if (metric.direction().better(score, metric.best())) {
            notes.add(Messages.text(up ? "run.note.target.above" : "run.note.target.below", Formats.score(score),
                    metric.label(), Formats.score(metric.best())));
        } else if (metric.worst().isPresent() && !metric.direction().better(score, metric.worst().getAsDouble())) {
            notes.add(Messages.text("run.note.target.any", Formats.score(score), metric.label(),
                    Formats.score(metric.worst().getAsDouble())));
        }
    }

    private static void space(Experiment experiment, List<String> notes) {
        for (Parameter parameter : experiment.space().parameters()) {
            if (parameter.range() instanceof FloatDistribution d && d.step() > 0 && d.low() < d.high() && d.isFine()) {
                notes.add(Messages.text("run.note.fine_step", parameter.name(), Formats.value(d.step())));
            }
        }
        RuleCheck rules = RuleCheck.of(experiment.space());
        rules.broken().ifPresent(reason -> notes.add(Messages.text("run.note.default_rule", reason)));
        if (!experiment.space().relations().isEmpty() && rules.impossible().isEmpty()) {
            notes.add(Messages.text("run.note.rules", Formats.percent(rules.share().allowed()),
                    Formats.percent(rules.share().rejected())));
        }
        rules.impossible().ifPresent(notes::add);
        int trials = experiment.budget().trials();
        OptionalLong size = experiment.space().cardinality();
        if (size.isPresent() && size.getAsLong() < trials) {
            notes.add(Messages.text("run.note.space", size.getAsLong(), trials));
        }
        if (!SamplerFactory.id(experiment.sampler()).equals("grid")) return;
        try {
            StrategySettings settings = SamplerFactory.settings(experiment.sampler());
            long grid = GridSampler.plan(experiment.space(), settings, trials).size();
            if (grid > trials) notes.add(Messages.text("run.note.grid", grid, trials));
        } catch (IllegalArgumentException _) {
            // A sampler's option that cannot be is said where the search is started.
        }
    }
}
