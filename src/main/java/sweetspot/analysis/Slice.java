package sweetspot.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The trials of a study as points of one parameter's value and one objective's score, ready to be drawn. Immutable;
/// made in one pass over the trials.
///
/// Numbers of a range lie on an axis from [#low] to [#high]. Choices, and null among numbers, have a band each, counted
/// from 0 in [#bands]; values that are no longer offered come after those that are. A trial without the parameter (its
/// condition did not hold) has no point. The score of a trial that was stopped early is the last that it reported,
/// which only the first objective has.
public final class Slice {
    private final History history;
    private final Parameter parameter;
    private final int objective;
    private final ParetoFront front;
    private final double[] xs;
    private final int[] bandOf;
    private final double[] ys;
    private final List<Object> bands = new ArrayList<>();
    private final double low;
    private final double high;
    private final boolean log;
    private final int without;

    private Slice(History history, ParetoFront front, Parameter parameter, int objective) {
        this.history = history;
        this.front = front;
        this.parameter = parameter;
        this.objective = objective;
        int n = history.size();
        xs = new double[n];
        ys = new double[n];
        bandOf = new int[n];
        Arrays.fill(xs, Double.NaN);
        Arrays.fill(bandOf, -1);
        if (parameter.range() instanceof CategoricalDistribution c) bands.addAll(c.choices());
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int missing = 0;
        for (int i = 0; i < n; i++) {
            Trial trial = history.snapshot().trials().get(i);
            ys[i] = score(trial);
            if (!trial.configuration().has(parameter.name())) {
                if (!Double.isNaN(ys[i]) || history.isFailed(i)) missing++;
                continue;
            }
            Object value = trial.configuration().get(parameter.name());
            if (isNumeric() && value instanceof Number number) {
                xs[i] = number.doubleValue();
                least = Math.min(least, xs[i]);
                most = Math.max(most, xs[i]);
            } else {
                if (!bands.contains(value)) bands.add(value);
                bandOf[i] = bands.indexOf(value);
            }
        }
        without = missing;
        if (parameter.range() instanceof NumericDistribution range) {
            low = Math.min(least, range.lowest());
            high = Math.max(most, range.highest());
            log = range.log() && low > 0;
        } else {
            low = 0;
            high = 0;
            log = false;
        }
    }

    /// The trials of a study by a parameter and an objective.
    ///
    /// @param history the study's history
    /// @param front the trials that no other beats; empty with one objective
    /// @param objective number of the objective
    public static Slice of(History history, ParetoFront front, Parameter parameter, int objective) {
        return new Slice(history, front, parameter, objective);
    }

    /// The parameters of a space that are worth a slice: those that are searched, or all if none is.
    public static List<Parameter> parameters(SearchSpace space) {
        List<Parameter> tuned = space.parameters().stream().filter(Parameter::tuned).toList();
        return tuned.isEmpty() ? space.parameters() : tuned;
    }

    private double score(Trial trial) {
        if (hasFront()) {
            return trial.hasValues(history.snapshot().objectives()) ? trial.value(objective) : Double.NaN;
        }
        boolean ended = trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED;
        return ended ? history.value(trial.number()) : Double.NaN;
    }

    /// The history that this is made of.
    public History history() {
        return history;
    }

    /// The parameter.
    public Parameter parameter() {
        return parameter;
    }

    /// Number of trials, those without a point included.
    public int size() {
        return xs.length;
    }

    /// Tells whether the parameter is a range of numbers; only then is there an axis.
    public boolean isNumeric() {
        return parameter.range() instanceof NumericDistribution;
    }

    /// Tells whether a trial has a value of the parameter.
    public boolean hasValue(int trial) {
        return !Double.isNaN(xs[trial]) || bandOf[trial] >= 0;
    }

    /// Tells whether a trial has a value of the parameter and a score.
    public boolean hasPoint(int trial) {
        return hasValue(trial) && !Double.isNaN(ys[trial]);
    }

    /// The number on the axis; NaN if the trial has none.
    public double x(int trial) {
        return xs[trial];
    }

    /// The trial's band; -1 if it lies on the axis, or has no value.
    public int band(int trial) {
        return bandOf[trial];
    }

    /// The values that have a band. Null stands for "none" or "no limit". Unmodifiable.
    public List<Object> bands() {
        return Collections.unmodifiableList(bands);
    }

    /// The score; NaN without one.
    public double y(int trial) {
        return ys[trial];
    }

    /// Lower end of the range and of the values tried.
    public double low() {
        return low;
    }

    /// Upper end of the range and of the values tried.
    public double high() {
        return high;
    }

    /// Tells whether the parameter is searched by its logarithm.
    public boolean isLog() {
        return log;
    }

    /// Number of trials that ended without a value of the parameter.
    public int without() {
        return without;
    }

    /// Tells whether there are several objectives, so that a front takes the place of the best trial.
    public boolean hasFront() {
        return history.snapshot().isMultiObjective();
    }

    /// Tells whether a trial is the best, or one of the front.
    public boolean isBest(int trial) {
        return hasFront() ? front.contains(trial) : history.best().orElse(-1) == trial;
    }

    /// The trial of the default settings, if it has a point.
    public OptionalInt defaultTrial() {
        OptionalInt base = history.defaultTrial();
        return base.isPresent() && hasPoint(base.getAsInt()) ? base : OptionalInt.empty();
    }

    /// Tells whether higher scores are better.
    public boolean higherIsBetter() {
        return history.snapshot().directions().get(objective) == Direction.MAXIMIZE;
    }

    /// The scores worth showing: those of the convergence chart, or with several objectives the best and most others.
    public Optional<ValueRange> range() {
        if (!hasFront()) return history.range();
        return ValueRange.of(ys, higherIsBetter(), IntStream.range(0, front.size()).map(front::number).toArray());
    }
}
