package sweetspot.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.model.DataShape;
import sweetspot.model.Prediction;
import sweetspot.model.family.ModelCatalog;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

class OutOfFoldTest {
    @TempDir
    Path folder;

    private static final int ROWS = 40;

    private LearningTask task(int classes) throws Exception {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < ROWS; i++) text.append(i * i % 7).append(",k").append(i % classes).append('\n');
        Path file = folder.resolve("t" + classes + ".csv");
        Files.writeString(file, text);
        ModelSubject subject = new ModelSubject(new Target(file.toString(), "y", Task.CLASSIFICATION, "", List.of(),
                "accuracy"), "knn", new Validation(2, 0, true, 1));
        Experiment e = new Experiment("e", subject,
                ModelCatalog.byId("knn").recommendedSpace(new DataShape(ROWS, 1, classes)), "random", "none",
                Budget.ofTrials(1), 1, 1);
        return ObjectiveFactory.create(e, folder).task().orElseThrow();
    }

    private static double[] sure(int row, int classes, int rank) {
        double[] p = new double[classes];
        double missing = 1e-9 * (1 + rank);
        for (int k = 0; k < classes; k++) p[k] = missing / (classes - 1);
        p[row % classes] = 1 - missing;
        return p;
    }

    /// A model that separates the classes is all but certain of every row; its ranks are its score.
    @Test
    void ranksOfRowsThatAreAllButCertainAreKept() throws Exception {
        for (int classes : List.of(2, 3)) {
            LearningTask task = task(classes);
            OutOfFold kept = new OutOfFold();
            int row = 0;
            for (int f = 0; f < 2; f++) {
                int n = task.fold(f).test().length;
                double[][] scores = new double[n][];
                int[] labels = new int[n];
                for (int i = 0; i < n; i++, row++) {
                    scores[i] = sure(row, classes, row);
                    labels[i] = row % classes;
                }
                kept.add(new Prediction.Classes(labels, scores, true));
            }
            List<Prediction> again = OutOfFold.predictions(task, kept.values());
            assertEquals(2, again.size());
            row = 0;
            for (Prediction fold : again) {
                Prediction.Classes c = (Prediction.Classes) fold;
                for (int i = 0; i < c.size(); i++, row++) {
                    double[] p = sure(row, classes, row);
                    assertEquals(row % classes, c.labels()[i]);
                    for (int k = 0; k < classes; k++) assertEquals(p[k], c.scores()[i][k], 1e-6 * p[k]);
                }
            }
            // Their means are what a mean of models predicts.
            float[] means = OutOfFold.means(kept.values(), ROWS, classes);
            assertEquals(ROWS * (classes - 1), means.length);
            for (float mean : means) assertTrue(mean >= 0 && mean <= 1, String.valueOf(mean));
        }
    }

    /// Support vector machines with a small cost answer all but the same for every row; the ranks are their score.
    @Test
    void ranksOfScoresThatAreAllButEqualAreKept() throws Exception {
        LearningTask task = task(2);
        OutOfFold kept = new OutOfFold();
        int row = 0;
        for (int f = 0; f < 2; f++) {
            double[][] scores = new double[task.fold(f).test().length][];
            for (int i = 0; i < scores.length; i++, row++)
                scores[i] = new double[]{-0.3 - row * 1e-11, 0.3 + row * 1e-11};
            kept.add(new Prediction.Classes(new int[scores.length], scores, false));
        }
        row = 0;
        for (Prediction fold : OutOfFold.predictions(task, kept.values())) {
            Prediction.Classes c = (Prediction.Classes) fold;
            assertEquals(false, c.probabilities());
            for (int i = 0; i < c.size(); i++, row++) assertEquals(0.3 + row * 1e-11, c.scores()[i][1], 1e-14);
        }
        assertEquals(ROWS, row);
        // Without the second parts, as before, they are read as they were.
        float[] old = java.util.Arrays.copyOf(kept.values(), ROWS + ROWS + 2 * ROWS);
        Prediction.Classes first = (Prediction.Classes) OutOfFold.predictions(task, old).getFirst();
        assertEquals(0.3f, first.scores()[0][1], 1e-7);
    }

    /// Files that were written before probabilities above a half were kept by what they lack are read as they were.
    @Test
    void probabilitiesThatWereKeptAsTheyAreStayWhatTheyWere() throws Exception {
        LearningTask task = task(2);
        float[] old = new float[ROWS];
        for (int i = 0; i < ROWS; i++) old[i] = i / (float) (ROWS - 1);
        assertArrayEquals(old, OutOfFold.means(old, ROWS, 2));
        double[][] first = ((Prediction.Classes) OutOfFold.predictions(task, old).getFirst()).scores();
        for (int i = 0; i < first.length; i++) assertEquals(old[i], first[i][1], 1e-7);
    }
}
