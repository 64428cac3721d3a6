package sweetspot.study;

import sweetspot.text.Messages;

/// Another metric, on the same predictions.
///
/// @param id of the metric, see `sweetspot.model.metric.Metric`
public record FurtherMetric(String id) implements FurtherObjective {

    /// @throws IllegalArgumentException if the id is blank
    public FurtherMetric {
        if (id.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.metric"));
    }
}
