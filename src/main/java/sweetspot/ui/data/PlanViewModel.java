package sweetspot.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import sweetspot.data.Dataset;
import sweetspot.data.plan.PlanAdvice;
import sweetspot.model.metric.Metric;
import sweetspot.objective.CleanData;
import sweetspot.objective.PlanScore;
import sweetspot.objective.RowPlan;
import sweetspot.plot.FoldsPlot;
import sweetspot.study.Direction;
import sweetspot.study.Gap;
import sweetspot.study.ModelSubject;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Validation;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;

/// A validation plan that is being chosen: nothing of the experiment changes before it is used.
public final class PlanViewModel {
    /// The choice of a separate test file, beside the ids of plans.
    public static final String TEST_FILE = "test_file";
    /// Tables of more are not scored by the way.
    private static final double MOST_CELLS = 1e6;

    private final DataViewModel data;
    private final BackgroundTasks.Latest planning;
    private final BackgroundTasks.Latest advising;
    private final ObjectProperty<Validation> draft =
            new SimpleObjectProperty<>(this, "draft", Validation.standard());
    private final ReadOnlyObjectWrapper<Optional<FoldsPlot>> picture =
            new ReadOnlyObjectWrapper<>(this, "picture", Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyObjectWrapper<Optional<PlanAdvice>> advice =
            new ReadOnlyObjectWrapper<>(this, "advice", Optional.empty());
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ReadOnlyStringWrapper promise = new ReadOnlyStringWrapper(this, "promise", "");
    private final BackgroundTasks.Latest scoring;
    private Supplier<Optional<ModelSubject>> tuned = Optional::empty;
    private AtomicBoolean given = new AtomicBoolean();
    private boolean withFile;
    /// Whether the plan follows from the roles that columns are given: in a new experiment, until the user chooses one.
    private boolean following;
    private boolean moving;

    PlanViewModel(DataViewModel data, BackgroundTasks tasks) {
        this.data = data;
        planning = tasks.latest();
        advising = tasks.latest();
        scoring = tasks.latest();
        open.addListener((_, _, now) -> {
            if (!now) giveUp();
        });
        draft.addListener((_, _, _) -> preview());
        data.validation().addListener((_, _, _) -> {
            following &= moving;
            reset();
        });
        data.state().addListener((_, _, now) -> {
            if (now != DataViewModel.State.READY) open.set(false);
        });
        data.roles().addListener((_, _, _) -> {
            if (follows()) refresh();
        });
        data.analysis().addListener((_, _, _) -> {
            if (open.get() || follows()) refresh();
            if (!open.get()) preview();
        });
    }

    /// Gives up a plan that names the target: what is predicted cannot order or group the rows.
    void targetChanged() {
        if (data.validation().get().roles(Roles.NONE).of(data.targetColumn().get()).isPresent()) forget();
    }

    /// Lets the plan follow from the roles that columns are given, or leaves it as it was set up.
    void follow(boolean isNew) {
        following = isNew;
    }

    /// Tells whether a role may ask for another plan.
    private boolean follows() {
        Roles roles = data.roles().get();
        return following && (roles.column(Role.GROUP).isPresent() || roles.column(Role.TIME).isPresent()
                || !data.validation().get().plan().equals(SplitPlan.standard()));
    }

    /// Takes the plan that follows from the roles, or goes back to the standard one.
    private void follow(PlanAdvice found) {
        advice.set(Optional.of(found));
        Validation now = data.validation().get();
        SplitPlan wanted = found.certain().orElse(SplitPlan.standard());
        if (!following || open.get() || now.plan().equals(wanted)) return;
        moving = true;
        try {
            data.validation().set(now.withPlan(wanted));
        } catch (IllegalArgumentException _) {
            // A plan that does not go with what is set is offered, not taken.
        } finally {
            moving = false;
        }
    }

    /// Why the plan was taken, in a sentence or two; "" if the user has chosen it.
    public String reason() {
        return following ? advice.get()
                .filter(a -> a.certain().filter(data.validation().get().plan()::equals).isPresent())
                .map(a -> a.reasonsTaken().stream().map(PlanAdvice.Reason::line).collect(Collectors.joining(" ")))
                .orElse("") : "";
    }

    /// Goes back to the standard plan, as for a file with other columns.
    void forget() {
        data.validation().set(data.validation().get().withPlan(SplitPlan.standard()));
    }

    /// What is tuned on the data, to score its default settings by a plan.
    public void tuning(Supplier<Optional<ModelSubject>> subject) {
        tuned = subject;
    }

    private void giveUp() {
        given.set(true);
        scoring.cancel();
        promise.set("");
    }

    /// Scores default settings on stratified folds and on the plan, where that is cheap; what comes too late is dropped.
    private void score(Validation v) {
        giveUp();
        Optional<ModelSubject> subject = tuned.get();
        Dataset table = data.table().get().orElseThrow().dataset();
        boolean plain = v.plan().equals(SplitPlan.standard());
        boolean costly = (double) table.rows() * table.columns().size() > MOST_CELLS
                || v.plan() instanceof SplitPlan.LeaveOneOut;
        if (!open.get() || subject.isEmpty() || plain || costly) return;
        AtomicBoolean stop = new AtomicBoolean();
        given = stop;
        Path folder = data.file().get().toAbsolutePath().resolveSibling("");
        Target target = subject.get().target();
        String model = subject.get().model();
        scoring.run(() -> {
            double here = PlanScore.of(new ModelSubject(target, model, v), table, folder, stop::get);
            Validation stratified = new Validation(v.folds(), v.testFraction(), true, v.seed());
            double there = PlanScore.of(new ModelSubject(target, model, stratified), table, folder, stop::get);
            return words(Metric.byId(target.metric(), target.task()), there, here);
        }, promise::set, _ -> promise.set(""));
    }

    private static String words(Metric metric, double stratified, double planned) {
        double more = metric.direction() == Direction.MAXIMIZE ? stratified - planned : planned - stratified;
        String key = more > 0 ? "data.plan.promise.more" : "data.plan.promise";
        return Messages.text(key, Formats.score(stratified), Formats.score(planned), Formats.score(Math.abs(more)));
    }

    private void reset() {
        withFile = !data.validation().get().testFile().isEmpty();
        draft.set(data.validation().get());
    }

    /// Begins to choose.
    public void open() {
        reset();
        open.set(true);
        refresh();
    }

    /// Leaves things as they were.
    public void keep() {
        reset();
        open.set(false);
    }

    /// Takes the plan for the experiment, if it can be carried out.
    public void use() {
        if (!problem.get().isEmpty()) return;
        following = false;
        data.validation().set(draft.get());
        open.set(false);
    }

    private void refresh() {
        preview();
        Optional<Target> target = data.target();
        if (target.isEmpty()) return;
        Dataset table = data.table().get().orElseThrow().dataset();
        advising.run(() -> PlanAdvice.of(used(table, target.get()), target.get()), this::follow,
                _ -> advice.set(Optional.empty()));
    }

    private static Dataset used(Dataset table, Target target) {
        return CleanData.of(table, target.cleaning(), target.ignored());
    }

    private void preview() {
        Optional<Target> target = data.target();
        Validation v = draft.get();
        // The card draws the standard plan by itself.
        boolean plain = v.plan().equals(SplitPlan.standard()) && !withFile;
        planning.cancel();
        if (target.isEmpty() || plain && !open.get()) return;
        if (withFile && v.testFile().isEmpty()) {
            picture.set(Optional.empty());
            problem.set(Messages.text("data.plan.file.needed"));
            return;
        }
        Dataset table = data.table().get().orElseThrow().dataset();
        Path folder = data.file().get().toAbsolutePath().resolveSibling("");
        planning.run(() -> {
            Target planned = target.get().withRoles(v.roles(target.get().roles()));
            Dataset used = used(table, planned);
            return PlanPicture.of(RowPlan.of(planned, v, used, folder), used, planned, v.plan().time());
        }, plot -> {
            picture.set(Optional.of(plot));
            problem.set("");
            score(v);
        }, error -> {
            picture.set(Optional.empty());
            problem.set(String.valueOf(error.getMessage()));
            giveUp();
        });
    }

    /// The choice that is made: the id of a plan, or [#TEST_FILE].
    public String chosen() {
        return withFile && draft.get().plan().equals(SplitPlan.standard()) ? TEST_FILE : draft.get().plan().id();
    }

    /// The choice that suits the data; "" while that is not known.
    public String recommended() {
        return advice.get().map(a -> a.plan().id()).orElse("");
    }

    /// Makes a choice; what it needs beside is taken from the advice, from the columns' roles, or else is the first that
    /// there is.
    public void choose(String id) {
        if (id.equals(chosen())) return;
        withFile = id.equals(TEST_FILE);
        Validation now = draft.get();
        boolean named = id.equals("fold_column");
        double share = withFile || named ? 0 : now.testFraction() == 0 && now.seals()
                ? Validation.standard().testFraction() : now.testFraction();
        String file = withFile ? now.testFile() : "";
        SplitPlan plan = withFile ? SplitPlan.standard() : plan(id);
        draft.set(new Validation(now.folds(), share, now.stratified(), now.seed(), now.resource(), plan, file,
                now.foldSeed()));
        if (withFile) preview();
    }

    private SplitPlan plan(String id) {
        boolean ranked = data.roles().get().column(Role.GROUP).isEmpty() && data.task().get() == Target.Task.RANKING;
        String group = column(ranked ? Role.QUERY : Role.GROUP, SplitPlan::group);
        String time = column(Role.TIME, SplitPlan::time);
        Gap gap = switch (draft.get().plan()) {
            case SplitPlan.TimeOrdered t -> t.gap();
            case SplitPlan.GroupedTime t -> t.gap();
            default -> Gap.NONE;
        };
        return switch (id) {
            case "repeated" -> new SplitPlan.Repeated(SplitPlan.Repeated.USUAL);
            case "grouped" -> new SplitPlan.Grouped(group);
            case "time" -> new SplitPlan.TimeOrdered(time, gap, false);
            case "grouped_time" ->
                new SplitPlan.GroupedTime(group.equals(time) ? other(time) : group, time, gap, false);
            case "holdout" -> new SplitPlan.Holdout(SplitPlan.Holdout.USUAL, true);
            case "leave_one_out" -> new SplitPlan.LeaveOneOut();
            case "fold_column" -> new SplitPlan.FoldColumn(column(Role.FOLD, _ -> ""), "");
            default -> SplitPlan.standard();
        };
    }

    private String column(Role role, java.util.function.Function<SplitPlan, String> of) {
        String drafted = of.apply(draft.get().plan());
        if (!drafted.isEmpty()) return drafted;
        return data.roles().get().column(role).or(() -> advice.get().map(a -> of.apply(a.plan()))
                .filter(c -> !c.isEmpty())).orElseGet(() -> columns().getFirst());
    }

    private String other(String column) {
        return columns().stream().filter(c -> !c.equals(column)).findFirst().orElse(column);
    }

    /// The columns that a plan can name.
    public List<String> columns() {
        return data.table().get().map(t -> PlanPicture.columns(t.dataset(), data.targetColumn().get()))
                .orElse(List.of());
    }

    /// The plan as it is being chosen.
    public ObjectProperty<Validation> draft() {
        return draft;
    }

    /// Its folds; empty while they are not known, or if it cannot be carried out.
    public ReadOnlyObjectProperty<Optional<FoldsPlot>> picture() {
        return picture.getReadOnlyProperty();
    }

    /// Why it cannot be carried out, cause then fix; "" if it can.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What default settings score on stratified folds and on this plan; "" while that is not known, or where it would
    /// cost too much to know.
    public ReadOnlyStringProperty promise() {
        return promise.getReadOnlyProperty();
    }

    /// What suits the data; empty while it is not known.
    public ReadOnlyObjectProperty<Optional<PlanAdvice>> advice() {
        return advice.getReadOnlyProperty();
    }

    /// Whether the page is shown.
    public BooleanProperty shown() {
        return open;
    }
}
