package sweetspot.ui.results;

import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.plot.Legend;
import sweetspot.ui.kit.Tone;

/// The words above a chart.
///
/// @param title its title
/// @param note a few words beside the title; "" for none
/// @param legend explains the marks; empty for none
/// @param caption what stands at the right end; "" for none
/// @param badge how far the chart can be trusted; empty if it says nothing of that
record ViewHeader(String title, String note, Optional<Legend> legend, String caption, Optional<Badge> badge) {

    /// A coloured word with its icon.
    ///
    /// @param help what it means, shown as a tooltip
    record Badge(Tone tone, Feather icon, String text, String help) {}

    /// A title alone.
    static ViewHeader of(String title) {
        return new ViewHeader(title, "", Optional.empty(), "", Optional.empty());
    }

    ViewHeader withNote(String newNote) {
        return new ViewHeader(title, newNote, legend, caption, badge);
    }

    ViewHeader withLegend(Legend newLegend) {
        return new ViewHeader(title, note, Optional.of(newLegend), caption, badge);
    }

    ViewHeader withCaption(String newCaption) {
        return new ViewHeader(title, note, legend, newCaption, badge);
    }

    ViewHeader withBadge(Badge newBadge) {
        return new ViewHeader(title, note, legend, caption, Optional.of(newBadge));
    }
}
