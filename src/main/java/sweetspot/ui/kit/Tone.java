package sweetspot.ui.kit;

/// The meaning of a badge or note; each tone has a colour, and is always shown with a word or an icon as well.
public enum Tone {
    NEUTRAL, ACCENT, SUCCESS, WARNING, DANGER;

    /// The style class of a badge of this tone; "" for neutral.
    public String badgeClass() {
        return this == NEUTRAL ? "" : "badge-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The style class that gives text or an icon this tone.
    public String textClass() {
        return this == NEUTRAL ? "muted" : name().toLowerCase(java.util.Locale.ROOT) + "-text";
    }
}
