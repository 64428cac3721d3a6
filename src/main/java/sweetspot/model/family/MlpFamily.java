package sweetspot.model.family;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.ParameterSpec;
import sweetspot.model.Prediction;
import sweetspot.model.SpecList;
import sweetspot.model.TargetValues;
import sweetspot.model.network.NetworkGoals;
import sweetspot.model.network.NeuralNetwork;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// A neural network with one to three hidden layers, trained by Adam on batches ([NeuralNetwork]). Numbers to predict
/// are brought to mean 0 and standard deviation 1 first, so that settings mean the same for any unit.
final class MlpFamily extends GrowingFamily {

    MlpFamily() {
        super("mlp", EnumSet.allOf(Task.class), Preparation.NUMERIC, Resource.EPOCHS);
    }

    @Override
    public boolean weighsRows() {
        return true;
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
                        IntDistribution.log(1, 10_000))
                .fixed()
                .add("batch_size", 200L, IntDistribution.log(16, 256), IntDistribution.log(8, 512),
                        IntDistribution.log(1, 4096))
                .fixed()
                .add("activation", "relu", CategoricalDistribution.of("relu", "tanh")).fixed()
                .list();
    }

    @Override
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed) {
        NeuralNetwork network = new NeuralNetwork(x, NetworkGoals.of(y), c, seed);
        return growth(network, (rows, predicting) -> {
            double[][] outputs = network.outputs(rows, predicting);
            for (int i = 0; i < rows.length; i++) outputs[i] = NetworkGoals.probabilities(outputs[i]);
            return byScores(outputs, true);
        });
    }

    @Override
    Growth growNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed) {
        TargetScale scale = TargetScale.of(y);
        NeuralNetwork network = new NeuralNetwork(x,
                new NetworkGoals.Numbers(Arrays.stream(y.values()).map(scale::down).toArray(), y.weights()), c, seed);
        return growth(network, (rows, predicting) -> new Prediction.Numbers(
                Arrays.stream(network.outputs(rows, predicting)).mapToDouble(out -> scale.up(out[0])).toArray()));
    }

    private Growth growth(NeuralNetwork network, FittedModel model) {
        return new Growth() {
            @Override
            public void step(FitContext context) {
                network.epoch(context);
            }

            @Override
            public FittedModel model() throws ModelException {
                if (network.diverged()) throw new ModelException(Messages.text("model.error.diverged", label()));
                return model;
            }
        };
    }
}
