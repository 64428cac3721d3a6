package sweetspot.ui.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.model.metric.Metric;
import sweetspot.study.Cleaning;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.ModelWords;
import sweetspot.ui.kit.StepHistory;

/// Does what findings suggest. Each fix sets something that the Data page shows, where it can be set back, and is a step
/// that can be taken back.
public final class DataFixes {
    private final DataViewModel data;
    private final StepHistory history = new StepHistory();

    DataFixes(DataViewModel data) {
        this.data = data;
    }

    /// The fixes that can be taken back.
    public StepHistory history() {
        return history;
    }

    /// Does what a finding suggests.
    public void apply(Fix fix) {
        perform(label(fix), List.of(fix));
    }

    /// Reads the file in another way.
    public void importAs(ImportOptions wanted) {
        ImportOptions before = data.options().get();
        history.perform(Messages.text("data.import.undo"), () -> data.read(wanted), () -> data.read(before));
    }

    /// Reads a column as another type, as a step that can be taken back.
    public void readAs(String column, ColumnType type) {
        apply(new Fix.ReadAs(column, type));
    }

    /// Gives a column another role, or makes it a feature, as a step that can be taken back.
    ///
    /// @param role empty for a feature
    public void role(String column, Optional<Role> role) {
        Roles before = data.roles().get();
        boolean excluded = data.excluded().contains(column);
        history.perform(Messages.text("data.role.undo", Printable.brief(column)), () -> {
            data.excluded().remove(column);
            data.roles().set(before.with(column, role));
        }, () -> {
            data.roles().set(before);
            if (excluded) data.excluded().add(column);
        });
    }

    /// Leaves a column out, as a step that can be taken back.
    public void exclude(String column) {
        Roles before = data.roles().get();
        history.perform(Messages.text("data.health.exclude"), () -> {
            data.roles().set(before.with(column, Optional.empty()));
            data.excluded().add(column);
        }, () -> {
            data.excluded().remove(column);
            data.roles().set(before);
        });
    }

    /// Leaves things as they are: the finding counts as seen.
    public void keep(Finding finding) {
        history.perform(Messages.text("data.health.keep"), () -> data.kept().add(finding.key()),
                () -> data.kept().remove(finding.key()));
    }

    /// Does fixes as one step. Reading the file again takes with it what is set by then, so it comes last, and once.
    private void perform(String label, List<Fix> fixes) {
        ImportOptions before = data.options().get();
        ImportOptions after = before;
        List<Runnable> doing = new ArrayList<>();
        List<Runnable> undoing = new ArrayList<>();
        for (Fix fix : fixes) {
            after = read(after, fix);
            doing.add(() -> set(fix));
            undoing.addFirst(back(fix));
        }
        ImportOptions wanted = after;
        history.perform(label, () -> {
            doing.forEach(Runnable::run);
            readAs(before, wanted);
        }, () -> {
            undoing.forEach(Runnable::run);
            readAs(wanted, before);
        });
    }

    /// Reads the file with the types and lines that differ between `from` and `to`; what was set since stays.
    private void readAs(ImportOptions from, ImportOptions to) {
        if (from.equals(to)) return;
        ImportOptions now = data.options().get();
        Map<String, ColumnType> types = new HashMap<>(now.types());
        Set<String> columns = new LinkedHashSet<>(from.types().keySet());
        columns.addAll(to.types().keySet());
        for (String column : columns) {
            ColumnType type = to.types().get(column);
            if (type == from.types().get(column)) continue;
            if (type == null) types.remove(column);
            else types.put(column, type);
        }
        Set<Long> lines = new TreeSet<>(now.leaveOut());
        lines.addAll(to.leaveOut());
        from.leaveOut().stream().filter(line -> !to.leaveOut().contains(line)).forEach(lines::remove);
        data.read(now.withTypes(types).withLeaveOut(lines));
    }

    /// How the file is to be read by a fix.
    private static ImportOptions read(ImportOptions options, Fix fix) {
        switch (fix) {
            case Fix.ReadAs r -> {
                Map<String, ColumnType> types = new HashMap<>(options.types());
                types.put(r.column(), r.type());
                return options.withTypes(types);
            }
            case Fix.LeaveOutLines l -> {
                Set<Long> lines = new TreeSet<>(options.leaveOut());
                lines.addAll(l.lines());
                return options.withLeaveOut(lines);
            }
            case Fix.ReadLines l -> {
                Set<Long> lines = new TreeSet<>(options.leaveOut());
                l.lines().forEach(lines::remove);
                return options.withLeaveOut(lines);
            }
            default -> {
                return options;
            }
        }
    }

    private void set(Fix fix) {
        switch (fix) {
            case Fix.ExcludeColumn e -> data.excluded().add(e.column());
            case Fix.GiveRole g -> data.roles().set(data.roles().get().with(g.column(), Role.byId(g.role())));
            case Fix.WeighRows w -> data.roles().set(weighing(w));
            case Fix.UseMetric m -> data.metric().set(m.metric());
            case Fix.RemoveDuplicates _ -> duplicates(true);
            case Fix.MergeSpellings m -> spellings(m.column(), true);
            case Fix.UseFolds f -> data.validation().set(data.validation().get().withFolds(f.folds()));
            case Fix.TakeAs t -> data.task().set(task(t));
            case Fix.Rank r -> {
                data.roles().set(data.roles().get().with(r.query(), Optional.of(Role.QUERY)));
                data.validation().set(data.validation().get().keeping(r.query()));
                data.task().set(Task.RANKING);
            }
            case Fix.ReadAs _, Fix.LeaveOutLines _, Fix.ReadLines _, Fix.None _, Fix.DoneInFolds _ -> {}
        }
    }

    /// Takes back what [#set] does, from what is set now.
    private Runnable back(Fix fix) {
        return switch (fix) {
            case Fix.ExcludeColumn e -> () -> data.excluded().remove(e.column());
            case Fix.GiveRole _, Fix.WeighRows _ -> {
                Roles roles = data.roles().get();
                yield () -> data.roles().set(roles);
            }
            case Fix.UseMetric _ -> {
                String metric = data.metric().get();
                yield () -> data.metric().set(metric);
            }
            case Fix.RemoveDuplicates _ -> () -> duplicates(false);
            case Fix.MergeSpellings m -> () -> spellings(m.column(), false);
            case Fix.UseFolds _ -> {
                int folds = data.validation().get().folds();
                yield () -> data.validation().set(data.validation().get().withFolds(folds));
            }
            case Fix.TakeAs _ -> {
                Task task = data.task().get();
                String metric = data.metric().get();
                yield () -> {
                    data.task().set(task);
                    data.metric().set(metric);
                };
            }
            case Fix.Rank _ -> {
                Task task = data.task().get();
                String metric = data.metric().get();
                Roles roles = data.roles().get();
                SplitPlan plan = data.validation().get().plan();
                yield () -> {
                    data.task().set(task);
                    data.metric().set(metric);
                    data.roles().set(roles);
                    data.validation().set(data.validation().get().withPlan(plan));
                };
            }
            case Fix.ReadAs _, Fix.LeaveOutLines _, Fix.ReadLines _, Fix.None _, Fix.DoneInFolds _ -> () -> {};
        };
    }

    private static Task task(Fix.TakeAs fix) {
        return fix.classification() ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private Roles weighing(Fix.WeighRows fix) {
        return data.roles().get().with(fix.column(), Optional.of(Role.WEIGHT));
    }

    private void duplicates(boolean remove) {
        data.cleaning().set(new Cleaning(remove, data.cleaning().get().mergeSpellings()));
    }

    private void spellings(String column, boolean merge) {
        Set<String> columns = new LinkedHashSet<>(data.cleaning().get().mergeSpellings());
        if (merge) columns.add(column);
        else columns.remove(column);
        data.cleaning().set(new Cleaning(data.cleaning().get().removeDuplicates(), List.copyOf(columns)));
    }

    /// Tells whether there is anything that [#apply] would change.
    public boolean fixable(Finding finding) {
        ImportOptions options = data.options().get();
        return switch (finding.fix()) {
            case Fix.ExcludeColumn e -> !data.excluded().contains(e.column());
            // It is offered only while the metric is misled or not defined.
            case Fix.UseMetric _ -> true;
            case Fix.ReadAs r -> options.types().get(r.column()) != r.type();
            case Fix.GiveRole g -> !data.roles().get().of(g.column()).equals(Role.byId(g.role()));
            case Fix.WeighRows w -> !data.roles().get().equals(weighing(w));
            case Fix.LeaveOutLines l -> !options.leaveOut().containsAll(l.lines());
            case Fix.ReadLines l -> !Collections.disjoint(options.leaveOut(), l.lines());
            case Fix.RemoveDuplicates _ -> !data.cleaning().get().removeDuplicates();
            case Fix.MergeSpellings m -> !data.cleaning().get().mergeSpellings().contains(m.column());
            case Fix.UseFolds f -> f.folds() != data.validation().get().folds();
            case Fix.TakeAs t -> task(t) != data.task().get();
            case Fix.Rank r -> data.task().get() != Task.RANKING
                    || !data.roles().get().of(r.query()).equals(Optional.of(Role.QUERY))
                    || !data.validation().get().plan().group().equals(r.query());
            case Fix.None _, Fix.DoneInFolds _ -> false;
        };
    }

    /// The findings that [#fixAll] would mend: the open findings that matter. What the target is taken for is left to
    /// the user.
    public List<Finding> fixable() {
        return data.findings().stream()
                .filter(f -> f.severity().compareTo(Severity.NOTE) < 0 && !data.isKept(f) && fixable(f)
                        && !(f.fix() instanceof Fix.TakeAs || f.fix() instanceof Fix.Rank))
                .toList();
    }

    /// Does what all open findings suggest.
    public void fixAll() {
        List<Fix> all = fixable().stream().map(Finding::fix).toList();
        perform(Messages.text("data.health.fixAll.undo", all.size()), all);
    }

    /// What a fix does, on its button and in the Edit menu.
    public static String label(Fix fix) {
        return switch (fix) {
            case Fix.ExcludeColumn _ -> Messages.text("data.health.exclude");
            case Fix.UseMetric m ->
                Messages.text("data.health.useMetric", ModelWords.inSentence(Metric.byId(m.metric())));
            case Fix.ReadAs r ->
                Messages.text("data.table.readAs." + r.type().name().toLowerCase(Locale.ROOT));
            case Fix.GiveRole g -> Messages.text("data.health.role." + g.role());
            case Fix.Rank _ -> Messages.text("data.health.rank");
            case Fix.WeighRows _ -> Messages.text("data.health.weighRows");
            case Fix.RemoveDuplicates _ -> Messages.text("data.health.remove");
            case Fix.LeaveOutLines _ -> Messages.text("data.health.leaveOut");
            case Fix.ReadLines l -> Messages.text("data.health.readLines", l.lines().size());
            case Fix.MergeSpellings _ -> Messages.text("data.health.merge");
            case Fix.UseFolds f -> Messages.text("data.health.useFolds", f.folds());
            case Fix.TakeAs t -> Messages.text(t.classification() ? "data.health.asClasses" : "data.health.asNumber");
            case Fix.None _, Fix.DoneInFolds _ -> "";
        };
    }
}
