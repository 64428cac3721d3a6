package sweetspot.model.prepare;

import java.util.Locale;

/// The ways in which there become fewer features.
public enum Reduction {
    /// All features stay.
    NONE,
    /// The features that tell the most of the target one by one stay, by the F test.
    SELECT,
    /// The features that tell the most of the target one by one stay, by their mutual information with it: it sees
    /// bends and bumps too, and costs more.
    INFORMATION,
    /// New features are mixed from the old ones: their principal components, those of most variance.
    PCA;

    /// The name in files: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
