package sweetspot.model.family;

import sweetspot.model.TargetValues;

/// Brings numbers to predict to mean 0 and standard deviation 1, and predictions back.
record TargetScale(double mean, double deviation) {

    /// By mean and deviation of the weighted rows.
    static TargetScale of(TargetValues.Numbers y) {
        if (y.weights().areEqual()) return of(y.values());
        double mean = 0;
        double squares = 0;
        double all = 0;
        for (int i = 0; i < y.size(); i++) {
            double weight = y.weights().of(i);
            all += weight;
            double before = y.values()[i] - mean;
            mean += before * (weight / all);
            squares += weight * before * (y.values()[i] - mean);
        }
        return of(mean, Math.sqrt(squares / all));
    }

    static TargetScale of(double[] y) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            double before = y[i] - mean;
            mean += before / (i + 1);
            squares += before * (y[i] - mean);
        }
        return of(mean, Math.sqrt(squares / y.length));
    }

    private static TargetScale of(double mean, double deviation) {
        return new TargetScale(mean, deviation > 0 && Double.isFinite(deviation) ? deviation : 1);
    }

    double down(double value) {
        return (value - mean) / deviation;
    }

    double up(double scaled) {
        return mean + deviation * scaled;
    }
}
