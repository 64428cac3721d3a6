/// Plots on the screen: the painter for canvases, the region that hosts a plot, and what keeps redrawing cheap.
@NullMarked
package sweetspot.ui.chart;

import org.jspecify.annotations.NullMarked;
