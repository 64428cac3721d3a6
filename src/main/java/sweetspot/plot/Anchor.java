package sweetspot.plot;

/// The part of a text that stands at its x position.
public enum Anchor {
    START, MIDDLE, END
}
