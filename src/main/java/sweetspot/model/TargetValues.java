package sweetspot.model;

import java.util.List;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.NumberColumn;
import sweetspot.study.Target.Task;

/// The values to predict, one per row, none missing. Arrays are shared, not copied: nobody changes them.
public sealed interface TargetValues {

    /// Number of rows.
    int size();

    /// How much each row counts, in training and in scores.
    RowWeights weights();

    /// The same values whose rows count as much as that.
    TargetValues weighted(RowWeights weights);

    /// The values and weights of the given rows, in their order.
    TargetValues rows(int[] rows);

    /// The values as numbers that a preparation may learn from: the amounts; or 1 for the second of two classes; or of
    /// more for each class 1 where a row has it; 0 elsewhere.
    ///
    /// @return targets × rows
    default double[][] asTargets() {
        return switch (this) {
            case Numbers n -> new double[][]{n.values()};
            case Classes c -> {
                double[][] targets = new double[c.count() <= 2 ? 1 : c.count()][c.size()];
                for (int i = 0; i < c.size(); i++) {
                    if (targets.length > 1) targets[c.codes()[i]][i] = 1;
                    else targets[0][i] = c.codes()[i] == 1 ? 1 : 0;
                }
                yield targets;
            }
        };
    }

    /// The values of a column in which no value is missing.
    ///
    /// @throws IllegalArgumentException if a value is missing, or text is to be predicted as a number
    static TargetValues of(Column column, Task task) {
        if (column.missing() > 0) throw new IllegalArgumentException(column.name() + " has missing values");
        if (task == Task.CLASSIFICATION) return Classes.of(column);
        if (column instanceof NumberColumn n) return new Numbers(n.values());
        throw new IllegalArgumentException(column.name() + " holds text, which regression cannot predict");
    }

    /// Classes.
    ///
    /// @param codes per row the position of its class in `names`
    /// @param names the classes as a person reads them, in a fixed order: texts in the order of the column's levels,
    ///     numbers ascending; unmodifiable
    /// @param weights how much each row counts
    record Classes(int[] codes, List<String> names, RowWeights weights) implements TargetValues {
        public Classes {
            names = List.copyOf(names);
        }

        /// Classes of rows that count the same.
        public Classes(int[] codes, List<String> names) {
            this(codes, names, RowWeights.EQUAL);
        }

        /// The classes of a column; -1 where the value is missing. Levels without a row are left out.
        public static Classes of(Column column) {
            ClassLabels labels = ClassLabels.of(column);
            return new Classes(labels.codes(), labels.names());
        }

        /// The classes of a column as positions in `names`, so that two parts of one table agree.
        ///
        /// @throws IllegalArgumentException if a class is not among the names
        public static Classes of(Column column, List<String> names) {
            ClassLabels labels = ClassLabels.of(column);
            int[] position = labels.names().stream().mapToInt(names::indexOf).toArray();
            int[] codes = labels.codes().clone();
            for (int row = 0; row < codes.length; row++) {
                if (codes[row] < 0) continue;
                codes[row] = position[codes[row]];
                if (codes[row] < 0) throw new IllegalArgumentException("unknown class " + column.text(row));
            }
            return new Classes(codes, names);
        }

        /// Number of classes, those without a row among these rows included.
        public int count() {
            return names.size();
        }

        /// Number of rows of each class.
        public int[] counts() {
            int[] counts = new int[names.size()];
            for (int code : codes) if (code >= 0) counts[code]++;
            return counts;
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public Classes rows(int[] rows) {
            int[] picked = new int[rows.length];
            for (int i = 0; i < rows.length; i++) picked[i] = codes[rows[i]];
            return new Classes(picked, names, weights.rows(rows));
        }

        @Override
        public Classes weighted(RowWeights others) {
            return new Classes(codes, names, others);
        }
    }

    /// Numbers.
    ///
    /// @param values one per row, finite
    /// @param weights how much each row counts
    record Numbers(double[] values, RowWeights weights) implements TargetValues {
        /// Numbers of rows that count the same.
        public Numbers(double[] values) {
            this(values, RowWeights.EQUAL);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Numbers rows(int[] rows) {
            double[] picked = new double[rows.length];
            for (int i = 0; i < rows.length; i++) picked[i] = values[rows[i]];
            return new Numbers(picked, weights.rows(rows));
        }

        @Override
        public Numbers weighted(RowWeights others) {
            return new Numbers(values, others);
        }
    }
}
