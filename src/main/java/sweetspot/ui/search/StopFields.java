package sweetspot.ui.search;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.kit.DecimalSetting;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyWords;

/// The fields of the budget that few searches need, each with the sentence that explains it: a score that is good
/// enough, what a gain is worth, and the limits of a single trial.
final class StopFields extends VBox {

    /// @param experiment what is set up, whose metric tells which targets can be reached
    StopFields(SearchSettingsViewModel settings, WorkerSettings workers,
               ObservableValue<Optional<Experiment>> experiment) {
        getStyleClass().add("stop-fields");
        TextField target = field("target", settings.target(), "space.budget.target");
        TextField gain = field("gain", settings.worthGain(), "space.budget.worth.gain");
        TextField minutes = field("worth-minutes", settings.worthMinutes(), "space.budget.worth.minutes");
        TextField seconds = field("trial-seconds", settings.trialSeconds().textProperty(),
                settings.trialSeconds().problemProperty(), "space.budget.trialSeconds");
        TextField failures = field("failures", settings.failures().textProperty(), settings.failures().problemProperty(),
                "space.budget.failures");
        Label memory = Ui.paragraph("", "caption", "muted");
        memory.setId("worker-memory");
        memory.textProperty().bind(Bindings.createStringBinding(() -> Messages.text("space.budget.memory",
                workers.memoryMbOf(settings.workerCount())), workers.memoryMb(), settings.workers().valueProperty()));
        getChildren().setAll(
                group(row("space.budget.target", "", target), problem(settings.target().problemProperty()),
                        outOfReach(experiment), note("space.budget.target.text")),
                group(row("space.budget.worth.of", "", gain), problem(settings.worthGain().problemProperty()),
                        row("space.budget.worth.is", Messages.text("space.budget.unitMinutes"), minutes),
                        problem(settings.worthMinutes().problemProperty()), problem(settings.worthProblemProperty()),
                        note("space.budget.worth.text")),
                group(row("space.budget.trialSeconds", Messages.text("space.budget.unitSeconds"), seconds),
                        problem(settings.trialSeconds().problemProperty()), memory),
                group(row("space.budget.failures", Messages.text("space.budget.unitFailures"), failures),
                        problem(settings.failures().problemProperty()), note("space.budget.failures.text")));
    }

    /// Says that no score comes to the target.
    private static Label outOfReach(ObservableValue<Optional<Experiment>> experiment) {
        Label note = Ui.paragraph("", "caption", "warning-text");
        note.setId("target-out-of-reach");
        note.textProperty().bind(experiment.map(e -> e.map(StopFields::outOfReach).orElse("")));
        Ui.showWhen(note, note.textProperty().isNotEmpty());
        return note;
    }

    private static String outOfReach(Experiment e) {
        if (e.budget().target().isEmpty()) return "";
        StudyWords words = new StudyWords(e);
        double target = e.budget().target().getAsDouble();
        // Where more is better, a target below all scores is reached at once.
        boolean inside = target <= words.axis().most()
                && (target >= words.axis().least() || Double.isFinite(words.axis().most()));
        return inside ? "" : Messages.text("space.budget.target.outOfReach", words.metric(),
                NumberText.format(target > words.axis().most() ? words.axis().most() : words.axis().least()),
                target > words.axis().most() ? 1 : 0);
    }

    /// Groups rows that belong together, closer than others.
    private static VBox group(Node... rows) {
        VBox group = new VBox(rows);
        group.getStyleClass().add("stop-group");
        return group;
    }

    private static TextField field(String id, DecimalSetting setting, String name) {
        return field(id, setting.textProperty(), setting.problemProperty(), name);
    }

    private static TextField field(String id, javafx.beans.property.StringProperty text, ReadOnlyStringProperty problem,
                                   String name) {
        TextField field = new TextField();
        field.setId("setting-" + id);
        field.getStyleClass().addAll("number", "setting-field");
        field.textProperty().bindBidirectional(text);
        field.setPromptText(Messages.text("space.budget.none.target"));
        field.setAccessibleText(Messages.text(name));
        problem.addListener((_, _, reason) -> Ui.setClass(field, "invalid", !reason.isEmpty()));
        return field;
    }

    private static HBox row(String key, String unit, TextField field) {
        Label name = Ui.label(Messages.text(key), "small");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(field);
        HBox row = Ui.row(name, Ui.label(unit, "caption", "muted"), Ui.spacer(), field);
        row.getStyleClass().add("setting-row");
        return row;
    }

    private static Label note(String key) {
        return Ui.paragraph(Messages.text(key), "caption", "muted");
    }

    private static Label problem(ReadOnlyStringProperty reason) {
        Label problem = Ui.paragraph("", "field-problem");
        problem.textProperty().bind(reason);
        Ui.showWhen(problem, reason.isNotEmpty());
        return problem;
    }
}
