package sweetspot.ui.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sweetspot.data.Column;
import sweetspot.data.Finding.Fix;
import sweetspot.data.NumberColumn;
import sweetspot.data.TargetAnalysis;
import sweetspot.model.metric.Metric;
import sweetspot.model.metric.MetricKind;
import sweetspot.study.Role;
import sweetspot.study.Target.Task;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.kit.NumberField;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// Edits the target and how predictions are scored.
public final class TargetCard extends VBox {
    private final DataViewModel data;
    private final ComboBox<String> target = new SearchCombo<>();
    private final ComboBox<Task> task = new SearchCombo<>();
    private final ComboBox<String> query = new SearchCombo<>();
    private final ComboBox<String> positive = new SearchCombo<>();
    private final ComboBox<Metric> metric = new SearchCombo<>();
    private final List<NumberField> numbers = new ArrayList<>();
    private final VBox numberRows = new VBox(8);
    private final Label numberProblem = Ui.paragraph("", "caption", "danger-text");
    private final Tooltip explained = new Tooltip();
    private final Node positiveRow;
    private final Node queryRow;
    private @Nullable MetricKind numbered;
    private boolean refreshing;

    TargetCard(DataViewModel data) {
        this.data = data;
        getStyleClass().add("card");
        target.setId("target-column");
        task.setId("target-task");
        positive.setId("target-positive");
        query.setId("target-query");
        query.setVisibleRowCount(14);
        query.setPromptText(Messages.text("data.target.query.prompt"));
        metric.setId("target-metric");
        target.setVisibleRowCount(14);
        task.setConverter(Ui.converter(this::taskText));
        metric.setConverter(Ui.converter(Metric::label));
        onPick(target, data.targetColumn()::set);
        onPick(task, this::picked);
        onPick(query, column -> data.fixes().apply(new Fix.Rank(column)));
        onPick(positive, data.positive()::set);
        onPick(metric, m -> data.metric().set(m.id()));
        numberProblem.setId("target-metric-problem");
        metric.setTooltip(explained);
        positiveRow = Ui.field(Messages.text("data.target.positive"), positive);
        queryRow = Ui.field(Messages.text("data.target.query"), query);
        getChildren().addAll(Ui.cardHeader(Messages.text("data.target.title")),
                Ui.field(Messages.text("data.target.predict"), target),
                Ui.field(Messages.text("data.target.task"), task),
                queryRow, positiveRow, Ui.field(Messages.text("data.target.scoreBy"), metric),
                numberRows, numberProblem);
        data.revision().subscribe(_ -> refresh());
    }

    private <T> void onPick(ComboBox<T> box, Consumer<T> action) {
        box.valueProperty().addListener((_, _, value) -> {
            if (!refreshing && value != null) action.accept(value);
        });
    }

    /// Shows a field for each number of the metric; fields stay, and keep the focus, while its kind does.
    private void show(@Nullable Metric chosen) {
        MetricKind kind = chosen == null ? null : chosen.kind();
        if (kind != numbered) {
            numbered = kind;
            numbers.clear();
            numberRows.getChildren().clear();
            if (kind != null) kind.parameters().forEach(this::addNumber);
        }
        show(numberRows, !numbers.isEmpty());
        for (int i = 0; chosen != null && i < numbers.size(); i++) {
            numbers.get(i).show(Formats.value(chosen.numbers().get(i)));
        }
        problem(0, "");
    }

    private void addNumber(MetricKind.Parameter parameter) {
        int index = numbers.size();
        NumberField field = new NumberField();
        field.setId("target-metric-" + parameter.key());
        field.onCommit(text -> numberTyped(index, text));
        numbers.add(field);
        Label label = Ui.label(Messages.text("metric.parameter." + parameter.key()), "field-label", "metric-number");
        label.setWrapText(true);
        label.setLabelFor(field);
        label.setMinHeight(USE_PREF_SIZE);
        HBox row = new HBox(label, Ui.spacer(), field);
        row.getStyleClass().add("field");
        numberRows.getChildren().add(row);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void problem(int index, String text) {
        numberProblem.setText(text);
        show(numberProblem, !text.isEmpty());
        for (int i = 0; i < numbers.size(); i++) {
            Ui.setClass(numbers.get(i), "invalid", i == index && !text.isEmpty());
        }
    }

    /// A number that the metric cannot have is told, and the one before it stays.
    private void numberTyped(int index, String text) {
        switch (NumberText.parse(text, false)) {
            case NumberText.Rejected r -> problem(index, r.reason());
            case NumberText.Number n -> {
                try {
                    Metric changed = metric.getValue().with(index, n.value());
                    problem(index, "");
                    data.metric().set(changed.id());
                } catch (IllegalArgumentException e) {
                    problem(index, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    /// Where it is known which rows are ranked together, folds keep them together from the start.
    private void picked(Task kind) {
        Optional<String> known = data.roles().get().column(Role.QUERY);
        if (kind == Task.RANKING && known.isPresent()) data.fixes().apply(new Fix.Rank(known.get()));
        else data.task().set(kind);
    }

    /// What the column can be taken for: numbers for anything, relevance being 0 or more; texts for classes alone.
    private List<Task> tasks() {
        Optional<Column> column = data.table().get().map(DataViewModel.Table::dataset)
                .filter(d -> d.has(data.targetColumn().get())).map(d -> d.column(data.targetColumn().get()));
        boolean both = data.analysis().get().map(TargetAnalysis::otherPossible).orElse(false);
        Task now = data.task().get();
        boolean graded = column.filter(c -> c instanceof NumberColumn n
                && Arrays.stream(n.values()).noneMatch(v -> v < 0)).isPresent();
        return Arrays.stream(Task.values()).filter(t -> t == now
                || (t == Task.RANKING ? graded : both || now == Task.RANKING)).toList();
    }

    private String taskText(Task kind) {
        if (kind == Task.RANKING) return Messages.text("data.task.ranking");
        if (kind == Task.REGRESSION) return Messages.text("data.task.regression");
        int classes =
                data.analysis().get().filter(TargetAnalysis::classification).map(a -> a.classes().size()).orElse(0);
        return classes == 2 ? Messages.text("data.task.two") : classes > 2
                ? Messages.text("data.task.many", classes) : Messages.text("data.task.classes");
    }

    private void refresh() {
        refreshing = true;
        List<String> columns = data.table().get().map(t -> t.dataset().columns().stream().map(Column::name).toList())
                .orElse(List.of());
        if (!target.getItems().equals(columns)) target.getItems().setAll(columns);
        target.setValue(data.targetColumn().get());
        var analysis = data.analysis().get();
        // The text of a task depends on the data, and the box draws anew only what has another value.
        task.setValue(null);
        task.getItems().setAll(tasks());
        task.setValue(data.task().get());
        boolean ranks = data.task().get() == Task.RANKING;
        List<String> queries = columns.stream().filter(c -> !c.equals(data.targetColumn().get())).toList();
        if (!query.getItems().equals(queries)) query.getItems().setAll(queries);
        query.setValue(data.roles().get().column(Role.QUERY).orElse(null));
        show(queryRow, ranks);
        List<String> classes = analysis.map(a -> a.classes().stream().map(c -> c.name()).toList()).orElse(List.of());
        if (!positive.getItems().equals(classes)) positive.getItems().setAll(classes);
        positive.setValue(data.positive().get());
        Optional<Metric> known = Metric.find(data.metric().get());
        List<Metric> metrics = Metric.forTask(data.task().get()).stream()
                .map(m -> known.filter(k -> k.kind() == m.kind()).orElse(m)).toList();
        if (!metric.getItems().equals(metrics)) metric.getItems().setAll(metrics);
        Metric chosen = known.filter(metrics::contains).orElse(null);
        metric.setValue(chosen);
        explained.setText(chosen == null ? "" : chosen.explanation());
        show(chosen);
        boolean needsPositive = data.task().get() == Task.CLASSIFICATION && !classes.isEmpty()
                && (classes.size() == 2 || chosen != null && chosen.needsPositive());
        show(positiveRow, needsPositive);
        if (needsPositive && data.positive().get().isEmpty()) data.positive().set(classes.getLast());
        refreshing = false;
    }
}
