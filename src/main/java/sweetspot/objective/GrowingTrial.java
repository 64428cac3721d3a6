package sweetspot.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.Training;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.study.Resource;
import sweetspot.text.Messages;

/// One configuration in training, a model a fold, between two amounts of the resource. Used by one thread at a time.
final class GrowingTrial implements AutoCloseable {
    /// The fewest training rows that are worth a look.
    static final int LEAST_ROWS = 30;

    private final LearningTask task;
    private final Resource resource;
    private final FoldCache folds;
    private final Configuration configuration;
    private final Preparation preparation;
    private final Training[] trainings;
    private final List<double[]> scores = new ArrayList<>();
    private OutOfFold latest = new OutOfFold();
    private long fitNanos;
    private long predictNanos;

    GrowingTrial(LearningTask task, Resource resource, FoldCache folds, Configuration configuration) {
        this.task = task;
        this.resource = resource;
        this.folds = folds;
        this.configuration = configuration;
        this.preparation = PipelineSteps.preparation(task.family(), configuration);
        this.trainings = new Training[task.plan().folds().size()];
    }

    /// The mean score over the folds after the `rung`-th amount; rungs that were scored before cost nothing.
    ///
    /// @param whole the amount of the whole model
    double score(int rung, int amount, int whole, FitContext context) throws ModelException {
        if (rung < scores.size()) return mean(scores.get(rung));
        double[] all = new double[trainings.length];
        latest = new OutOfFold();
        for (int f = 0; f < all.length; f++) {
            FoldCache.PreparedFold fold = folds.get(f, preparation);
            long start = System.nanoTime();
            FittedModel model = model(f, fold, amount, whole, context);
            long fitted = System.nanoTime();
            Prediction prediction = model.predict(fold.testX(), context);
            predictNanos += System.nanoTime() - fitted;
            fitNanos += fitted - start;
            if (amount == whole) latest.add(prediction);
            all[f] = task.metric().score(fold.testY(), prediction, task.positive());
            if (Double.isNaN(all[f])) {
                throw new ModelException(Messages.text("objective.error.undefined", task.metric().label(), f + 1));
            }
        }
        scores.add(all);
        return mean(all);
    }

    private FittedModel model(int f, FoldCache.PreparedFold fold, int amount, int whole, FitContext context)
            throws ModelException {
        if (resource == Resource.ROWS) {
            if (amount == whole) {
                return DecidedModel.fit(task, fold.train(), fold.trainX(), fold.trainY(), configuration, task.seed(f),
                        context);
            }
            int[] rows = rows(fold.trainY(), (double) amount / whole, task.seed(f));
            double[][] x = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) x[i] = fold.trainX()[rows[i]];
            int[] chosen = IntStream.of(rows).map(i -> fold.train()[i]).toArray();
            return DecidedModel.fit(task, chosen, x, fold.trainY().rows(rows), configuration, task.seed(f), context);
        }
        if (trainings[f] == null) {
            trainings[f] = task.family().begin(fold.trainX(), fold.trainY(), configuration, task.seed(f));
        }
        return DecidedModel.staged(task, trainings[f].upTo(amount, context), configuration);
    }

    /// A share of the rows, each class in proportion, in ascending order; a larger share holds the smaller one.
    static int[] rows(TargetValues y, double share, long seed) {
        int n = y.size();
        if (y instanceof TargetValues.Ranked ranked) return queries(ranked, share * n, seed);
        int[] order = shuffled(n, seed);
        int take = Math.clamp(Math.round(share * n), 1, n);
        if (!(y instanceof TargetValues.Classes classes)) return IntStream.of(order).limit(take).sorted().toArray();
        int[] counts = classes.counts();
        int[] seen = new int[counts.length];
        double[] place = new double[n];
        for (int row : order) {
            int c = classes.codes()[row];
            place[row] = (seen[c]++ + 0.5) / counts[c];
        }
        return IntStream.of(order).boxed().sorted((a, b) -> Double.compare(place[a], place[b])).limit(take)
                .mapToInt(Integer::intValue).sorted().toArray();
    }

    /// Rows of whole queries, about so many.
    private static int[] queries(TargetValues.Ranked y, double take, long seed) {
        int[][] queries = y.byQuery();
        int[] taken = new int[0];
        for (int q : shuffled(queries.length, seed)) {
            if (taken.length > 0 && taken.length + queries[q].length / 2.0 > take) break;
            taken = IntStream.concat(IntStream.of(taken), IntStream.of(queries[q])).toArray();
        }
        return IntStream.of(taken).sorted().toArray();
    }

    private static int[] shuffled(int n, long seed) {
        int[] order = IntStream.range(0, n).toArray();
        Random random = new Random(seed);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /// The latest mean score.
    double value() {
        return mean(scores.getLast());
    }

    /// Number of rungs that are scored.
    int rungs() {
        return scores.size();
    }

    /// The latest scores, one a fold.
    double[] foldScores() {
        return scores.getLast().clone();
    }

    /// The predictions of the whole models, to be kept beside the study.
    float[] outOfFold() {
        return latest.values();
    }

    long fitNanos() {
        return fitNanos;
    }

    long predictNanos() {
        return predictNanos;
    }

    private static double mean(double[] values) {
        double mean = 0;
        for (double v : values) mean += v / values.length;
        return mean;
    }

    @Override
    public void close() {
        for (Training t : trainings) if (t != null) t.close();
    }
}
