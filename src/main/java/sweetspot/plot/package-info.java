/// Toolkit-free pictures: a plot is painted by the same code on the screen's canvas and into an SVG file.
@NullMarked
package sweetspot.plot;

import org.jspecify.annotations.NullMarked;
