package sweetspot.ui.view;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Columns of equal width and height beside each other. Its least height is the height its content needs at the width
/// it has, which HBox and GridPane do not promise where text wraps.
final class EvenColumns extends Region {
    private static final double GAP = 12;
    private static final double LEAST = 210;

    EvenColumns(List<? extends Region> columns) {
        getChildren().setAll(columns);
    }

    private double columnWidth(double width) {
        int n = getChildren().size();
        double inside = width - snappedLeftInset() - snappedRightInset() - GAP * (n - 1);
        return Math.max(LEAST, Math.floor(inside / n));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double column = columnWidth(width < 0 ? getWidth() : width);
        double height = getChildren().stream().mapToDouble(c -> c.prefHeight(column)).max().orElse(0);
        return snappedTopInset() + Math.ceil(height) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computeMinWidth(double height) {
        int n = getChildren().size();
        return snappedLeftInset() + n * LEAST + (n - 1) * GAP + snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        double column = columnWidth(getWidth());
        double x = snappedLeftInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        for (Node child : getChildren()) {
            child.resizeRelocate(x, snappedTopInset(), column, height);
            x += column + GAP;
        }
    }
}
