package sweetspot.model;

import java.util.Arrays;
import java.util.List;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.Groups;
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
            case Ranked r -> new double[][]{r.values()};
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

    /// The values of a column in which no value is missing, of classes or amounts.
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

    /// How relevant rows are to the query that they are ranked for.
    ///
    /// @param values one per row, finite, 0 or more; the more the more relevant
    /// @param queries one per row; rows of one query have the same number, 0 or more
    /// @param relevant the value from which a row counts as relevant, where a model needs a yes or no
    /// @param weights how much each row counts; a query counts as much as its rows do on average
    record Ranked(double[] values, int[] queries, double relevant, RowWeights weights) implements TargetValues {
        /// Rows that count the same.
        public Ranked(double[] values, int[] queries, double relevant) {
            this(values, queries, relevant, RowWeights.EQUAL);
        }

        /// The values of a column in which no value is missing.
        ///
        /// @param query the column that names the queries; a row without one is a query of its own
        /// @throws IllegalArgumentException if a value is missing, text, or below 0
        public static Ranked of(Column column, Column query, double relevant) {
            if (!(TargetValues.of(column, Task.REGRESSION) instanceof Numbers n)) throw new AssertionError();
            for (double value : n.values()) {
                if (value < 0) throw new IllegalArgumentException(column.name() + " has a value below 0");
            }
            return new Ranked(n.values(), Groups.of(query).of(), relevant);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Ranked rows(int[] rows) {
            double[] picked = new double[rows.length];
            int[] pickedQueries = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                picked[i] = values[rows[i]];
                pickedQueries[i] = queries[rows[i]];
            }
            return new Ranked(picked, pickedQueries, relevant, weights.rows(rows));
        }

        @Override
        public Ranked weighted(RowWeights others) {
            return new Ranked(values, queries, relevant, others);
        }

        /// The relevance as numbers, for models that predict it row by row.
        public Numbers numbers() {
            return new Numbers(values, weights);
        }

        /// How much a query counts.
        ///
        /// @param rows of the query, see [#byQuery()]
        public double weight(int[] rows) {
            return Arrays.stream(rows).mapToDouble(weights::of).average().orElse(0);
        }

        /// The rows of each query, in their order; the queries by their number.
        ///
        /// @return queries × rows of it, none empty
        public int[][] byQuery() {
            int most = 0;
            for (int query : queries) most = Math.max(most, query);
            int[] sizes = new int[most + 1];
            for (int query : queries) sizes[query]++;
            int[][] rows = new int[most + 1][];
            for (int q = 0; q <= most; q++) rows[q] = new int[sizes[q]];
            int[] next = new int[most + 1];
            for (int i = 0; i < queries.length; i++) rows[queries[i]][next[queries[i]]++] = i;
            return Arrays.stream(rows).filter(r -> r.length > 0).toArray(int[][]::new);
        }

        /// Whole queries, each as often as it is named and each time a query of its own.
        ///
        /// @param rows of the queries, see [#byQuery()]
        public Ranked drawn(int[][] rows) {
            int[] all = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
            Ranked picked = rows(all);
            int at = 0;
            for (int q = 0; q < rows.length; q++) {
                Arrays.fill(picked.queries, at, at + rows[q].length, q);
                at += rows[q].length;
            }
            return picked;
        }
    }
}
