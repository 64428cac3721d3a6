package sweetspot.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The line at the foot of a form that says what is wrong with it, or what else there is to know. It keeps its room
/// while there is nothing to say, so that neither the form nor its window changes size while one types.
public final class ProblemLine extends VBox {
    private final Label words = Ui.paragraph("", "small", "problem-words");

    public ProblemLine() {
        getStyleClass().add("problem-line");
        getChildren().add(words);
    }

    /// Shows a problem, or else a note; "" for none.
    public void show(String problem, String note) {
        words.setText(problem.isEmpty() ? note : problem);
        Ui.setClass(words, "danger-text", !problem.isEmpty());
        Ui.setClass(words, "muted", problem.isEmpty());
    }
}
