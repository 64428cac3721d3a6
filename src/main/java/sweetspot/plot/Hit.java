package sweetspot.plot;

/// A mark of a plot that lies under the pointer.
///
/// @param item what the mark stands for: the trial's number in plots of trials, else the position in the plot's table
/// @param x the mark's middle in pixels, where a card may point at
/// @param y likewise
public record Hit(int item, double x, double y) {}
