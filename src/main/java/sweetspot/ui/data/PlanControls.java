package sweetspot.ui.data;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.Gap;
import sweetspot.study.SplitPlan;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Segments;
import sweetspot.ui.kit.Ui;

/// What a plan needs to know, each where the plan has it: folds, columns, gap, window, shares.
final class PlanControls extends FlowPane {
    /// Whether training grows or slides.
    private enum Window {
        GROWING, SLIDING
    }

    private final PlanViewModel plan;
    private final ComboBox<Integer> folds = combo("plan-page-folds", 4.5);
    private final ComboBox<Integer> repeats = combo("plan-page-repeats", 4.5);
    private final ComboBox<String> group = combo("plan-page-group", 9);
    private final ComboBox<String> time = combo("plan-page-time", 9);
    private final ComboBox<String> column = combo("plan-page-column", 9);
    private final TextField sealed = new TextField();
    private final TextField gap = new TextField();
    private final ComboBox<Double> share = combo("plan-page-holdout", 6);
    private final ComboBox<Double> test = combo("plan-page-test", 10);
    private final CheckBox reshuffle = Controls.checkBox(Messages.text("data.plan.reshuffle"));
    private final CheckBox stratified = Controls.checkBox(Messages.text("data.plan.stratify"));
    private final ObjectProperty<Window> window = new SimpleObjectProperty<>(Window.GROWING);
    private final Button file;
    private final Label gapProblem = Ui.label("", "caption", "danger-text");
    private boolean refreshing;

    PlanControls(DataViewModel data, PlanViewModel plan) {
        this.plan = plan;
        getStyleClass().add("plan-controls");
        folds.getItems().setAll(IntStream.rangeClosed(2, 20).boxed().toList());
        repeats.getItems().setAll(List.of(2, 3, 5, 10, 20));
        share.getItems().setAll(List.of(0.1, 0.2, 0.25, 0.3, 0.5));
        test.getItems().setAll(List.of(0.0, 0.1, 0.2, 0.3, 0.4));
        Function<Double, String> percent = s -> Messages.text("data.plan.percent", Math.round(100 * s));
        share.setConverter(Ui.converter(percent));
        test.setConverter(Ui.converter(s -> s == 0 ? Messages.text("data.plan.noTest")
                : Messages.text("data.plan.test", Math.round(100 * s))));
        file = Ui.button(Messages.text("data.plan.file"), Feather.FOLDER, this::chooseFile);
        file.setId("plan-page-file");
        gap.setId("plan-page-gap");
        sealed.setId("plan-page-sealed");
        reshuffle.setId("plan-page-reshuffle");
        stratified.setId("plan-page-stratified");
        gapProblem.setId("plan-page-gap-problem");
        for (TextField field : List.of(gap, sealed)) field.getStyleClass().add("plan-short");
        on(folds, n -> change(v -> v.withFolds(n)));
        on(repeats, n -> change(v -> v.withPlan(new SplitPlan.Repeated(n))));
        on(group, c -> plan(p -> switch (p) {
            case SplitPlan.GroupedTime g -> new SplitPlan.GroupedTime(c, g.time(), g.gap(), g.sliding());
            default -> new SplitPlan.Grouped(c);
        }));
        on(time, c -> plan(p -> timed(p, c, gapOf(p), slides(p))));
        on(column, c -> plan(_ -> new SplitPlan.FoldColumn(c, "")));
        on(share, s -> plan(p -> new SplitPlan.Holdout(s, p instanceof SplitPlan.Holdout h && h.reshuffled())));
        on(test, s -> change(v -> v.withTestFraction(s)));
        window.addListener((_, _, w) -> {
            if (!refreshing) plan(p -> timed(p, p.time(), gapOf(p), w == Window.SLIDING));
        });
        reshuffle.setOnAction(_ -> plan(p -> p instanceof SplitPlan.Holdout h
                ? new SplitPlan.Holdout(h.share(), reshuffle.isSelected()) : p));
        stratified.setOnAction(_ -> change(v -> v.withStratified(stratified.isSelected())));
        typed(gap, this::gapTyped);
        typed(sealed, text -> plan(p -> p instanceof SplitPlan.FoldColumn f
                ? new SplitPlan.FoldColumn(f.column(), text.strip()) : p));
        plan.draft().subscribe(_ -> refresh());
        plan.shown().addListener((_, _, _) -> refresh());
    }

    private static <T> ComboBox<T> combo(String id, double width) {
        ComboBox<T> box = new SearchCombo<>();
        box.setId(id);
        box.setStyle("-fx-pref-width: " + width + "em;");
        return box;
    }

    private <T> void on(ComboBox<T> box, Consumer<T> action) {
        box.valueProperty().addListener((_, _, value) -> {
            if (!refreshing && value != null) attempt(() -> action.accept(value));
        });
    }

    private void typed(TextField field, Consumer<String> action) {
        field.setOnAction(_ -> attempt(() -> action.accept(field.getText())));
        field.focusedProperty().addListener((_, _, now) -> {
            if (!now && !refreshing) attempt(() -> action.accept(field.getText()));
        });
    }

    /// What breaks a rule, such as a column that is group and time, is said and not taken.
    private void attempt(Runnable edit) {
        try {
            edit.run();
            gapProblem.setText("");
        } catch (IllegalArgumentException e) {
            gapProblem.setText(e.getMessage());
        }
        Ui.setClass(gap, "invalid", !gapProblem.getText().isEmpty());
    }

    private void change(java.util.function.UnaryOperator<Validation> edit) {
        plan.draft().set(edit.apply(plan.draft().get()));
    }

    private void plan(java.util.function.UnaryOperator<SplitPlan> edit) {
        change(v -> v.withPlan(edit.apply(v.plan())));
    }

    private void gapTyped(String text) {
        Gap length = text.isBlank() ? Gap.NONE : Gap.parse(text);
        plan(p -> timed(p, p.time(), length, slides(p)));
    }

    private static SplitPlan timed(SplitPlan p, String time, Gap gap, boolean sliding) {
        return p instanceof SplitPlan.GroupedTime g ? new SplitPlan.GroupedTime(g.group(), time, gap, sliding)
                : new SplitPlan.TimeOrdered(time, gap, sliding);
    }

    private static Gap gapOf(SplitPlan p) {
        return switch (p) {
            case SplitPlan.TimeOrdered t -> t.gap();
            case SplitPlan.GroupedTime t -> t.gap();
            default -> Gap.NONE;
        };
    }

    private static boolean slides(SplitPlan p) {
        return p instanceof SplitPlan.TimeOrdered t && t.sliding() || p instanceof SplitPlan.GroupedTime g && g.sliding();
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("data.plan.file"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) change(v -> v.withTestFile(chosen.toPath().toAbsolutePath().toString()));
    }

    private static Node labelled(String key, Node control) {
        Label label = Ui.label(Messages.text(key), "small", "muted");
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("plan-control");
        return row;
    }

    private void refresh() {
        refreshing = true;
        Validation v = plan.draft().get();
        SplitPlan p = v.plan();
        List<String> columns = plan.columns();
        for (ComboBox<String> box : List.of(group, time, column)) {
            if (!box.getItems().equals(columns)) box.getItems().setAll(columns);
        }
        folds.setValue(v.folds());
        show(group, p.group());
        show(time, p.time());
        gap.setText(gapOf(p).isNone() ? "" : gapOf(p).toString());
        gap.setPromptText(Messages.text("data.plan.gapPrompt"));
        window.set(slides(p) ? Window.SLIDING : Window.GROWING);
        stratified.setSelected(v.stratified());
        if (p instanceof SplitPlan.Repeated r) pick(repeats, r.repeats());
        if (p instanceof SplitPlan.Holdout h) {
            pick(share, h.share());
            reshuffle.setSelected(h.reshuffled());
        }
        if (p instanceof SplitPlan.FoldColumn f) {
            show(column, f.column());
            sealed.setText(f.sealed());
        }
        pick(test, v.testFraction());
        String name = v.testFile().isEmpty() ? Messages.text("data.plan.file")
                : String.valueOf(Path.of(v.testFile()).getFileName());
        file.setText(name);
        place(v);
        refreshing = false;
    }

    /// Controls stay where they are, and keep the focus, while the kind of plan does.
    private void place(Validation v) {
        String kind = plan.chosen();
        if (kind.equals(getUserData())) return;
        setUserData(kind);
        getChildren().clear();
        SplitPlan p = v.plan();
        if (p.usesFolds()) add("data.plan.folds", folds);
        switch (p) {
            case SplitPlan.Repeated _ -> add("data.plan.repeats", repeats);
            case SplitPlan.Grouped _ -> add("data.plan.group", group);
            case SplitPlan.TimeOrdered _, SplitPlan.GroupedTime _ -> {
                add("data.plan.window", Segments.of("plan-page-window", List.of(Window.values()), window,
                        w -> Messages.text("data.plan.window." + w.name().toLowerCase(java.util.Locale.ROOT))));
                add("data.plan.gap", gap);
                if (p instanceof SplitPlan.GroupedTime) add("data.plan.group", group);
                add("data.plan.time", time);
            }
            case SplitPlan.Holdout _ -> {
                add("data.plan.tested", share);
                getChildren().add(reshuffle);
            }
            case SplitPlan.FoldColumn _ -> {
                add("data.plan.column", column);
                add("data.plan.sealedValue", sealed);
            }
            case SplitPlan.KFold _, SplitPlan.LeaveOneOut _ -> {}
        }
        boolean withFile = kind.equals(PlanViewModel.TEST_FILE) || !v.testFile().isEmpty();
        if (withFile) add("data.plan.fileLabel", file);
        else if (!(p instanceof SplitPlan.FoldColumn)) add("data.plan.testSet", test);
        if (p.canStratify() && !(p instanceof SplitPlan.LeaveOneOut)) getChildren().add(stratified);
        getChildren().add(gapProblem);
    }

    private void add(String key, Node control) {
        getChildren().add(labelled(key, control));
    }

    private static <T> void pick(ComboBox<T> box, T value) {
        if (!box.getItems().contains(value)) box.getItems().add(value);
        box.setValue(value);
    }

    private static void show(ComboBox<String> box, String value) {
        if (!value.isEmpty()) pick(box, value);
    }
}
