package sweetspot.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Draws random distributions and spaces, conditional ones included, for property-based tests of any package.
public final class RandomSpaces {
    private RandomSpaces() {}

    /// A distribution of any kind, scale and step.
    public static Distribution distribution(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                double low = random.nextGaussian() * Math.pow(10, random.nextInt(-3, 4));
                yield FloatDistribution.linear(low, low + Math.pow(10, random.nextInt(-3, 4)) * random.nextDouble());
            }
            case 1 -> {
                double low = Math.pow(10, random.nextInt(-6, 3));
                yield FloatDistribution.log(low, low * Math.pow(10, random.nextDouble() * 6));
            }
            case 2 -> {
                double step = new double[]{0.1, 0.25, 0.05, 3}[random.nextInt(4)];
                double low = random.nextInt(-5, 5) * step;
                yield new FloatDistribution(low, low + step * random.nextInt(0, 30), false, step);
            }
            case 3 -> {
                long low = random.nextInt(-50, 50);
                yield new IntDistribution(low, low + random.nextInt(0, 100), false, random.nextInt(1, 6));
            }
            case 4 -> {
                long low = random.nextInt(1, 50);
                yield IntDistribution.log(low, low + random.nextInt(0, 2000));
            }
            default -> {
                List<Object> choices = new ArrayList<>();
                int n = random.nextInt(1, 6);
                for (int i = 0; i < n; i++) choices.add("choice" + i);
                if (random.nextInt(4) == 0) choices.add(null);
                if (random.nextInt(4) == 0) choices.add(true);
                yield new CategoricalDistribution(choices);
            }
        };
    }

    /// A space of up to eight parameters, some fixed, some conditional on an earlier choice.
    public static SearchSpace space(RandomGenerator random) {
        List<Parameter> parameters = new ArrayList<>();
        int n = random.nextInt(1, 9);
        for (int i = 0; i < n; i++) {
            Distribution d = distribution(random);
            Object value = UnitCube.decode(d, random.nextDouble());
            Parameter p = new Parameter("p" + i, d, value);
            if (random.nextInt(5) == 0) p = p.fixedAt(value);
            if (i > 0 && random.nextBoolean()) {
                Parameter parent = parameters.get(random.nextInt(i));
                if (parent.range() instanceof CategoricalDistribution c) {
                    List<Object> some =
                            new ArrayList<>(c.choices().subList(0, random.nextInt(1, c.choices().size() + 1)));
                    p = new Parameter(p.name(), p.range(), p.defaultValue(),
                            Optional.of(new Condition(parent.name(), some)), p.fixed());
                }
            }
            parameters.add(p);
        }
        return new SearchSpace(parameters);
    }

    /// A random space with one to three rules that a random one of its configurations keeps.
    public static SearchSpace ruled(RandomGenerator random) {
        while (true) {
            SearchSpace space = space(random);
            Configuration kept = new UnitCube(space).decode(random.doubles(space.size()).toArray());
            java.util.List<String> numbers = kept.names().stream()
                    .filter(n -> space.get(n).range() instanceof NumericDistribution && kept.get(n) != null).toList();
            if (numbers.size() < 2) continue;
            java.util.List<Relation> relations = new java.util.ArrayList<>();
            for (int r = random.nextInt(3); r >= 0; r--) {
                Expression sum = new Expression.Constant(0);
                double bound = 0;
                for (int k = 0; k < 2; k++) {
                    String name = numbers.get(random.nextInt(numbers.size()));
                    NumericDistribution d = (NumericDistribution) space.get(name).range();
                    double width = Math.max(d.highest() - d.lowest(), 1e-3);
                    double factor = (random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble()) / width;
                    boolean log = d.lowest() > 0 && random.nextInt(3) == 0;
                    if (log) factor *= width / Math.max(1e-3, Math.log(d.highest() / d.lowest()));
                    Expression term = new Expression.Reference(name);
                    sum = new Expression.Operation('+', sum, new Expression.Operation('*',
                            new Expression.Constant(factor), log ? new Expression.Log(term) : term));
                    bound += factor * (log ? Math.log(kept.number(name)) : kept.number(name));
                }
                relations.add(new Relation(sum, Relation.Comparison.AT_MOST,
                        new Expression.Constant(bound + 0.2 * random.nextDouble())));
            }
            return space.withRelations(relations);
        }
    }
}
