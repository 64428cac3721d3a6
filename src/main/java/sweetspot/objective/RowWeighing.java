package sweetspot.objective;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.NumberColumn;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.model.RowWeights;
import sweetspot.study.Roles;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Reads how much rows count from the column whose role is weight, or says why that is impossible.
final class RowWeighing {
    /// Far below the largest number, so that weights times squared errors can be added up too.
    private static final double LARGEST_SUM = 1e100;

    private RowWeighing() {}

    /// The weights of some rows that have been [checked][#checked].
    ///
    /// @param column the column of weights; empty if all rows count the same
    static RowWeights of(Dataset rows, Optional<String> column) {
        return column.map(name -> RowWeights.of(((NumberColumn) rows.column(name)).values().clone()))
                .orElse(RowWeights.EQUAL);
    }

    /// The weights of the rows that are searched.
    ///
    /// @param usable all rows with the columns that are used or have a role; a row without a target need not have a weight
    /// @param plan of these rows
    /// @throws ExperimentException about the field `roles`, if a weight is missing, negative or endless, or no row of some fold
    ///     counts
    static RowWeights checked(Roles roles, Dataset usable, String target, ResamplingPlan plan)
            throws ExperimentException {
        if (roles.weight().isEmpty()) return RowWeights.EQUAL;
        Column predicted = usable.column(target);
        Dataset known = usable.rows(IntStream.range(0, usable.rows()).filter(r -> !predicted.isMissing(r)).toArray());
        check(known, roles);
        RowWeights weights = of(plan.search(), roles.weight());
        for (Fold fold : plan.folds()) {
            if (none(weights, fold.train()) || !plan.pooled() && none(weights, fold.test())) {
                throw new ExperimentException("roles",
                        Messages.text("objective.error.weight.fold", Printable.brief(roles.weight().get())));
            }
        }
        return weights;
    }

    private static boolean none(RowWeights weights, int[] rows) {
        return IntStream.of(rows).allMatch(row -> weights.of(row) == 0);
    }

    /// Refuses rows that have a target but no usable weight.
    ///
    /// @throws ExperimentException about the field `roles`
    static void check(Dataset known, Roles roles) throws ExperimentException {
        Optional<String> problem = problem(known, roles.weight());
        if (problem.isPresent()) throw new ExperimentException("roles", problem.get());
    }

    /// Why rows cannot count by a column: cause, then fix; empty if they can.
    static Optional<String> problem(Dataset rows, Optional<String> column) {
        return column.flatMap(name -> problem(rows.column(name)));
    }

    /// The classes of which no row counts, by name, although rows have them; empty if no column weighs rows, or none could.
    ///
    /// @param target the column of classes
    static List<String> weightless(Dataset rows, String target, Optional<String> weight) {
        if (weight.isEmpty() || problem(rows, weight).isPresent()) return List.of();
        ClassLabels labels = ClassLabels.of(rows.column(target));
        RowWeights weights = of(rows, weight);
        double[] counted = new double[labels.names().size()];
        int[] codes = labels.codes();
        for (int row = 0; row < codes.length; row++) counted[codes[row]] += weights.of(row);
        return IntStream.range(0, counted.length).filter(c -> counted[c] == 0).mapToObj(labels.names()::get).toList();
    }

    private static Optional<String> problem(Column column) {
        String name = Printable.brief(column.name());
        if (!(column instanceof NumberColumn numbers)) {
            return Optional.of(Messages.text("objective.error.weight.text", name));
        }
        int[] bad = IntStream.range(0, numbers.size())
                .filter(r -> !(numbers.value(r) >= 0 && numbers.value(r) < Double.POSITIVE_INFINITY)).toArray();
        if (bad.length > 0) {
            String first = numbers.isMissing(bad[0]) ? Messages.text("objective.error.weight.none")
                    : Printable.brief(numbers.text(bad[0]));
            return Optional.of(Messages.text("objective.error.weight.bad", name, bad.length, bad[0] + 1, first));
        }
        if (Arrays.stream(numbers.values()).sum() > LARGEST_SUM) {
            return Optional.of(Messages.text("objective.error.weight.large", name));
        }
        boolean none = IntStream.range(0, numbers.size()).allMatch(r -> numbers.value(r) == 0);
        return none ? Optional.of(Messages.text("objective.error.weight.zero", name)) : Optional.empty();
    }
}
