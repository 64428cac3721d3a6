package sweetspot.model.prepare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import smile.feature.extraction.PCA;

/// Makes fewer features out of many, as learned from training rows. Immutable.
sealed interface FeatureReducer {

    /// Number of features that are left.
    int width();

    /// The rows with fewer features.
    double[][] apply(double[][] x);

    /// Learns from training rows.
    ///
    /// @param x training rows × features
    /// @param targets per target the value of each training row; read where features are selected
    static FeatureReducer fit(Preparation preparation, double[][] x, double[][] targets) {
        return switch (preparation.reduction()) {
            case NONE -> new All(x[0].length);
            case SELECT -> Selected.best(x[0].length, preparation.keep(), j -> Selected.correlated(x, j, targets));
            case INFORMATION -> {
                MutualInformation information = new MutualInformation(targets, x.length);
                yield Selected.best(x[0].length, preparation.keep(), j -> information.of(x, j));
            }
            case PCA -> Components.fit(x, preparation.keep());
        };
    }

    /// All features, as they are.
    record All(int width) implements FeatureReducer {
        @Override
        public double[][] apply(double[][] x) {
            return x;
        }
    }

    /// Some of the features, in their order.
    ///
    /// @param kept their positions, ascending
    record Selected(int[] kept) implements FeatureReducer {
        /// The features with the highest scores, the first of equals.
        static Selected best(int features, double share, IntToDoubleFunction score) {
            double[] scores = IntStream.range(0, features).mapToDouble(score).toArray();
            int keep = Math.clamp(Math.round(share * features), 1, features);
            return new Selected(IntStream.range(0, features).boxed()
                    .sorted(Comparator.comparingDouble((Integer j) -> -scores[j])).limit(keep)
                    .mapToInt(Integer::intValue).sorted().toArray());
        }

        /// The share of a feature's variance that the target explains, which orders features as the F statistic does
        /// (F grows with it for given degrees of freedom): the squared correlation with an amount; with classes, given
        /// as a 0/1 target for each, the variance between them over all of it. 0 for a constant feature.
        private static double correlated(double[][] x, int j, double[][] targets) {
            double mean = 0;
            for (double[] row : x) mean += row[j] / x.length;
            double all = 0;
            for (double[] row : x) all += (row[j] - mean) * (row[j] - mean);
            if (!(all > 0) || !Double.isFinite(all)) return 0;
            boolean classes = Arrays.stream(targets).allMatch(t -> Arrays.stream(t).allMatch(v -> v == 0 || v == 1));
            return (classes ? between(x, j, mean, targets) : explained(x, j, mean, targets[0])) / all;
        }

        private static double explained(double[][] x, int j, double mean, double[] target) {
            double targetMean = Arrays.stream(target).average().orElse(0);
            double products = 0;
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                products += (x[i][j] - mean) * (target[i] - targetMean);
                squares += (target[i] - targetMean) * (target[i] - targetMean);
            }
            return squares > 0 ? products * products / squares : 0;
        }

        /// Sum of squares between the groups; what is in none of the targets is a group too.
        private static double between(double[][] x, int j, double mean, double[][] targets) {
            double sum = 0;
            double restSum = 0;
            int rest = x.length;
            for (double[] row : x) restSum += row[j] - mean;
            for (double[] target : targets) {
                double groupSum = 0;
                int count = 0;
                for (int i = 0; i < x.length; i++) {
                    if (target[i] != 1) continue;
                    groupSum += x[i][j] - mean;
                    count++;
                }
                if (count > 0) sum += groupSum * groupSum / count;
                restSum -= groupSum;
                rest -= count;
            }
            return rest > 0 ? sum + restSum * restSum / rest : sum;
        }

        @Override
        public int width() {
            return kept.length;
        }

        @Override
        public double[][] apply(double[][] x) {
            double[][] out = new double[x.length][kept.length];
            for (int i = 0; i < x.length; i++) {
                for (int k = 0; k < kept.length; k++) out[i][k] = x[i][kept[k]];
            }
            return out;
        }
    }

    /// The principal components of most variance.
    ///
    /// @param center the means of the features
    /// @param loadings per component its weight for each feature
    record Components(double[] center, double[][] loadings) implements FeatureReducer {

        static Components fit(double[][] x, double share) {
            int features = x[0].length;
            double[] center = new double[features];
            for (double[] row : x) for (int j = 0; j < features; j++) center[j] += row[j] / x.length;
            boolean constant = Arrays.stream(x).allMatch(row -> Arrays.equals(row, x[0]));
            if (constant || x.length < 2) return new Components(center, new double[1][features]);
            PCA pca = PCA.fit(x);
            double[] cumulative = pca.cumulativeVarianceProportion().toArray(new double[0]);
            int most = Math.min(cumulative.length, Math.min(x.length, features));
            int keep = 1;
            while (keep < most && cumulative[keep - 1] < share) keep++;
            double[][] loadings = new double[keep][features];
            for (int k = 0; k < keep; k++) {
                for (int j = 0; j < features; j++) loadings[k][j] = pca.loadings().get(j, k);
            }
            return new Components(center, loadings);
        }

        @Override
        public int width() {
            return loadings.length;
        }

        @Override
        public double[][] apply(double[][] x) {
            double[][] out = new double[x.length][loadings.length];
            for (int i = 0; i < x.length; i++) {
                for (int k = 0; k < loadings.length; k++) {
                    double sum = 0;
                    for (int j = 0; j < center.length; j++) sum += (x[i][j] - center[j]) * loadings[k][j];
                    out[i][k] = sum;
                }
            }
            return out;
        }
    }
}
