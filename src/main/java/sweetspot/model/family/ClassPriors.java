package sweetspot.model.family;

import sweetspot.model.TargetValues;
import sweetspot.space.Configuration;

/// How likely each class is before a row is looked at, as `class_weight` says: its share of the training rows by their weights, or for
/// `balanced` as likely as any other.
final class ClassPriors {
    private ClassPriors() {}

    /// One a class, adding up to 1.
    ///
    /// @param y each class has at least one row
    static double[] of(TargetValues.Classes y, Configuration c) {
        boolean equal = c.text("class_weight").equals("balanced");
        double[] priors = new double[y.count()];
        for (int i = 0; i < y.size(); i++) priors[y.codes()[i]] += y.weights().of(i);
        double all = y.weights().total(y.size());
        for (int a = 0; a < priors.length; a++) priors[a] = equal ? 1.0 / priors.length : priors[a] / all;
        return priors;
    }

    /// Their logarithms.
    static double[] logs(TargetValues.Classes y, Configuration c) {
        double[] logs = of(y, c);
        for (int a = 0; a < logs.length; a++) logs[a] = Math.log(logs[a]);
        return logs;
    }
}
