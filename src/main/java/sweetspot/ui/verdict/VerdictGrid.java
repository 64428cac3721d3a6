package sweetspot.ui.verdict;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import sweetspot.ui.kit.Theme;

/// Four cards in two columns of one width: the lower two as high as they need, the upper two, which are charts, with
/// all that is left.
final class VerdictGrid extends Pane {
    private static final double GAP = 0.857;
    private final Region[] cards;

    VerdictGrid(Region upperLeft, Region upperRight, Region lowerLeft, Region lowerRight) {
        cards = new Region[]{upperLeft, upperRight, lowerLeft, lowerRight};
        getChildren().setAll(cards);
        setMinWidth(0);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return Math.rint(GAP * Theme.em(this));
    }

    private double column(double width) {
        return Math.floor(Math.max(0, width - gap()) / 2);
    }

    private double lower(double column) {
        return Math.ceil(Math.max(cards[2].prefHeight(column), cards[3].prefHeight(column)));
    }

    private double height(double width, boolean least) {
        double column = column(width < 0 ? 60 * Theme.em(this) : width);
        double upper = least ? Math.max(cards[0].minHeight(column), cards[1].minHeight(column))
                : Math.max(cards[0].prefHeight(column), cards[1].prefHeight(column));
        return Math.ceil(upper) + gap() + lower(column);
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(width, true);
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width, false);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 60 * Theme.em(this);
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        double right = Math.ceil(getWidth() - column);
        double lower = lower(column);
        double upper = Math.max(0, Math.floor(getHeight() - lower - gap()));
        cards[0].resizeRelocate(0, 0, column, upper);
        cards[1].resizeRelocate(right, 0, column, upper);
        cards[2].resizeRelocate(0, upper + gap(), column, lower);
        cards[3].resizeRelocate(right, upper + gap(), column, lower);
    }
}
