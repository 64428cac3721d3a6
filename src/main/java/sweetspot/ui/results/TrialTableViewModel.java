package sweetspot.ui.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialList;
import sweetspot.text.Messages;
import sweetspot.ui.kit.NumberFilter;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;

/// The trial table: its columns, what is filtered, the order, and the rows that follow the study.
public final class TrialTableViewModel {

    /// One level of the table's order.
    ///
    /// @param column id of a column
    public record SortKey(String column, boolean ascending) {}

    private final StudyViewModel study;
    private final TrialRows rows = new TrialRows();
    private final ReadOnlyObjectWrapper<List<TrialColumn>> columns =
            new ReadOnlyObjectWrapper<>(this, "columns", List.of());
    private final ReadOnlyObjectWrapper<Map<String, String>> filters =
            new ReadOnlyObjectWrapper<>(this, "filters", Map.of());
    private final ReadOnlyObjectWrapper<Map<String, Set<String>>> choices =
            new ReadOnlyObjectWrapper<>(this, "choices", Map.of());
    private final ReadOnlyObjectWrapper<List<SortKey>> order = new ReadOnlyObjectWrapper<>(this, "order", List.of());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private List<TrialColumn> known = List.of();
    private @Nullable Experiment shown;
    private int shape;

    public TrialTableViewModel(StudyViewModel study) {
        this.study = study;
        search.subscribe(_ -> refilter());
        study.snapshot().subscribe(this::follow);
    }

    private void follow(StudySnapshot snapshot) {
        Experiment experiment = study.experiment().get();
        if (experiment == null) return;
        boolean other = shown == null || !shown.space().equals(experiment.space())
                || !shown.subject().equals(experiment.subject()) || !shown.name().equals(experiment.name())
                || shape != shape(snapshot);
        shown = experiment;
        if (other) {
            rows.reset(TrialList.empty());
            known = TrialColumns.of(experiment, snapshot, new StudyWords(experiment), study::isLive);
            shape = shape(snapshot);
            clearFilters();
            sortBy(List.of(new SortKey(TrialColumns.VALUE, snapshot.direction() == Direction.MINIMIZE)));
            rows.reset(snapshot.trials());
            columns.set(known);
        } else {
            rows.update(snapshot.trials());
        }
        summarize();
    }

    /// A number that decides which columns of scores there are: the objectives, and whether a trial has constraints.
    /// Each trial of a study has them or none, so the first that is done tells.
    private static int shape(StudySnapshot snapshot) {
        boolean constrained = snapshot.trials().stream().filter(Trial::hasValue).findFirst()
                .map(t -> t.constraints().length > 0).orElse(false);
        return 2 * snapshot.objectives() + (constrained ? 1 : 0);
    }

    private void summarize() {
        StudySnapshot snapshot = study.snapshot().get();
        String text = Messages.text("results.table.shown", rows.size(), snapshot.trials().size());
        summary.set(snapshot.running() == 0 || !study.isLive() ? text
                : Messages.text("results.table.running", text, snapshot.running()));
    }

    /// The rows: trials that pass all filters, in order. Unmodifiable.
    public ObservableList<Trial> rows() {
        return rows;
    }

    /// Row of a trial; -1 if it is not shown.
    public int rowOf(int number) {
        return rows.rowOf(number);
    }

    /// All columns of the study, in order.
    public ReadOnlyObjectProperty<List<TrialColumn>> columns() {
        return columns.getReadOnlyProperty();
    }

    /// Orders the rows; the first key counts most. Without keys they stand by number.
    public void sortBy(List<SortKey> keys) {
        order.set(List.copyOf(keys));
        Comparator<Trial> comparator = (_, _) -> 0;
        for (SortKey key : keys) {
            Optional<TrialColumn> column = column(key.column());
            if (column.isPresent()) comparator = comparator.thenComparing(column.get().order(key.ascending()));
        }
        rows.setOrder(comparator);
    }

    /// The order of the rows.
    public ReadOnlyObjectProperty<List<SortKey>> order() {
        return order.getReadOnlyProperty();
    }

    private Optional<TrialColumn> column(String id) {
        return known.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /// Filters a column by a typed condition; "" takes the filter away. A text that states no condition filters
    /// nothing, see [#problem].
    public void filter(String column, String condition) {
        Map<String, String> next = new HashMap<>(filters.get());
        if (condition.isBlank()) next.remove(column);
        else next.put(column, condition.strip());
        filters.set(Collections.unmodifiableMap(next));
        refilter();
    }

    /// Filters a column by a list of texts that may stand in it; an empty set takes the filter away.
    public void choose(String column, Set<String> allowed) {
        Map<String, Set<String>> next = new HashMap<>(choices.get());
        if (allowed.isEmpty()) next.remove(column);
        else next.put(column, Collections.unmodifiableSet(new LinkedHashSet<>(allowed)));
        choices.set(Collections.unmodifiableMap(next));
        refilter();
    }

    /// Takes all filters away.
    public void clearFilters() {
        filters.set(Map.of());
        choices.set(Map.of());
        search.set("");
        refilter();
    }

    /// The typed conditions by column.
    public ReadOnlyObjectProperty<Map<String, String>> filters() {
        return filters.getReadOnlyProperty();
    }

    /// The ticked texts by column.
    public ReadOnlyObjectProperty<Map<String, Set<String>>> choices() {
        return choices.getReadOnlyProperty();
    }

    /// Text that a row must contain somewhere, in any case.
    public StringProperty search() {
        return search;
    }

    /// "41 of 43 shown · 4 running".
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// The problem with a typed condition, in a sentence; empty if nothing is.
    public Optional<String> problem(TrialColumn column, String condition) {
        if (condition.isBlank() || !column.isNumeric()) return Optional.empty();
        return NumberFilter.parse(condition, column.plainFilter()).isPresent() ? Optional.empty()
                : Optional.of(Messages.text("results.filter.problem", condition.strip()));
    }

    /// The texts that stand in a column of choices, in alphabetical order; of a state column, all states.
    public List<String> textsIn(TrialColumn column) {
        Set<String> found = new LinkedHashSet<>();
        for (Trial trial : study.snapshot().get().trials()) {
            String text = column.text(trial);
            if (!text.isEmpty()) found.add(text);
        }
        return found.stream().sorted().toList();
    }

    private void refilter() {
        List<Predicate<Trial>> all = new ArrayList<>();
        for (TrialColumn column : known) {
            String condition = filters.get().get(column.id());
            if (condition != null) typed(column, condition).ifPresent(all::add);
            Set<String> allowed = choices.get().get(column.id());
            if (allowed != null) all.add(t -> allowed.contains(column.text(t)));
        }
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        if (!wanted.isEmpty()) all.add(t -> contains(t, wanted));
        rows.setFilter(t -> all.stream().allMatch(p -> p.test(t)));
        summarize();
    }

    private static Optional<Predicate<Trial>> typed(TrialColumn column, String condition) {
        if (column.isNumeric()) {
            return NumberFilter.parse(condition, column.plainFilter()).map(f -> t -> f.passes(column.number(t)));
        }
        String wanted = condition.toLowerCase(Locale.ROOT);
        return Optional.of(t -> column.text(t).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private boolean contains(Trial trial, String wanted) {
        for (TrialColumn column : known) {
            if (column.text(trial).toLowerCase(Locale.ROOT).contains(wanted)) return true;
        }
        return false;
    }
}
