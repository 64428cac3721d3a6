package sweetspot.study;

/// An objective that is weighed beside a model's metric.
public sealed interface FurtherObjective permits Cost, FurtherMetric {
    /// The most that a search can have beside its metric.
    int MOST = 3;

    /// The name in files.
    String id();
}
