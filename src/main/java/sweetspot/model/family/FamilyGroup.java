package sweetspot.model.family;

import java.util.Locale;
import sweetspot.model.ModelFamily;
import sweetspot.text.Messages;

/// Families that work alike, for choosing among many. Which family is in which group is said in [ModelCatalog].
public enum FamilyGroup {
    /// The choice among the families.
    AUTO,
    /// Trees, alone or many together.
    TREES,
    /// Sums of the columns.
    LINEAR,
    /// Likeness to the training rows.
    DISTANCE,
    /// Normal distributions of the classes.
    CLOUDS,
    /// Layers of units.
    NETWORKS;

    /// The group of a family.
    ///
    /// @throws IllegalArgumentException for one that has none
    public static FamilyGroup of(ModelFamily family) {
        return ModelCatalog.group(family)
                .orElseThrow(() -> new IllegalArgumentException(family.id() + " has no group"));
    }

    /// The name for people.
    public String label() {
        return Messages.text("model.group." + name().toLowerCase(Locale.ROOT));
    }
}
