package sweetspot.plot;

/// One labelled place of an axis.
public record Tick(double value, String label) {}
