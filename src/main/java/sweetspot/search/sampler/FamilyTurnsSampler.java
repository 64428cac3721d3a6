package sweetspot.search.sampler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sweetspot.search.Sampler;
import sweetspot.search.SearchContext;
import sweetspot.search.Suggestion;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Direction;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Searches several families side by side: each by the strategy that fits its own part of the space, and the better a
/// family has done the more trials it gets.
///
/// Families are ranked by their best score so far; of the trials to come each gets [#RATIO] times as many as the one
/// before it, so that no family is given up for good on scores that scatter, and a family that rises late catches up. A
/// strategy that sees one family alone can be a Gaussian process, which needs far fewer trials than one that has to learn
/// the whole conditional space. That a search over families should turn to the few that lead is from successive halving
/// (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS 2016);
/// there is no elimination here, since the user may switch families off and on while it runs.
///
/// In a space without families, or with parameters that belong to none, it does what [AdvisedSampler] does, or TPE.
public final class FamilyTurnsSampler implements Sampler {
    /// The share of a family's trials that the next one in the ranking gets.
    static final double RATIO = 0.5;

    private final Map<String, Sampler> own = new HashMap<>();
    private final Sampler whole;
    private final Sampler plain = new AdvisedSampler();

    /// The standard.
    public FamilyTurnsSampler() {
        this.whole = SamplerFactory.create("tpe");
    }

    @Override
    public Suggestion suggest(SearchContext context) {
        List<String> families = AutoChoice.families(context.space());
        if (families.size() < 2) return plain.suggest(context);
        if (context.directions().size() > 1 || hasOthers(context.space(), families)) return whole.suggest(context);
        Map<String, List<Trial>> trials = byFamily(context.trials(), families);
        for (String family : turns(trials, families, context.direction())) {
            Optional<Suggestion> found = suggest(family, trials.getOrDefault(family, List.of()), context);
            if (found.isPresent()) return found.get();
        }
        return whole.suggest(context);
    }

    /// Whether there are parameters beside the choice that belong to no family.
    private static boolean hasOthers(SearchSpace space, List<String> families) {
        return space.parameters().stream().map(Parameter::name).anyMatch(n -> !n.equals(AutoChoice.FAMILY)
                && AutoChoice.owner(n).filter(families::contains).isEmpty());
    }

    private static Map<String, List<Trial>> byFamily(List<Trial> all, List<String> families) {
        Map<String, List<Trial>> byFamily = new HashMap<>();
        for (String family : families) byFamily.put(family, new ArrayList<>());
        for (Trial t : all) {
            List<Trial> mine = byFamily.get(AutoChoice.family(t.configuration()).orElse(""));
            if (mine != null) mine.add(t);
        }
        return byFamily;
    }

    /// The families in the order in which they are asked for the next trial: first the one whose trials lag most behind
    /// its share.
    ///
    /// @param trials of each family
    static List<String> turns(Map<String, List<Trial>> trials, List<String> families, Direction direction) {
        Map<String, Double> losses = new HashMap<>();
        for (String family : families) {
            losses.put(family, trials.getOrDefault(family, List.of()).stream()
                    .filter(t -> t.state() == TrialState.COMPLETE && t.hasValue() && t.feasible())
                    .mapToDouble(t -> direction.loss(t.value())).min().orElse(Double.POSITIVE_INFINITY));
        }
        List<String> ranked = new ArrayList<>(families);
        ranked.sort(Comparator.comparingDouble(losses::get));
        Map<String, Double> lag = new HashMap<>();
        double share = 1;
        for (String family : ranked) {
            // What the portfolio tried says how good a family is, and was not its turn.
            long turns = trials.getOrDefault(family, List.of()).stream()
                    .filter(t -> !t.origin().equals(PortfolioSampler.ORIGIN) && t.number() > 0).count();
            lag.put(family, (turns + 1) / share);
            share *= RATIO;
        }
        ranked.sort(Comparator.comparingDouble(lag::get));
        return ranked;
    }

    /// A point of one family; empty if it has none that is new and keeps the rules.
    private Optional<Suggestion> suggest(String family, List<Trial> trials, SearchContext context) {
        SearchSpace space = AutoChoice.plain(context.space(), family);
        List<Trial> seen = new ArrayList<>();
        Set<Configuration> tried = new HashSet<>();
        for (Trial t : trials) {
            tried.add(AutoChoice.plain(t.configuration()));
            seen.add(plain(t, seen.size()));
        }
        // As many trials as it would have if it led from now on, so that a small space is tried in full.
        int budget = Math.max(seen.size() + 1, context.budgetTrials() - context.trials().size() + seen.size());
        Suggestion s = own.computeIfAbsent(family, _ -> new AdvisedSampler()).suggest(new SearchContext(space,
                context.directions(), seen, seen.size(), context.seed() ^ family.hashCode(), budget,
                context.workers()));
        if (!(s instanceof Suggestion.Point p) || tried.contains(p.configuration())) return Optional.empty();
        Configuration whole = whole(context.space(), family, p.configuration());
        return context.space().keepsRules(whole) ? Optional.of(new Suggestion.Point(whole, p.origin()))
                : Optional.empty();
    }

    private static Configuration whole(SearchSpace space, String family, Configuration plain) {
        int prefix = AutoChoice.name(family, "").length();
        return space.configure(i -> {
            Parameter p = space.get(i);
            return p.name().equals(AutoChoice.FAMILY) ? family
                    : plain.getOr(AutoChoice.owner(p.name()).filter(family::equals).isPresent()
                            ? p.name().substring(prefix) : "", p.defaultValue());
        });
    }

    /// A trial as the strategy of its family sees it.
    private static Trial plain(Trial trial, int number) {
        Configuration c = AutoChoice.plain(trial.configuration());
        if (trial.state() == TrialState.WAITING) return Trial.waiting(number, c);
        Trial plain = Trial.started(number, c, trial.startMillis());
        for (int i = 0; i < trial.reports(); i++) plain = plain.report(trial.step(i), trial.intermediate(i));
        for (Map.Entry<String, Object> a : trial.attributes().entrySet()) plain = plain.with(a.getKey(), a.getValue());
        if (!trial.state().finished()) return plain;
        double[] values = new double[trial.valueCount()];
        for (int i = 0; i < values.length; i++) values[i] = trial.value(i);
        return plain.finish(trial.state(), values, trial.endMillis());
    }
}
