package sweetspot.ui.results;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTheme;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// A chart of the Results page: what it is called, which studies it suits, what it needs, and how it is made.
///
/// A view makes plots from numbers and knows no node; [ViewCard] gives every view its title, help, empty state, busy
/// and error message, menu, zoom and keyboard. A view keeps no state, since [#draw] may be called on any thread.
/// Its texts are `results.ID.title` and, in one sentence how the chart is read, `results.ID.help`.
interface View {

    /// The places of a page.
    enum Place {
        /// The large card that the results are about. Its chart can be shown alone.
        MAIN,
        /// The narrow card beside it.
        SIDE,
        /// The low, wide card below both, as high as its chart wants to be.
        STRIP,
        /// The narrow card at the end of the strip; only where a view suits the study.
        BESIDE
    }

    /// The cost of a chart, which decides when it is made anew.
    enum Pace {
        /// A pass over the trials: at once, for each change of the study.
        AT_ONCE,
        /// The same, but in the background where the trials are many.
        MANY_IN_BACKGROUND,
        /// An analysis that takes a second or more: in the background, once the trials have grown by a few percent.
        ANALYSIS
    }

    /// Its name in ids of nodes (`chart-ID`), in names of files and in message keys.
    String id();

    /// Its place. Views at one place are chosen from; the first that suits the study is shown at first.
    Place place();

    /// Its cost.
    default Pace pace() {
        return Pace.AT_ONCE;
    }

    /// Tells whether it can be drawn of such a study at all: by the number of its objectives, for instance. Where it
    /// cannot, it is not offered.
    default boolean suits(StudySnapshot study) {
        return true;
    }

    /// Says what is still missing, in words; empty if it can be drawn. Asked at once for every change, so it must be
    /// quick.
    default Optional<ViewAnswer.Missing> missing(ViewInput input) {
        return Optional.empty();
    }

    /// Number of trials that it is made of; an [Pace#ANALYSIS] is made anew once this has grown.
    default int trials(ViewInput input) {
        return input.study().finished();
    }

    /// The choices that the user has: an objective, a parameter. One with fewer than two entries is not offered.
    default List<ViewChoice> choices(ViewInput input) {
        return List.of();
    }

    /// The chart, or why there is none.
    ViewAnswer draw(ViewInput input);

    /// Tells whether the marks are trials, so that they share the selection with the table and the other charts.
    default boolean showsTrials() {
        return true;
    }

    /// Tells whether it changes with time alone while trials run.
    default boolean followsTime() {
        return false;
    }

    /// The header, where it depends on what part of the chart is shown at which size.
    ///
    /// @param shown the plot as zoomed
    /// @param width in pixels; 0 before the first layout
    default ViewHeader header(ViewAnswer.Picture picture, Plot shown, double width, double height, PlotTheme theme) {
        return picture.header();
    }

    /// The height that the chart wants, in pixels; empty if it takes what there is.
    default OptionalDouble height(Plot plot, PlotTheme theme) {
        return OptionalDouble.empty();
    }

    /// Its title where it has no better one of its own, and its name in the menu of charts.
    default String title() {
        return Messages.text("results." + id() + ".title");
    }

    /// The words that are shown while an [Pace#ANALYSIS] is made for the first time.
    default String busy() {
        return Messages.text("results.view.busy", title());
    }

    /// Says how it is read, in a sentence.
    default String help() {
        return Messages.text("results." + id() + ".help");
    }
}
