package sweetspot.plot;

import java.util.BitSet;
import java.util.Optional;

/// The items that a plot emphasizes.
///
/// @param hovered item under the pointer or the keyboard's cursor; -1 = none
/// @param picked the item whose details are shown; -1 = none. It is drawn in vermilion.
/// @param selected items that are drawn in full while all others become grey outlines; empty = no such difference.
///     Not to be changed afterwards
public record Highlight(int hovered, int picked, Optional<BitSet> selected) {
    /// Nothing is emphasized.
    public static final Highlight NONE = new Highlight(-1, -1, Optional.empty());

    /// The same with another item under the pointer.
    public Highlight hovering(int item) {
        return new Highlight(item, picked, selected);
    }

    /// The same with another picked item.
    public Highlight picking(int item) {
        return new Highlight(hovered, item, selected);
    }

    /// Tells whether an item stands back because others are selected and it is not.
    public boolean fades(int item) {
        return selected.isPresent() && !selected.get().get(item);
    }
}
