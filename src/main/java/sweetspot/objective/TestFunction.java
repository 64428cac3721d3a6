package sweetspot.objective;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.Goal;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// A function to minimize whose shape is known, to see what a search makes of it.
///
/// @param id in files and on the command line
/// @param space where it is defined, as it is recommended to be searched
/// @param optimum its least value over the space; empty if that is not the point
/// @param noise standard deviation of the normal noise that is added to each evaluation; 0 for none
/// @param value the value of a configuration, without noise; the first one if there are several
/// @param several what there is besides the one value; empty for most
public record TestFunction(String id, SearchSpace space, OptionalDouble optimum, double noise,
        ToDoubleFunction<Configuration> value, Optional<Several> several) {

    /// Several values to minimize, and constraints.
    ///
    /// @param objectives number of values, at least 1
    /// @param reference a point that is worse than all that matters in each value, to measure hypervolumes from
    /// @param values the values of a configuration
    /// @param constraints its constraints, each satisfied if at most 0
    public record Several(int objectives, double[] reference, Function<Configuration, double[]> values,
            Function<Configuration, double[]> constraints) {}

    public TestFunction {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(value, "value");
        if (!(noise >= 0)) throw new IllegalArgumentException("noise must not be negative, not " + noise);
    }

    /// A function of one value.
    public TestFunction(String id, SearchSpace space, OptionalDouble optimum, double noise,
            ToDoubleFunction<Configuration> value) {
        this(id, space, optimum, noise, value, Optional.empty());
    }

    /// A function of several values, without noise.
    public TestFunction(String id, SearchSpace space, Several several) {
        this(id, space, OptionalDouble.empty(), 0, c -> several.values().apply(c)[0], Optional.of(several));
    }

    /// Its objectives.
    public List<Goal> goals() {
        int count = several.map(Several::objectives).orElse(1);
        if (count == 1) return List.of(new Goal(Messages.text("objective.function_value"), Direction.MINIMIZE));
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Goal(Messages.text("objective.function_values", i), Direction.MINIMIZE)).toList();
    }

    /// The name for people.
    public String label() {
        return Messages.text("function." + id + ".label");
    }

    /// The function as an objective. Noise depends on the seed and the trial's number alone.
    public Objective objective(long seed) {
        return (configuration, context) -> {
            if (several.isPresent()) return severalValues(several.get(), configuration);
            double exact = value.applyAsDouble(configuration);
            if (noise == 0) return Evaluation.of(exact);
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom")
                    .create(seed * 0x9E3779B97F4A7C15L ^ (context.number() + 1) * 0xD1B54A32D192ED03L);
            return Evaluation.of(exact + noise * random.nextGaussian(), noise);
        };
    }

    private static Evaluation severalValues(Several several, Configuration configuration) {
        double[] constraints = several.constraints().apply(configuration);
        return new Evaluation(several.values().apply(configuration), constraints.length == 0 ? Map.of()
                : Map.of(Trial.CONSTRAINTS, Arrays.stream(constraints).boxed().toList()));
    }

    /// The reason why the function cannot be evaluated all over another space, in a sentence; empty if it can.
    public Optional<String> problemWith(SearchSpace other) {
        for (Parameter own : space.parameters()) {
            int at = other.indexOf(own.name());
            if (at < 0) return Optional.of(Messages.text("function.error.missing", label(), own.name()));
            if (!sameType(own.range(), other.get(at).range())) {
                return Optional.of(Messages.text("function.error.type", own.name()));
            }
            if (!own.condition().equals(other.get(at).condition())) {
                return Optional.of(Messages.text("function.error.condition", own.name()));
            }
        }
        for (Parameter p : other.parameters()) {
            if (space.indexOf(p.name()) < 0) {
                return Optional.of(Messages.text("function.error.unknown_parameter", label(), p.name(),
                        space.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "))));
            }
        }
        return Optional.empty();
    }

    private static boolean sameType(Distribution a, Distribution b) {
        return a instanceof NumericDistribution && b instanceof NumericDistribution || a.equals(b);
    }
}
