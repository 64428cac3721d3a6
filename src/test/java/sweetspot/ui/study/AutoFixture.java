package sweetspot.ui.study;

import java.util.List;
import java.util.Random;
import java.util.Set;
import sweetspot.model.DataShape;
import sweetspot.model.family.ModelCatalog;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.AutoChoice;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FamilySwitch;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;

/// A search over six model families with invented scores.
public final class AutoFixture {
    private static final List<String> FAMILIES =
            List.of("gradient_boosting", "random_forest", "mlp", "svm_rbf", "logistic_regression", "knn");

    private AutoFixture() {}

    public static Experiment experiment(int trials) {
        SearchSpace space = AutoChoice.only(ModelCatalog.auto().recommendedSpace(new DataShape(5_000, 14, 2)),
                Set.copyOf(FAMILIES)::contains);
        Target target = new Target("transactions.csv", "is_fraud", Target.Task.CLASSIFICATION, "yes",
                List.of("transaction_id"), "average_precision");
        return new Experiment("Fraud detection", new ModelSubject(target, AutoChoice.MODEL, Validation.standard()),
                space, "auto", "median", Budget.ofTrials(trials), 4, 42);
    }

    /// A study of `finished` trials; neighbours are switched off at trial 60.
    public static StudySnapshot study(int finished) {
        StudySnapshot study = StudySnapshot.empty()
                .apply(new StudyEvent.StudyCreated("Fraud detection", List.of(Direction.MAXIMIZE)));
        UnitCube cube = new UnitCube(experiment(1).space());
        long start = StudyFixture.START;
        for (int i = 0; i < finished; i++) {
            if (i == 60) study = study.apply(FamilySwitch.event(study, "knn", false));
            Random random = new Random(i * 7919L + 1);
            Configuration c = cube.decode(random.doubles(cube.space().size()).toArray());
            int family = FAMILIES.indexOf(AutoChoice.family(c).orElseThrow());
            if (i >= 60 && family == 5) family = 0;
            String id = FAMILIES.get(family);
            SearchSpace one = experiment(1).space();
            Configuration of = one.configure(p -> one.get(p).name().equals(AutoChoice.FAMILY) ? id
                    : one.get(p).fixed().isPresent() ? one.get(p).fixed().get().value() : one.get(p).defaultValue());
            double[] tops = {0.914, 0.904, 0.898, 0.882, 0.867, 0.833};
            double value = tops[family] - 0.03 * Math.abs(random.nextGaussian()) * Math.exp(-i / 90.0)
                    - 0.004 * random.nextDouble();
            boolean failed = i % 43 == 33;
            boolean pruned = !failed && i > 12 && i % 7 == 3;
            long millis = (long) ((new int[]{9, 7, 15, 8, 1, 1}[family] + 3 * random.nextDouble()) * 1_000);
            study = study.apply(new StudyEvent.TrialCreated(i, of, true, start))
                    .apply(new StudyEvent.TrialAttributeSet(i, Trial.WORKER, 0L));
            double[] noise = new double[5];
            double mean = 0;
            for (int f = 0; f < 5; f++) {
                noise[f] = 0.02 * random.nextGaussian();
                mean += noise[f] / 5;
            }
            double folds = 0;
            for (int f = 0; f < (failed ? 1 : pruned ? 2 : 5); f++) {
                study = study.apply(new StudyEvent.ValueReported(i, f, value + noise[f] - mean));
                folds += (value + noise[f] - mean) / 5;
            }
            if (failed) study = study.apply(new StudyEvent.TrialAttributeSet(i, Trial.FAILURE, "Out of memory."));
            else if (!pruned) study = study.apply(new StudyEvent.TrialAttributeSet(i, Trial.STANDARD_ERROR, 0.01));
            start += millis / 4;
            study = study.apply(new StudyEvent.TrialFinished(i,
                    failed ? TrialState.FAILED : pruned ? TrialState.PRUNED : TrialState.COMPLETE,
                    failed ? new double[0] : new double[]{pruned ? value : folds}, start + millis));
        }
        return study;
    }
}
