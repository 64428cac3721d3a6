package sweetspot.model.tree;

/// Half the squared error, in units of its own.
final class SquaredLoss implements Loss {
    private final TargetUnits units;
    private final double[] targets;

    SquaredLoss(double[] targets) {
        this.units = TargetUnits.of(targets);
        this.targets = units.down(targets);
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public double start(int k) {
        return 0;
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
