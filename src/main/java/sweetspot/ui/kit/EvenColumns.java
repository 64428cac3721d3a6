package sweetspot.ui.kit;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Columns of equal width beside each other, those of one line of one height; where there is no room for all, the last
/// go to lines of their own. Its least height is the height its content needs at the width it has, which HBox and
/// GridPane do not promise where text wraps.
public final class EvenColumns extends Region {
    private static final double GAP = 12;
    /// The least width of a column in font sizes.
    private static final double LEAST = 15;

    public EvenColumns(List<? extends Region> columns) {
        getChildren().setAll(columns);
    }

    private double inside(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private int perLine(double width) {
        double least = LEAST * Theme.em(this);
        return Math.clamp((int) ((inside(width) + GAP) / (least + GAP)), 1, getChildren().size());
    }

    private double columnWidth(double width) {
        int n = perLine(width);
        return Math.floor((inside(width) - GAP * (n - 1)) / n);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double lineHeight(int from, int n, double column) {
        return Math.ceil(getChildren().subList(from, Math.min(from + n, getChildren().size())).stream()
                .mapToDouble(c -> c.prefHeight(column)).max().orElse(0));
    }

    @Override
    protected double computePrefHeight(double width) {
        double w = width < 0 ? getWidth() : width;
        int n = perLine(w);
        double height = 0;
        for (int i = 0; i < getChildren().size(); i += n)
            height += lineHeight(i, n, columnWidth(w)) + (i > 0 ? GAP : 0);
        return snappedTopInset() + height + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        int n = getChildren().size();
        return snappedLeftInset() + n * LEAST * Theme.em(this) + (n - 1) * GAP + snappedRightInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + LEAST * Theme.em(this) + snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        double column = columnWidth(getWidth());
        int n = perLine(getWidth());
        double y = snappedTopInset();
        for (int i = 0; i < getChildren().size(); i += n) {
            boolean only = n >= getChildren().size();
            double height = only ? getHeight() - snappedTopInset() - snappedBottomInset() : lineHeight(i, n, column);
            double x = snappedLeftInset();
            for (Node child : getChildren().subList(i, Math.min(i + n, getChildren().size()))) {
                child.resizeRelocate(x, y, column, height);
                x += column + GAP;
            }
            y += height + GAP;
        }
    }
}
