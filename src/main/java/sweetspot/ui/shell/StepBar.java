package sweetspot.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandMenus;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Ui;

/// The steps of an experiment: where one is, what is done, and what cannot be gone to yet.
final class StepBar extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    /// Width in font sizes below which steps move closer together.
    private static final double NARROW_BELOW = 52;
    private final ExperimentViewModel model;
    private final Map<Step, Button> buttons = new EnumMap<>(Step.class);
    private final Map<Step, StackPane> marks = new EnumMap<>(Step.class);

    StepBar(ExperimentViewModel model) {
        this.model = model;
        getStyleClass().add("step-bar");
        for (Step step : model.steps()) {
            if (step != model.steps().getFirst()) {
                Region line = new Region();
                line.getStyleClass().add("step-line");
                HBox holder = new HBox(line);
                holder.setAlignment(Pos.CENTER);
                holder.getStyleClass().add("step-line-holder");
                getChildren().add(holder);
            }
            getChildren().add(button(step));
        }
        setMinWidth(0);
        widthProperty().addListener(_ -> Ui.setClass(this, "narrow", getWidth() < NARROW_BELOW * Theme.em(this)));
        model.step().addListener(_ -> refresh());
        model.furthest().addListener(_ -> refresh());
        model.revision().addListener(_ -> refresh());
        model.hasTrials().addListener(_ -> refresh());
        model.study().phase().addListener(_ -> refresh());
        refresh();
    }

    private Button button(Step step) {
        StackPane mark = new StackPane();
        mark.getStyleClass().add("step-mark");
        marks.put(step, mark);
        Button button = Controls.button(step.label());
        button.setGraphic(mark);
        button.getStyleClass().setAll("step");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setId("step-" + step.key());
        button.setOnAction(_ -> model.goTo(step));
        buttons.put(step, button);
        return button;
    }

    void focusCurrent() {
        Button current = buttons.get(model.step().get());
        if (current != null) current.requestFocus();
    }

    private void refresh() {
        for (int i = 0; i < model.steps().size(); i++) {
            Step step = model.steps().get(i);
            int number = i + 1;
            boolean current = model.step().get() == step;
            boolean possible = model.canGoTo(step);
            boolean done = !current && possible && step.compareTo(model.furthest().get()) < 0;
            Button button = buttons.get(step);
            StackPane mark = marks.get(step);
            if (button == null || mark == null) continue;
            button.pseudoClassStateChanged(CURRENT, current);
            button.pseudoClassStateChanged(DONE, done);
            button.setDisable(!possible && !current);
            button.setAccessibleText(Messages.text(
                    current ? "shell.step.current" : done ? "shell.step.done" : "shell.step.open", number,
                    step.label()));
            button.setTooltip(new Tooltip(CommandMenus.keysText(CommandId.STEPS.get(i))));
            Node sign = done ? Ui.icon(Feather.CHECK) : new Label(Integer.toString(number));
            mark.getChildren().setAll(sign);
        }
    }
}
