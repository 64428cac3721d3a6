package sweetspot.ui.kit;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Cards of one width, as many in a row as have room; the cards of a row are as high as the highest of them needs.
public final class CardGrid extends Pane {
    private final double leastWidth;
    private final double gap;
    private final BooleanProperty oneRow = new SimpleBooleanProperty(this, "oneRow");

    /// @param leastWidth of a card, in em
    /// @param gap between cards, in em
    public CardGrid(double leastWidth, double gap) {
        this.leastWidth = leastWidth;
        this.gap = gap;
        setMinWidth(0);
        oneRow.addListener(_ -> requestLayout());
    }

    /// Tells whether only the first row is shown.
    public BooleanProperty oneRow() {
        return oneRow;
    }

    private List<Node> cards(int columns) {
        List<Node> all = getManagedChildren();
        return oneRow.get() && all.size() > columns ? all.subList(0, columns) : all;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return Math.rint(gap * Theme.em(this));
    }

    private int columns(double width) {
        int room = (int) ((width + gap()) / (leastWidth * Theme.em(this) + gap()));
        return Math.clamp(room, 1, Math.max(1, getManagedChildren().size()));
    }

    private double cardWidth(double width) {
        int columns = columns(width);
        return Math.floor((width - (columns - 1) * gap()) / columns);
    }

    private double rowHeight(List<Node> cards, int from, int columns, double cardWidth) {
        double height = 0;
        for (int i = from; i < Math.min(from + columns, cards.size()); i++) {
            height = Math.max(height, cards.get(i).prefHeight(cardWidth));
        }
        return Math.ceil(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        double available = width < 0 ? 60 * Theme.em(this) : width;
        int columns = columns(available);
        List<Node> cards = cards(columns);
        double total = 0;
        for (int i = 0; i < cards.size(); i += columns) {
            total += rowHeight(cards, i, columns, cardWidth(available)) + (i > 0 ? gap() : 0);
        }
        return total;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 60 * Theme.em(this);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        List<Node> cards = cards(columns);
        for (Node card : getManagedChildren()) card.setVisible(cards.contains(card));
        double width = cardWidth(getWidth());
        // What rounding leaves over goes to the first cards, a pixel each, so that the last ends where the page does.
        int over = (int) (Math.floor(getWidth()) - columns * width - (columns - 1) * gap());
        double y = 0;
        for (int i = 0; i < cards.size(); i += columns) {
            double height = rowHeight(cards, i, columns, width);
            for (int j = i; j < Math.min(i + columns, cards.size()); j++) {
                int at = j - i;
                cards.get(j).resizeRelocate(at * (width + gap()) + Math.min(at, over), y,
                        width + (at < over ? 1 : 0), height);
            }
            y += height + gap();
        }
    }
}
