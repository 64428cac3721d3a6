/// The metrics that score predictions.
@NullMarked
package sweetspot.model.metric;

import org.jspecify.annotations.NullMarked;
