package sweetspot.ui.kit;

import java.util.Locale;
import sweetspot.text.Messages;

/// The parts of the Results step, in the order of their switch.
public enum ResultsPart {
    /// The search as it runs.
    LIVE,
    /// What the trials say about the parameters.
    ANALYSIS,
    /// Whether tuning helped.
    VERDICT;

    /// Its name in the switch.
    public String label() {
        return Messages.text("results.part." + name().toLowerCase(Locale.ROOT));
    }
}
