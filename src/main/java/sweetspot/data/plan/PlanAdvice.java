package sweetspot.data.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.Groups;
import sweetspot.data.NumberColumn;
import sweetspot.data.RowStructure;
import sweetspot.study.Gap;
import sweetspot.study.Role;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// The validation plan that suits a table, with the reasons, found in its size and structure. Window and shell ask here.
///
/// What a table cannot tell is not guessed: how long it takes until an answer is known. A plan in order of time is
/// recommended without a gap, and asks for it.
///
/// @param plan the plan
/// @param reasons why, most important first; at least one
/// @param certain the plan that follows from roles which columns were given, and not from a guess: a new experiment takes
///     it. Empty if no column was given such a role
public record PlanAdvice(SplitPlan plan, List<Reason> reasons, Optional<SplitPlan> certain) {
    /// The rows below which each is tested by itself.
    public static final int TINY = 60;
    /// The rows below which folds are repeated.
    public static final int SMALL = 300;
    /// The rows from which one split is enough.
    public static final int HUGE = 200_000;
    /// A difference of early and late rows in standard errors that is no chance.
    private static final double DRIFT = 4;
    private static final int LEAST_DRIFT_ROWS = 80;

    public PlanAdvice {
        reasons = List.copyOf(reasons);
    }

    /// What a reason is about.
    public enum About {
        GROUPS, TIME, SIZE, ASK
    }

    /// A reason.
    ///
    /// @param about for its picture
    /// @param title a few words
    /// @param text a sentence or two
    public record Reason(About about, String title, String text) {
        /// In one line.
        public String line() {
            return title + " " + text;
        }
    }

    /// Whether it says more than that the rows are independent and of a usual number.
    public boolean isStructural() {
        return !plan.group().isEmpty() || !plan.time().isEmpty();
    }

    /// Whether the plan needs an answer that only the user has: how long until an answer is known.
    public boolean asksForGap() {
        return !plan.time().isEmpty();
    }

    private record Drift(String early, String late, double errors) {}

    /// The advice on a table.
    ///
    /// @param data as it is used, with all columns, also those that are left out
    /// @param target with the roles that columns were given
    public static PlanAdvice of(Dataset data, Target target) {
        RowStructure structure = RowStructure.of(data, target.column());
        List<Reason> reasons = new ArrayList<>();
        Column truth = data.column(target.column());
        int[] usable = Strata.present(truth);
        Optional<String> query = target.query().filter(q -> target.task() == Target.Task.RANKING && data.has(q));
        Optional<String> group = target.roles().column(Role.GROUP).filter(data::has).or(() -> query)
                .or(() -> structure.groups().stream().findFirst());
        group.ifPresent(g -> {
            Groups found = Groups.of(data.column(g), usable);
            reasons.add(reason(About.GROUPS, query.equals(group) ? "queries" : "groups", Printable.brief(g),
                    usable.length, found.count()));
        });
        Optional<String> time = Optional.empty();
        Optional<String> given = target.roles().column(Role.TIME).filter(data::has);
        List<String> times = given.map(List::of).orElse(structure.times());
        for (String column : times) {
            Optional<Drift> drift = drift(data.column(column), truth, usable, target);
            if (drift.isEmpty()) continue;
            boolean real = drift.get().errors() > DRIFT;
            if (real || given.isPresent()) {
                reasons.add(reason(About.TIME, real ? "drift" : "time", Printable.brief(column),
                        what(target), drift.get().early(), drift.get().late()));
                reasons.add(reason(About.ASK, "gap"));
                time = Optional.of(column);
                break;
            }
            reasons.add(reason(About.TIME, "steady", Printable.brief(column), what(target), drift.get().early(),
                    drift.get().late()));
        }
        SplitPlan plan;
        if (group.isPresent() && time.isPresent()) {
            plan = new SplitPlan.GroupedTime(group.get(), time.get(), Gap.NONE, false);
        } else if (time.isPresent()) {
            plan = new SplitPlan.TimeOrdered(time.get(), Gap.NONE, false);
        } else if (group.isPresent()) {
            plan = new SplitPlan.Grouped(group.get());
        } else {
            plan = bySize(usable.length, reasons);
        }
        return new PlanAdvice(plan, reasons, certain(target.roles().column(Role.GROUP).filter(data::has), given));
    }

    private static Optional<SplitPlan> certain(Optional<String> group, Optional<String> time) {
        if (time.isEmpty()) return group.map(SplitPlan.Grouped::new);
        return Optional.of(group.isPresent() ? new SplitPlan.GroupedTime(group.get(), time.get(), Gap.NONE, false)
                : new SplitPlan.TimeOrdered(time.get(), Gap.NONE, false));
    }

    /// The reasons that the plan which a new experiment takes rests on.
    public List<Reason> reasonsTaken() {
        boolean time = certain.filter(p -> !p.time().isEmpty()).isPresent();
        boolean group = certain.filter(p -> !p.group().isEmpty()).isPresent();
        return reasons.stream().filter(r -> switch (r.about()) {
            case GROUPS -> group;
            case TIME, ASK -> time;
            case SIZE -> false;
        }).toList();
    }

    private static String what(Target target) {
        return target.task() != Target.Task.CLASSIFICATION ? Printable.brief(target.column())
                : Printable.brief(target.positive().isEmpty() ? target.column() : target.positive());
    }

    private static SplitPlan bySize(int rows, List<Reason> reasons) {
        if (rows < TINY) {
            reasons.add(reason(About.SIZE, "tiny", rows));
            return new SplitPlan.LeaveOneOut();
        }
        if (rows < SMALL) {
            reasons.add(reason(About.SIZE, "small", rows));
            return new SplitPlan.Repeated(SplitPlan.Repeated.USUAL);
        }
        if (rows >= HUGE) {
            reasons.add(reason(About.SIZE, "huge", rows));
            return new SplitPlan.Holdout(SplitPlan.Holdout.USUAL, true);
        }
        reasons.add(reason(About.SIZE, "usual", rows));
        return SplitPlan.standard();
    }

    private static Reason reason(About about, String key, Object... arguments) {
        return new Reason(about, Messages.text("data.advice." + key + ".title", arguments),
                Messages.text("data.advice." + key + ".text", arguments));
    }

    /// The target in the first and the last quarter of the rows, and by how many standard errors they differ. Of classes
    /// it is the share of the one that counts, else of the largest.
    private static Optional<Drift> drift(Column time, Column truth, int[] usable, Target target) {
        TimeOrder order;
        try {
            order = TimeOrder.of(time);
        } catch (DataException _) {
            return Optional.empty();
        }
        int[] rows = Arrays.stream(usable).filter(r -> !Double.isNaN(order.at(r))).boxed()
                .sorted((a, b) -> Double.compare(order.at(a), order.at(b))).mapToInt(Integer::intValue).toArray();
        if (rows.length < LEAST_DRIFT_ROWS) return Optional.empty();
        int quarter = rows.length / 4;
        double[] early = values(truth, Arrays.copyOf(rows, quarter), target);
        double[] late = values(truth, Arrays.copyOfRange(rows, rows.length - quarter, rows.length), target);
        boolean amounts = target.task() != Target.Task.CLASSIFICATION;
        double error = Math.sqrt((variance(early) + variance(late)) / quarter);
        double difference = Math.abs(mean(early) - mean(late));
        double errors = error > 0 ? difference / error : difference > 0 ? Double.POSITIVE_INFINITY : 0;
        return Optional.of(new Drift(words(mean(early), amounts), words(mean(late), amounts), errors));
    }

    private static double[] values(Column truth, int[] rows, Target target) {
        if (target.task() != Target.Task.CLASSIFICATION && truth instanceof NumberColumn n) {
            return Arrays.stream(rows).mapToDouble(n::value).toArray();
        }
        ClassLabels labels = ClassLabels.of(truth);
        int named = labels.names().indexOf(target.positive());
        int counted = named >= 0 ? named : IntStream.range(0, labels.size()).boxed()
                .max((a, b) -> Integer.compare(labels.counts()[a], labels.counts()[b])).orElse(0);
        return Arrays.stream(rows).mapToDouble(r -> labels.codes()[r] == counted ? 1 : 0).toArray();
    }

    private static String words(double mean, boolean amounts) {
        return amounts ? Formats.score(mean) : String.format(java.util.Locale.ENGLISH, "%.1f%%", 100 * mean);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / Math.max(1, values.length - 1);
    }
}
