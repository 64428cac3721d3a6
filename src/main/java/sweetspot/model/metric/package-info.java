/// The metrics that score predictions.
package sweetspot.model.metric;
