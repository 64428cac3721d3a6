package sweetspot.model.family;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import smile.math.MathEx;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.ModelFamily;
import sweetspot.model.Prediction;
import sweetspot.model.RowWeights;
import sweetspot.model.SingleCore;
import sweetspot.model.TargetValues;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// The base of all families: one core, a seed on the thread that trains, classes without rows, and failures
/// in words.
public abstract class SmileFamily implements ModelFamily {
    private final String id;
    private final Set<Task> tasks;
    private final Preparation preparation;

    SmileFamily(String id, Set<Task> tasks, Preparation preparation) {
        this.id = id;
        this.tasks = EnumSet.copyOf(tasks);
        // Whoever predicts numbers can rank by them, query by query.
        if (tasks.contains(Task.REGRESSION)) this.tasks.add(Task.RANKING);
        this.preparation = preparation;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Set<Task> tasks() {
        return Collections.unmodifiableSet(tasks);
    }

    @Override
    public final Preparation preparation() {
        return preparation;
    }

    /// The values as training reads them: weights with a mean of 1, so that penalties and limits mean what they mean
    /// without; none where rows cannot be weighed.
    final TargetValues weighed(TargetValues given) {
        return given.weighted(weighsRows() ? given.weights().withMeanOne() : RowWeights.EQUAL);
    }

    @Override
    public final FittedModel fit(double[][] x, TargetValues given, Configuration configuration, long seed,
            FitContext context) throws ModelException {
        TargetValues y = weighed(given);
        if (x.length == 0 || x.length != y.size()) {
            throw new IllegalArgumentException(x.length + " rows cannot be fitted to " + y.size() + " values");
        }
        context.check();
        return inWords(context, () -> SingleCore.call(() -> {
            MathEx.setSeed(seed);
            return switch (y) {
                case TargetValues.Classes classes -> PresentClasses.fit(classes,
                        present -> fitClasses(x, present, configuration, seed, context));
                case TargetValues.Numbers numbers -> fitNumbers(x, numbers, configuration, seed, context);
                case TargetValues.Ranked ranked -> fitRanked(x, ranked, configuration, seed, context);
            };
        }));
    }

    /// Trains, and says in words what went wrong.
    final FittedModel inWords(FitContext context, Callable<FittedModel> training) throws ModelException {
        try {
            return training.call();
        } catch (CancellationException | ModelException e) {
            throw e;
        } catch (Exception e) {
            if (context.cancelled().getAsBoolean()) throw new CancellationException();
            throw new ModelException(Messages.text("model.error.fit", label(), reason(e)), e);
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null || e.getMessage().isBlank() ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// Trains a classifier. Runs on a thread of its own, whose Smile generator has the seed.
    ///
    /// @param y at least two classes, each with at least one row
    FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration configuration, long seed,
            FitContext context) throws Exception {
        throw new IllegalArgumentException(id + " cannot classify");
    }

    /// Trains a regression that weighs rows; for one that does not, [#fitNumbers(double\[\]\[\], double\[\],
    /// Configuration, long, FitContext)] will do.
    FittedModel fitNumbers(double[][] x, TargetValues.Numbers y, Configuration configuration, long seed,
            FitContext context) throws Exception {
        return fitNumbers(x, y.values(), configuration, seed, context);
    }

    /// Trains a regression. Runs on a thread of its own, whose Smile generator has the seed.
    FittedModel fitNumbers(double[][] x, double[] y, Configuration configuration, long seed, FitContext context)
            throws Exception {
        throw new IllegalArgumentException(id + " cannot predict numbers");
    }

    /// Trains to rank; unless a family knows better, by predicting how relevant a row is (pointwise). Runs on a thread
    /// of its own, whose Smile generator has the seed.
    FittedModel fitRanked(double[][] x, TargetValues.Ranked y, Configuration configuration, long seed,
            FitContext context) throws Exception {
        return fitNumbers(x, y.numbers(), configuration, seed, context);
    }

    /// A class prediction from scores: the class with the highest score, the first of equals.
    public static Prediction.Classes byScores(double[][] scores, boolean probabilities) {
        int[] labels = new int[scores.length];
        for (int i = 0; i < scores.length; i++) labels[i] = highest(scores[i]);
        return new Prediction.Classes(labels, scores, probabilities);
    }

    /// Position of the largest number, the first of equals.
    static int highest(double[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) if (numbers[i] > numbers[best]) best = i;
        return best;
    }
}
