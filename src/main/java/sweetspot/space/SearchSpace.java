package sweetspot.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// The declared search space: an ordered list of parameters, some active only under conditions, some derived from
/// others, and rules between them. Immutable.
///
/// A condition's parent stands before its child, so that one pass in order decides what is active.
public final class SearchSpace {
    private final List<Parameter> parameters;
    private final Map<String, Integer> index;
    private final int[] parents;
    private final String[] allNames;
    private final List<Relation> relations;
    private final RelationSet rules;
    private final java.util.function.Supplier<OptionalLong> allowed;

    /// A space without rules.
    ///
    /// @throws IllegalArgumentException as the other constructor
    public SearchSpace(List<Parameter> parameters) {
        this(parameters, List.of());
    }

    /// @param relations rules that configurations obey
    /// @throws IllegalArgumentException if a name occurs twice, or a condition names a parameter that does not
    ///     stand before its child or values that the parent can never take; or if a rule or a derived parameter
    ///     names what is no number that is searched
    public SearchSpace(List<Parameter> parameters, List<Relation> relations) {
        this.parameters = List.copyOf(parameters);
        this.index = HashMap.newHashMap(parameters.size());
        this.parents = new int[parameters.size()];
        this.allNames = this.parameters.stream().map(Parameter::name).toArray(String[]::new);
        for (int i = 0; i < this.parameters.size(); i++) {
            Parameter p = this.parameters.get(i);
            parents[i] = p.condition().isPresent() ? checkedParent(p.name(), p.condition().get()) : -1;
            if (index.put(p.name(), i) != null) {
                throw new IllegalArgumentException(Messages.text("space.rule.twice", p.name()));
            }
            if (p.derived().isPresent()) checkInputs(p);
        }
        this.relations = List.copyOf(relations);
        for (Relation r : this.relations) for (String name : r.names()) checkNumber(r, name);
        this.rules = new RelationSet(this, this.relations);
        AllowedCount count = new AllowedCount(this);
        this.allowed = count::get;
    }

    private void checkInputs(Parameter derived) {
        for (String name : derived.derived().orElseThrow().names()) {
            Integer input = index.get(name);
            if (input == null || name.equals(derived.name())) {
                throw new IllegalArgumentException(Messages.text("space.derived.unknown", derived.name(), name));
            }
            Parameter p = parameters.get(input);
            if (!(p.range() instanceof NumericDistribution)) {
                throw new IllegalArgumentException(Messages.text("space.derived.choice", derived.name(), name));
            }
            if (p.condition().isPresent() && !p.condition().equals(derived.condition())) {
                throw new IllegalArgumentException(Messages.text("space.derived.condition", derived.name(), name));
            }
        }
    }

    private void checkNumber(Relation relation, String name) {
        int i = indexOf(name);
        String key = i < 0 ? "unknown" : get(i).derived().isPresent() ? "derived"
                : get(i).range() instanceof NumericDistribution ? "" : "choice";
        if (!key.isEmpty()) {
            throw new IllegalArgumentException(Messages.text("space.relation." + key, relation.text(), name));
        }
        if (relation.positive().contains(name) && !isPositive(get(indexOf(name)))) {
            throw new IllegalArgumentException(Messages.text("space.relation.positive", relation.text(), name));
        }
    }

    private static boolean isPositive(Parameter p) {
        if (p.fixed().isPresent()) return RelationSet.number(p.fixed().get().value()) > 0;
        return ((NumericDistribution) p.range()).lowest() > 0;
    }

    /// The same parameters under other rules.
    ///
    /// @throws IllegalArgumentException as the constructor
    public SearchSpace withRelations(List<Relation> newRelations) {
        return new SearchSpace(parameters, newRelations);
    }

    /// The rules, in order; unmodifiable.
    public List<Relation> relations() {
        return relations;
    }

    /// The rules, prepared for arithmetic.
    public RelationSet rules() {
        return rules;
    }

    /// A space of the given parameters, in order.
    public static SearchSpace of(Parameter... parameters) {
        return new SearchSpace(Arrays.asList(parameters));
    }

    private int checkedParent(String child, Condition condition) {
        Integer parent = index.get(condition.parent());
        if (parent == null) {
            throw new IllegalArgumentException(Messages.text("space.rule.parent", child, condition.parent()));
        }
        Parameter declared = parameters.get(parent);
        if (declared.derived().isPresent()) {
            throw new IllegalArgumentException(Messages.text("space.derived.parent", child, condition.parent()));
        }
        for (Object value : condition.values()) {
            boolean fits = switch (declared.range()) {
                // Null is no limit, at which a number may be fixed.
                case IntDistribution _ -> value == null || value instanceof Long;
                case FloatDistribution _ -> value == null || value instanceof Double;
                // A choice that the user has switched off may still be named: the child is then never active.
                case CategoricalDistribution _ ->
                    !(value instanceof Number n) || n instanceof Long || n instanceof Double;
            };
            if (!fits) {
                throw new IllegalArgumentException(
                        Messages.text("space.rule.value", child, String.valueOf(value), condition.parent()));
            }
        }
        return parent;
    }

    /// The parameters in order; unmodifiable.
    public List<Parameter> parameters() {
        return parameters;
    }

    /// Number of parameters, fixed ones included.
    public int size() {
        return parameters.size();
    }

    /// The parameter at a position.
    public Parameter get(int i) {
        return parameters.get(i);
    }

    /// The parameter of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Parameter get(String name) {
        int i = indexOf(name);
        if (i < 0) throw new IllegalArgumentException("no parameter is named " + name);
        return parameters.get(i);
    }

    /// Position of a name, or -1.
    public int indexOf(String name) {
        return index.getOrDefault(name, -1);
    }

    /// Position of the parent that the parameter at `i` depends on, or -1 if it is always active.
    public int parentOf(int i) {
        return parents[i];
    }

    /// Number of parameters that the search varies.
    public int dimensions() {
        return (int) parameters.stream().filter(Parameter::tuned).count();
    }

    /// Tells whether any parameter depends on another.
    public boolean isConditional() {
        return Arrays.stream(parents).anyMatch(p -> p >= 0);
    }

    /// Builds the configuration whose active parameters take the values that `valueAt` gives for their
    /// positions. It is asked in order, and only for active parameters that are not derived. Rules are not looked at.
    public Configuration configure(IntFunction<Object> valueAt) {
        int n = parameters.size();
        @Nullable
        Object[] values = new Object[n];
        boolean[] active = new boolean[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            int parent = parents[i];
            active[i] = parent < 0
                    || active[parent] && parameters.get(i).condition().orElseThrow().holds(values[parent]);
            if (active[i]) {
                values[i] = parameters.get(i).derived().isEmpty() ? valueAt.apply(i)
                        : parameters.get(i).computed(name -> RelationSet.number(values[indexOf(name)]));
                count++;
            }
        }
        if (count == n) return new Configuration(allNames, values);
        String[] names = new String[count];
        @Nullable
        Object[] kept = new Object[count];
        for (int i = 0, k = 0; i < n; i++) {
            if (active[i]) {
                names[k] = allNames[i];
                kept[k++] = values[i];
            }
        }
        return new Configuration(names, kept);
    }

    /// The configuration in which every parameter has its default, or the value it is fixed at.
    public Configuration defaults() {
        return configure(i -> {
            Parameter p = parameters.get(i);
            return p.fixed().isPresent() ? p.fixed().get().value() : p.defaultValue();
        });
    }

    /// The reason why `configuration` is not a point of this space, in one sentence; empty if it is one.
    public java.util.Optional<String> problemWith(Configuration configuration) {
        List<String> seen = new ArrayList<>();
        boolean[] active = new boolean[parameters.size()];
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            active[i] = parents[i] < 0 || active[parents[i]]
                    && p.condition().orElseThrow().holds(configuration.get(allNames[parents[i]]));
            if (active[i] != configuration.has(p.name())) {
                return java.util.Optional.of(p.name() + (active[i] ? " is missing" : " should not be active"));
            }
            if (active[i]) {
                seen.add(p.name());
                if (p.derived().isPresent()) {
                    Object computed = p.computed(name -> RelationSet.number(configuration.getOr(name, null)));
                    if (!java.util.Objects.equals(computed, configuration.get(p.name()))) {
                        return java.util.Optional.of(Messages.text("space.derived.differs", p.name(),
                                p.derived().get().text(), String.valueOf(computed)));
                    }
                } else if (!p.distribution().contains(configuration.get(p.name()))) {
                    return java.util.Optional.of(p.name() + " = " + configuration.get(p.name()) + " lies outside "
                            + p.distribution());
                }
            }
        }
        if (seen.size() != configuration.size()) {
            return java.util.Optional.of("it has parameters that the space does not have");
        }
        return brokenRule(configuration);
    }

    /// The first rule that a configuration breaks, in one sentence for the user; empty if it keeps all.
    public java.util.Optional<String> brokenRule(Configuration configuration) {
        if (relations.isEmpty()) return java.util.Optional.empty();
        int broken = rules.broken(rules.numbers(configuration));
        if (broken < 0) return java.util.Optional.empty();
        Relation relation = relations.get(broken);
        String values = relation.names().stream().map(name -> name + " = " + configuration.get(name))
                .collect(java.util.stream.Collectors.joining(", "));
        return java.util.Optional.of(Messages.text("space.relation.broken", relation.text(), values));
    }

    /// Tells whether a configuration of this space's parameters keeps every rule.
    public boolean keepsRules(Configuration configuration) {
        return relations.isEmpty() || rules.broken(rules.numbers(configuration)) < 0;
    }

    /// Tells whether `configuration` is a point of this space.
    public boolean contains(Configuration configuration) {
        return problemWith(configuration).isEmpty();
    }

    /// Number of different configurations, conditions and rules taken into account; empty if it is infinite or more than
    /// a `long` holds, or under rules more than can be counted one by one.
    public OptionalLong cardinality() {
        if (!relations.isEmpty()) return allowed.get();
        return new SpaceCounter(this).count(p -> p.distribution().cardinality());
    }

    /// Number of configurations of a full grid in which a continuous parameter, or one with more values, is cut
    /// into `steps`. It is a `double` because such numbers grow without end.
    public double gridSize(int steps) {
        return new SpaceCounter(this).countAsDouble(p -> {
            OptionalLong cardinality = p.distribution().cardinality();
            if (p.distribution() instanceof CategoricalDistribution c) return c.choices().size();
            return cardinality.isPresent() ? Math.min(steps, cardinality.getAsLong()) : steps;
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchSpace that && parameters.equals(that.parameters)
                && relations.equals(that.relations);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return "SearchSpace" + parameters
                + (relations.isEmpty() ? "" : relations.stream().map(Relation::text).toList());
    }
}
