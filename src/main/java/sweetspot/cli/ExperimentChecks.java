package sweetspot.cli;

import sweetspot.data.Dataset;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.TestFunctions;
import sweetspot.search.PrunerFactory;
import sweetspot.search.SamplerFactory;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.Experiment.ModelSubject;

/// Checks what an experiment names against what there is, before any work begins.
final class ExperimentChecks {
    private ExperimentChecks() {}

    /// @param dataset the experiment's data; null for a test function
    /// @throws IllegalArgumentException if something that it names does not exist; the message says what there is
    /// @throws ExperimentException if it cannot be run for another reason
    static void check(Experiment experiment, Dataset dataset) throws ExperimentException {
        checkSearch(experiment);
        switch (experiment.subject()) {
            case ModelSubject subject -> ObjectiveFactory.create(experiment, subject, dataset);
            case FunctionSubject subject -> TestFunctions.byId(subject.function());
        }
    }

    /// @throws IllegalArgumentException if there is no such sampler or pruner; the message says what there is
    static void checkSearch(Experiment experiment) {
        SamplerFactory.create(experiment.sampler());
        PrunerFactory.create(experiment.pruner());
    }
}
