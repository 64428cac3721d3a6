package sweetspot.ui.program;

import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sweetspot.text.Messages;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.shell.ExperimentViewModel;

/// Step 1 where a program is tuned: its command and parameters, and a run of it by hand.
public final class ProgramPage extends HBox {

    /// @param model of an experiment that tunes a program
    public ProgramPage(ExperimentViewModel model, CommandRegistry commands) {
        ProgramViewModel program = model.program().orElseThrow();
        setId("program-page");
        getStyleClass().add("page");
        VBox left = new VBox(new ProgramCard(program), new ProgramParametersCard(program, model.space()));
        left.getStyleClass().add("page-column");
        VBox.setVgrow(left.getChildren().getLast(), Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(left);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Ui.clearOfBar(scroll);
        scroll.setMinWidth(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);

        TryoutCard tryout = new TryoutCard(model);
        VBox.setVgrow(tryout, Priority.ALWAYS);
        Button back = Ui.button(Messages.text("shell.back"), () -> commands.run(CommandId.WELCOME), "big");
        Button next = Ui.primary(Messages.text("shell.model.next"), () -> model.goTo(Step.SPACE));
        next.setId("program-next");
        next.getStyleClass().add("big");
        next.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(next, Priority.ALWAYS);
        InvalidationListener able = _ -> next.setDisable(model.experiment().get().isEmpty());
        model.experiment().addListener(able);
        able.invalidated(null);
        VBox side = new VBox(tryout, Ui.row(back, next));
        side.getStyleClass().addAll("side-column", "program-side");
        getChildren().addAll(scroll, side);
    }
}
