package sweetspot.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import smile.classification.MLP;
import smile.math.MathEx;
import smile.model.mlp.HiddenLayerBuilder;
import smile.model.mlp.Layer;
import smile.model.mlp.LayerBuilder;
import smile.model.mlp.OutputFunction;
import smile.util.function.TimeFunction;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// A neural network with one to three hidden layers: Smile's, trained by RMSProp on small batches.
final class MlpFamily extends GrowingFamily {
    private static final double FORGETTING = 0.9;
    private static final double LEAST_DIVISOR = 1e-7;

    MlpFamily() {
        super("mlp", EnumSet.of(Task.CLASSIFICATION), Preparation.NUMERIC, Resource.EPOCHS);
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        IntDistribution width = IntDistribution.log(16, 128);
        IntDistribution wide = IntDistribution.log(8, 512);
        IntDistribution widest = IntDistribution.log(1, 2048);
        return new SpecList(id())
                .add("layers", 1L, CategoricalDistribution.of(1L, 2L, 3L))
                .add("width_1", 100L, width, wide, widest)
                .add("width_2", 32L, width, wide, widest).when("layers", 2L, 3L)
                .add("width_3", 32L, width, wide, widest).when("layers", 3L)
                .add("learning_rate", 1e-3, FloatDistribution.log(1e-4, 1e-2), FloatDistribution.log(1e-5, 3e-2),
                        FloatDistribution.log(1e-6, 0.1))
                .add("weight_decay", 1e-4, FloatDistribution.log(1e-6, 1), FloatDistribution.log(1e-8, 100),
                        FloatDistribution.log(1e-12, 1e6))
                .add("dropout", 0.0, FloatDistribution.linear(0, 0.4), FloatDistribution.linear(0, 0.6),
                        FloatDistribution.linear(0, 0.9))
                .add("epochs", 200L, IntDistribution.log(20, 200), IntDistribution.log(5, 500),
                        IntDistribution.log(1, 10_000)).fixed()
                .add("batch_size", 200L, IntDistribution.log(16, 256), IntDistribution.log(8, 512),
                        IntDistribution.log(1, 4096)).fixed()
                .add("activation", "relu", CategoricalDistribution.of("relu", "tanh")).fixed()
                .list();
    }

    @Override
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed) {
        MLP network = network(c, x[0].length, y.count());
        int batch = c.integer("batch_size");
        return new Growth() {
            @Override
            public void step(FitContext context) {
                int[] order = MathEx.permutate(x.length);
                for (int from = 0; from < order.length; from += batch) {
                    context.check();
                    int[] picked = Arrays.copyOfRange(order, from, Math.min(order.length, from + batch));
                    network.update(Arrays.stream(picked).mapToObj(i -> x[i]).toArray(double[][]::new),
                            Arrays.stream(picked).map(i -> y.codes()[i]).toArray());
                }
            }

            @Override
            public FittedModel model() throws ModelException {
                double[] sample = new double[y.count()];
                network.predict(x[0], sample);
                if (!Arrays.stream(sample).allMatch(Double::isFinite)) {
                    throw new ModelException(Messages.text("model.error.diverged", label()));
                }
                return (rows, predicting) -> predict(network, rows, y.count(), predicting);
            }
        };
    }

    private static MLP network(Configuration c, int features, int classes) {
        List<LayerBuilder> layers = new ArrayList<>();
        layers.add(Layer.input(features));
        for (int l = 1; l <= c.integer("layers"); l++) layers.add(hidden(c, c.integer("width_" + l)));
        layers.add(classes == 2 ? Layer.mle(1, OutputFunction.SIGMOID) : Layer.mle(classes, OutputFunction.SOFTMAX));
        MLP network = new MLP(layers.toArray(LayerBuilder[]::new));
        network.setLearningRate(TimeFunction.constant(c.number("learning_rate")));
        network.setWeightDecay(c.number("weight_decay"));
        network.setRMSProp(FORGETTING, LEAST_DIVISOR);
        return network;
    }

    private static HiddenLayerBuilder hidden(Configuration c, int width) {
        return c.text("activation").equals("tanh") ? Layer.tanh(width, c.number("dropout"))
                : Layer.rectifier(width, c.number("dropout"));
    }

    /// The network's layers keep their outputs per thread, so that threads do not disturb each other.
    private static Prediction.Classes predict(MLP network, double[][] rows, int classes, FitContext context) {
        double[][] scores = new double[rows.length][classes];
        for (int i = 0; i < rows.length; i++) {
            context.check();
            network.predict(rows[i], scores[i]);
            // Single precision leaves sums a little off 1.
            double sum = Arrays.stream(scores[i]).sum();
            for (int k = 0; k < classes; k++) scores[i][k] = Math.max(0, scores[i][k] / sum);
        }
        return SmileFamily.byScores(scores, true);
    }
}
