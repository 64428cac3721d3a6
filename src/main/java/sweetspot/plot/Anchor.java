package sweetspot.plot;

/// Which part of a text stands at its x position.
public enum Anchor {
    START, MIDDLE, END
}
