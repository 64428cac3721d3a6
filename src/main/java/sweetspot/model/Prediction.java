package sweetspot.model;

/// A model's answers for some rows, one entry per row. Arrays are shared, not copied: nobody changes them.
public sealed interface Prediction {

    /// Number of rows.
    int size();

    /// The predictions of the given rows, in their order.
    Prediction rows(int[] rows);

    /// Predicted classes.
    ///
    /// @param labels per row the position of the predicted class
    /// @param scores per row and class how much speaks for the class: a higher score is a stronger claim. Scores of one
    ///     class can be compared over rows
    /// @param probabilities whether the scores of a row are probabilities, from 0 to 1 and adding up to 1
    record Classes(int[] labels, double[][] scores, boolean probabilities) implements Prediction {
        @Override
        public int size() {
            return labels.length;
        }

        @Override
        public Classes rows(int[] rows) {
            int[] picked = new int[rows.length];
            double[][] pickedScores = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                picked[i] = labels[rows[i]];
                pickedScores[i] = scores[rows[i]];
            }
            return new Classes(picked, pickedScores, probabilities);
        }
    }

    /// Predicted numbers.
    ///
    /// @param values one per row
    record Numbers(double[] values) implements Prediction {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Numbers rows(int[] rows) {
            double[] picked = new double[rows.length];
            for (int i = 0; i < rows.length; i++) picked[i] = values[rows[i]];
            return new Numbers(picked);
        }
    }
}
