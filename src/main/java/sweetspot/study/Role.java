package sweetspot.study;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The part that a column plays in an experiment beside those of the target and of a feature.
public enum Role {
    /// The weight of each row: how much its error counts. Not a feature.
    WEIGHT,
    /// What several rows have in common, such as a patient: rows of one group are never on both sides of a fold. Not a
    /// feature.
    GROUP,
    /// What rows are ranked for, such as a viewer or a search: rows with the same value compete for the first places. Not a
    /// feature; a plan may keep its rows together as those of a group.
    QUERY,
    /// The order of the rows in time: folds can train on what is earlier and score on what is later. Stays a feature,
    /// unless it is left out as well.
    TIME,
    /// The fold that each row is scored in. Not a feature.
    FOLD,
    /// A name for each row. Not a feature, and rows that differ in it alone are copies.
    ID;

    /// The name in files: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that name in files; empty if there is none.
    public static Optional<Role> byId(String id) {
        return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
    }

    /// Tells whether a model sees a column of this role.
    public boolean isFeature() {
        return this == TIME;
    }

    /// Tells whether several columns of one table may have it.
    public boolean isShared() {
        return this == ID;
    }
}
