package sweetspot.ui.study;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import sweetspot.space.Configuration;
import sweetspot.study.Experiment;
import sweetspot.study.Trial;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Dialogs;
import sweetspot.ui.kit.ProblemLine;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// Asks for the values of a configuration that is to be tried next.
final class QueueDialog extends Dialog<ButtonType> {
    private final ConfigurationForm form;

    private QueueDialog(Node owner, ConfigurationForm form) {
        this.form = form;
        Dialogs.prepare(this, owner, Messages.text("queue.dialog.title"));
        ButtonType add = new ButtonType(Messages.text("queue.dialog.add"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(add, ButtonType.CANCEL);
        VBox rows = new VBox();
        rows.getStyleClass().addAll("rows", "condition-form", "queue-form");
        for (ConfigurationForm.Field field : form.fields()) rows.getChildren().add(row(field));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge", "queue-scroll");
        ProblemLine problem = new ProblemLine();
        InvalidationListener say = _ -> problem.show(form.fields().stream().filter(f -> !f.problem().get().isEmpty())
                .findFirst().map(f -> Messages.text("queue.dialog.problem", f.label(), f.problem().get())).orElse(""),
                form.note().get());
        form.note().addListener(say);
        form.fields().forEach(f -> f.problem().addListener(say));
        say.invalidated(null);
        getDialogPane().setContent(new VBox(scroll, problem));
        Node button = getDialogPane().lookupButton(add);
        button.setId("queue-confirm");
        button.disableProperty().bind(form.result().map(Optional::isEmpty));
        setResultConverter(pressed -> pressed);
    }

    /// Opens the dialog and, if it is confirmed, queues the configuration.
    ///
    /// @param from the trial whose values it begins with; empty for the default ones
    static void show(Node owner, TrialQueue queue, Optional<Trial> from) {
        Optional<Experiment> experiment = queue.experiment();
        if (experiment.isEmpty()) return;
        Configuration first = from.map(Trial::configuration).orElse(experiment.get().space().defaults());
        QueueDialog dialog = new QueueDialog(owner, new ConfigurationForm(experiment.get(), first, queue::trialWith));
        dialog.showAndWait().filter(b -> b.getButtonData() == ButtonBar.ButtonData.OK_DONE)
                .flatMap(_ -> dialog.form.result().get()).ifPresent(queue::queue);
    }

    private static Node row(ConfigurationForm.Field field) {
        Control control = field.choices().isEmpty() ? number(field) : choice(field);
        control.setId("queue-" + field.name());
        control.setAccessibleText(field.label());
        HBox line = Ui.field(field.label(), control);
        ((Label) line.getChildren().getFirst()).getStyleClass().add("wide");
        field.problem().subscribe(reason -> Ui.setClass(control, "invalid", !reason.isEmpty()));
        // What the other values switch off keeps its place, so that the form does not jump.
        line.disableProperty().bind(field.active().map(active -> !active));
        return line;
    }

    private static TextField number(ConfigurationForm.Field field) {
        TextField text = new TextField();
        text.textProperty().bindBidirectional(field.text());
        text.getStyleClass().add("number");
        return text;
    }

    private static ComboBox<String> choice(ConfigurationForm.Field field) {
        ComboBox<String> combo = new SearchCombo<>();
        combo.getItems().setAll(field.choices());
        combo.getSelectionModel().select(field.chosen().get());
        combo.getSelectionModel().selectedIndexProperty().subscribe(i -> field.chosen().set(i.intValue()));
        return combo;
    }
}
