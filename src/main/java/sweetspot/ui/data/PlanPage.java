package sweetspot.ui.data;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.plan.PlanAdvice;
import sweetspot.plot.FoldsPlot;
import sweetspot.study.SplitPlan;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PictureView;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;

/// Chooses how rows are split: the plans, why one is recommended, what it needs to know, and its folds as a picture.
final class PlanPage extends VBox {
    private final DataViewModel data;
    private final PlanViewModel plan;
    private final ToggleGroup choices = new ToggleGroup();
    private final VBox reasons = new VBox();
    private final VBox list = new VBox();
    private final StackPane folds = new StackPane();
    private final Label problem = Ui.paragraph("", "small", "danger-text");
    private final Label average = Ui.label("", "caption", "muted");
    private final Button use;

    PlanPage(DataViewModel data, PlanViewModel plan) {
        this.data = data;
        this.plan = plan;
        setId("plan-page");
        use = Ui.primary(Messages.text("data.plan.use"), plan::use);
        use.setId("plan-use");
        HBox main = new HBox(choices(), right());
        main.getStyleClass().add("plan-main");
        VBox.setVgrow(main, Priority.ALWAYS);
        StackPane page = new StackPane(main);
        page.getStyleClass().add("page");
        page.setMinHeight(0);
        VBox.setVgrow(page, Priority.ALWAYS);
        getChildren().addAll(page, bar());
        plan.draft().subscribe(_ -> refresh());
        plan.picture().subscribe(_ -> refresh());
        plan.problem().subscribe(_ -> refresh());
        plan.advice().subscribe(_ -> {
            advise();
            refresh();
        });
    }

    private VBox choices() {
        list.getStyleClass().add("plan-choices");
        for (String id : SplitPlan.IDS) add(id);
        add(PlanViewModel.TEST_FILE);
        ScrollPane scroll = new ScrollPane(list);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox card = new VBox(Ui.cardHeader(Messages.text("data.plan.how")), scroll);
        card.getStyleClass().addAll("card", "flush", "plan-list");
        return card;
    }

    private void add(String id) {
        RadioButton radio = Controls.radio(Messages.text("data.plan.choice." + id + ".name"));
        radio.setId("plan-choice-" + id);
        radio.setToggleGroup(choices);
        radio.setUserData(id);
        radio.setOnAction(_ -> plan.choose(id));
        Label line = Ui.paragraph(Messages.text("data.plan.choice." + id + ".line"), "caption", "muted");
        Label badge = Ui.chip(Messages.text("data.plan.recommended"));
        badge.getStyleClass().add("badge-success");
        badge.setId("plan-recommended-" + id);
        badge.setMinWidth(USE_PREF_SIZE);
        PictureView picture = new PictureView();
        picture.getStyleClass().add("plan-tiny");
        picture.setAccessibleRole(AccessibleRole.NODE);
        picture.show((p, w, h, t) -> TinyPlan.paint(id, p, w, h, t));
        radio.setMinWidth(0);
        line.setMinWidth(0);
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox top = new HBox(radio, Ui.spacer(), picture);
        HBox below = new HBox(line, badge);
        for (HBox part : java.util.List.of(top, below)) {
            part.setAlignment(Pos.CENTER_LEFT);
            part.getStyleClass().add("plan-words");
        }
        VBox row = new VBox(top, below);
        row.getStyleClass().add("plan-choice");
        row.setUserData(id);
        row.setOnMouseClicked(_ -> plan.choose(id));
        list.getChildren().add(row);
    }

    private VBox right() {
        reasons.getStyleClass().add("plan-reasons");
        Label promised = Ui.label("", "small");
        promised.setId("plan-promise");
        promised.textProperty().bind(plan.promise());
        promised.setWrapText(true);
        HBox promise = new HBox(Ui.icon(Feather.ALERT_TRIANGLE, "warning-text"), promised);
        promise.getStyleClass().add("plan-reason");
        Ui.showWhen(promise, plan.promise().map(text -> !text.isEmpty()));
        VBox why = Ui.card(Messages.text("data.plan.whyThis"), reasons, promise);
        why.setMinHeight(USE_PREF_SIZE);
        problem.setId("plan-problem");
        folds.setMinHeight(0);
        folds.getStyleClass().add("plan-folds");
        VBox.setVgrow(folds, Priority.ALWAYS);
        PlanControls controls = new PlanControls(data, plan);
        HBox header = Ui.cardHeader(Messages.text("data.plan.foldsTitle"), average, Ui.spacer(), legend());
        ((javafx.scene.layout.Region) header.getChildren().getFirst()).setMinWidth(USE_PREF_SIZE);
        average.setMinWidth(0);
        Ui.tellIfCut(average);
        VBox card = new VBox(header, controls, problem, folds);
        card.getStyleClass().add("card");
        card.setMinHeight(0);
        VBox.setVgrow(card, Priority.ALWAYS);
        VBox column = new VBox(why, card);
        column.getStyleClass().add("page-column");
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private static HBox legend() {
        HBox box = new HBox();
        box.setMinWidth(USE_PREF_SIZE);
        box.getStyleClass().add("plan-legend");
        box.setAlignment(Pos.CENTER_RIGHT);
        for (FoldsPlot.Part part : FoldsPlot.Part.values()) {
            PictureView mark = new PictureView();
            mark.getStyleClass().add("plan-mark");
            mark.show((p, w, h, t) -> FoldsPlot.paint(p, part, w, h, t));
            box.getChildren().add(Ui.row(mark,
                    Ui.label(Messages.text("chart.plan.legend." + part.name().toLowerCase(java.util.Locale.ROOT)),
                            "caption")));
        }
        return box;
    }

    private HBox bar() {
        Button keep = Ui.button(Messages.text("data.plan.keep"), plan::keep);
        keep.setId("plan-keep");
        for (Button button : java.util.List.of(keep, use)) button.getStyleClass().add("big");
        Label title = Ui.label(Messages.text("data.plan.newSearch"), "small", "strong");
        Label text = Ui.label(Messages.text("data.plan.newSearch.text"), "caption", "muted");
        VBox words = new VBox(title, text);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        keep.setMinWidth(USE_PREF_SIZE);
        use.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(Ui.icon(Feather.INFO, "muted"), words, Ui.spacer(), keep, use);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("plan-bar");
        return bar;
    }

    private void advise() {
        reasons.getChildren().clear();
        for (PlanAdvice.Reason reason : plan.advice().get().map(PlanAdvice::reasons).orElse(java.util.List.of())) {
            Feather icon = switch (reason.about()) {
                case GROUPS -> Feather.USERS;
                case TIME -> Feather.CALENDAR;
                case SIZE -> Feather.GRID;
                case ASK -> Feather.CLOCK;
            };
            Label text = Ui.paragraph(reason.line(), "small");
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox row = new HBox(Ui.icon(icon, "accent-text"), text);
            row.getStyleClass().add("plan-reason");
            reasons.getChildren().add(row);
        }
    }

    private void refresh() {
        String chosen = plan.chosen();
        choices.getToggles().stream().filter(t -> chosen.equals(t.getUserData())).findFirst()
                .ifPresent(choices::selectToggle);
        for (javafx.scene.Node row : list.getChildren()) {
            Ui.setClass(row, "selected", chosen.equals(row.getUserData()));
            javafx.scene.Node badge = row.lookup("#plan-recommended-" + row.getUserData());
            if (badge == null) continue;
            boolean shown = plan.recommended().equals(row.getUserData());
            badge.setVisible(shown);
            badge.setManaged(shown);
        }
        String wrong = plan.problem().get();
        problem.setText(wrong);
        problem.setVisible(!wrong.isEmpty());
        problem.setManaged(!wrong.isEmpty());
        use.setDisable(!wrong.isEmpty());
        folds.getChildren().setAll(plan.picture().get().map(PlotCanvas::new).stream().toList());
        average.setText(plan.draft().get().words());
    }
}
