package sweetspot.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sweetspot.analysis.History;
import sweetspot.search.gp.ScoreSmoother;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// The way from the best configuration back to the default, one setting at a time: at each step the setting is reset that
/// costs least by the smoothed scores. The configurations between were not tried; their scores are expected ones.
///
/// The one with the fewest changed settings whose expected score is within one standard error of the best's expected one
/// is suggested.
///
/// @param best number of the best trial
/// @param score its score, as the search saw it
/// @param error standard error of that; NaN if unknown
/// @param limit the worst expected score that is as good: the best's expected score, less its standard error
/// @param steps from the fewest changed settings to all of the best's; the first is the default, unless the space's rules
///     forbid some of the way
/// @param suggested position of the suggested step
/// @param fit share of the scores' variance that the smoothing explains, see [Recommendation#fit()]
/// @param settings what differs between best and default, the dearest to reset first
public record SimplerPath(int best, double score, double error, double limit, List<Step> steps, int suggested,
        double fit, List<Setting> settings) {
    private static final int LEAST = 10;

    /// A configuration on the way.
    ///
    /// @param changed number of settings that differ from the default
    /// @param added the setting that differs from here on; "" at the first step
    /// @param configuration to be scored, or used as it is
    /// @param expected posterior mean of its score
    /// @param deviation posterior standard deviation
    public record Step(int changed, String added, Configuration configuration, double expected, double deviation) {}

    /// A setting that differs between best and default.
    ///
    /// @param parameter its name
    /// @param best its value in the best configuration
    /// @param base in the default
    /// @param cost how much worse the score is expected to become where it is reset; below 0 if better
    /// @param kept whether the suggested configuration keeps the best's value
    public record Setting(String parameter, @Nullable Object best, @Nullable Object base, double cost, boolean kept) {}

    public SimplerPath {
        steps = List.copyOf(steps);
        settings = List.copyOf(settings);
    }

    /// The suggested step.
    public Step simpler() {
        return steps.get(suggested);
    }

    /// Share of the expected gain over the first step that the suggested one keeps; NaN if there is no gain.
    public double gainKept() {
        double all = steps.getLast().expected() - steps.getFirst().expected();
        return all == 0 ? Double.NaN : (simpler().expected() - steps.getFirst().expected()) / all;
    }

    /// Finds the way for a study.
    ///
    /// @param cancelled whether to give up
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public static Part<SimplerPath> of(Optional<Experiment> experiment, StudySnapshot study,
            BooleanSupplier cancelled) {
        if (experiment.isEmpty()) return new Part.Never<>(Messages.text("verdict.recommendation.foreign"));
        if (study.isMultiObjective()) return new Part.Never<>(Messages.text("verdict.simpler.objectives"));
        List<Trial> trials = study.trials().stream().filter(t -> t.state() == TrialState.COMPLETE && t.hasValue()
                && t.feasible() && Double.isFinite(t.value())).toList();
        if (trials.size() < LEAST || study.best().isEmpty()) {
            return new Part.Open<>(Messages.text("verdict.recommendation.few", trials.size(), LEAST));
        }
        Optional<ScoreSmoother> smoother = new SmoothedScores(experiment.get(), study).of(trials, cancelled);
        if (smoother.isEmpty()) return new Part.Never<>(Messages.text("verdict.recommendation.flat"));
        Trial best = study.best().get();
        double worst = study.direction().loss(best.value()) + best.standardError().orElse(0);
        OptionalInt base = History.of(study).defaultTrial();
        boolean defaultTooBad = base.isPresent() && trials.stream().anyMatch(t -> t.number() == base.getAsInt()
                && study.direction().loss(t.value()) > worst);
        return new Walk(experiment.get().space(), smoother.get(), study.direction(), defaultTooBad).from(best);
    }

    /// The walk from the best to the default.
    ///
    /// @param defaultTooBad whether the default was tried, and its own score is more than a standard error worse: what was
    ///     seen then outweighs what the smoothing expects
    private record Walk(SearchSpace space, ScoreSmoother smoother, Direction direction, boolean defaultTooBad) {

        Part<SimplerPath> from(Trial best) {
            Map<String, @Nullable Object> left = changed(best.configuration());
            if (left.isEmpty()) return new Part.Never<>(Messages.text("verdict.simpler.is_default"));
            Map<String, @Nullable Object> all = new LinkedHashMap<>(left);
            List<Step> steps = new ArrayList<>();
            Map<String, Double> costs = new LinkedHashMap<>();
            ScoreSmoother.Smoothed now = smoother.at(at(left));
            while (!left.isEmpty()) {
                String cheapest = "";
                ScoreSmoother.Smoothed least = now;
                for (String name : left.keySet()) {
                    Configuration without = at(without(left, name));
                    if (!space.keepsRules(without)) continue;
                    ScoreSmoother.Smoothed told = smoother.at(without);
                    if (cheapest.isEmpty() || told.mean() < least.mean()) {
                        cheapest = name;
                        least = told;
                    }
                }
                if (cheapest.isEmpty()) break;
                steps.addFirst(step(left, cheapest, now));
                costs.put(cheapest, least.mean() - now.mean());
                left = without(left, cheapest);
                now = least;
            }
            steps.addFirst(step(left, "", now));
            return new Part.Known<>(path(best, steps, all, costs));
        }

        private SimplerPath path(Trial best, List<Step> steps, Map<String, @Nullable Object> all,
                Map<String, Double> costs) {
            double error = best.standardError().orElse(Double.NaN);
            double loss = direction.loss(steps.getLast().expected()) + (Double.isNaN(error) ? 0 : error);
            int suggested = defaultTooBad && steps.getFirst().changed() == 0 ? 1 : 0;
            while (suggested < steps.size() - 1 && direction.loss(steps.get(suggested).expected()) > loss) suggested++;
            Configuration simpler = steps.get(suggested).configuration();
            List<Setting> settings = new ArrayList<>();
            for (Map.Entry<String, @Nullable Object> e : all.entrySet()) {
                Object usual = usual(space.get(e.getKey()));
                settings.add(new Setting(e.getKey(), e.getValue(), usual, costs.getOrDefault(e.getKey(), Double.NaN),
                        simpler.has(e.getKey()) && !Objects.equals(simpler.get(e.getKey()), usual)));
            }
            settings.sort((a, b) -> Double.compare(b.cost(), a.cost()));
            // The loss of a loss is the score again.
            return new SimplerPath(best.number(), best.value(), error, direction.loss(loss), steps, suggested,
                    smoother.fit(), settings);
        }

        private Step step(Map<String, @Nullable Object> changed, String added, ScoreSmoother.Smoothed told) {
            return new Step(changed.size(), added, at(changed), direction.loss(told.mean()), told.deviation());
        }

        private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> changed, String name) {
            Map<String, @Nullable Object> rest = new LinkedHashMap<>(changed);
            rest.remove(name);
            return rest;
        }

        /// The active settings that differ from their defaults, in the order of the space.
        private Map<String, @Nullable Object> changed(Configuration configuration) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>();
            for (Parameter p : space.parameters()) {
                if (p.derived().isPresent() || !configuration.has(p.name())) continue;
                Object value = configuration.get(p.name());
                if (!Objects.equals(value, usual(p))) changed.put(p.name(), value);
            }
            return changed;
        }

        private static @Nullable Object usual(Parameter p) {
            return p.fixed().isPresent() ? p.fixed().get().value() : p.defaultValue();
        }

        /// The default with some settings changed; what these make inactive is left out.
        private Configuration at(Map<String, @Nullable Object> changed) {
            return space.configure(i -> {
                Parameter p = space.get(i);
                return changed.containsKey(p.name()) ? changed.get(p.name()) : usual(p);
            });
        }
    }
}
