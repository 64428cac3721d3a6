package sweetspot.ui.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;
import sweetspot.space.Configuration;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.Relation;
import sweetspot.space.UnitCube;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.kit.Ui;

/// A picture of the plane of two parameters of a rule: what it leaves out is hatched, with the default, the trials so far
/// and the best of them. Further parameters of the rule are held at their defaults. Each axis has its parameter's scale.
final class RulePlane extends Pane {
    private static final int COLUMNS = 60;
    private static final int MOST_DOTS = 300;

    private final SpaceEditorViewModel editor;
    private final Label em = Ui.label("", "caption");
    private Optional<Relation> rule = Optional.empty();

    RulePlane(SpaceEditorViewModel editor) {
        this.editor = editor;
        getStyleClass().add("rule-plane");
        setId("rule-plane");
        setMouseTransparent(true);
    }

    /// Shows a rule; nothing while there is none that can be read.
    void show(Optional<Relation> shown) {
        rule = shown;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 13.2 * em.getFont().getSize() / 0.857;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// The two parameters that span the plane: the rule's first two, the second upwards where they are numbers.
    private List<ParameterRow> axes() {
        if (rule.isEmpty()) return List.of();
        List<ParameterRow> found = new ArrayList<>();
        for (String name : rule.get().names()) {
            editor.rows().stream().filter(r -> r.name().equals(name)
                    && r.parameter().range() instanceof NumericDistribution).forEach(found::add);
        }
        return found.size() < 2 ? found : List.of(found.get(1), found.get(0));
    }

    @Override
    protected void layoutChildren() {
        getChildren().setAll(em);
        em.setVisible(false);
        List<ParameterRow> axes = axes();
        if (axes.isEmpty()) return;
        ParameterRow x = axes.getFirst();
        Optional<ParameterRow> y = axes.size() > 1 ? Optional.of(axes.get(1)) : Optional.empty();
        double e = em.getFont().getSize() / 0.857;
        Frame frame = new Frame(Math.round(3.4 * e), Math.round(0.6 * e), Math.round(getWidth() - 4.2 * e),
                Math.round(getHeight() - 3.4 * e));
        if (frame.width < 20 || frame.height < 20) return;
        Region area = new Region();
        area.getStyleClass().add("rule-plane-area");
        area.resizeRelocate(frame.left, frame.top, frame.width, frame.height);
        getChildren().add(area);
        leftOut(frame, range(x), y.map(RulePlane::range), x.name(), y.map(ParameterRow::name), e);
        dots(frame, x, y, e);
        words(frame, x, y, e);
        setAccessibleText(Messages.text("space.rules.plane", rule.orElseThrow().label(this::label)));
    }

    private String label(String name) {
        return editor.rows().stream().filter(r -> r.name().equals(name)).map(r -> r.spec().label()).findFirst()
                .orElse(name);
    }

    private static NumericDistribution range(ParameterRow row) {
        return (NumericDistribution) row.parameter().range();
    }

    /// Where the picture stands.
    private record Frame(double left, double top, double width, double height) {
        double x(double u) {
            return left + u * width;
        }

        double y(double u) {
            return top + (1 - u) * height;
        }
    }

    /// Hatches what the rule leaves out: for each column the part of it above or below the rule's limit.
    private void leftOut(Frame frame, NumericDistribution xs, Optional<NumericDistribution> ys, String x,
            Optional<String> y, double e) {
        List<Double> tops = new ArrayList<>();
        List<Double> bottoms = new ArrayList<>();
        double[] at = new double[COLUMNS + 1];
        boolean any = false;
        for (int k = 0; k <= COLUMNS; k++) {
            at[k] = (double) k / COLUMNS;
            double[] part = part(number(xs, at[k]), ys, x, y);
            tops.add(part[1]);
            bottoms.add(part[0]);
            any |= part[1] > part[0];
        }
        if (!any) return;
        Polygon outline = new Polygon();
        Polyline border = new Polyline();
        for (int k = 0; k <= COLUMNS; k++) outline.getPoints().addAll(frame.x(at[k]), frame.y(tops.get(k)));
        for (int k = COLUMNS; k >= 0; k--) outline.getPoints().addAll(frame.x(at[k]), frame.y(bottoms.get(k)));
        boolean above = tops.stream().allMatch(t -> t >= 1);
        for (int k = 0; k <= COLUMNS; k++) {
            double edge = above ? bottoms.get(k) : tops.get(k);
            if (edge > 0 && edge < 1) border.getPoints().addAll(frame.x(at[k]), frame.y(edge));
        }
        Polygon clip = new Polygon(outline.getPoints().stream().mapToDouble(Double::doubleValue).toArray());
        Path hatch = new Path();
        for (double d = -frame.height; d < frame.width; d += 0.55 * e) {
            hatch.getElements().addAll(new MoveTo(frame.left + d, frame.top + frame.height),
                    new LineTo(frame.left + d + frame.height, frame.top));
        }
        hatch.setClip(clip);
        hatch.getStyleClass().setAll("rule-plane-hatch");
        outline.getStyleClass().add("rule-plane-left-out");
        border.getStyleClass().add("rule-plane-border");
        getChildren().addAll(outline, hatch, border);
    }

    /// From where to where a column is left out, on the unit scale.
    private double[] part(double x, Optional<NumericDistribution> ys, String xName, Optional<String> yName) {
        Relation shown = rule.orElseThrow();
        double[] ends = new double[2];
        boolean[] broken = new boolean[2];
        double[] outside = {0, 0};
        if (ys.isEmpty()) return breaks(shown, xName, x, "", 0) ? new double[]{0, 1} : outside;
        for (int end = 0; end < 2; end++) {
            ends[end] = number(ys.get(), end);
            broken[end] = breaks(shown, xName, x, yName.orElseThrow(), ends[end]);
        }
        if (broken[0] == broken[1]) return broken[0] ? new double[]{0, 1} : outside;
        double low = 0;
        double high = 1;
        for (int k = 0; k < 20; k++) {
            double middle = (low + high) / 2;
            boolean there = breaks(shown, xName, x, yName.orElseThrow(), number(ys.get(), middle));
            if (there == broken[0]) low = middle;
            else high = middle;
        }
        return broken[0] ? new double[]{0, low} : new double[]{high, 1};
    }

    private boolean breaks(Relation shown, String x, double atX, String y, double atY) {
        double left = shown.left().value(name -> value(name, x, atX, y, atY));
        double right = shown.right().value(name -> value(name, x, atX, y, atY));
        return switch (shown.comparison()) {
            case AT_MOST -> left > right;
            case BELOW -> left >= right;
            case AT_LEAST -> left < right;
            case ABOVE -> left <= right;
        };
    }

    private double value(String name, String x, double atX, String y, double atY) {
        if (name.equals(x)) return atX;
        if (name.equals(y)) return atY;
        Parameter p = editor.rows().stream().filter(r -> r.name().equals(name)).map(ParameterRow::parameter).findFirst()
                .orElseThrow();
        Object held = p.fixed().isPresent() ? p.fixed().get().value() : p.defaultValue();
        return held instanceof Number n ? n.doubleValue() : Double.POSITIVE_INFINITY;
    }

    /// The number at a place of a range's own scale, not rounded to its steps.
    private static double number(NumericDistribution range, double u) {
        double low = range.lowest();
        double high = range.highest();
        return range.log() ? Math.exp(Math.log(low) + u * (Math.log(high) - Math.log(low))) : low + u * (high - low);
    }

    private void dots(Frame frame, ParameterRow x, Optional<ParameterRow> y, double e) {
        if (y.isEmpty()) return;
        SearchHistory history = editor.lastSearchProperty().get();
        for (Configuration c : history.latest(MOST_DOTS)) dot(frame, x, y.get(), c, 0.16 * e, "rule-plane-trial");
        for (Configuration c : history.best()) dot(frame, x, y.get(), c, 0.18 * e, "rule-plane-best");
        Object atX = standing(x);
        Object atY = standing(y.get());
        if (!(atX instanceof Number a) || !(atY instanceof Number b)) return;
        if (!inside(range(x), a) || !inside(range(y.get()), b)) return;
        double px = frame.x(UnitCube.encode(range(x), a));
        double py = frame.y(UnitCube.encode(range(y.get()), b));
        double r = 0.46 * e;
        Polygon diamond = new Polygon(px, py - r, px + r, py, px, py + r, px - r, py);
        diamond.getStyleClass().add("track-default");
        getChildren().add(diamond);
    }

    private static @Nullable Object standing(ParameterRow row) {
        Parameter p = row.parameter();
        return p.fixed().isPresent() ? p.fixed().get().value() : p.defaultValue();
    }

    private static boolean inside(NumericDistribution range, Number value) {
        return value.doubleValue() >= range.lowest() && value.doubleValue() <= range.highest();
    }

    private void dot(Frame frame, ParameterRow x, ParameterRow y, Configuration c, double radius, String styleClass) {
        if (!(c.getOr(x.name(), null) instanceof Number a) || !(c.getOr(y.name(), null) instanceof Number b)) return;
        if (!inside(range(x), a) || !inside(range(y), b)) return;
        Circle circle =
                new Circle(frame.x(UnitCube.encode(range(x), a)), frame.y(UnitCube.encode(range(y), b)), radius);
        circle.getStyleClass().add(styleClass);
        getChildren().add(circle);
    }

    private void words(Frame frame, ParameterRow x, Optional<ParameterRow> y, double e) {
        Label name = Ui.label(x.spec().label(), "caption", "muted");
        place(name, frame.left + frame.width / 2, frame.top + frame.height + 1.9 * e, 0.5);
        place(end(range(x).lowest()), frame.left, frame.top + frame.height + 0.8 * e, 0.5);
        place(end(range(x).highest()), frame.left + frame.width, frame.top + frame.height + 0.8 * e, 0.7);
        if (y.isEmpty()) return;
        place(end(range(y.get()).highest()), frame.left - 0.4 * e, frame.top + 0.4 * e, 1);
        place(end(range(y.get()).lowest()), frame.left - 0.4 * e, frame.top + frame.height - 0.3 * e, 1);
        Label up = Ui.label(y.get().spec().label(), "caption", "muted");
        getChildren().add(up);
        up.applyCss();
        up.autosize();
        up.setRotate(-90);
        up.relocate(0.7 * e - up.getWidth() / 2, frame.top + frame.height / 2 - up.getHeight() / 2);
    }

    private static Label end(double value) {
        return Ui.label(NumberText.brief(value, 4), "caption", "muted");
    }

    private void place(Label label, double x, double y, double anchor) {
        getChildren().add(label);
        label.applyCss();
        label.autosize();
        label.relocate(Math.round(x - anchor * label.getWidth()), Math.round(y - label.getHeight() / 2));
    }
}
