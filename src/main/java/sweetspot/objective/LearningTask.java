package sweetspot.objective;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.data.Dataset;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpaceCheck;
import sweetspot.model.TargetValues;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.space.Configuration;
import sweetspot.study.AutoChoice;

/// A model to train, the rows to train it on, and how it is scored.
///
/// @param family the kind of model
/// @param target name of the column to predict
/// @param query name of the column of the queries whose rows are ranked; "" if none are
/// @param plan which rows train, score and stay sealed
/// @param features the search rows' columns that the model may see
/// @param truth the search rows' values to predict
/// @param shape size of the search rows
/// @param metric how predictions are scored
/// @param positive position of the class that counts as found; -1 if none was named
/// @param seed decides what is random in training, the same for every trial, so that a configuration scored again
///     gives the same value
/// @param weight the column that rows count by; empty if all count the same. The weights of the search rows are those of
///     the truth
public record LearningTask(ModelFamily family, String target, String query, ResamplingPlan plan, Dataset features,
        TargetValues truth, DataShape shape, Metric metric, int positive, long seed,
        Optional<String> weight) {

    /// All hyperparameters of the model and of its pipeline.
    public List<ParameterSpec> parameters() {
        // Where families are searched, each brings a pipeline of its own.
        return family.equals(ModelCatalog.auto()) ? family.parameters(shape) : PipelineSteps.all(family, shape);
    }

    /// A configuration as it is trained: of one family, with a value for each of its hyperparameters.
    ///
    /// @param task the same for the family that is chosen
    record Chosen(LearningTask task, Configuration configuration) {}

    /// The family that a configuration chooses, and what is set for it.
    Chosen chosen(Configuration configuration) {
        if (!family.equals(ModelCatalog.auto())) return new Chosen(this, space().complete(configuration));
        Configuration whole = configuration.has(AutoChoice.FAMILY) ? configuration : space().complete(configuration);
        LearningTask one = new LearningTask(ModelCatalog.byId(whole.text(AutoChoice.FAMILY)), target, query, plan,
                features, truth, shape, metric, positive, seed, weight);
        return new Chosen(one, one.space().complete(AutoChoice.plain(whole)));
    }

    /// Compares spaces with what model and pipeline can take, and completes configurations.
    SpaceCheck space() {
        return new SpaceCheck(family, parameters());
    }

    /// The position of the class that a threshold is about, of two.
    int decided() {
        return positive >= 0 ? positive : 1;
    }

    /// The rows that training counts: those of a weight above 0.
    int[] counting(int[] rows) {
        return truth.weights().areEqual() ? rows
                : IntStream.of(rows).filter(row -> truth.weights().of(row) > 0).toArray();
    }

    /// The fold of that number, from 0.
    Fold fold(int number) {
        return plan.folds().get(number);
    }

    /// The rows of the whole table that are sealed, from 0, ascending; empty if none is.
    public int[] sealedRows() {
        return plan.sealed().numbers();
    }

    /// The seed of the model trained on a fold, or of the final model for -1.
    long seed(int fold) {
        long z = seed * 0x9E3779B97F4A7C15L + (fold + 2) * 0xD1B54A32D192ED03L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
