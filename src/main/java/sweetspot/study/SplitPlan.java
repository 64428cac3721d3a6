package sweetspot.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import sweetspot.text.Messages;

/// The rule by which rows are split into those that train and those that test. Which rows these are follows from the
/// table, see `sweetspot.data.plan.ResamplingPlan`.
public sealed interface SplitPlan {
    /// What every experiment begins with.
    static SplitPlan standard() {
        return new KFold();
    }

    /// The ids of all plans, in the order in which they are offered.
    List<String> IDS = List.of("kfold", "repeated", "leave_one_out", "grouped", "time", "grouped_time", "holdout",
            "fold_column");

    /// Id in files and on the command line.
    String id();

    /// What a file says of it beside its id, by field, as plain JSON values; empty fields are left out.
    default Map<String, Object> fields() {
        return Map.of();
    }

    /// Column whose equal values hold rows together; "" if there is none.
    default String group() {
        return "";
    }

    /// Column that orders the rows in time; "" if there is none.
    default String time() {
        return "";
    }

    /// Number of scores that a trial reports, if the table need not be asked.
    ///
    /// @param folds of the validation
    OptionalInt scores(int folds);

    /// Rows that test by rows that train, over the folds, which says how much training sets overlap (Nadeau and Bengio
    /// 2003).
    ///
    /// @param folds of the validation
    /// @param scores number of scores of a trial, at least 2
    default double testToTrain(int folds, int scores) {
        return 1.0 / (scores - 1);
    }

    /// Whether it uses the number of folds.
    default boolean usesFolds() {
        return true;
    }

    /// Whether stratifying means anything to it.
    default boolean canStratify() {
        return true;
    }

    /// Its name for people.
    default String label() {
        return Messages.text("study.plan." + id() + ".name");
    }

    /// Folds at random, each row tested once.
    record KFold() implements SplitPlan {
        @Override
        public String id() {
            return "kfold";
        }

        @Override
        public OptionalInt scores(int folds) {
            return OptionalInt.of(folds);
        }
    }

    /// Folds drawn anew several times, so that one lucky split weighs less.
    ///
    /// @param repeats 2 to 50
    record Repeated(int repeats) implements SplitPlan {
        /// As many as are usual.
        public static final int USUAL = 3;

        public Repeated {
            if (repeats < 2 || repeats > 50) {
                throw new IllegalArgumentException(Messages.text("study.rule.repeats", String.valueOf(repeats)));
            }
        }

        @Override
        public String id() {
            return "repeated";
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("repeats", (long) repeats);
        }

        @Override
        public OptionalInt scores(int folds) {
            return OptionalInt.of(folds * repeats);
        }

        @Override
        public double testToTrain(int folds, int scores) {
            return 1.0 / (folds - 1);
        }
    }

    /// Folds of whole groups: no group is on both sides.
    ///
    /// @param group name of the column
    record Grouped(String group) implements SplitPlan {
        public Grouped {
            requireColumn(group, "group");
        }

        @Override
        public String id() {
            return "grouped";
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("group", group);
        }

        @Override
        public OptionalInt scores(int folds) {
            return OptionalInt.of(folds);
        }
    }

    /// Tests that follow one another in time, each on a model of what came before.
    ///
    /// @param time name of the column
    /// @param gap between training and test
    /// @param sliding whether old rows are forgotten, so that all folds train on as many rows as the first; else training
    ///     grows
    record TimeOrdered(String time, Gap gap, boolean sliding) implements SplitPlan {
        public TimeOrdered {
            requireColumn(time, "time");
            Objects.requireNonNull(gap, "gap");
        }

        @Override
        public String id() {
            return "time";
        }

        @Override
        public Map<String, Object> fields() {
            return timed("", time, gap, sliding);
        }

        @Override
        public OptionalInt scores(int folds) {
            return OptionalInt.of(folds);
        }

        @Override
        public double testToTrain(int folds, int scores) {
            return overTime(scores, sliding);
        }

        @Override
        public boolean canStratify() {
            return false;
        }
    }

    /// As [TimeOrdered], and rows whose group is tested do not train.
    ///
    /// @param group name of the column of groups
    /// @param time name of the column of times
    /// @param gap between training and test
    /// @param sliding whether old rows are forgotten
    record GroupedTime(String group, String time, Gap gap, boolean sliding) implements SplitPlan {
        public GroupedTime {
            requireColumn(group, "group");
            requireColumn(time, "time");
            Objects.requireNonNull(gap, "gap");
            if (group.equals(time)) throw new IllegalArgumentException(Messages.text("study.rule.group_time", group));
        }

        @Override
        public String id() {
            return "grouped_time";
        }

        @Override
        public Map<String, Object> fields() {
            return timed(group, time, gap, sliding);
        }

        @Override
        public OptionalInt scores(int folds) {
            return OptionalInt.of(folds);
        }

        @Override
        public double testToTrain(int folds, int scores) {
            return overTime(scores, sliding);
        }

        @Override
        public boolean canStratify() {
            return false;
        }
    }

    /// One split.
    ///
    /// @param share of the searched rows that test, 0.05 to 0.5
    /// @param reshuffled whether each trial gets a split of its own, so that a search does not fit itself to one (Nagler,
    ///     Schneider, Bischl and Feurer, "Reshuffling resampling splits can improve generalization of hyperparameter
    ///     optimization", NeurIPS 2024)
    record Holdout(double share, boolean reshuffled) implements SplitPlan {
        /// The usual share.
        public static final double USUAL = 0.2;

        public Holdout {
            if (!(share >= 0.05 && share <= 0.5)) {
                throw new IllegalArgumentException(Messages.text("study.rule.holdout", String.valueOf(share)));
            }
        }

        @Override
        public String id() {
            return "holdout";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("holdout", share);
            if (reshuffled) map.put("reshuffle", true);
            return map;
        }

        @Override
        public OptionalInt scores(int folds) {
            return OptionalInt.of(1);
        }

        @Override
        public double testToTrain(int folds, int scores) {
            return share / (1 - share);
        }

        @Override
        public boolean usesFolds() {
            return false;
        }
    }

    /// Each row is tested once by a model of all others, and all predictions are scored together, since most metrics are
    /// not defined on a single row.
    record LeaveOneOut() implements SplitPlan {
        /// More rows than that would only cost time.
        public static final int MOST_ROWS = 500;

        @Override
        public String id() {
            return "leave_one_out";
        }

        @Override
        public OptionalInt scores(int folds) {
            return OptionalInt.of(1);
        }

        @Override
        public boolean usesFolds() {
            return false;
        }
    }

    /// Folds that a column names, as a published protocol does. A row without a name always trains.
    ///
    /// @param column its name
    /// @param sealed the value of the rows that are sealed; "" for none
    record FoldColumn(String column, String sealed) implements SplitPlan {
        public FoldColumn {
            requireColumn(column, "fold_column");
            Objects.requireNonNull(sealed, "sealed");
        }

        @Override
        public String id() {
            return "fold_column";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("fold_column", column);
            if (!sealed.isEmpty()) map.put("sealed_fold", sealed);
            return map;
        }

        @Override
        public OptionalInt scores(int folds) {
            return OptionalInt.empty();
        }

        @Override
        public boolean usesFolds() {
            return false;
        }

        @Override
        public boolean canStratify() {
            return false;
        }
    }

    private static void requireColumn(String name, String field) {
        if (name.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.plan_column", field));
    }

    private static Map<String, Object> timed(String group, String time, Gap gap, boolean sliding) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!group.isEmpty()) map.put("group", group);
        map.put("time", time);
        if (!gap.isNone()) map.put("gap", gap.toString());
        if (sliding) map.put("window", "sliding");
        return map;
    }

    /// Tests are equally long; training grows from one such length to as many as there are folds, or stays at one.
    private static double overTime(int scores, boolean sliding) {
        return sliding ? 1 : 2.0 / (scores + 1);
    }
}
