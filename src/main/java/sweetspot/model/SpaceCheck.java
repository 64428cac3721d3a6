package sweetspot.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// Compares a search space with what a model family can take, and fills in what a space leaves out.
public final class SpaceCheck {
    private final ModelFamily family;
    private final List<ParameterSpec> specs;

    public SpaceCheck(ModelFamily family, DataShape shape) {
        this.family = family;
        this.specs = family.parameters(shape);
    }

    /// What keeps the model from being trained on every point of `space`, a sentence each; empty if nothing does.
    public List<String> problems(SearchSpace space) {
        List<String> problems = new ArrayList<>();
        for (Parameter p : space.parameters()) {
            Optional<ParameterSpec> spec = specs.stream().filter(s -> s.name().equals(p.name())).findFirst();
            if (spec.isEmpty()) {
                String known = specs.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
                problems.add(Messages.text("model.space.unknown", family.label(), p.name(), known));
            } else if (!fits(p.distribution(), spec.get().widest())) {
                problems.add(Messages.text("model.space.range", p.name(), allowed(spec.get().widest())));
            } else if (!spec.get().widest().contains(p.defaultValue())) {
                problems.add(Messages.text("model.space.default", p.name(), allowed(spec.get().widest())));
            }
        }
        return problems;
    }

    private static boolean fits(Distribution range, Distribution widest) {
        return switch (range) {
            case CategoricalDistribution c -> c.choices().stream().allMatch(widest::contains);
            case NumericDistribution n -> widest instanceof NumericDistribution w && sameKind(n, w)
                    && n.lowest() >= w.lowest() && n.highest() <= w.highest();
        };
    }

    private static boolean sameKind(NumericDistribution a, NumericDistribution b) {
        return a.getClass() == b.getClass();
    }

    private static String allowed(Distribution widest) {
        return switch (widest) {
            case CategoricalDistribution c -> Messages.text("model.space.choices",
                    c.choices().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            case NumericDistribution n -> Messages.text(n.stepSize() > 0 ? "model.space.whole" : "model.space.number",
                    number(n.lowest()), number(n.highest()));
        };
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e9 ? Long.toString((long) x) : Double.toString(x);
    }

    /// The configuration with the default for every parameter that the model reads and it does not have.
    public Configuration complete(Configuration configuration) {
        Map<String, Object> values = new LinkedHashMap<>(configuration.asMap());
        for (ParameterSpec spec : specs) {
            if (!values.containsKey(spec.name())) values.put(spec.name(), spec.parameter().defaultValue());
        }
        return Configuration.of(values);
    }
}
