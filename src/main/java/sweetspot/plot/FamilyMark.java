package sweetspot.plot;

import java.util.List;

/// The look of a model family wherever it is shown: a colour, a dash and a shape, so that colour is never the only cue.
///
/// @param hue which of the theme's colours, from 0
/// @param dash of its line, at 100 % text size; 0 = solid
/// @param shape of its marks
public record FamilyMark(int hue, double dash, Shape shape) {

    /// Shapes of marks.
    public enum Shape { CIRCLE, SQUARE, DIAMOND, DOWN, UP, HEXAGON }

    /// Families with a look of their own, in pairs of different shapes where colours repeat.
    private static final List<String> KNOWN = List.of("gradient_boosting", "random_forest", "mlp", "svm_rbf",
            "logistic_regression", "knn", "xgboost", "extra_trees", "decision_tree", "elastic_net", "ridge", "svr");
    private static final double[] DASHES = {0, 6, 2, 9, 4, 3};

    /// The look of a family; one that is not known yet gets one by its name.
    public static FamilyMark of(String family) {
        int known = KNOWN.indexOf(family);
        int at = known >= 0 ? known : KNOWN.size() + Math.floorMod(family.hashCode(), 24);
        int round = at / 6;
        return new FamilyMark(at % 6, DASHES[(at + 2 * round) % 6], Shape.values()[(at + round) % 6]);
    }

    /// Its colour in a theme.
    public Color color(PlotTheme theme) {
        return switch (hue) {
            case 0 -> theme.blue();
            case 1 -> theme.vermilion();
            case 2 -> theme.purple();
            case 3 -> theme.orange();
            case 4 -> theme.green();
            default -> theme.grey();
        };
    }

    /// Its line.
    public Stroke line(PlotTheme theme, double width) {
        return dash == 0 ? Stroke.solid(color(theme), theme.px(width))
                : Stroke.dashed(color(theme), theme.px(width), theme.px(dash));
    }

    /// A filled mark.
    public void paint(Painter p, double x, double y, double radius, PlotTheme theme) {
        paint(p, x, y, radius, color(theme), Stroke.NONE);
    }

    /// A mark.
    public void paint(Painter p, double x, double y, double r, Color fill, Stroke stroke) {
        switch (shape) {
            case CIRCLE -> p.circle(x, y, r, fill, stroke);
            case SQUARE -> p.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, 0, fill, stroke);
            case DIAMOND -> p.diamond(x, y, r * 1.2, fill, stroke);
            case DOWN ->
                p.polygon(new double[]{x - r, x + r, x}, new double[]{y - r * 0.8, y - r * 0.8, y + r}, 3, fill,
                        stroke);
            case UP -> p.polygon(new double[]{x - r, x + r, x}, new double[]{y + r * 0.8, y + r * 0.8, y - r}, 3, fill,
                    stroke);
            case HEXAGON -> p.polygon(new double[]{x - r, x - r / 2, x + r / 2, x + r, x + r / 2, x - r / 2},
                    new double[]{y, y - r * 0.87, y - r * 0.87, y, y + r * 0.87, y + r * 0.87}, 6, fill, stroke);
        }
    }
}
