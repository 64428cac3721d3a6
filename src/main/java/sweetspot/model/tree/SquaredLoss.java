package sweetspot.model.tree;

/// Half the squared error, in units of its own.
final class SquaredLoss implements Loss {
    private final TargetUnits units;
    private final double[] targets;
    private final double start;

    /// @param weights per row how much it counts
    SquaredLoss(double[] targets, double[] weights) {
        this.units = TargetUnits.of(targets);
        this.targets = units.down(targets);
        this.start = start(weights);
    }

    /// The mean of the targets, which is 0 in their units where all rows count the same.
    private double start(double[] weights) {
        double sum = 0;
        double all = 0;
        boolean same = true;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * targets[i];
            all += weights[i];
            same &= weights[i] == weights[0];
        }
        return same ? 0 : sum / all;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public double start(int k) {
        return start;
    }

    @Override
    public void prepare(double[][] sums) {}

    @Override
    public void derive(int k, double[][] sums, double[] weights, double[] first, double[] second) {
        for (int i = 0; i < first.length; i++) {
            first[i] = weights[i] * (sums[0][i] - targets[i]);
            second[i] = weights[i];
        }
    }

    @Override
    public double[] predict(double[] outputs) {
        return new double[]{units.up(outputs[0])};
    }
}
