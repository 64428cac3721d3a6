package sweetspot.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Compares a search space with what a model family can take, and fills in what a space leaves out.
public final class SpaceCheck {
    private final ModelFamily family;
    private final List<ParameterSpec> specs;

    /// Compares with the family's own hyperparameters.
    public SpaceCheck(ModelFamily family, DataShape shape) {
        this(family, family.parameters(shape));
    }

    /// @param specs all hyperparameters that are read, those of the family among them
    public SpaceCheck(ModelFamily family, List<ParameterSpec> specs) {
        this.family = family;
        this.specs = List.copyOf(specs);
    }

    /// The reasons why the model cannot be trained on every point of `space`, a sentence each; empty if nothing does.
    public List<String> problems(SearchSpace space) {
        List<String> problems = new ArrayList<>();
        for (Parameter p : space.parameters()) {
            Optional<ParameterSpec> spec = specs.stream().filter(s -> s.name().equals(p.name())).findFirst();
            if (spec.isEmpty()) {
                String known = specs.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
                problems.add(Messages.text("model.space.unknown", family.label(), p.name(), known));
            } else {
                problem(p, spec.get()).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<String> problem(Parameter p, ParameterSpec spec) {
        String allowed = allowed(spec);
        switch (p.derived().isPresent() ? p.range() : p.distribution()) {
            case CategoricalDistribution c -> {
                for (Object choice : c.choices()) {
                    if (spec.takes(choice)) continue;
                    return Optional.of(choice == null ? Messages.text("model.space.null", p.name(), allowed)
                            : Messages.text("model.space.choice", p.name(), Printable.brief(String.valueOf(choice)),
                                    allowed));
                }
            }
            case NumericDistribution n -> {
                boolean fits = spec.widest() instanceof NumericDistribution w && n.getClass() == w.getClass()
                        && n.lowest() >= w.lowest() && n.highest() <= w.highest();
                if (!fits) return Optional.of(Messages.text("model.space.range", p.name(), allowed));
            }
        }
        if (spec.takes(p.defaultValue())) return Optional.empty();
        return Optional.of(p.defaultValue() == null ? Messages.text("model.space.null", p.name(), allowed)
                : Messages.text("model.space.default", p.name(), allowed));
    }

    private static String allowed(ParameterSpec spec) {
        String values = switch (spec.widest()) {
            case CategoricalDistribution c -> Messages.text("model.space.choices",
                    c.choices().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            case NumericDistribution n -> Messages.text(n.stepSize() > 0 ? "model.space.whole" : "model.space.number",
                    number(n.lowest()), number(n.highest()));
        };
        return spec.unlimited() ? Messages.text("model.space.orNull", values) : values;
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
