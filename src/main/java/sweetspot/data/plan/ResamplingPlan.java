package sweetspot.data.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.study.SplitPlan;
import sweetspot.study.Validation;

/// Decides which rows train, which score and which stay sealed.
///
/// Rows without a target are dropped first. Then the sealed test set is taken, by the logic of the plan: whole groups, or
/// the last in time; then the folds out of what is left. All of it depends on the arguments alone.
public final class ResamplingPlan {
    private final Dataset search;
    private final Division division;
    private final SealedTest sealed;
    private final int dropped;
    private final int repeats;
    private final Rule rule;

    /// What it was made by.
    private record Rule(String target, boolean classification, Validation validation) {}

    private ResamplingPlan(Rule rule, Dataset search, Division division, SealedTest sealed, int dropped, int repeats) {
        this.rule = rule;
        this.repeats = repeats;
        this.search = search;
        this.division = division;
        this.sealed = sealed;
        this.dropped = dropped;
    }

    /// Plans the rows of `full` by the standard plan.
    ///
    /// @param target name of the column to predict
    /// @param classification whether the target's values are classes, not amounts
    /// @param folds number of folds, at least 2
    /// @param testFraction share of the rows to seal, 0 to 0.5
    /// @param stratified whether folds and test set keep the shares of the classes or of the tenths
    /// @param seed decides which rows go where
    /// @throws DataException if there are too few rows with a target to give each fold one to test and one to train
    /// @throws IllegalArgumentException if there is no such column, or a number is out of its range
    public static ResamplingPlan of(Dataset full, String target, boolean classification, int folds,
            double testFraction, boolean stratified, long seed) throws DataException {
        return of(full, target, classification, new Validation(folds, testFraction, stratified, seed));
    }

    /// Plans the rows of `full`. Of a separate test file it knows nothing: see [#sealing].
    ///
    /// @param full with the target and the columns that the plan names
    /// @param target name of the column to predict
    /// @param classification whether the target's values are classes, not amounts
    /// @throws DataException if the rows do not allow it
    /// @throws IllegalArgumentException if there is no target column
    public static ResamplingPlan of(Dataset full, String target, boolean classification, Validation v)
            throws DataException {
        Column column = full.column(target);
        boolean stratified = v.stratified() && v.plan().canStratify();
        int[] usable = Strata.present(column);
        Division division = switch (v.plan()) {
            case SplitPlan.KFold _, SplitPlan.Repeated _, SplitPlan.Holdout _, SplitPlan.LeaveOneOut _ ->
                random(full, column, Strata.of(column, classification, stratified), usable.length, v);
            case SplitPlan.Grouped g -> {
                int[][] strata = Strata.of(column, classification, stratified);
                int[] of = new int[column.size()];
                for (int s = 0; s < strata.length; s++) for (int row : strata[s]) of[row] = s;
                yield GroupSplit.of(full.name(), named(full, g.group()), usable,
                        Arrays.stream(usable).map(r -> of[r]).toArray(), strata.length, g, v);
            }
            case SplitPlan.TimeOrdered t ->
                new TimeSplit(full.name(), named(full, t.time()), null, usable, t.gap(), t.sliding(), v).divide();
            case SplitPlan.GroupedTime t -> new TimeSplit(full.name(), named(full, t.time()), named(full, t.group()),
                    usable, t.gap(), t.sliding(), v).divide();
            case SplitPlan.FoldColumn f -> NamedSplit.of(full.name(), named(full, f.column()), usable, f);
        };
        return new ResamplingPlan(new Rule(target, classification, v), full.rows(division.searched()), division,
                new SealedTest(full.rows(division.sealed()), division.sealed()), full.rows() - usable.length,
                v.plan() instanceof SplitPlan.Repeated r ? r.repeats() : 1);
    }

    private static Column named(Dataset full, String name) throws DataException {
        if (full.has(name)) return full.column(name);
        throw DataException.of("data.error.no_plan_column", full.name(), name);
    }

    private static Division random(Dataset full, Column target, int[][] strata, int usable, Validation v)
            throws DataException {
        int sealedCount = (int) Math.round(usable * v.testFraction());
        int needed = v.plan().usesFolds() ? v.folds() : 2;
        if (usable - sealedCount < needed) {
            throw DataException.of("data.error.too_few_rows", full.name(), usable, target.name(), needed);
        }
        RandomSplit split = new RandomSplit(strata, sealedCount, v.seed(), v.foldSeed());
        int[] searched = split.searched();
        return switch (v.plan()) {
            case SplitPlan.Repeated r -> Division.of(searched, split.sealed(), IntStream.range(0, r.repeats()).boxed()
                    .flatMap(i -> split.folds(v.folds(), i).stream()).toList());
            case SplitPlan.Holdout h -> {
                Division once = Division.of(searched, split.sealed(), split.holdout(h));
                yield h.reshuffled() ? once.withReshuffled((trial, seed) -> split.holdout(h, trial, seed)) : once;
            }
            case SplitPlan.LeaveOneOut _ -> {
                if (searched.length > SplitPlan.LeaveOneOut.MOST_ROWS) {
                    throw DataException.of("data.error.leave_one_out", full.name(), searched.length,
                            SplitPlan.LeaveOneOut.MOST_ROWS);
                }
                yield Division.of(searched, split.sealed(), split.leaveOneOut()).asPooled();
            }
            default -> Division.of(searched, split.sealed(), split.folds(v.folds(), 0));
        };
    }

    /// The same with other rows sealed, which are no rows of the table.
    ///
    /// @param test with the columns of the table; rows of the search whose group it has do not train the final model
    /// @param group column of the groups; "" if there is none
    public ResamplingPlan sealing(Dataset test, String group) {
        int before = search.rows() + dropped + division.gap() + division.undated();
        Division apart = division;
        if (!group.isEmpty() && test.has(group)) {
            Set<String> tested = new HashSet<>();
            Column groups = test.column(group);
            for (int row = 0; row < test.rows(); row++) if (!groups.isMissing(row)) tested.add(groups.text(row));
            apart = division.withRefit(Arrays.stream(division.refit())
                    .filter(row -> !tested.contains(search.column(group).text(row))).toArray());
        }
        return new ResamplingPlan(rule, search, apart,
                new SealedTest(test, IntStream.range(before, before + test.rows()).toArray()), dropped, repeats);
    }

    /// The rows that the search may see, as a table of their own, in the file's order. Nothing leads from it to a
    /// sealed row; of a category column it knows all levels.
    public Dataset search() {
        return search;
    }

    /// The folds over [#search()]; where each trial has its own, those that a trial could have.
    public List<Fold> folds() {
        return division.folds();
    }

    /// The folds of one trial.
    ///
    /// @param trial its number
    /// @param studySeed the search's seed
    public List<Fold> folds(int trial, long studySeed) {
        return division.reshuffled().map(r -> r.folds(trial, studySeed)).orElse(division.folds());
    }

    /// Whether each trial has folds of its own.
    public boolean reshuffled() {
        return division.reshuffled().isPresent();
    }

    /// Whether the folds' predictions are scored together, as one.
    public boolean pooled() {
        return division.pooled();
    }

    /// How often each row is tested, over the folds.
    public int repeats() {
        return repeats;
    }

    /// Folds within some of the search rows, by the same rule: groups stay together, and the rows that test lie later than
    /// those that train where the plan goes in order of time. Empty where rows may be dealt in any way.
    ///
    /// @param rows of [#search()]
    /// @param count number of folds
    /// @return folds by position in `rows`
    /// @throws DataException if the rows do not allow it, such as for too few groups
    public Optional<List<Fold>> within(int[] rows, int count) throws DataException {
        Optional<SplitPlan> plan = switch (rule.validation().plan()) {
            case SplitPlan.KFold _, SplitPlan.Repeated _, SplitPlan.Holdout _, SplitPlan.LeaveOneOut _ -> Optional.empty();
            // Rows of one named fold belong together.
            case SplitPlan.FoldColumn f -> Optional.of(new SplitPlan.Grouped(f.column()));
            case SplitPlan.Grouped g -> Optional.of(g);
            case SplitPlan.TimeOrdered t -> Optional.of(t);
            case SplitPlan.GroupedTime t -> Optional.of(t);
        };
        if (plan.isEmpty()) return Optional.empty();
        Validation inner = new Validation(count, 0, rule.validation().stratified(), rule.validation().seed())
                .withPlan(plan.get());
        return Optional.of(of(search.rows(rows), rule.target(), rule.classification(), inner).folds());
    }

    /// The rows of [#search()] that train the model that is scored on the sealed ones, ascending.
    public int[] refit() {
        return division.refit().clone();
    }

    /// The rows put aside.
    public SealedTest sealed() {
        return sealed;
    }

    /// Number of rows left out because they have no target.
    public int dropped() {
        return dropped;
    }

    /// Number of rows in the gap before the sealed test, in neither.
    public int gap() {
        return division.gap();
    }

    /// Number of rows left out because they have no place in time.
    public int undated() {
        return division.undated();
    }

    /// Number of rows without a group or a named fold.
    public int unnamed() {
        return division.alone();
    }
}
