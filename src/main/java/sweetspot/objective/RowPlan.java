package sweetspot.objective;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.data.plan.TestFile;
import sweetspot.study.DataFile;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Carries out the validation plan of a model's experiment on its data, or says why that is impossible.
public final class RowPlan {
    private RowPlan() {}

    /// The rows of a table by a plan; a separate test file is read.
    ///
    /// @param target as planned, see [ModelSubject#planned()]
    /// @param usable the columns that are used or have a role
    /// @param folder the folder that a relative path starts from
    /// @throws ExperimentException about the field `validation`, or one in it
    public static ResamplingPlan of(Target target, Validation v, Dataset usable, Path folder)
            throws ExperimentException {
        Optional<Dataset> test = v.testFile().isEmpty() ? Optional.empty()
                : Optional.of(testFile(target, v, t -> ObjectiveFactory.read(t, folder)));
        return of(target, v, usable, test);
    }

    /// The rows of the separate test file, read as the data are.
    static Dataset testFile(Target target, Validation v, ScoredSubject.Source data) throws ExperimentException {
        Map<String, Object> reading = new LinkedHashMap<>(target.reading());
        // Numbers of lines mean nothing in another file.
        reading.remove("leave_out");
        try {
            return data.read(target.withFile(new DataFile(v.testFile(), reading))).dataset();
        } catch (ExperimentException e) {
            throw new ExperimentException("validation.test_file", e.getMessage(), e);
        }
    }

    /// @param target as planned, see [ModelSubject#planned()]
    /// @param usable the columns that are used or have a role
    /// @param test the rows of a separate test file, as read; empty if there is none
    /// @throws ExperimentException about the field `validation`, or one in it
    static ResamplingPlan of(Target target, Validation v, Dataset usable, Optional<Dataset> test)
            throws ExperimentException {
        boolean classes = target.task() == Task.CLASSIFICATION;
        Set<String> optional = new LinkedHashSet<>(target.hidden());
        target.roles().weight().ifPresent(optional::remove);
        Set<String> queries = target.task() == Task.RANKING && target.query().isPresent()
                ? Set.of(target.query().get()) : Set.of();
        optional.removeAll(queries);
        try {
            ResamplingPlan plan = ResamplingPlan.of(usable, target.column(), classes, v);
            if (target.task() == Task.RANKING) requireWhole(plan, usable, v.plan(), QueryRows.require(target, usable));
            if (classes && !v.plan().equals(SplitPlan.standard())) requireClasses(plan, target.column());
            if (test.isEmpty()) return plan;
            Dataset sealed = TestFile.of(usable, test.get(), target.column(), optional, queries).rows();
            RowWeighing.check(sealed, target.roles());
            return plan.sealing(sealed, v.plan().group());
        } catch (DataException e) {
            throw new ExperimentException("validation", e.getMessage(), e);
        }
    }

    /// A query of which some rows train and others are scored is not ranked as it would be.
    private static void requireWhole(ResamplingPlan plan, Dataset usable, SplitPlan rule, Column query)
            throws DataException {
        Optional<String> split = QueryRows.split(plan, usable, query.name());
        if (split.isEmpty()) return;
        throw new DataException(Messages.text("objective.error.query_split", rule.label(),
                Printable.brief(split.get()), Printable.brief(query.name())));
    }

    /// A plan that does not deal rows at random may begin with training rows of a single class.
    private static void requireClasses(ResamplingPlan plan, String target) throws DataException {
        ClassLabels labels = ClassLabels.of(plan.search().column(target));
        List<Fold> folds = plan.folds();
        for (int f = 0; f < folds.size(); f++) {
            int[] seen =
                    IntStream.of(folds.get(f).train()).map(row -> labels.codes()[row]).distinct().limit(2).toArray();
            if (seen.length < 2) {
                throw new DataException(Messages.text("objective.error.one_class_trains", f + 1,
                        labels.names().get(seen[0])));
            }
        }
    }

    /// Refuses a resource that does not go with the plan.
    ///
    /// @throws ExperimentException about the field `validation.resource`
    static void requireFolds(Validation v) throws ExperimentException {
        boolean fits = switch (v.plan()) {
            case SplitPlan.LeaveOneOut _ -> false;
            case SplitPlan.Holdout h -> !h.reshuffled();
            default -> true;
        };
        if (v.resource() != Resource.FOLDS && !fits) {
            throw new ExperimentException("validation.resource",
                    Messages.text("objective.error.resource.plan", v.plan().label(), v.resource().id()));
        }
    }
}
