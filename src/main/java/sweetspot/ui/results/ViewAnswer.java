package sweetspot.ui.results;

import java.util.Optional;
import sweetspot.plot.Plot;

/// The answer of a [View] to a study: a picture, or why there is none.
sealed interface ViewAnswer {

    /// A chart with what its header says.
    ///
    /// @param note what there is to wait for, written over the chart; "" for nothing
    /// @param log whether its axis of scores is logarithmic; empty if only one way is possible
    record Picture(Plot plot, ViewHeader header, String note, Optional<Boolean> log) implements ViewAnswer {
        /// A chart without a note and with one axis.
        Picture(Plot plot, ViewHeader header) {
            this(plot, header, "", Optional.empty());
        }
    }

    /// The reason why nothing is drawn.
    ///
    /// @param title what is the matter
    /// @param text what to do; "" for nothing
    /// @param early whether more trials alone will mend it, so that it no longer holds while an answer is worked out
    record Missing(String title, String text, boolean early) implements ViewAnswer {}
}
