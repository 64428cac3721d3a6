/// The Results page: charts, trials and the bar of a run.
@NullMarked
package sweetspot.ui.results;

import org.jspecify.annotations.NullMarked;
