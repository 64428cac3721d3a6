/// Plots on the screen: the painter for canvases, the region that hosts a plot, and what keeps redrawing cheap.
package sweetspot.ui.chart;
