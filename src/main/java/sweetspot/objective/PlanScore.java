package sweetspot.objective;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sweetspot.data.Dataset;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.Standard;

/// Scores a model's default settings by a validation plan, to show what a plan promises.
public final class PlanScore {
    private PlanScore() {}

    /// @param data as read
    /// @param folder the folder that a relative path of a test file starts from
    /// @param cancelled whether to give up
    /// @return the score by the subject's metric
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    /// @throws Exception if it cannot be scored, with a message that says why
    public static double of(ModelSubject subject, Dataset data, Path folder, BooleanSupplier cancelled)
            throws Exception {
        ModelSubject alone = new ModelSubject(subject.target(), subject.model(),
                subject.validation().withResource(Resource.FOLDS));
        SearchSpace space = ScoredSubject.of(alone).recommendedSpace(_ -> data);
        Experiment experiment = new Experiment(data.name(), alone, space, Standard.SAMPLER, Standard.NO_PRUNER,
                Budget.ofTrials(1), 1, Standard.SEED);
        Optional<Dataset> test = alone.validation().testFile().isEmpty() ? Optional.empty()
                : Optional.of(
                        RowPlan.testFile(alone.target(), alone.validation(), t -> ObjectiveFactory.read(t, folder)));
        TrialContext quiet = TrialContext.standalone(0);
        return ObjectiveFactory.model(experiment, alone, data, test, Optional.empty()).objective()
                .evaluate(space.defaults(), new TrialContext() {
                    @Override
                    public int number() {
                        return quiet.number();
                    }

                    @Override
                    public void report(int step, double value) {}

                    @Override
                    public boolean shouldPrune() {
                        return false;
                    }

                    @Override
                    public boolean cancelled() {
                        return cancelled.getAsBoolean();
                    }
                }).values()[0];
    }
}
