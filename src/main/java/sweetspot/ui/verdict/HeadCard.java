package sweetspot.ui.verdict;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.verdict.VerdictStory.Figure;

/// The answer: a sign, question and answer, the reason in a sentence, and three numbers. All reasons on demand.
final class HeadCard extends VBox {
    private final StackPane mark = new StackPane();
    private final Label title = Ui.paragraph("", "page-title");
    private final Label sentence = Ui.paragraph("");
    private final Label reasons = Ui.paragraph("", "small", "muted");
    private final Label state = Ui.paragraph("", "small", "muted");
    private final Button more;
    private final HBox figures = new HBox();
    private boolean open;

    HeadCard(VerdictViewModel model) {
        getStyleClass().addAll("card", "verdict-head-card");
        title.setId("verdict-answer");
        sentence.setId("verdict-sentence");
        reasons.setId("verdict-reasons");
        state.setId("verdict-state");
        mark.getStyleClass().add("verdict-mark");
        mark.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        more = Ui.link(Messages.text("verdict.page.reasons"), this::toggle);
        more.setId("verdict-more");
        more.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(title, more);
        line.getStyleClass().add("verdict-line");
        HBox.setHgrow(title, Priority.SOMETIMES);
        VBox words = new VBox(line, sentence);
        words.getStyleClass().add("verdict-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        figures.getStyleClass().add("verdict-figures");
        figures.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(mark, words, figures);
        row.getStyleClass().add("verdict-head-row");
        getChildren().addAll(row, reasons, state);
        Cards.show(reasons, false);
        Runnable describe = () -> {
            String text = !model.problem().get().isEmpty() ? model.problem().get()
                    : model.study().isLive() ? Messages.text("verdict.page.live")
                            : model.working().get() ? Messages.text("verdict.page.busy") : "";
            state.setText(text);
            Ui.setClass(state, "danger-text", !model.problem().get().isEmpty());
            Cards.show(state, !text.isEmpty());
        };
        model.problem().subscribe(_ -> describe.run());
        model.working().subscribe(_ -> describe.run());
        model.study().phase().subscribe(_ -> describe.run());
    }

    private void toggle() {
        open = !open;
        Cards.show(reasons, open);
        more.setText(Messages.text(open ? "verdict.page.reasons.hide" : "verdict.page.reasons"));
    }

    void show(VerdictStory story) {
        Feather icon = switch (story.look()) {
            case GOOD -> Feather.CHECK;
            case EQUAL -> Feather.MINUS;
            case UNSURE -> Feather.HELP_CIRCLE;
            case BAD -> Feather.ALERT_TRIANGLE;
            case PLAIN -> Feather.TRENDING_UP;
        };
        String tone = switch (story.look()) {
            case GOOD -> "mark-success";
            case UNSURE -> "mark-warning";
            case BAD -> "mark-danger";
            case EQUAL, PLAIN -> "mark-neutral";
        };
        mark.getStyleClass().setAll("verdict-mark", "large-mark", tone);
        mark.getChildren().setAll(Ui.icon(icon));
        title.setText(story.title());
        sentence.setText(story.sentence());
        reasons.setText(story.reasons());
        figures.getChildren().clear();
        for (Figure f : story.figures()) {
            VBox box = new VBox(Ui.label(f.caption(), "small", "muted"), Ui.label(f.value(), "number-value"),
                    Ui.label(f.note(), "caption", "muted"));
            box.getStyleClass().add("verdict-figure");
            figures.getChildren().add(box);
        }
    }
}
