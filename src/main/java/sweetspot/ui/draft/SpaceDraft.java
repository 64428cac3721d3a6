package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import sweetspot.space.Condition;
import sweetspot.space.Expression;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.Relation;
import sweetspot.space.RelationSet;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// A whole search space as the user has set it so far, invalid input included: the state that undo goes back to.
/// Immutable.
///
/// @param model id of the model family the rows belong to; "" if they belong to none
/// @param rows in the order of the space, names all different; unmodifiable
/// @param strategy how it is searched
/// @param rules what its numbers obey, in order; one may name what is no number here ([#isApplicable]); unmodifiable
public record SpaceDraft(String model, List<RowDraft> rows, Strategy strategy, List<Relation> rules) {

    public SpaceDraft {
        rows = List.copyOf(rows);
        rules = List.copyOf(rules);
    }

    /// A draft without rules.
    SpaceDraft(String model, List<RowDraft> rows, Strategy strategy) {
        this(model, rows, strategy, List.of());
    }

    /// The draft under other rules.
    SpaceDraft withRules(List<Relation> newRules) {
        return new SpaceDraft(model, rows, strategy, newRules);
    }

    /// Tells whether each name of a rule is a number of this space that is searched or fixed, and not a list of values.
    boolean isApplicable(Relation rule) {
        return rule.names().stream().allMatch(name -> {
            int at = indexOf(name);
            if (at < 0) return false;
            Parameter p = rows.get(at).toParameter();
            return p.derived().isEmpty() && p.range() instanceof NumericDistribution;
        }) && rule.positive().stream().allMatch(name -> isPositive(rows.get(indexOf(name)).toParameter()));
    }

    private static boolean isPositive(Parameter p) {
        if (p.fixed().isPresent()) return RelationSet.number(p.fixed().get().value()) > 0;
        return p.range() instanceof NumericDistribution n && n.lowest() > 0;
    }

    /// Position of the row of that name, or -1.
    int indexOf(String name) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).spec().name().equals(name)) return i;
        }
        return -1;
    }

    /// The row of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    RowDraft row(String name) {
        int i = indexOf(name);
        if (i < 0) throw new IllegalArgumentException("no row is named " + name);
        return rows.get(i);
    }

    /// The draft with one row changed.
    SpaceDraft with(String name, UnaryOperator<RowDraft> edit) {
        int at = indexOf(name);
        if (at < 0) return this;
        List<RowDraft> next = new ArrayList<>(rows);
        next.set(at, edit.apply(rows.get(at)));
        return new SpaceDraft(model, next, strategy, rules);
    }

    /// The draft with every row changed.
    SpaceDraft mapped(UnaryOperator<RowDraft> edit) {
        return new SpaceDraft(model, rows.stream().map(edit).toList(), strategy, rules);
    }

    /// The draft searched in another way.
    SpaceDraft with(Strategy another) {
        return new SpaceDraft(model, rows, another, rules);
    }

    /// The draft with a row more, after the others.
    SpaceDraft plus(Parameter parameter) {
        List<RowDraft> next = new ArrayList<>(rows);
        next.add(RowDraft.recommended(RowSpec.of(parameter)));
        return new SpaceDraft(model, next, strategy, rules);
    }

    /// The draft without a row; rows that depended on it no longer depend on anything.
    SpaceDraft minus(String name) {
        return new SpaceDraft(model, rows.stream().filter(r -> !r.spec().name().equals(name))
                .map(r -> dependsDirectly(r, name) ? r.withCondition(Optional.empty()) : r).toList(), strategy, rules);
    }

    /// The draft with one row's parameter declared anew, perhaps under another name. Its own condition stays, and so
    /// do those of rows that depend on it as far as they still name some of its values.
    SpaceDraft declaring(String name, Parameter parameter) {
        List<RowDraft> next = new ArrayList<>();
        for (RowDraft row : rows) {
            if (row.spec().name().equals(name)) {
                next.add(RowDraft.recommended(RowSpec.of(parameter)).withCondition(row.condition()));
            } else if (dependsDirectly(row, name)) {
                List<Object> left = row.condition().orElseThrow().values().stream().filter(parameter.range()::contains)
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
                next.add(row.withCondition(left.isEmpty() ? Optional.empty()
                        : Optional.of(new Condition(parameter.name(), left))));
            } else {
                next.add(row);
            }
        }
        return new SpaceDraft(model, next, strategy, rules);
    }

    private static boolean dependsDirectly(RowDraft row, String parent) {
        return row.condition().filter(c -> c.parent().equals(parent)).isPresent();
    }

    /// The space that the draft declares; empty while some input is invalid.
    public Optional<SearchSpace> toSpace() {
        for (RowDraft row : rows) {
            if (row.problem().isPresent()) return Optional.empty();
        }
        if (!rules.stream().allMatch(this::isApplicable)) return Optional.empty();
        return Optional.of(lastValidSpace());
    }

    /// The space of the last valid input.
    SearchSpace lastValidSpace() {
        List<Parameter> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        // Parents stand before their children; otherwise the order stays. A few passes at most: conditions are shallow.
        List<RowDraft> declared = declared();
        while (ordered.size() < declared.size()) {
            int before = ordered.size();
            for (RowDraft row : declared) {
                boolean ready = row.condition().isEmpty() || placed.contains(row.condition().get().parent());
                Parameter parameter = row.toParameter();
                // What it was computed from may be gone or be no number any more: then it is searched.
                if (parameter.derived().isPresent() && !isComputable(row, parameter)) parameter = row.underived();
                ready &= parameter.derived().isEmpty() || placed.containsAll(parameter.derived().get().names());
                if (ready && placed.add(row.spec().name())) ordered.add(parameter);
            }
            if (ordered.size() == before) throw new IllegalStateException("conditions form a circle");
        }
        return new SearchSpace(ordered, rules.stream().filter(this::isApplicable).toList());
    }

    /// The draft with a row computed from others, or no longer.
    ///
    /// @throws IllegalArgumentException if it cannot be; the message says why
    SpaceDraft computing(String name, Optional<Expression> expression) {
        RowDraft row = row(name);
        if (expression.isEmpty()) return with(name, r -> r.computedFrom(expression));
        for (RowDraft other : rows) {
            boolean uses = other.toParameter().derived().filter(e -> e.names().contains(name)).isPresent();
            if (uses) {
                throw new IllegalArgumentException(
                        Messages.text("space.computed.used", row.spec().label(), other.spec().label()));
            }
        }
        for (String input : expression.get().names()) {
            if (indexOf(input) < 0) throw new IllegalArgumentException(Messages.text("space.computed.unknown", input));
        }
        SpaceDraft next = with(name, r -> r.computedFrom(expression));
        RowDraft computed = next.row(name);
        if (computed.toParameter().derived().isEmpty() || !next.isComputable(computed, computed.toParameter())) {
            throw new IllegalArgumentException(Messages.text("space.computed.inputs"));
        }
        next.lastValidSpace();
        return next;
    }

    private boolean isComputable(RowDraft row, Parameter parameter) {
        return parameter.derived().orElseThrow().names().stream().allMatch(name -> {
            int at = indexOf(name);
            if (at < 0 || name.equals(parameter.name())) return false;
            RowDraft input = rows.get(at);
            return input.range() instanceof NumericDistribution && input.toParameter().derived().isEmpty()
                    && (input.condition().isEmpty() || input.condition().equals(row.condition()));
        });
    }

    /// The rows without the steps of a pipeline that are fixed at their defaults: a space without them means the same, and
    /// is easier to read. A step stays while another row or a rule
    /// depends on it.
    private List<RowDraft> declared() {
        List<RowDraft> left = new ArrayList<>(rows);
        boolean fewer = true;
        while (fewer) {
            List<RowDraft> now = List.copyOf(left);
            fewer = left.removeIf(row -> SpacePart.of(row.spec().name()) != SpacePart.MODEL && row.isUsual()
                    && rules.stream().noneMatch(rule -> rule.names().contains(row.spec().name()))
                    && now.stream().map(RowDraft::toParameter).noneMatch(p -> p.derived().isPresent()
                            && p.derived().get().names().contains(row.spec().name()))
                    && now.stream().noneMatch(other -> dependsDirectly(other, row.spec().name())));
        }
        return left;
    }

    /// The part of the space in which a row is shown: that of the row on which it depends at last.
    SpacePart part(RowDraft row) {
        RowDraft top = row;
        while (top.condition().isPresent()) top = row(top.condition().get().parent());
        return SpacePart.of(top.spec().name());
    }

    /// Tells whether the search can ever give the row's parameter a value: its parent is active and can take one of the
    /// values that the condition names.
    boolean reachable(RowDraft row) {
        if (row.condition().isEmpty()) return true;
        Condition condition = row.condition().get();
        int parent = indexOf(condition.parent());
        if (parent < 0 || !reachable(rows.get(parent))) return false;
        return condition.values().stream().anyMatch(rows.get(parent).toParameter().distribution()::contains);
    }

    /// Names in the order of display: part by part, and each child after its parent, whatever stands between them in the
    /// space.
    List<String> displayOrder() {
        List<String> order = new ArrayList<>();
        for (SpacePart part : SpacePart.values()) {
            for (RowDraft row : rows) {
                if (row.condition().isEmpty() && SpacePart.of(row.spec().name()) == part) append(row, order);
            }
        }
        return order;
    }

    private void append(RowDraft row, List<String> order) {
        order.add(row.spec().name());
        for (RowDraft child : rows) {
            if (child.condition().isPresent() && child.condition().get().parent().equals(row.spec().name())) {
                append(child, order);
            }
        }
    }

    /// The number of conditions above the row.
    int depth(RowDraft row) {
        int depth = 0;
        for (RowDraft r = row; r.condition().isPresent(); r = row(r.condition().get().parent())) depth++;
        return depth;
    }

    /// Tells whether `name` is `ancestor` or depends on it, directly or not.
    boolean dependsOn(String name, String ancestor) {
        for (RowDraft r = row(name);; r = row(r.condition().get().parent())) {
            if (r.spec().name().equals(ancestor)) return true;
            if (r.condition().isEmpty()) return false;
        }
    }

    /// Tells whether the search varies anything.
    boolean tunesAnything() {
        return rows.stream().anyMatch(r -> r.toParameter().tuned() && reachable(r));
    }
}
