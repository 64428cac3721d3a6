package sweetspot.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.DataReader;
import sweetspot.data.Dataset;
import sweetspot.data.DateColumn;
import sweetspot.data.NumberColumn;
import sweetspot.study.Target.Task;

/// The data sets on which our models are compared with scikit-learn's: samples of ours, and made-up ones that are the
/// same on every machine.
final class ComparisonData {
    static final int FOLDS = 5;

    private ComparisonData() {}

    /// @param name in files
    /// @param quick whether it is small enough for the tests of every build
    /// @param positive the class that counts as found, for average precision; empty for no such metric
    /// @param table makes the rows; the target is the column `y`
    record Entry(String name, Task task, boolean quick, String positive, Supplier<Dataset> table) {}

    /// @param folds per row the number of the fold that scores it
    record Loaded(Entry entry, Dataset features, TargetValues y, DataShape shape, int[] folds) {
        int[] train(int fold) {
            return IntStream.range(0, folds.length).filter(i -> folds[i] != fold).toArray();
        }

        int[] test(int fold) {
            return IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray();
        }

        int positive() {
            return entry.positive.isEmpty() ? -1 : ((TargetValues.Classes) y).names().indexOf(entry.positive);
        }
    }

    static List<Entry> all() {
        Task c = Task.CLASSIFICATION;
        Task r = Task.REGRESSION;
        return List.of(
                new Entry("breast_cancer", c, true, "malignant", () -> sample("breast-cancer", "diagnosis", Set.of())),
                new Entry("penguins", c, true, "", () -> sample("penguins", "species", Set.of())),
                new Entry("wine", c, true, "", () -> sample("wine", "cultivar", Set.of())),
                new Entry("digits", c, false, "", () -> sample("digits", "digit", Set.of())),
                new Entry("card_fraud", c, false, "yes",
                        () -> sample("card-fraud", "is_fraud", Set.of("transaction_id", "chargeback_code"))),
                new Entry("rare", c, false, "c1", () -> rare(8_000)),
                new Entry("rings", c, true, "c1", () -> rings(400)),
                new Entry("letters", c, false, "", () -> letters(5_200)),
                new Entry("large", c, false, "c1", () -> large(20_000)),
                new Entry("wide", c, true, "c1", () -> wide(60, 400)),
                new Entry("diabetes", r, true, "", () -> sample("diabetes", "progression", Set.of())),
                new Entry("ratings", r, false, "", () -> sample("ratings", "stars", Set.of())),
                new Entry("friedman", r, true, "", () -> friedman(600, 0, 1)),
                new Entry("friedman_large", r, false, "", () -> friedman(10_000, 0, 1)),
                new Entry("offset", r, true, "", () -> friedman(500, 1e9, 1)),
                new Entry("tiny_scale", r, true, "", () -> friedman(400, 0, 1e-9)),
                new Entry("outliers", r, true, "", () -> outliers(800)));
    }

    static Loaded load(Entry entry) {
        Dataset table = entry.table.get();
        TargetValues y = TargetValues.of(table.column("y"), entry.task);
        return new Loaded(entry, table.without(Set.of("y")), y,
                DataShape.of(table, "y", entry.task, List.of()), folds(y));
    }

    /// Rows in random order, then for classes one class after the other, dealt in turn.
    private static int[] folds(TargetValues y) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, y.size()).boxed().toList());
        Collections.shuffle(order, new Random(7));
        if (y instanceof TargetValues.Classes classes) order.sort((a, b) -> classes.codes()[a] - classes.codes()[b]);
        int[] folds = new int[y.size()];
        for (int i = 0; i < folds.length; i++) folds[order.get(i)] = i % FOLDS;
        return folds;
    }

    private static Dataset sample(String file, String target, Set<String> without) {
        try {
            Dataset read = DataReader.dataset(Path.of("sample-data", file + ".csv")).without(without);
            List<Column> columns = new ArrayList<>();
            for (Column column : read.columns()) {
                if (!column.name().equals(target)) columns.add(column);
            }
            columns.add(switch (read.column(target)) {
                case NumberColumn n ->
                    new NumberColumn("y", IntStream.range(0, n.size()).mapToDouble(n::value).toArray());
                case CategoryColumn n ->
                    new CategoryColumn("y", IntStream.range(0, n.size()).map(n::code).toArray(), n.levels());
                case DateColumn d -> throw new IllegalStateException(d.name() + " holds dates");
            });
            Dataset all = new Dataset(file, columns);
            Column y = all.column("y");
            return all.rows(IntStream.range(0, all.rows()).filter(i -> !y.isMissing(i)).toArray());
        } catch (DataException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Dataset table(String name, double[][] x, Column... more) {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < x[0].length; j++) {
            int feature = j;
            columns.add(new NumberColumn("x" + j, Arrays.stream(x).mapToDouble(row -> row[feature]).toArray()));
        }
        columns.addAll(List.of(more));
        return new Dataset(name, columns);
    }

    private static CategoryColumn classes(int[] codes, int count) {
        return new CategoryColumn("y", codes, IntStream.range(0, count).mapToObj(c -> "c" + c).toList());
    }

    private static double[][] normal(int rows, int features, Random random) {
        double[][] x = new double[rows][features];
        for (double[] row : x) for (int j = 0; j < features; j++) row[j] = random.nextGaussian();
        return x;
    }

    /// One row of a hundred is positive, more often where two numbers, a flag and a category say so.
    private static Dataset rare(int rows) {
        Random random = new Random(11);
        double[][] x = normal(rows, 8, random);
        int[] kinds = new int[rows];
        int[] y = new int[rows];
        for (int i = 0; i < rows; i++) {
            x[i][7] = random.nextInt(2);
            x[i][6] = random.nextInt(5);
            kinds[i] = random.nextInt(6);
            double logit = -6.3 + 1.2 * x[i][0] + 0.9 * x[i][1] * x[i][7] + 0.5 * (x[i][6] == 3 ? 2 : 0)
                    + (kinds[i] == 4 ? 1.5 : 0);
            y[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        return table("rare", x, new CategoryColumn("kind", kinds, List.of("a", "b", "c", "d", "e", "f")),
                classes(y, 2));
    }

    /// Two classes that no line parts.
    private static Dataset rings(int rows) {
        Random random = new Random(12);
        double[][] x = normal(rows, 6, random);
        int[] y = new int[rows];
        for (int i = 0; i < rows; i++) {
            double radius = x[i][0] * x[i][0] + x[i][1] * x[i][1] + 0.5 * random.nextGaussian();
            y[i] = radius > 1.4 ? 1 : 0;
        }
        return table("rings", x, classes(y, 2));
    }

    /// 26 classes, each of two clouds.
    private static Dataset letters(int rows) {
        Random random = new Random(13);
        double[][] centres = normal(52, 16, random);
        double[][] x = normal(rows, 16, random);
        int[] y = new int[rows];
        for (int i = 0; i < rows; i++) {
            int cloud = random.nextInt(52);
            y[i] = cloud / 2;
            for (int j = 0; j < 16; j++) x[i][j] = Math.rint(2 * (1.3 * centres[cloud][j] + x[i][j]));
        }
        return table("letters", x, classes(y, 26));
    }

    /// Thirty features of which ten matter, partly together.
    private static Dataset large(int rows) {
        Random random = new Random(14);
        double[][] x = normal(rows, 30, random);
        int[] y = new int[rows];
        for (int i = 0; i < rows; i++) {
            double score = x[i][0] * x[i][1] + Math.sin(2 * x[i][2]) + 0.5 * x[i][3] + 0.3 * (x[i][4] + x[i][5])
                    + (x[i][6] > 0.5 ? x[i][7] : -x[i][8]) + 0.7 * random.nextGaussian();
            y[i] = score > 0.4 ? 1 : 0;
        }
        return table("large", x, classes(y, 2));
    }

    /// More features than rows.
    private static Dataset wide(int rows, int features) {
        Random random = new Random(15);
        double[][] x = normal(rows, features, random);
        int[] y = new int[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = i % 2;
            for (int j = 0; j < 20; j++) x[i][j] += y[i] == 1 ? 0.5 : -0.5;
        }
        return table("wide", x, classes(y, 2));
    }

    /// Friedman's first function of ten features, moved and stretched.
    private static Dataset friedman(int rows, double offset, double scale) {
        Random random = new Random(16 + rows);
        double[][] x = new double[rows][10];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 10; j++) x[i][j] = random.nextDouble();
            y[i] = offset + scale * (10 * Math.sin(Math.PI * x[i][0] * x[i][1]) + 20 * (x[i][2] - 0.5) * (x[i][2] - 0.5)
                    + 10 * x[i][3] + 5 * x[i][4] + random.nextGaussian());
        }
        return table("friedman", x, new NumberColumn("y", y));
    }

    /// A line with heavy-tailed noise, a few rows far off and features of very different scale.
    private static Dataset outliers(int rows) {
        Random random = new Random(17);
        double[][] x = normal(rows, 8, random);
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double noise = random.nextGaussian() / Math.sqrt(0.1 + random.nextDouble());
            y[i] = 3 * x[i][0] - 2 * x[i][1] + Math.abs(x[i][2]) + noise + (random.nextInt(40) == 0 ? 40 : 0);
            x[i][3] *= 1e6;
            x[i][4] = 1e9 + x[i][4];
            x[i][5] = Math.exp(3 * x[i][5]);
        }
        return table("outliers", x, new NumberColumn("y", y));
    }
}
