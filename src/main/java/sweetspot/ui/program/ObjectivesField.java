package sweetspot.ui.program;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.Direction;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Segments;
import sweetspot.ui.kit.Ui;

/// Edits the names of a program's values and which of them are better: a line for each objective, and the means to have
/// more or fewer.
final class ObjectivesField extends VBox {
    /// An example of several values, for the help.
    private static final String EXAMPLE = "{\"values\": [0.93, 12.5]}";

    private final ObjectivesViewModel objectives;
    private final VBox lines = new VBox();

    ObjectivesField(ProgramViewModel program) {
        objectives = program.objectives();
        getStyleClass().add("objectives");
        lines.getStyleClass().add("objectives");
        Button add = Ui.link(Messages.text("program.objectives.add"), this::add);
        add.setGraphic(Ui.icon(Feather.PLUS));
        add.setId("objective-add");
        Label help = Ui.paragraph("", "caption", "muted");
        getChildren().addAll(lines, help, add);
        InvalidationListener say = _ -> {
            int count = objectives.rows().size();
            help.setText(program.protocol().get() ? Messages.text("program.objectives.help.protocol", count)
                    : Messages.text("program.objectives.help", count, EXAMPLE));
            help.setVisible(count > 1);
            help.setManaged(count > 1);
        };
        program.protocol().addListener(say);
        objectives.rows().addListener(say);
        objectives.rows().addListener((InvalidationListener) _ -> show());
        say.invalidated(null);
        show();
    }

    private void add() {
        objectives.add();
        Node last = lines.lookup("#objective-name-" + (objectives.rows().size() - 1));
        if (last instanceof TextField name) {
            name.requestFocus();
            name.selectAll();
        }
    }

    private void show() {
        List<Node> shown = new ArrayList<>();
        for (ObjectivesViewModel.Row row : objectives.rows()) shown.add(line(row, shown.size()));
        lines.getChildren().setAll(shown);
    }

    private VBox line(ObjectivesViewModel.Row row, int number) {
        TextField name = new TextField();
        name.setId("objective-name-" + number);
        name.getStyleClass().add("code");
        name.textProperty().bindBidirectional(row.name());
        name.setAccessibleText(Messages.text("program.objectives.named", number + 1));
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox better = Segments.of("objective-better-" + number, List.of(Direction.MINIMIZE, Direction.MAXIMIZE),
                row.direction(), d -> Messages.text("program.better." + d.name()));
        better.accessibleTextProperty().bind(row.name().map(n -> Messages.text("program.better", n)));
        HBox line = new HBox(name, better);
        line.getStyleClass().add("objective-line");
        line.setAlignment(Pos.CENTER_LEFT);
        if (objectives.rows().size() > 1) {
            Button remove = Ui.iconButton(Feather.TRASH_2, Messages.text("program.objectives.remove", row.name().get()),
                    () -> objectives.remove(row));
            remove.setId("objective-remove-" + number);
            line.getChildren().add(remove);
        }
        Label problem = Ui.paragraph("", "field-problem");
        problem.setId("objective-problem-" + number);
        problem.textProperty().bind(row.problem());
        Ui.showWhen(problem, row.problem().isNotEmpty());
        row.problem().subscribe(p -> Ui.setClass(name, "invalid", !p.isEmpty()));
        return new VBox(line, problem);
    }
}
