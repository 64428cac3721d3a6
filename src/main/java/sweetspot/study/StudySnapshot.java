package sweetspot.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.TrialStarted;
import sweetspot.study.StudyEvent.ValueReported;

/// The state of a study after some number of its events. Immutable; [#apply] gives the next one.
///
/// @param name the study's name
/// @param directions one per objective; empty before the study is created
/// @param attributes the study's attributes; unmodifiable
/// @param trials all trials, by number
/// @param complete number of complete trials
/// @param pruned number of trials stopped early
/// @param failed number of failed trials
/// @param stopped number of trials that were ended from outside, see [Trial#isStopped()]; they are not failed ones
/// @param running number of trials that run (or ran when the writer died)
/// @param bestNumber number of the best complete and feasible trial of the first objective; -1 if there is none. Of
///     equal values the earlier trial is the best.
/// @param version number of events applied
public record StudySnapshot(String name, List<Direction> directions, Map<String, Object> attributes, TrialList trials,
                            int complete, int pruned, int failed, int stopped, int running, int bestNumber,
                            long version) {

    /// Attribute with the objectives' names, a list of texts. In the study file it is Optuna's system attribute
    /// `study:metric_names`.
    public static final String OBJECTIVE_NAMES = "system:study:metric_names";

    private static final StudySnapshot EMPTY =
            new StudySnapshot("", List.of(), Map.of(), TrialList.empty(), 0, 0, 0, 0, 0, -1, 0);

    /// A study of which nothing is known yet.
    public static StudySnapshot empty() {
        return EMPTY;
    }

    /// Direction of the first objective.
    public Direction direction() {
        return directions.isEmpty() ? Direction.MINIMIZE : directions.getFirst();
    }

    /// Number of objectives, at least 1.
    public int objectives() {
        return Math.max(1, directions.size());
    }

    /// Tells whether there are several objectives, so that there is a front of best trials and not one.
    public boolean isMultiObjective() {
        return directions.size() > 1;
    }

    /// Name of an objective; "value" and its position from 1 if nobody gave it one.
    public String objectiveName(int objective) {
        return attributes.get(OBJECTIVE_NAMES) instanceof List<?> names && names.size() == objectives()
                && names.get(objective) instanceof String s && !s.isBlank() ? s
                : objectives() == 1 ? "value" : "value " + (objective + 1);
    }

    /// The best complete and feasible trial of the first objective.
    public Optional<Trial> best() {
        return bestNumber < 0 ? Optional.empty() : Optional.of(trials.get(bestNumber));
    }

    /// Number of trials that have ended, however they ended.
    public int finished() {
        return complete + pruned + failed + stopped;
    }

    /// Number of trials that wait.
    public int waiting() {
        return trials.size() - finished() - running;
    }

    /// The snapshot after `event`. An event about an unknown or an already finished trial changes nothing but the
    /// version, as in Optuna's own reader.
    public StudySnapshot apply(StudyEvent event) {
        return switch (event) {
            case StudyCreated e -> new StudySnapshot(e.name(), e.directions(), attributes, trials, complete, pruned,
                    failed, stopped, running, bestNumber, version + 1);
            case StudyAttributeSet e -> {
                Map<String, Object> map = new LinkedHashMap<>(attributes);
                map.put(e.key(), e.value());
                yield new StudySnapshot(name, directions, Collections.unmodifiableMap(map), trials, complete, pruned,
                        failed, stopped, running, bestNumber, version + 1);
            }
            case TrialCreated e -> {
                if (e.number() != trials.size()) yield unchanged();
                Trial trial = e.running() ? Trial.started(e.number(), e.configuration(), e.millis())
                        : Trial.waiting(e.number(), e.configuration());
                yield new StudySnapshot(name, directions, attributes, trials.plus(trial), complete, pruned, failed,
                        stopped, running + (e.running() ? 1 : 0), bestNumber, version + 1);
            }
            case TrialStarted e -> {
                if (!open(e.number())) yield unchanged();
                Trial before = trials.get(e.number());
                if (before.state() == TrialState.RUNNING) yield replaced(before.restart(e.millis()));
                yield new StudySnapshot(name, directions, attributes,
                        trials.with(e.number(), before.start(e.millis())), complete, pruned, failed,
                        stopped, running + 1, bestNumber, version + 1);
            }
            case ValueReported e -> open(e.number())
                    ? replaced(trials.get(e.number()).report(e.step(), e.value())) : unchanged();
            case TrialAttributeSet e -> open(e.number())
                    ? replaced(trials.get(e.number()).with(e.key(), e.value())) : unchanged();
            case TrialFinished e -> open(e.number()) ? finished(e) : unchanged();
        };
    }

    private boolean open(int number) {
        return number >= 0 && number < trials.size() && !trials.get(number).state().finished();
    }

    private StudySnapshot unchanged() {
        return new StudySnapshot(name, directions, attributes, trials, complete, pruned, failed, stopped, running, bestNumber,
                version + 1);
    }

    private StudySnapshot replaced(Trial trial) {
        return new StudySnapshot(name, directions, attributes, trials.with(trial.number(), trial), complete, pruned,
                failed, stopped, running, bestNumber, version + 1);
    }

    private StudySnapshot finished(TrialFinished e) {
        Trial before = trials.get(e.number());
        Trial trial = before.finish(e.state(), e.values(), e.millis());
        int best = bestNumber;
        if (trial.hasValue() && trial.feasible()) {
            if (best < 0) {
                best = trial.number();
            } else {
                double value = trial.value();
                double bestValue = trials.get(best).value();
                boolean wins = direction().better(value, bestValue) || value == bestValue && trial.number() < best;
                if (wins) best = trial.number();
            }
        }
        return new StudySnapshot(name, directions, attributes, trials.with(trial.number(), trial),
                complete + (e.state() == TrialState.COMPLETE ? 1 : 0),
                pruned + (e.state() == TrialState.PRUNED ? 1 : 0),
                failed + (e.state() == TrialState.FAILED && !trial.isStopped() ? 1 : 0),
                stopped + (trial.isStopped() ? 1 : 0),
                running - (before.state() == TrialState.RUNNING ? 1 : 0), best, version + 1);
    }
}
