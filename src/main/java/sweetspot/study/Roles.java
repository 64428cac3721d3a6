package sweetspot.study;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import sweetspot.text.Messages;

/// Which columns play a [Role]. The columns that it does not name are the target, features, or left out.
///
/// @param byColumn the role of each column that has one; unmodifiable
/// @param weighs whether rows count by the column of weights, in training and in scores. Experiments from before that was
///     possible name the column, and their rows count the same
public record Roles(Map<String, Role> byColumn, boolean weighs) {
    /// No column has a role.
    public static final Roles NONE = new Roles(Map.of());

    /// @throws IllegalArgumentException if two columns have a role that one column can have only
    public Roles {
        byColumn = Collections.unmodifiableMap(new LinkedHashMap<>(byColumn));
        weighs &= byColumn.containsValue(Role.WEIGHT);
        Set<Role> given = EnumSet.noneOf(Role.class);
        for (Role role : byColumn.values()) {
            if (!given.add(role) && !role.isShared()) {
                throw new IllegalArgumentException(Messages.text("study.rule.roles", role.id()));
            }
        }
    }

    /// Roles of columns; rows count by a column of weights.
    public Roles(Map<String, Role> byColumn) {
        this(byColumn, true);
    }

    /// The column that rows count by; empty if all count the same.
    public Optional<String> weight() {
        return weighs ? column(Role.WEIGHT) : Optional.empty();
    }

    /// The role of a column, if it has one.
    public Optional<Role> of(String column) {
        return Optional.ofNullable(byColumn.get(column));
    }

    /// The column of a role, the first of several; empty if no column has it.
    public Optional<String> column(Role role) {
        return byColumn.entrySet().stream().filter(e -> e.getValue() == role).map(Map.Entry::getKey).findFirst();
    }

    /// The columns that a model must not see because of their role.
    public Set<String> hidden() {
        Set<String> hidden = new LinkedHashSet<>();
        byColumn.forEach((column, role) -> {
            if (!role.isFeature()) hidden.add(column);
        });
        return hidden;
    }

    /// The roles of the columns for which `known` holds.
    public Roles only(Predicate<String> known) {
        Map<String, Role> some = new LinkedHashMap<>(byColumn);
        some.keySet().removeIf(known.negate());
        return new Roles(some, weighs);
    }

    /// The same with another role for a column. A column that has a role which one column can have only gives it up.
    ///
    /// Rows count by a column that is made the weight.
    ///
    /// @param role empty for none
    public Roles with(String column, Optional<Role> role) {
        Map<String, Role> changed = new LinkedHashMap<>(byColumn);
        role.filter(r -> !r.isShared()).ifPresent(r -> changed.values().removeIf(r::equals));
        changed.remove(column);
        role.ifPresent(r -> changed.put(column, r));
        return new Roles(changed, weighs || role.filter(Role.WEIGHT::equals).isPresent());
    }
}
