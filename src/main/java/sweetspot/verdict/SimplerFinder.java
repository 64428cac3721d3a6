package sweetspot.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sweetspot.objective.CrossValidationObjective;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;

/// Finds the simplest of the tried configurations within one standard error of the best.
final class SimplerFinder {
    /// A trial with as many changes as the best is offered only if it is that much faster.
    private static final double FASTER = 1.2;

    private final Configuration base;
    private final Optional<SearchSpace> space;

    private SimplerFinder(Configuration base, Optional<SearchSpace> space) {
        this.base = base;
        this.space = space;
    }

    static Part<SimplerChoice> find(Optional<Experiment> experiment, StudySnapshot study, Optional<Trial> base,
            Trial best) {
        if (study.isMultiObjective()) return new Part.Never<>(Messages.text("verdict.simpler.objectives"));
        if (base.isEmpty()) return new Part.Never<>(Messages.text("verdict.simpler.no_default"));
        if (best.number() == base.get().number()) {
            return new Part.Never<>(Messages.text("verdict.simpler.is_default"));
        }
        double error = best.standardError().orElse(Double.NaN);
        if (!(error > 0)) return new Part.Never<>(Messages.text("verdict.simpler.no_error"));
        return new SimplerFinder(base.get().configuration(), experiment.map(Experiment::space))
                .among(study, best, study.direction().loss(best.value()) + error);
    }

    private Part<SimplerChoice> among(StudySnapshot study, Trial best, double mostLoss) {
        int most = changed(best.configuration()).size();
        Comparator<Trial> order = Comparator.comparingInt((Trial t) -> changed(t.configuration()).size())
                .thenComparingDouble(SimplerFinder::seconds).thenComparingDouble(t -> study.direction().loss(t.value()))
                .thenComparingInt(Trial::number);
        Optional<Trial> found = study.trials().stream()
                .filter(t -> t.state() == TrialState.COMPLETE && t.hasValue() && t.feasible()
                        && study.direction().loss(t.value()) <= mostLoss)
                .filter(t -> changed(t.configuration()).size() < most
                        || changed(t.configuration()).size() == most && speedup(t, best) >= FASTER)
                .min(order);
        if (found.isEmpty())
            return new Part.Never<>(Messages.text("verdict.simpler.none", Integer.toString(best.number()), most));
        Trial t = found.get();
        return new Part.Known<>(new SimplerChoice(t.number(), best.number(), t.value(),
                t.standardError().orElse(Double.NaN), study.direction().loss(mostLoss),
                changed(t.configuration()).size(), most, searched(), speedup(t, best),
                settings(t.configuration(), best.configuration())));
    }

    private int searched() {
        return space.map(s -> (int) s.parameters().stream()
                .filter(p -> p.derived().isEmpty() && !p.distribution().isSingle()).count())
                .orElse(base.names().size());
    }

    /// The parameters that differ from the default's. One that is active only here counts if it differs from the value
    /// that it has by default once it is active; one that is active only in the default follows from another.
    private Set<String> changed(Configuration c) {
        Set<String> changed = new LinkedHashSet<>();
        for (String name : c.names()) {
            if (space.isPresent() && derived(name)) continue;
            if (!Objects.equals(c.get(name), usual(name))) changed.add(name);
        }
        return changed;
    }

    private boolean derived(String name) {
        int at = space.orElseThrow().indexOf(name);
        return at >= 0 && space.get().get(at).derived().isPresent();
    }

    private @Nullable Object usual(String name) {
        if (base.has(name)) return base.get(name);
        Optional<Parameter> known = space.filter(s -> s.indexOf(name) >= 0).map(s -> s.get(s.indexOf(name)));
        return known.isPresent() ? known.get().defaultValue() : null;
    }

    private List<SimplerChoice.Setting> settings(Configuration simpler, Configuration best) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> changed = changed(best);
        changed.addAll(changed(simpler));
        space.ifPresent(s -> s.parameters().stream().map(Parameter::name).filter(changed::contains)
                .forEach(names::add));
        names.addAll(changed);
        List<SimplerChoice.Setting> all = new ArrayList<>();
        for (String name : names) {
            all.add(new SimplerChoice.Setting(name, usual(name), simpler.getOr(name, null), best.getOr(name, null)));
        }
        return all;
    }

    private static double speedup(Trial trial, Trial best) {
        double own = seconds(trial);
        return own > 0 ? seconds(best) / own : Double.NaN;
    }

    /// Seconds of training and predicting, or of the whole trial where these are not known.
    private static double seconds(Trial trial) {
        return trial.attributes().get(CrossValidationObjective.FIT_SECONDS) instanceof Number fit
                && trial.attributes().get(CrossValidationObjective.PREDICT_SECONDS) instanceof Number predict
                        ? fit.doubleValue() + predict.doubleValue() : trial.durationMillis() / 1000.0;
    }
}
