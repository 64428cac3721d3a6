package sweetspot.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import sweetspot.search.gp.GainForecast;
import sweetspot.study.Budget.Worth;
import sweetspot.study.Experiment;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The latest forecast of what the next trial will gain, by a study's surrogate. The runner keeps it in the journal, so
/// that a search that is resumed, or looked at, knows as much as the one that was interrupted.
///
/// Forecasts lie a tenth of the trials apart: each costs some 50 ms of processor time.
///
/// @param finished number of finished trials that the forecast knew
/// @param gain expected gain of the next trial on the best score, at least 0
/// @param before the forecast before this one; NaN if this is the first
public record Outlook(int finished, double gain, double before) {
    /// Attribute of a study with its latest outlook.
    public static final String ATTRIBUTE = "sweetspot:outlook";

    private static final int LEAST_STEP = 3;
    private static final int LATEST = 60;

    /// The study's latest outlook; empty before the first forecast.
    public static Optional<Outlook> of(StudySnapshot study) {
        if (!(study.attributes().get(ATTRIBUTE) instanceof Map<?, ?> map)
                || !(map.get("finished") instanceof Number finished) || !(map.get("gain") instanceof Number gain)) {
            return Optional.empty();
        }
        double before = map.get("before") instanceof Number n ? n.doubleValue() : Double.NaN;
        return Optional.of(new Outlook(finished.intValue(), gain.doubleValue(), before));
    }

    /// A new outlook, if one is due and can be made.
    static Optional<Outlook> next(Experiment experiment, StudySnapshot study) {
        Optional<Outlook> last = of(study);
        int due = last.map(o -> o.finished + Math.max(LEAST_STEP, o.finished / 10))
                .orElseGet(() -> GainForecast.leastTrials(experiment.space()));
        if (study.complete() + study.pruned() < due) return Optional.empty();
        OptionalDouble gain = GainForecast.of(experiment.space(), study);
        return gain.isEmpty() || !Double.isFinite(gain.getAsDouble()) ? Optional.empty()
                : Optional.of(new Outlook(study.complete() + study.pruned(), gain.getAsDouble(),
                        last.map(Outlook::gain).orElse(Double.NaN)));
    }

    /// The event that records it.
    StudyAttributeSet event() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("finished", (long) finished);
        map.put("gain", gain);
        if (!Double.isNaN(before)) map.put("before", before);
        return new StudyAttributeSet(ATTRIBUTE, map);
    }

    /// The worth of the next trial's gain, in milliseconds of machine time: the better of the two latest
    /// forecasts counts, so that one that falls short ends no search. Infinite before there are two.
    double worthMillis(Worth worth) {
        return Double.isNaN(before) ? Double.POSITIVE_INFINITY : worth.millis(Math.max(gain, before));
    }

    /// The cost of a trial, in milliseconds of machine time: the mean duration of the latest, shared by the workers.
    static double costMillis(StudySnapshot study, int workers) {
        double sum = 0;
        int count = 0;
        for (int i = study.trials().size() - 1; i >= 0 && count < LATEST; i--) {
            Trial trial = study.trials().get(i);
            if (!trial.state().finished()) continue;
            sum += trial.durationMillis();
            count++;
        }
        return count == 0 ? 0 : sum / count / workers;
    }
}
