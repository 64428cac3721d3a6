package sweetspot.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;

/// The names in a search over several model families: a choice `family`, and for each family its hyperparameters as
/// `<family>.<parameter>`, active only with it (combined algorithm selection and hyperparameter optimization: Thornton,
/// Hutter, Hoos and Leyton-Brown, "Auto-WEKA", KDD 2013).
public final class AutoChoice {
    /// The model id of such a search.
    public static final String MODEL = "auto";
    /// The name of the choice.
    public static final String FAMILY = "family";

    private AutoChoice() {}

    /// Tells whether the subject is searched over several families.
    public static boolean in(Subject subject) {
        return subject.modelled().filter(m -> m.model().equals(MODEL)).isPresent();
    }

    /// The families of a space, in its order, those that it is fixed away from left out; empty if it has no such choice.
    public static List<String> families(SearchSpace space) {
        int at = space.indexOf(FAMILY);
        if (at < 0 || !(space.get(at).distribution() instanceof CategoricalDistribution c)) return List.of();
        return c.choices().stream().map(String::valueOf).toList();
    }

    /// The family that a configuration chooses; empty if it chooses none.
    public static Optional<String> family(Configuration configuration) {
        return configuration.getOr(FAMILY, null) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    /// The name of a family's parameter in the whole space.
    public static String name(String family, String parameter) {
        return family + "." + parameter;
    }

    /// The parameters of the chosen family under their plain names.
    public static Configuration plain(Configuration configuration) {
        String prefix = name(family(configuration).orElse(""), "");
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : configuration.names()) {
            if (name.startsWith(prefix)) values.put(name.substring(prefix.length()), configuration.get(name));
        }
        return Configuration.of(values);
    }

    /// The part of a space that one family searches, under plain names.
    public static SearchSpace plain(SearchSpace space, String family) {
        String prefix = name(family, "");
        List<Parameter> own = new ArrayList<>();
        for (Parameter p : space.parameters()) {
            if (!p.name().startsWith(prefix)) continue;
            Optional<Condition> inner = p.condition().filter(c -> !c.parent().equals(FAMILY))
                    .map(c -> new Condition(c.parent().substring(prefix.length()), c.values()));
            own.add(new Parameter(p.name().substring(prefix.length()), p.range(), p.defaultValue(), inner, p.fixed(),
                    p.derived().map(e -> e.renamed(n -> n.substring(prefix.length())))));
        }
        return new SearchSpace(own, space.relations().stream()
                .filter(r -> r.names().stream().allMatch(n -> n.startsWith(prefix)))
                .map(r -> r.renamed(n -> n.substring(prefix.length()))).toList());
    }

    /// The parameter of a family as it stands in the whole space.
    public static Parameter within(String family, Parameter p) {
        Condition condition = p.condition().map(c -> new Condition(name(family, c.parent()), c.values()))
                .orElseGet(() -> new Condition(FAMILY, List.of(family)));
        return new Parameter(name(family, p.name()), p.range(), p.defaultValue(), Optional.of(condition), p.fixed(),
                p.derived().map(e -> e.renamed(n -> name(family, n))));
    }

    /// The space without some families; as it was if none would be left, or it has no such choice.
    public static SearchSpace without(SearchSpace space, Set<String> off) {
        return off.isEmpty() ? space : only(space, f -> !off.contains(f));
    }

    /// The space with those families alone that `kept` takes, and without the parameters of the others; as it was if none
    /// would be left.
    public static SearchSpace only(SearchSpace space, Predicate<String> kept) {
        List<String> left = families(space).stream().filter(kept).toList();
        if (left.isEmpty() || left.size() == families(space).size()) return space;
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter p : space.parameters()) {
            if (p.name().equals(FAMILY)) {
                boolean same = p.defaultValue() instanceof String s && left.contains(s);
                parameters.add(new Parameter(FAMILY, CategoricalDistribution.of(left.toArray()),
                        same ? p.defaultValue() : left.getFirst(), p.condition(), Optional.empty()));
            } else if (owner(p.name()).isEmpty() || left.contains(owner(p.name()).get())
                    || !families(space).contains(owner(p.name()).get())) {
                        parameters.add(p);
                    }
        }
        List<String> names = parameters.stream().map(Parameter::name).toList();
        return new SearchSpace(parameters,
                space.relations().stream().filter(r -> names.containsAll(r.names())).toList());
    }

    /// The family that a parameter's name begins with; empty if it has no dot.
    public static Optional<String> owner(String parameter) {
        int dot = parameter.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(parameter.substring(0, dot));
    }

    /// The same search of one family, under plain names; the subject names it. As it was if it has no choice of
    /// families, or the configuration chooses none.
    public static Experiment plain(Experiment experiment, Configuration configuration) {
        Optional<String> family = family(configuration);
        if (family.isEmpty() || !in(experiment.subject())) return experiment;
        ModelSubject m = experiment.subject().modelled().orElseThrow();
        return experiment.withSubject(new ModelSubject(m.target(), family.get(), m.validation(), m.further()))
                .withSpace(plain(experiment.space(), family.get()));
    }
}
