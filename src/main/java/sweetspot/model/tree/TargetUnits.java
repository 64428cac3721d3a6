package sweetspot.model.tree;

/// Numbers to predict, relative to their mean and divided by a power of two, so that neither a large offset costs
/// precision nor squares leave the range of numbers.
record TargetUnits(double mean, int exponent) {

    static TargetUnits of(double[] targets) {
        double mean = 0;
        for (int i = 0; i < targets.length; i++) mean += (targets[i] - mean) / (i + 1);
        double largest = 0;
        for (double t : targets) largest = Math.max(largest, Math.abs(t - mean));
        return new TargetUnits(mean, largest == 0 ? 0 : Math.getExponent(largest));
    }

    double[] down(double[] targets) {
        double[] scaled = new double[targets.length];
        for (int i = 0; i < scaled.length; i++) scaled[i] = Math.scalb(targets[i] - mean, -exponent);
        return scaled;
    }

    double up(double scaled) {
        return mean + Math.scalb(scaled, exponent);
    }
}
