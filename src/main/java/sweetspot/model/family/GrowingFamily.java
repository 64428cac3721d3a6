package sweetspot.model.family;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smile.math.MathEx;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.SingleCore;
import sweetspot.model.TargetValues;
import sweetspot.model.Training;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.Configuration;
import sweetspot.study.Resource;
import sweetspot.study.Target.Task;

/// The base of families whose models are trained in equal steps, so that training can be continued.
///
/// How many steps a whole model takes is the value of the resource's hyperparameter.
abstract class GrowingFamily extends SmileFamily {
    private final Resource resource;

    GrowingFamily(String id, Set<Task> tasks, Preparation preparation, Resource resource) {
        super(id, tasks, preparation);
        this.resource = resource;
    }

    /// A model between two steps.
    interface Growth extends AutoCloseable {
        /// Takes the next step.
        void step(FitContext context) throws Exception;

        /// The model as it is; a later step may change it.
        ///
        /// @throws ModelException if it is none
        FittedModel model() throws Exception;

        /// Lets go of what it holds besides memory of Java's; its models stay.
        @Override
        default void close() {}
    }

    /// Begins a classifier. It and its steps run on the same thread, whose Smile generator has the seed.
    ///
    /// @param y at least two classes, each with at least one row
    Growth growClasses(double[][] x, TargetValues.Classes y, Configuration configuration, long seed) throws Exception {
        throw new IllegalArgumentException(id() + " cannot classify");
    }

    /// Begins a regression. It and its steps run on the same thread, whose Smile generator has the seed.
    Growth growNumbers(double[][] x, TargetValues.Numbers y, Configuration configuration, long seed)
            throws Exception {
        throw new IllegalArgumentException(id() + " cannot predict numbers");
    }

    /// Begins to rank; unless a family knows better, by predicting how relevant a row is (pointwise).
    Growth growRanked(double[][] x, TargetValues.Ranked y, Configuration configuration, long seed) throws Exception {
        return growNumbers(x, y.numbers(), configuration, seed);
    }

    @Override
    public final Optional<Resource> resource() {
        return Optional.of(resource);
    }

    @Override
    final FittedModel fitClasses(double[][] x, TargetValues.Classes y, Configuration c, long seed, FitContext context)
            throws Exception {
        return whole(growClasses(x, y, c, seed), c, context);
    }

    @Override
    final FittedModel fitNumbers(double[][] x, TargetValues.Numbers y, Configuration c, long seed, FitContext context)
            throws Exception {
        return whole(growNumbers(x, y, c, seed), c, context);
    }

    @Override
    final FittedModel fitRanked(double[][] x, TargetValues.Ranked y, Configuration c, long seed, FitContext context)
            throws Exception {
        return whole(growRanked(x, y, c, seed), c, context);
    }

    private FittedModel whole(Growth growth, Configuration c, FitContext context) throws Exception {
        try (growth) {
            int steps = c.integer(resource.parameter());
            for (int i = 0; i < steps; i++) growth.step(context);
            return growth.model();
        }
    }

    @Override
    public final Training begin(double[][] x, TargetValues y, Configuration configuration, long seed) {
        return new Steps(x, y, configuration, seed);
    }

    private final class Steps implements Training {
        private final double[][] x;
        private final TargetValues y;
        private final Configuration configuration;
        private final long seed;
        private final SingleCore core = new SingleCore();
        private @Nullable Growth growth;
        private int done;

        Steps(double[][] x, TargetValues y, Configuration configuration, long seed) {
            this.x = x;
            this.y = weighed(y);
            this.configuration = configuration;
            this.seed = seed;
        }

        @Override
        public FittedModel upTo(int amount, FitContext context) throws ModelException {
            if (amount < done) throw new IllegalArgumentException(amount + " units after " + done);
            context.check();
            return inWords(context, () -> core.run(() -> {
                if (growth == null) MathEx.setSeed(seed);
                return switch (y) {
                    case TargetValues.Classes classes -> PresentClasses.fit(classes,
                            present -> grown(amount, () -> growClasses(x, present, configuration, seed), context));
                    case TargetValues.Numbers numbers ->
                        grown(amount, () -> growNumbers(x, numbers, configuration, seed), context);
                    case TargetValues.Ranked ranked ->
                        grown(amount, () -> growRanked(x, ranked, configuration, seed), context);
                };
            }));
        }

        private FittedModel grown(int amount, java.util.concurrent.Callable<Growth> begin, FitContext context)
                throws Exception {
            if (growth == null) growth = begin.call();
            while (done < amount) {
                growth.step(context);
                done++;
            }
            return growth.model();
        }

        @Override
        public void close() {
            if (growth != null) growth.close();
            core.close();
        }
    }
}
