package sweetspot.study;

import java.util.Objects;
import java.util.Optional;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// The way in which a configuration is scored: cross-validation on the search rows, with test rows sealed away first.
///
/// @param folds number of folds, 2 to 20
/// @param testFraction share of the rows sealed before anything else, 0 (none) to 0.5
/// @param stratified whether folds and test set keep the shares of the classes; of a number to predict, of its tenths
/// @param seed decides which rows go where; of its own, so that the search's seed does not move the folds
/// @param resource what a trial gets more and more of, so that it can be stopped early
/// @param plan the rule by which rows are split
/// @param testFile path of a file whose rows are the sealed test, as given; relative to the experiment file's folder; ""
///     if they come out of the data
/// @param foldSeed decides which of the searched rows go into which fold, the seed itself unless the rows are dealt anew:
///     the sealed rows stay sealed
public record Validation(int folds, double testFraction, boolean stratified, long seed, Resource resource,
        SplitPlan plan, String testFile, long foldSeed) {

    /// With the folds that follow from the seed.
    public Validation(int folds, double testFraction, boolean stratified, long seed, Resource resource,
            SplitPlan plan, String testFile) {
        this(folds, testFraction, stratified, seed, resource, plan, testFile, seed);
    }

    /// By the standard plan.
    public Validation(int folds, double testFraction, boolean stratified, long seed, Resource resource) {
        this(folds, testFraction, stratified, seed, resource, SplitPlan.standard(), "");
    }

    /// One fold after the other.
    public Validation(int folds, double testFraction, boolean stratified, long seed) {
        this(folds, testFraction, stratified, seed, Resource.FOLDS);
    }

    /// @throws IllegalArgumentException if a value is out of its range
    public Validation {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(testFile, "testFile");
        if (folds < 2 || folds > 20) {
            throw new IllegalArgumentException(Messages.text("study.rule.folds", String.valueOf(folds)));
        }
        if (!(testFraction >= 0 && testFraction <= 0.5)) {
            throw new IllegalArgumentException(Messages.text("study.rule.test_fraction", String.valueOf(testFraction)));
        }
        if (testFraction > 0 && !testFile.isEmpty()) {
            throw new IllegalArgumentException(Messages.text("study.rule.test_file"));
        }
        if (plan instanceof SplitPlan.FoldColumn named) {
            // Rows drawn at random would tear apart what the column keeps together.
            if (testFraction > 0) throw new IllegalArgumentException(Messages.text("study.rule.fold_column_test"));
            if (!named.sealed().isEmpty() && !testFile.isEmpty()) {
                throw new IllegalArgumentException(Messages.text("study.rule.two_tests"));
            }
        }
    }

    /// The same with another number of folds.
    public Validation withFolds(int number) {
        return new Validation(number, testFraction, stratified, seed, resource, plan, testFile, foldSeed);
    }

    /// The same with another share of sealed rows.
    public Validation withTestFraction(double share) {
        return new Validation(folds, share, stratified, seed, resource, plan, testFile, foldSeed);
    }

    /// The same, stratified or not.
    public Validation withStratified(boolean on) {
        return new Validation(folds, testFraction, on, seed, resource, plan, testFile, foldSeed);
    }

    /// The same with another resource.
    public Validation withResource(Resource other) {
        return new Validation(folds, testFraction, stratified, seed, other, plan, testFile, foldSeed);
    }

    /// The same by another plan.
    public Validation withPlan(SplitPlan other) {
        return new Validation(folds, testFraction, stratified, seed, resource, other, testFile, foldSeed);
    }

    /// The same by a plan that keeps the rows of a group together, in order of time where this one is; a column of folds
    /// stays.
    public Validation keeping(String group) {
        return withPlan(switch (plan) {
            case SplitPlan.FoldColumn f -> f;
            case SplitPlan.TimeOrdered t when !t.time().equals(group) ->
                new SplitPlan.GroupedTime(group, t.time(), t.gap(), t.sliding());
            case SplitPlan.GroupedTime t when !t.time().equals(group) ->
                new SplitPlan.GroupedTime(group, t.time(), t.gap(), t.sliding());
            default -> new SplitPlan.Grouped(group);
        });
    }

    /// The same with another file of test rows.
    public Validation withTestFile(String path) {
        return new Validation(folds, testFraction, stratified, seed, resource, plan, path, foldSeed);
    }

    /// The same with the searched rows dealt anew; the sealed rows stay.
    public Validation withFoldSeed(long other) {
        return new Validation(folds, testFraction, stratified, seed, resource, plan, testFile, other);
    }

    /// Whether any rows are sealed.
    public boolean seals() {
        return testFraction > 0 || !testFile.isEmpty()
                || plan instanceof SplitPlan.FoldColumn named && !named.sealed().isEmpty();
    }

    /// The roles of columns as the plan has them: those that it names play the part for which it names them.
    public Roles roles(Roles given) {
        Roles roles = given;
        // The rows of a query are kept together and ranked: the one does not exclude the other.
        boolean ranked = roles.of(plan.group()).filter(Role.QUERY::equals).isPresent();
        if (!plan.group().isEmpty() && !ranked) roles = roles.with(plan.group(), Optional.of(Role.GROUP));
        if (!plan.time().isEmpty()) roles = roles.with(plan.time(), Optional.of(Role.TIME));
        if (plan instanceof SplitPlan.FoldColumn f) roles = roles.with(f.column(), Optional.of(Role.FOLD));
        return roles;
    }

    /// Rows that test by rows that train, see [SplitPlan#testToTrain].
    ///
    /// @param scores number of scores of a trial, at least 2
    public double testToTrain(int scores) {
        return plan.testToTrain(folds, scores);
    }

    /// The plan in a few words, such as “5-fold, stratified”.
    public String words() {
        String stratum = stratified && plan.canStratify() ? "stratified" : "plain";
        return switch (plan) {
            case SplitPlan.KFold _ -> Messages.text("study.plan.kfold." + stratum, folds);
            case SplitPlan.Repeated r -> Messages.text("study.plan.repeated." + stratum, folds, r.repeats());
            case SplitPlan.Grouped g ->
                Messages.text("study.plan.grouped." + stratum, folds, Printable.brief(g.group()));
            case SplitPlan.TimeOrdered t -> timed(Messages.text(t.sliding() ? "study.plan.time.sliding"
                    : "study.plan.time.growing", folds, Printable.brief(t.time())), t.gap());
            case SplitPlan.GroupedTime t -> timed(Messages.text(t.sliding() ? "study.plan.grouped_time.sliding"
                    : "study.plan.grouped_time.growing", folds, Printable.brief(t.time()), Printable.brief(t.group())),
                    t.gap());
            case SplitPlan.Holdout h -> Messages.text(h.reshuffled() ? "study.plan.holdout.reshuffled"
                    : "study.plan.holdout.once", Math.round(100 * h.share()));
            case SplitPlan.LeaveOneOut _ -> Messages.text("study.plan.leave_one_out.words");
            case SplitPlan.FoldColumn f -> Messages.text("study.plan.fold_column.words", Printable.brief(f.column()));
        };
    }

    private static String timed(String words, Gap gap) {
        return gap.isNone() ? words : Messages.text("study.plan.with_gap", words, gap.words());
    }

    /// Five stratified folds, 20 % sealed: what every experiment begins with, whatever it predicts.
    public static Validation standard() {
        return new Validation(5, 0.2, true, 1);
    }
}
