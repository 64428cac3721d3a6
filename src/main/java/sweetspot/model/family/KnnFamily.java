package sweetspot.model.family;

import java.util.EnumSet;
import java.util.List;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ParameterSpec;
import sweetspot.model.Prediction;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Target.Task;

/// Predicts from the nearest training rows, by comparing with all of them.
final class KnnFamily extends SmileFamily {

    KnnFamily() {
        super("knn", EnumSet.allOf(Task.class), Preparation.NUMERIC);
    }

    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        return new SpecList(id())
                .add("neighbors", 5L, IntDistribution.log(1, 50), IntDistribution.log(1, 200),
                        IntDistribution.log(1, 1000))
                .add("weights", "uniform", CategoricalDistribution.of("uniform", "distance"))
                .add("distance", "euclidean", CategoricalDistribution.of("euclidean", "manhattan", "minkowski"))
                .add("minkowski_p", 3.0, FloatDistribution.linear(1, 5), FloatDistribution.linear(0.5, 10),
                        FloatDistribution.linear(0.1, 50))
                .when("distance", "minkowski")
                .list();
    }

    private static Neighbours neighbours(double[][] x, Configuration c) {
        double power = switch (c.text("distance")) {
            case "euclidean" -> 2;
            case "manhattan" -> 1;
            default -> c.number("minkowski_p");
        };
        return new Neighbours(x, Math.min(x.length, c.integer("neighbors")), power,
                c.text("weights").equals("distance"));
    }

    @Override
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context) {
        Neighbours neighbours = neighbours(x, c);
        return (rows, predicting) -> {
            double[][] scores = new double[rows.length][y.count()];
            double[] sums = new double[rows.length];
            neighbours.visit(rows, (i, neighbour, near) -> {
                double weight = near * y.weights().of(neighbour);
                scores[i][y.codes()[neighbour]] += weight;
                sums[i] += weight;
            }, predicting);
            if (!y.weights().areEqual()) {
                for (int i = 0; i < sums.length; i++) for (int a = 0; a < y.count(); a++) scores[i][a] /= sums[i];
            }
            return byScores(scores, true);
        };
    }

    @Override
    FittedModel fitNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed, FitContext context) {
        Neighbours neighbours = neighbours(x, c);
        return (rows, predicting) -> {
            double[] values = new double[rows.length];
            double[] sums = new double[rows.length];
            neighbours.visit(rows, (i, neighbour, near) -> {
                double weight = near * y.weights().of(neighbour);
                values[i] += weight * y.values()[neighbour];
                sums[i] += weight;
            }, predicting);
            if (!y.weights().areEqual()) for (int i = 0; i < sums.length; i++) values[i] /= sums[i];
            return new Prediction.Numbers(values);
        };
    }
}
