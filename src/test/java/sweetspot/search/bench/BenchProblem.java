package sweetspot.search.bench;

import java.util.Map;
import java.util.function.BiFunction;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;

/// One problem of the benchmark suite; values are minimized.
///
/// @param id as in suite.json
/// @param space what is searched
/// @param optimum best value there is, as far as known
/// @param reference value of a median random point
/// @param evaluate the value of a configuration, given overrides of the problem's constants (fidelities)
public record BenchProblem(String id, SearchSpace space, double optimum, double reference,
        BiFunction<Configuration, Map<String, Object>, Double> evaluate) {

    /// The value at full fidelity.
    public double value(Configuration c) {
        return evaluate.apply(c, Map.of());
    }

    /// The value with some constants replaced, for example `epoch` of lcbench or `trainsize` of rbv2.
    public double value(Configuration c, Map<String, Object> constants) {
        return evaluate.apply(c, constants);
    }

    /// 0 at the optimum, 1 at a median random point.
    public double regret(double value) {
        return Math.max(0, (value - optimum) / (reference - optimum));
    }
}
