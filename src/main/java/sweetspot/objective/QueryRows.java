package sweetspot.objective;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.Groups;
import sweetspot.data.NumberColumn;
import sweetspot.data.RowStructure;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.Metric;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// The rows of a ranking task by their queries: what is to be ranked, and whether a plan keeps queries whole.
final class QueryRows {
    private QueryRows() {}

    /// The query column of a ranking task.
    ///
    /// @param usable the columns that are used or have a role
    /// @throws ExperimentException if none is named, or relevance cannot be read from the target
    static Column require(Target target, Dataset usable) throws ExperimentException {
        Optional<String> problem = problem(target, usable);
        if (problem.isPresent()) {
            throw new ExperimentException(target.query().isEmpty() ? "roles" : "target", problem.get());
        }
        return usable.column(target.query().orElseThrow());
    }

    /// Why rows cannot be ranked, cause then fix; empty if they can.
    static Optional<String> problem(Target target, Dataset usable) {
        if (target.query().isEmpty()) {
            return Optional.of(candidate(target, usable)
                    .map(c -> Messages.text("objective.error.no_query.named", Printable.brief(c)))
                    .orElseGet(() -> Messages.text("objective.error.no_query")));
        }
        if (usable.column(target.column()) instanceof NumberColumn n) {
            double least = Arrays.stream(n.values()).filter(v -> !Double.isNaN(v)).min().orElse(0);
            if (least < 0) {
                return Optional.of(Messages.text("objective.error.relevance", Printable.brief(target.column()),
                        String.valueOf(least)));
            }
        }
        return Optional.empty();
    }

    /// The column that looks most like naming queries: it names things that come in several rows.
    static Optional<String> candidate(Target target, Dataset data) {
        return RowStructure.of(data, target.column()).groups().stream()
                .filter(c -> !target.exclude().contains(c)).findFirst();
    }

    /// What is to be ranked.
    ///
    /// @param rows the rows, with target and query
    /// @param known rows by which the relevance is found from which a row counts as relevant, where the metric leaves it
    ///     open: whatever is above their mean
    static TargetValues.Ranked truth(Target target, Dataset rows, Metric metric, Dataset known) {
        return truth(rows, target.column(), target.query().orElseThrow(), metric.relevant().orElseGet(() -> {
            double[] values = ((TargetValues.Numbers) TargetValues.of(known.column(target.column()),
                    Task.REGRESSION)).values();
            return Math.nextUp(Arrays.stream(values).average().orElse(0));
        }));
    }

    static TargetValues.Ranked truth(Dataset rows, String target, String query, double relevant) {
        return TargetValues.Ranked.of(rows.column(target), rows.column(query), relevant);
    }

    /// A query that a plan puts on both sides of a fold, or of the seal, as a person reads it; empty if all stay whole.
    ///
    /// @param usable the whole table
    static Optional<String> split(ResamplingPlan plan, Dataset usable, String query) {
        Column searched = plan.search().column(query);
        Groups groups = Groups.of(searched);
        List<Fold> folds = plan.folds();
        for (Fold fold : folds) {
            boolean[] trains = new boolean[groups.count()];
            for (int row : fold.train()) trains[groups.of()[row]] = true;
            for (int row : fold.test()) {
                if (trains[groups.of()[row]]) return Optional.of(searched.text(row));
            }
        }
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < searched.size(); row++) if (!searched.isMissing(row)) seen.add(searched.text(row));
        Column all = usable.column(query);
        return Arrays.stream(plan.sealed().numbers()).filter(row -> row < all.size() && !all.isMissing(row))
                .mapToObj(all::text).filter(seen::contains).findFirst();
    }
}
