package sweetspot.model.tree;

/// The negative logarithm of the true class's probability: logistic for two classes, which need one output, else
/// softmax.
final class LogLoss implements Loss {
    private final int[] labels;
    private final int classes;
    private final double[] starts;
    /// Per row the largest output and the sum of exponentials relative to it.
    private final double[] largest;
    private final double[] sumsOfExponentials;

    /// @param weights per row how much it counts
    LogLoss(int[] labels, int classes, double[] weights) {
        this.labels = labels;
        this.classes = classes;
        double[] totals = new double[classes];
        double all = 0;
        for (int i = 0; i < labels.length; i++) {
            totals[labels[i]] += weights[i];
            all += weights[i];
        }
        largest = new double[classes == 2 ? 0 : labels.length];
        sumsOfExponentials = new double[largest.length];
        starts = new double[outputs()];
        if (classes == 2) starts[0] = Math.log(totals[1] / totals[0]);
        else for (int k = 0; k < classes; k++) starts[k] = Math.log(totals[k] / all);
    }

    @Override
    public int outputs() {
        return classes == 2 ? 1 : classes;
    }

    @Override
    public double start(int k) {
        return starts[k];
    }

    @Override
    public void prepare(double[][] sums) {
        if (classes == 2) return;
        int n = labels.length;
        for (int i = 0; i < n; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (double[] sum : sums) most = Math.max(most, sum[i]);
            double total = 0;
            for (double[] sum : sums) total += Math.exp(sum[i] - most);
            largest[i] = most;
            sumsOfExponentials[i] = total;
        }
    }

    @Override
    public void derive(int k, double[][] sums, double[] weights, double[] first, double[] second) {
        double[] sum = sums[k];
        int positive = classes == 2 ? 1 : k;
        for (int i = 0; i < first.length; i++) {
            double p = classes == 2 ? 1 / (1 + Math.exp(-sum[i]))
                    : Math.exp(sum[i] - largest[i]) / sumsOfExponentials[i];
            first[i] = weights[i] * (labels[i] == positive ? p - 1 : p);
            second[i] = weights[i] * p * (1 - p);
        }
    }

    @Override
    public double[] predict(double[] outputs) {
        double[] p = classes == 2 ? new double[]{0, outputs[0]} : outputs;
        double most = Double.NEGATIVE_INFINITY;
        for (double output : p) most = Math.max(most, output);
        double total = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(p[k] - most);
            total += p[k];
        }
        for (int k = 0; k < p.length; k++) p[k] /= total;
        return p;
    }
}
