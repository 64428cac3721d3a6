package sweetspot.ui.program;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Ui;

/// Step 1 where a program is tuned: its command and parameters, and a run of it by hand.
public final class ProgramPage extends HBox {

    /// The parts that the page shows and edits.
    ///
    /// @param tryout runs of the program by hand
    /// @param experiment what is set up; empty while something is missing
    /// @param problems why it is not, a sentence each
    /// @param tryOut runs the program once with the defaults
    public record Parts(ProgramViewModel program, SpaceEditorViewModel space, TryoutViewModel tryout,
                        ObservableValue<Optional<Experiment>> experiment, ObservableList<String> problems,
                        Runnable tryOut) {}

    /// @param goTo shows another step
    public ProgramPage(Parts parts, CommandRegistry commands, Consumer<Step> goTo) {
        ProgramViewModel program = parts.program();
        setId("program-page");
        getStyleClass().add("page");
        VBox left = new VBox(new ProgramCard(program), new ProgramParametersCard(program, parts.space()));
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

        TryoutCard tryout = new TryoutCard(parts);
        VBox.setVgrow(tryout, Priority.ALWAYS);
        Button back = Ui.button(Messages.text("shell.back"), () -> commands.run(CommandId.WELCOME), "big");
        Button next = Ui.primary(Messages.text("shell.model.next"), () -> goTo.accept(Step.SPACE));
        next.setId("program-next");
        next.getStyleClass().add("big");
        next.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(next, Priority.ALWAYS);
        InvalidationListener able = _ -> next.setDisable(parts.experiment().getValue().isEmpty());
        parts.experiment().addListener(able);
        able.invalidated(null);
        VBox side = new VBox(tryout, Ui.row(back, next));
        side.getStyleClass().addAll("side-column", "program-side");
        getChildren().addAll(scroll, side);
    }
}
