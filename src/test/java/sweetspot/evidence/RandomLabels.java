package sweetspot.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import sweetspot.study.Target.Task;

/// Tables in which there is nothing to find: numbers drawn from the normal distribution, some columns correlated, and two
/// classes of equal size dealt at random. Whatever a search finds there is luck; every true AUC is 0.5.
final class RandomLabels {
    private static final List<String> MODELS =
            List.of("decision_tree", "logistic_regression", "knn", "svm_rbf", "naive_bayes");

    private RandomLabels() {}

    /// The search on the table of that number: 60 to 500 rows, 10 to 50 columns, one row in five sealed.
    ///
    /// @param trials budget
    static SmallSearch search(int number, int trials, Path folder) throws IOException {
        Random random = new Random(7_001L + 31L * number);
        // Sizes go round, so that any twenty in a row span the whole range: 60, 83, 106 … 497.
        int rows = 60 + 23 * (number % 20);
        int columns = 10 + (number * 17) % 41;
        String model = MODELS.get(number % MODELS.size());
        String id = String.format(Locale.ROOT, "noise-%03d-%d-%d-%s", number, rows, columns, model);
        Path file = folder.resolve(id + ".csv");
        if (!Files.exists(file)) Files.writeString(file, table(random, rows, columns));
        return new SmallSearch(id, folder, file.toString(), "", "y", Task.CLASSIFICATION, "roc_auc", model, trials,
                1 + number);
    }

    private static String table(Random random, int rows, int columns) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < columns; c++) text.append('x').append(c).append(',');
        text.append("y\n");
        int[] classes = new int[rows];
        for (int r = 0; r < rows; r++) classes[r] = r % 2;
        for (int r = rows - 1; r > 0; r--) {
            int other = random.nextInt(r + 1);
            int swap = classes[r];
            classes[r] = classes[other];
            classes[other] = swap;
        }
        for (int r = 0; r < rows; r++) {
            double shared = random.nextGaussian();
            for (int c = 0; c < columns; c++) {
                double x = random.nextGaussian() + (c % 3 == 0 ? shared : 0);
                text.append(String.format(Locale.ROOT, "%.4f,", x));
            }
            text.append(classes[r] == 0 ? "left" : "right").append('\n');
        }
        return text.toString();
    }
}
