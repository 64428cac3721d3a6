package sweetspot.ui.program;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.program.TryoutViewModel.Outcome;
import sweetspot.ui.program.TryoutViewModel.OutputLine;

/// Runs the program once, and shows what it is given, what it writes and what it is worth.
final class TryoutCard extends VBox {
    private final ProgramViewModel program;
    private final ObservableValue<Optional<Experiment>> experiment;
    private final ObservableList<String> problems;
    private final Runnable run;
    private final TryoutViewModel tryout;
    private final Label command = Ui.paragraph("", "code", "command-preview");
    private final Button start = Ui.button(Messages.text("program.try"), Feather.PLAY, this::start);
    private final Button cancel = Ui.button(Messages.text("program.try.cancel"), Feather.SQUARE, this::cancel);
    private final Label why = Ui.paragraph("", "caption", "muted");
    private final VBox result = new VBox();
    private final Label busy = Ui.label(Messages.text("program.try.running"), "small", "muted");

    TryoutCard(ProgramPage.Parts parts) {
        this.program = parts.program();
        this.experiment = parts.experiment();
        this.problems = parts.problems();
        this.run = parts.tryOut();
        this.tryout = parts.tryout();
        getStyleClass().add("card");
        command.setId("try-command");
        start.setId("try-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setId("try-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("try-progress");
        busy.setGraphic(turning);
        Ui.showWhen(start, tryout.running().map(r -> !r));
        Ui.showWhen(cancel, tryout.running());
        Ui.showWhen(busy, tryout.running());
        TextField limit = new TextField();
        limit.setId("try-limit");
        limit.getStyleClass().add("number");
        limit.setPrefColumnCount(4);
        limit.textProperty().bindBidirectional(tryout.limit().textProperty());
        limit.setTooltip(new Tooltip(Messages.text("program.try.limit.help")));
        Label after = Ui.label(Messages.text("program.try.limit"), "small", "muted");
        after.setLabelFor(limit);
        HBox line = Ui.row(start, cancel, Ui.spacer(), after, limit, Ui.label(Messages.text("program.try.seconds"),
                "small", "muted"));
        tryout.limit().problemProperty().subscribe(p -> Ui.setClass(limit, "invalid", !p.isEmpty()));
        result.getStyleClass().add("try-result");
        result.setId("try-result");
        ListView<OutputLine> output = output();
        VBox.setVgrow(output, Priority.ALWAYS);
        getChildren().addAll(Ui.cardHeader(Messages.text("program.try")),
                Ui.paragraph(Messages.text("program.try.text"), "caption", "muted"), command, line, why, busy, result,
                output);
        InvalidationListener refresh = _ -> refresh();
        for (Observable o : new Observable[]{experiment, problems, tryout.running(), tryout.outcome(),
            tryout.limit().problemProperty()}) {
            o.addListener(refresh);
        }
        refresh();
    }

    private void start() {
        run.run();
        cancel.requestFocus();
    }

    private void cancel() {
        tryout.cancel();
    }

    private void refresh() {
        Optional<String> preview = experiment.getValue().map(TryoutViewModel::preview);
        boolean running = tryout.running().get();
        command.setText(running || preview.isEmpty() ? tryout.command().get() : preview.get());
        boolean hasCommand = !command.getText().isEmpty();
        command.setVisible(hasCommand);
        command.setManaged(hasCommand);
        String limit = tryout.limit().problemProperty().get();
        start.setDisable(preview.isEmpty() || !limit.isEmpty());
        String reason = !limit.isEmpty() ? limit : preview.isPresent() || problems.isEmpty() ? ""
                : notYet(problems.getFirst());
        why.setText(reason);
        why.setVisible(!reason.isEmpty());
        why.setManaged(!reason.isEmpty());
        result.getChildren().clear();
        tryout.outcome().get().ifPresent(this::show);
        result.setVisible(!result.getChildren().isEmpty());
        result.setManaged(!result.getChildren().isEmpty());
    }

    private String notYet(String problem) {
        boolean marked = program.isMarked(problem);
        return marked ? Messages.text("program.try.marked") : Messages.text("program.try.not", problem);
    }

    private void show(Outcome outcome) {
        Label title = Ui.label(outcome.title(), "strong", outcome.good() ? "success-text" : "danger-text");
        title.setId("try-title");
        title.setGraphic(Ui.icon(outcome.good() ? Feather.CHECK : Feather.ALERT_CIRCLE,
                outcome.good() ? "success-text" : "danger-text"));
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        result.getChildren().add(title);
        if (!outcome.detail().isEmpty()) result.getChildren().add(Ui.paragraph(outcome.detail(), "caption", "muted"));
        if (!outcome.problem().isEmpty()) {
            // What follows the first line are the last lines of standard error, which stand below.
            Label problem = Ui.paragraph(outcome.problem().lines().findFirst().orElse(""), "small");
            problem.setId("try-problem");
            result.getChildren().add(problem);
        }
    }

    private ListView<OutputLine> output() {
        ListView<OutputLine> list = new ListView<>(tryout.lines());
        list.setId("try-output");
        list.getStyleClass().add("try-output");
        list.setAccessibleText(Messages.text("program.try.output"));
        list.setPlaceholder(Ui.label(Messages.text("program.try.output.none"), "output-none", "muted"));
        list.setCellFactory(_ -> new OutputCell());
        InvalidationListener toEnd = _ -> {
            // The list takes in its new lines, or its new height, at the next layout.
            Platform.runLater(() -> list.scrollTo(Math.max(0, list.getItems().size() - 1)));
        };
        tryout.lines().addListener(toEnd);
        list.heightProperty().addListener(toEnd);
        return list;
    }

    /// A line of output, wrapped; what went to standard error and what the protocol says look different.
    private static final class OutputCell extends ListCell<OutputLine> {
        OutputCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(OutputLine line, boolean empty) {
            super.updateItem(line, empty);
            boolean shown = !empty && line != null;
            setText(shown ? line.text() : null);
            Ui.setClass(this, "error-line", shown && line.error());
            Ui.setClass(this, "message-line", shown && line.message());
        }
    }
}
