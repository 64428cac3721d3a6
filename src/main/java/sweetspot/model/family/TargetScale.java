package sweetspot.model.family;

/// Brings numbers to predict to mean 0 and standard deviation 1, and predictions back.
record TargetScale(double mean, double deviation) {

    static TargetScale of(double[] y) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            double before = y[i] - mean;
            mean += before / (i + 1);
            squares += before * (y[i] - mean);
        }
        double deviation = Math.sqrt(squares / y.length);
        return new TargetScale(mean, deviation > 0 && Double.isFinite(deviation) ? deviation : 1);
    }

    double down(double value) {
        return (value - mean) / deviation;
    }

    double up(double scaled) {
        return mean + deviation * scaled;
    }
}
