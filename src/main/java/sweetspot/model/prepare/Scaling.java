package sweetspot.model.prepare;

import java.util.Locale;

/// The ways in which numbers are brought to one scale. The 0 and 1 of categories are always left as they are, since
/// scaling would put a rare level far from all others.
public enum Scaling {
    /// Numbers stay as they are.
    NONE,
    /// To mean 0 and standard deviation 1.
    STANDARD,
    /// To the range from 0 to 1.
    MIN_MAX,
    /// To median 0 and a distance of 1 between the quartiles, which a few huge numbers do not move.
    ROBUST;

    /// The name in files: lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
