package sweetspot.model;

import java.util.Collection;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;
import sweetspot.study.Target.Task;

/// The size of a learning task, which defaults and ranges of some hyperparameters depend on.
///
/// @param rows number of rows with a target, at least 1
/// @param features number of numbers a row becomes when its categories are spread out, at least 1
/// @param classes number of classes, at least 1; 0 for regression
public record DataShape(int rows, int features, int classes) {

    /// @throws IllegalArgumentException if a number is out of its range
    public DataShape {
        if (rows < 1) throw new IllegalArgumentException("rows must be at least 1, not " + rows);
        if (features < 1) throw new IllegalArgumentException("features must be at least 1, not " + features);
        if (classes < 0) throw new IllegalArgumentException("classes must not be negative, not " + classes);
    }

    /// The shape of the task to predict `target` from all columns but those in `exclude`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static DataShape of(Dataset data, String target, Task task, Collection<String> exclude) {
        Column column = data.column(target);
        int features = 0;
        for (Column c : data.columns()) {
            if (!c.name().equals(target) && !exclude.contains(c.name())) features += width(c);
        }
        int classes = task == Task.REGRESSION ? 0 : Math.max(1, TargetValues.Classes.of(column).names().size());
        return new DataShape(Math.max(1, column.size() - column.missing()), Math.max(1, features), classes);
    }

    private static int width(Column column) {
        return switch (column) {
            case NumberColumn _ -> 1;
            case CategoryColumn c -> {
                int used = 0;
                for (int count : c.counts()) used += count > 0 ? 1 : 0;
                yield used > CategoryEncoding.ONE_HOT_LIMIT ? 1 : used;
            }
        };
    }

    /// What is predicted.
    public Task task() {
        return classes == 0 ? Task.REGRESSION : Task.CLASSIFICATION;
    }
}
