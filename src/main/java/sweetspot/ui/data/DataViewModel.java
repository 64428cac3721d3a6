package sweetspot.ui.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import sweetspot.data.Column;
import sweetspot.data.ColumnProfile;
import sweetspot.data.DataReader;
import sweetspot.data.Dataset;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Severity;
import sweetspot.data.Fingerprint;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportResult;
import sweetspot.data.TargetAnalysis;
import sweetspot.data.TargetGuess;
import sweetspot.model.DataShape;
import sweetspot.study.Cleaning;
import sweetspot.study.Roles;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Revision;

/// The data of an experiment: the file as read, what is predicted, how it is scored, and what the health check found.
///
/// Files are read and checked in the background; of several requests only the latest counts.
public final class DataViewModel {
    /// The state of reading the file.
    public enum State { EMPTY, READING, READY, FAILED }

    /// A file that has been read, with what its columns hold.
    ///
    /// @param result the data set and how it was read
    /// @param profiles one per column, in the columns' order
    /// @param fingerprint of its content, see [Fingerprint]
    public record Table(ImportResult result, List<ColumnProfile> profiles, String fingerprint) {
        public Table {
            profiles = List.copyOf(profiles);
        }

        public Dataset dataset() {
            return result.dataset();
        }
    }

    private final BackgroundTasks tasks;
    private final ReadingTask reading;
    private final BackgroundTasks.Latest checking;
    private final ObjectProperty<Path> file = new SimpleObjectProperty<>(this, "file");
    private final ObjectProperty<ImportOptions> options =
            new SimpleObjectProperty<>(this, "options", ImportOptions.automatic());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.EMPTY);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyObjectWrapper<Optional<Table>> table =
            new ReadOnlyObjectWrapper<>(this, "table", Optional.empty());
    private final StringProperty target = new SimpleStringProperty(this, "target", "");
    private final ObjectProperty<Task> task = new SimpleObjectProperty<>(this, "task", Task.CLASSIFICATION);
    private final StringProperty positive = new SimpleStringProperty(this, "positive", "");
    private final StringProperty metric = new SimpleStringProperty(this, "metric", "");
    private final ObservableSet<String> excluded = FXCollections.observableSet(new LinkedHashSet<>());
    private final ObservableSet<String> kept = FXCollections.observableSet(new LinkedHashSet<>());
    private final ObjectProperty<Cleaning> cleaning = new SimpleObjectProperty<>(this, "cleaning", Cleaning.NONE);
    private final ObjectProperty<Roles> roles = new SimpleObjectProperty<>(this, "roles", Roles.NONE);
    private final ObjectProperty<Validation> validation =
            new SimpleObjectProperty<>(this, "validation", Validation.standard());
    private final ReadOnlyObjectWrapper<Optional<TargetAnalysis>> analysis =
            new ReadOnlyObjectWrapper<>(this, "analysis", Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<Finding> findingsView = FXCollections.unmodifiableObservableList(findings);
    private final Revision revision = new Revision(this);
    /// The target that the file was opened for, until its columns are known.
    private Optional<Target> wantedTarget = Optional.empty();
    private Optional<DataShape> shape = Optional.empty();
    private Optional<DataCheck.Health> health = Optional.empty();
    private List<Finding> checked = List.of();
    private Map<String, ColumnProfile> merged = Map.of();
    private Optional<Finding> ofScore = Optional.empty();
    private final DataFixes fixes = new DataFixes(this);
    private final PlanViewModel plan;
    private boolean settingUp;

    public DataViewModel(BackgroundTasks tasks) {
        this.tasks = tasks;
        reading = new ReadingTask(tasks);
        checking = tasks.latest();
        plan = new PlanViewModel(this, tasks);
        target.addListener((_, _, _) -> targetChanged());
        task.addListener((_, _, _) -> taskChanged());
        excluded.addListener((SetChangeListener<String>) _ -> {
            check(false);
            changed();
        });
        options.addListener((_, _, _) -> changed());
        kept.addListener((SetChangeListener<String>) _ -> changed());
        for (Observable p : List.of(validation, positive, metric, cleaning, roles)) {
            p.addListener((InvalidationListener) _ -> {
                check(false);
                changed();
            });
        }
    }

    private void changed() {
        revision.changed();
    }

    /// Reads a new file; what is predicted is guessed from it.
    public void open(Path newFile) {
        state.set(State.READING);
        options.set(ImportOptions.finding());
        read(newFile, Optional.empty());
    }

    /// Reads the file of an experiment that was set up before.
    ///
    /// @param newFile the target's file, resolved
    public void open(Path newFile, Target known, Validation plan) {
        state.set(State.READING);
        options.set(ReadingTask.asRead(known));
        // Known before the file is read, so that the title line and the results need not wait for it.
        this.plan.follow(false);
        settingUp = true;
        target.set(known.column());
        task.set(known.task());
        positive.set(known.positive());
        metric.set(known.metric());
        cleaning.set(known.cleaning());
        roles.set(known.roles());
        validation.set(plan);
        settingUp = false;
        read(newFile, Optional.of(known));
    }

    /// Goes back to what was set up before, after an edit was called off. The file is read anew only if it is another
    /// one, or was read in another way.
    public void restore(Path earlier, Target known, Validation plan) {
        boolean same = table.get().isPresent() && earlier.equals(file.get())
                && ReadingTask.asRead(known).equals(options.get());
        if (!same) {
            open(earlier, known, plan);
            return;
        }
        settingUp = true;
        excluded.clear();
        known.exclude().stream().filter(table.get().get().dataset()::has).forEach(excluded::add);
        target.set(known.column());
        task.set(known.task());
        positive.set(known.positive());
        metric.set(known.metric());
        cleaning.set(known.cleaning());
        roles.set(known.roles());
        settingUp = false;
        validation.set(plan);
        check(false);
        changed();
    }

    /// Tells whether the file has been read and what is predicted has been looked at, so that nothing more follows of
    /// itself from the last edit.
    public boolean isSettled() {
        return state.get() == State.READY && !busy.get();
    }

    /// Reads the file again in another way; what is predicted stays where it can.
    public void read(ImportOptions newOptions) {
        // First: the table that there is was not read like this.
        state.set(State.READING);
        options.set(newOptions);
        read(file.get(), currentTarget());
    }

    /// Reads the file again, after it was moved or mended.
    ///
    /// @param newFile where it is now
    public void relocate(Path newFile) {
        read(newFile, currentTarget());
    }

    private Optional<Target> currentTarget() {
        return target().isPresent() ? target() : wantedTarget;
    }

    private void read(Path newFile, Optional<Target> wanted) {
        wantedTarget = wanted;
        file.set(newFile);
        state.set(State.READING);
        problem.set("");
        checking.cancel();
        busy.set(false);
        ImportOptions how = options.get();
        reading.run(watch -> {
            ImportResult result = DataReader.read(newFile, how, watch);
            List<ColumnProfile> profiles = new ArrayList<>();
            for (Column column : result.dataset().columns()) profiles.add(ColumnProfile.of(column));
            return new Table(result, profiles, Fingerprint.of(result.dataset()));
        }, result -> loaded(result, wanted), this::failed);
    }

    private void failed(Exception error) {
        table.set(Optional.empty());
        analysis.set(Optional.empty());
        shape = Optional.empty();
        forget();
        problem.set(ReadingTask.problem(error, file.get()));
        state.set(State.FAILED);
        changed();
    }

    private void loaded(Table read, Optional<Target> wanted) {
        settingUp = true;
        options.set(options.get().pinned(read.dataset()));
        table.set(Optional.of(read));
        analysis.set(Optional.empty());
        forget();
        if (wanted.isEmpty()) {
            fixes.history().clear();
            kept.clear();
            ofScore = Optional.empty();
        }
        Optional<Target> fits = wanted.filter(t -> read.dataset().has(t.column()));
        excluded.clear();
        if (fits.isPresent()) {
            Target t = fits.get();
            t.exclude().stream().filter(read.dataset()::has).forEach(excluded::add);
            target.set(t.column());
            task.set(t.task());
            positive.set(t.positive());
            metric.set(t.metric());
            cleaning.set(new Cleaning(t.cleaning().removeDuplicates(),
                    t.cleaning().mergeSpellings().stream().filter(read.dataset()::has).toList()));
            roles.set(t.roles().only(read.dataset()::has));
        } else {
            target.set(TargetGuess.of(read.profiles()));
            cleaning.set(Cleaning.NONE);
            roles.set(Roles.NONE);
            plan.forget();
            plan.follow(true);
        }
        settingUp = false;
        state.set(State.READY);
        check(fits.isEmpty());
        changed();
    }

    private void targetChanged() {
        if (settingUp) return;
        excluded.remove(target.get());
        plan.targetChanged();
        roles.set(roles.get().with(target.get(), Optional.empty()));
        kept.clear();
        ofScore = Optional.empty();
        check(true);
        changed();
    }

    private void taskChanged() {
        if (settingUp) return;
        metric.set("");
        check(false);
        changed();
    }

    /// Analyses target and columns in the background.
    ///
    /// @param suggest whether task, positive class and metric follow from the target
    private void check(boolean suggest) {
        if (settingUp || table.get().isEmpty() || target.get().isEmpty()) return;
        Table now = table.get().get();
        if (!now.dataset().has(target.get())) return;
        DataCheck check = new DataCheck(now, target.get(), suggest ? Optional.empty() : Optional.of(task.get()),
                suggest ? "" : metric.get(), positive.get() == null ? "" : positive.get(), List.copyOf(excluded),
                cleaning.get(), roles.get(), validation.get(), options.get(),
                file.get());
        Optional<DataCheck.Health> before = health;
        busy.set(true);
        checking.run(() -> check.run(before), this::checked, error -> {
            busy.set(false);
            problem.set(Messages.text("shell.data.unexpected", now.dataset().name(), error.toString()));
            changed();
        });
    }

    private void checked(DataCheck.Result check) {
        settingUp = true;
        task.set(check.target().task());
        positive.set(check.target().positive());
        metric.set(check.target().metric());
        settingUp = false;
        shape = Optional.of(check.shape());
        health = Optional.of(check.health());
        analysis.set(Optional.of(check.analysis()));
        checked = check.findings();
        merged = check.merged();
        showFindings();
        busy.set(false);
        changed();
    }

    private void showFindings() {
        List<Finding> all = new ArrayList<>(checked);
        ofScore.ifPresent(all::add);
        findings.setAll(Finding.sorted(all));
    }

    /// Takes note of what the score of the default says of the data.
    public void scored(Optional<Finding> finding) {
        ofScore = finding;
        if (health.isPresent()) showFindings();
    }

    private void forget() {
        health = Optional.empty();
        checked = List.of();
        merged = Map.of();
        findings.clear();
    }

    /// What a column holds as it is used, spellings merged.
    ///
    /// @param index the column's place in the table
    public ColumnProfile profile(int index) {
        ColumnProfile read = table.get().orElseThrow().profiles().get(index);
        return merged.getOrDefault(read.name(), read);
    }

    /// The fixes for the findings.
    public DataFixes fixes() {
        return fixes;
    }

    /// The validation plan while another one is being chosen.
    public PlanViewModel plan() {
        return plan;
    }

    /// Tells whether the user has seen the finding and kept things as they are.
    public boolean isKept(Finding finding) {
        return kept.contains(finding.key());
    }

    /// Number of findings of a severity that are still open.
    public long open(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity && !isKept(f)).count();
    }

    /// The target and its metric; empty while they are not settled.
    public Optional<Target> target() {
        if (table.get().isEmpty() || target.get().isEmpty() || metric.get().isEmpty()) return Optional.empty();
        List<String> exclude = table.get().get().dataset().columns().stream().map(Column::name)
                .filter(c -> excluded.contains(c) && !c.equals(target.get())).toList();
        return Optional.of(new Target(file.get().toAbsolutePath().toString(), target.get(), task.get(),
                positive.get() == null ? "" : positive.get(), exclude, metric.get(), options.get().toMap(),
                cleaning.get(), roles.get().with(target.get(), Optional.empty())));
    }

    /// Changes each time anything of this changes that an experiment would keep.
    public ReadOnlyIntegerProperty revision() {
        return revision;
    }

    /// The data file; null if there is none yet.
    public ReadOnlyObjectProperty<Path> file() {
        return file;
    }

    public ReadOnlyObjectProperty<ImportOptions> options() {
        return options;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// The reason why the file could not be read, cause then fix; "" if nothing is wrong.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Table>> table() {
        return table.getReadOnlyProperty();
    }

    /// Name of the column to predict; "" for none.
    public StringProperty targetColumn() {
        return target;
    }

    public ObjectProperty<Task> task() {
        return task;
    }

    /// The class that counts as found; "" where the metric needs none.
    public StringProperty positive() {
        return positive;
    }

    /// Id of the metric.
    public StringProperty metric() {
        return metric;
    }

    /// Columns kept from the model.
    public ObservableSet<String> excluded() {
        return excluded;
    }

    /// Findings that the user has seen; changes show which are open.
    public ObservableSet<String> kept() {
        return kept;
    }

    /// The corrections of the data.
    public ObjectProperty<Cleaning> cleaning() {
        return cleaning;
    }

    /// The columns that are more than features.
    public ObjectProperty<Roles> roles() {
        return roles;
    }

    public ObjectProperty<Validation> validation() {
        return validation;
    }

    /// The analysis of the target; empty while it is not known.
    public ReadOnlyObjectProperty<Optional<TargetAnalysis>> analysis() {
        return analysis.getReadOnlyProperty();
    }

    /// Rows, features and classes of what is predicted; empty while it is not known.
    public Optional<DataShape> shape() {
        return shape;
    }

    /// The findings of the health check, worst first; unmodifiable.
    public ObservableList<Finding> findings() {
        return findingsView;
    }

    /// Tells whether the columns are being checked.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// How the file is to be read, to be looked at before it counts.
    ImportViewModel importing() {
        return new ImportViewModel(this, tasks);
    }

    /// The reading that is under way, to be watched and ended.
    ReadingTask reading() {
        return reading;
    }
}
