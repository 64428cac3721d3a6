package sweetspot.model.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.CategoryEncoding;
import sweetspot.model.prepare.Imputation;
import sweetspot.model.prepare.MutualInformation;
import sweetspot.model.prepare.Pipeline;
import sweetspot.model.prepare.Preparation;
import sweetspot.model.prepare.Reduction;
import sweetspot.model.prepare.Scaling;

/// What the steps make of made-up tables, against what scikit-learn 1.2 makes of them, recorded in
/// `pipeline_golden.txt` by `pipeline_golden.py`, and `gaps_golden.txt` by `gaps_golden.py`.
class PipelineGoldenTest {
    /// scikit-learn fits the sigmoid by a search that stops early.
    private static final double SIGMOID_TOLERANCE = 2e-4;

    /// A case by its lines: each key's rows of numbers.
    private record Case(String name, Map<String, List<double[]>> lines) {
        double[] row(String key) {
            return lines.get(key).getFirst();
        }

        double[][] matrix(String key) {
            return lines.get(key).toArray(double[][]::new);
        }
    }

    private static List<Case> cases() throws IOException {
        return cases("pipeline_golden.txt");
    }

    private static List<Case> cases(String file) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = PipelineGoldenTest.class.getResourceAsStream(file)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] words = line.split(" ");
                if (words[0].equals("case")) {
                    cases.add(new Case(line.substring(5), new LinkedHashMap<>()));
                } else {
                    cases.getLast().lines.computeIfAbsent(words[0], _ -> new ArrayList<>())
                            .add(Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
                }
            }
        }
        return cases;
    }

    private static Dataset dataset(double[][] x) {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < x[0].length; j++) {
            int column = j;
            columns.add(new NumberColumn("c" + j, Arrays.stream(x).mapToDouble(row -> row[column]).toArray()));
        }
        return new Dataset("d", columns);
    }

    private static Preparation preparation(Imputation missing, Scaling scaling, Reduction reduction, double keep) {
        return new Preparation(missing, CategoryEncoding.ONE_HOT, 0, scaling, reduction, keep);
    }

    private static void assertNear(double[][] expected, double[][] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                double e = expected[i][j];
                assertEquals(e, actual[i][j], 1e-9 * Math.max(1, Math.abs(e)), what + ", row " + i + ", column " + j);
            }
        }
    }

    @Test
    void gapsAreFilledFromNearRowsAndMarkedAsByScikitLearn() throws Exception {
        int compared = 0;
        for (Case c : cases("gaps_golden.txt")) {
            if (!c.lines.containsKey("train")) continue;
            Dataset data = dataset(c.matrix("x"));
            int[] train = IntStream.range(0, (int) c.row("train")[0]).toArray();
            int k = (int) c.row("k")[0];
            Preparation near = new Preparation(Imputation.NEIGHBOURS, CategoryEncoding.ONE_HOT, 0, Scaling.NONE,
                    Reduction.NONE, 1, k, false);
            Pipeline.Trained trained = Pipeline.train(near, data, train, new double[0][]);
            double[][] filled = trained.pipeline().transform(data);
            assertNear(c.matrix("filled"), filled, c.name);
            assertNear(Arrays.copyOf(filled, train.length), trained.x(), c.name + ", as trained");
            // Behind each number with gaps stands its mark.
            double[][] marked = Pipeline.fit(new Preparation(Imputation.NEIGHBOURS, CategoryEncoding.ONE_HOT, 0,
                    Scaling.NONE, Reduction.NONE, 1, k, true), data, train).transform(data);
            double[][] marks = c.matrix("marks");
            for (int i = 0; i < marks.length; i++) {
                assertEquals(filled[i].length + marks[i].length, marked[i].length);
                for (int j = 0; j < marks[i].length; j++) assertEquals(marks[i][j], marked[i][2 * j + 1], c.name);
                for (int j = 0; j < filled[i].length; j++) assertEquals(filled[i][j], marked[i][2 * j], c.name);
            }
            compared++;
        }
        assertEquals(4, compared);
    }

    /// To 1e-6: scikit-learn adds a little noise.
    @Test
    void mutualInformationIsScikitLearns() throws Exception {
        int compared = 0;
        for (Case c : cases("gaps_golden.txt")) {
            if (!c.lines.containsKey("information")) continue;
            double[] y = c.row("y");
            TargetValues target = c.name.endsWith("amount") ? new TargetValues.Numbers(y)
                    : new TargetValues.Classes(Arrays.stream(y).mapToInt(v -> (int) v).toArray(),
                            c.name.endsWith("two") ? List.of("a", "b") : List.of("a", "b", "c", "d"));
            double[] expected = c.row("information");
            double[][] x = c.matrix("x");
            for (int j = 0; j < expected.length; j++) {
                assertEquals(expected[j], new MutualInformation(target.asTargets(), x.length).of(x, j), 1e-6,
                        c.name + ", column " + j);
            }
            compared++;
        }
        assertEquals(3, compared);
    }

    @Test
    void missingNumbersAndScalesAreScikitLearns() throws Exception {
        int compared = 0;
        for (Case c : cases()) {
            if (!c.lines.containsKey("train")) continue;
            Dataset data = dataset(c.matrix("x"));
            int[] train = IntStream.range(0, (int) c.row("train")[0]).toArray();
            for (Imputation missing : List.of(Imputation.MEDIAN, Imputation.MEAN, Imputation.MOST_FREQUENT)) {
                assertNear(c.matrix("missing:" + missing.id()), Pipeline.fit(preparation(missing, Scaling.NONE,
                        Reduction.NONE, 1), data, train).transform(data), c.name + ", " + missing);
                compared++;
            }
            for (Scaling scaling : List.of(Scaling.STANDARD, Scaling.MIN_MAX, Scaling.ROBUST)) {
                double[][] expected = c.matrix("scale:" + scaling.id());
                double[][] actual = Pipeline.fit(preparation(Imputation.MEDIAN, scaling, Reduction.NONE, 1), data,
                        train).transform(data);
                // A feature that is constant where it was learned is 0 here, so that no other value can be far off.
                for (int j = 0; j < expected[0].length; j++) {
                    double first = actual[0][j];
                    boolean constant = Arrays.stream(train).allMatch(i -> actual[i][0] == first);
                    for (int i = 0; i < expected.length; i++) {
                        if (constant && i >= train.length) continue;
                        double e = expected[i][j];
                        assertEquals(e, actual[i][j], 1e-9 * Math.max(1, Math.abs(e)),
                                c.name + ", " + scaling + ", row " + i + ", column " + j);
                    }
                }
                compared++;
            }
        }
        assertEquals(30, compared);
    }

    @Test
    void principalComponentsSpanWhatScikitLearnsDo() throws Exception {
        int compared = 0;
        for (Case c : cases()) {
            for (String key : c.lines.keySet()) {
                if (!key.startsWith("pca:")) continue;
                double share = Double.parseDouble(key.substring(4));
                double[][] x = c.matrix("x");
                Dataset data = dataset(x);
                Pipeline pipeline = Pipeline.fit(preparation(Imputation.MEDIAN, Scaling.NONE, Reduction.PCA, share),
                        data, IntStream.range(0, x.length).toArray());
                double[] expected = c.row(key);
                assertEquals(expected[0], pipeline.width(), c.name + ", " + key);
                double[][] z = pipeline.transform(data);
                for (int i = 0; i < z.length; i++) {
                    double squares = 0;
                    for (int k = 0; k < z[i].length; k++) squares += Math.pow(z[i][k] - z[0][k], 2);
                    assertEquals(expected[1 + i], Math.sqrt(squares), 1e-8, c.name + ", " + key + ", row " + i);
                }
                compared++;
            }
        }
        assertEquals(9, compared);
    }

    @Test
    void theBestColumnsAreThoseOfTheFTest() throws Exception {
        int compared = 0;
        for (Case c : cases()) {
            if (!c.lines.containsKey("by_classes")) continue;
            double[][] x = c.matrix("x");
            int[] labels = Arrays.stream(c.row("classes")).mapToInt(v -> (int) v).toArray();
            List<String> names = IntStream.rangeClosed(0, Arrays.stream(labels).max().orElseThrow())
                    .mapToObj(String::valueOf).toList();
            compared += selected(x, new TargetValues.Classes(labels, names), c.row("by_classes"), c.name);
            compared += selected(x, new TargetValues.Numbers(c.row("amounts")), c.row("by_amounts"), c.name);
        }
        assertEquals(24, compared);
    }

    private static int selected(double[][] x, TargetValues truth, double[] order, String what) {
        int features = x[0].length;
        for (int keep = 1; keep <= features; keep++) {
            TreeSet<Integer> expected = new TreeSet<>();
            for (int k = 0; k < keep; k++) expected.add((int) order[k]);
            double[][] z = Pipeline.train(preparation(Imputation.MEDIAN, Scaling.NONE, Reduction.SELECT,
                    (double) keep / features), dataset(x), IntStream.range(0, x.length).toArray(), truth.asTargets())
                    .x();
            assertEquals(keep, z[0].length, what);
            int at = 0;
            for (int j : expected) assertEquals(x[0][j], z[0][at++], what + ", " + keep + " kept");
        }
        return features;
    }

    @Test
    void calibrationsAreScikitLearns() throws Exception {
        int compared = 0;
        for (Case c : cases()) {
            if (!c.lines.containsKey("isotonic")) continue;
            double[] positive = c.row("positive");
            boolean[] is = new boolean[positive.length];
            for (int i = 0; i < is.length; i++) is[i] = positive[i] == 1;
            for (Calibration kind : List.of(Calibration.ISOTONIC, Calibration.SIGMOID)) {
                Calibrator calibrator = Calibrator.fit(kind, c.row("scores"), is);
                double[] asked = c.row("asked");
                for (int i = 0; i < asked.length; i++) {
                    assertEquals(c.row(kind.id())[i], calibrator.probability(asked[i]),
                            kind == Calibration.ISOTONIC ? 1e-9 : SIGMOID_TOLERANCE, c.name + ", " + kind + ", " + i);
                }
                compared++;
            }
        }
        assertEquals(8, compared);
    }

    @Test
    void anIsotonicCalibrationNeverFalls() {
        double[] scores = {0.5, 0.1, 0.9, 0.1, 0.4, 0.4, 0.8};
        boolean[] positive = {true, true, false, false, true, false, true};
        Calibrator calibrator = Calibrator.fit(Calibration.ISOTONIC, scores, positive);
        double before = 0;
        for (double s = -0.5; s <= 1.5; s += 0.01) {
            double p = calibrator.probability(s);
            assertTrue(p >= before && p <= 1, "at " + s);
            before = p;
        }
    }
}
