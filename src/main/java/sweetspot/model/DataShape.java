package sweetspot.model;

import java.util.Collection;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.DateColumn;
import sweetspot.model.prepare.CategoryEncoding;
import sweetspot.model.prepare.SpecialWidth;
import sweetspot.study.Target.Task;

/// The size of a learning task, which defaults and ranges of some hyperparameters depend on.
///
/// @param rows number of rows with a target, at least 1
/// @param features number of numbers a row becomes when its categories are spread out, at least 1
/// @param classes number of classes, at least 1; 0 where numbers are predicted
/// @param spread the sum of these numbers' variances once those that are not 0 and 1 of a category are scaled, above 0:
///     half the mean squared distance of two rows. One over it is what scikit-learn calls the gamma `scale`
/// @param task the kind of prediction
public record DataShape(int rows, int features, int classes, double spread, Task task) {

    /// @throws IllegalArgumentException if a number is out of its range
    public DataShape {
        if (rows < 1) throw new IllegalArgumentException("rows must be at least 1, not " + rows);
        if (features < 1) throw new IllegalArgumentException("features must be at least 1, not " + features);
        if (!(spread > 0)) throw new IllegalArgumentException("spread must be above 0, not " + spread);
        if (classes < 0) throw new IllegalArgumentException("classes must not be negative, not " + classes);
        if (classes > 0 != (task == Task.CLASSIFICATION)) {
            throw new IllegalArgumentException(task.id() + " cannot have " + classes + " classes");
        }
    }

    /// The shape of a classification, or of a regression if there are no classes.
    public DataShape(int rows, int features, int classes, double spread) {
        this(rows, features, classes, spread, classes == 0 ? Task.REGRESSION : Task.CLASSIFICATION);
    }

    /// The shape of a table of numbers.
    public DataShape(int rows, int features, int classes) {
        this(rows, features, classes, features);
    }

    /// A usual shape, where the data are not known.
    public static DataShape usual(Task task) {
        return new DataShape(1000, 20, task == Task.CLASSIFICATION ? 2 : 0, 20, task);
    }

    /// The shape of the task to predict `target` from all columns but those in `exclude`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static DataShape of(Dataset data, String target, Task task, Collection<String> exclude) {
        Column column = data.column(target);
        int features = 0;
        double spread = 0;
        for (Column c : data.columns()) {
            if (c.name().equals(target) || exclude.contains(c.name())) continue;
            features += width(c);
            spread += spread(c);
        }
        int classes = task != Task.CLASSIFICATION ? 0 : Math.max(1, TargetValues.Classes.of(column).names().size());
        return new DataShape(Math.max(1, column.size() - column.missing()), Math.max(1, features), classes,
                spread > 0 ? spread : 1, task);
    }

    /// A number is scaled to variance 1; the variances of a category's 0 and 1 are one less the sum of squared shares.
    private static double spread(Column column) {
        if (isSpecial(column)) return width(column);
        if (!(column instanceof CategoryColumn c) || used(c) > CategoryEncoding.ONE_HOT_LIMIT) return 1;
        double spread = 1 - square((double) c.missing() / Math.max(1, c.size()));
        for (int count : c.counts()) spread -= square((double) count / Math.max(1, c.size()));
        return Math.max(0, spread);
    }

    private static double square(double x) {
        return x * x;
    }

    /// Dates, steps and words become numbers of their own.
    private static boolean isSpecial(Column column) {
        return column instanceof DateColumn
                || column instanceof CategoryColumn c && c.use() != CategoryColumn.Use.NAMES;
    }

    private static int width(Column column) {
        if (isSpecial(column)) return SpecialWidth.of(column);
        return column instanceof CategoryColumn c && used(c) <= CategoryEncoding.ONE_HOT_LIMIT ? used(c) : 1;
    }

    /// Number of levels that rows have.
    private static int used(CategoryColumn column) {
        int used = 0;
        for (int count : column.counts()) used += count > 0 ? 1 : 0;
        return used;
    }
}
