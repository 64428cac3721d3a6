package sweetspot.objective;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sweetspot.study.Trial;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// The result of scoring a configuration: a value per objective and attributes to keep with the trial.
public final class Evaluation {
    private final double[] values;
    private final Map<String, Object> attributes;
    private final float[] outOfFold;

    /// @param values one per objective, at least one; copied
    /// @param attributes plain JSON values; copied
    public Evaluation(double[] values, Map<String, Object> attributes) {
        this(values, attributes, new float[0]);
    }

    /// @param values one per objective, at least one; copied
    /// @param attributes plain JSON values; copied
    /// @param outOfFold predictions to keep beside the study, see [OutOfFold]; not copied
    public Evaluation(double[] values, Map<String, Object> attributes, float[] outOfFold) {
        if (values.length == 0) throw new IllegalArgumentException("an evaluation needs at least one value");
        this.values = values.clone();
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        this.outOfFold = outOfFold;
    }

    /// A single value, known exactly.
    public static Evaluation of(double value) {
        return new Evaluation(new double[]{value}, Map.of());
    }

    /// A single value with its standard error.
    public static Evaluation of(double value, double standardError) {
        return new Evaluation(new double[]{value}, Map.of(Trial.STANDARD_ERROR, standardError));
    }

    /// One value per objective, as a copy.
    public double[] values() {
        return values.clone();
    }

    /// The first objective's value.
    public double value() {
        return values[0];
    }

    /// The reason why it cannot count as a score: it lacks a value, or one is no finite number.
    ///
    /// @param objectives number of values that are asked for
    public Optional<String> problem(int objectives) {
        if (values.length != objectives)
            return Optional.of(Messages.text("run.failed.values", values.length, objectives));
        if (Arrays.stream(values).anyMatch(Double::isNaN)) return Optional.of(Messages.text("run.failed.nan"));
        return Arrays.stream(values).filter(Double::isInfinite).boxed().findFirst()
                .map(v -> Messages.text("run.failed.infinite", Formats.score(v)));
    }

    /// The attributes to keep with the trial; unmodifiable.
    public Map<String, Object> attributes() {
        return attributes;
    }

    /// Predictions to keep beside the study, see [OutOfFold]; empty if there are none. Not copied.
    public float[] outOfFold() {
        return outOfFold;
    }

    /// The same with other predictions to keep beside the study.
    public Evaluation withOutOfFold(float[] predictions) {
        return new Evaluation(values, attributes, predictions);
    }

    /// Equal values and attributes: what is kept beside the study is no part of the result.
    @Override
    public boolean equals(Object o) {
        return o instanceof Evaluation e && Arrays.equals(values, e.values) && attributes.equals(e.attributes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(values), attributes);
    }

    @Override
    public String toString() {
        return "Evaluation" + Arrays.toString(values) + attributes;
    }
}
