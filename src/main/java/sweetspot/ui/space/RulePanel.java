package sweetspot.ui.space;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.space.Relation;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.draft.RuleStates;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.Ui;

/// The panel in which a rule is put together or typed, with a picture of what it leaves out.
final class RulePanel extends VBox {
    private final SpaceEditorViewModel editor;
    private final RuleTerms terms;
    private final TextField typed = new TextField();
    private final RulePlane plane;
    private final Label verdict = Ui.paragraph("", "small", "rule-verdict");
    private final Label note = Ui.paragraph(Messages.text("space.rules.note"), "caption", "muted");
    private final Button save = Ui.button(Messages.text("space.rules.save"), this::save);
    private final Button remove = Ui.button(Messages.text("space.rules.remove"), this::remove, "danger-text");
    private final Button other = Ui.link("", this::switchInput);
    private Optional<Relation> rule = Optional.empty();
    private int place = -1;
    private boolean typing;

    RulePanel(SpaceEditorViewModel editor) {
        this.editor = editor;
        this.terms = new RuleTerms(editor, this::check);
        this.plane = new RulePlane(editor);
        getStyleClass().addAll("card", "rule-panel");
        setId("rule-panel");
        typed.setId("rule-text");
        typed.setPromptText(Messages.text("space.rules.prompt"));
        typed.setAccessibleText(Messages.text("space.rules.typed"));
        typed.textProperty().addListener((_, _, _) -> check());
        typed.setOnAction(_ -> save());
        other.setId("rule-type");
        save.setId("rule-save");
        remove.setId("rule-remove");
        for (Button button : List.of(remove, save)) {
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setMaxWidth(Double.MAX_VALUE);
        }
        HBox title = Ui.cardHeader(Messages.text("space.rules.title"), Ui.spacer(),
                Ui.iconButton(Feather.X, Messages.text("space.rules.close"), this::close));
        HBox buttons = new HBox(remove, save);
        buttons.getStyleClass().add("rule-buttons");
        HBox switching = new HBox(terms.adder(), Ui.spacer(), other);
        switching.getStyleClass().add("rule-switch");
        verdict.setId("rule-verdict");
        getChildren().setAll(title, terms, typed, switching, plane, verdict, note, buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != KeyCode.ESCAPE || terms.isChoosing()) return;
            close();
            e.consume();
        });
        InvalidationListener follow = _ -> {
            if (isVisible()) check();
        };
        editor.revision().addListener(follow);
        // What it compares are settings of the model before.
        editor.modelProperty().addListener((_, _, _) -> close());
        close();
    }

    /// Opens a rule, or a new one where there is none of that number.
    void open(int number) {
        List<RuleStates.State> states = editor.rulesProperty().get().states();
        place = Math.min(number, states.size());
        Optional<Relation> existing =
                place < states.size() ? Optional.of(states.get(place).rule()) : Optional.empty();
        remove.setDisable(existing.isEmpty());
        boolean shown = existing.map(terms::show).orElseGet(terms::begin);
        typed.setText(existing.map(Relation::text).orElse(""));
        setTyping(!shown);
        setVisible(true);
        setManaged(true);
        check();
        if (typing) typed.requestFocus();
        else terms.focusFirst();
    }

    private void close() {
        setVisible(false);
        setManaged(false);
    }

    private void switchInput() {
        if (!typing) {
            terms.text().ifPresent(typed::setText);
            setTyping(true);
            typed.requestFocus();
            typed.end();
        } else if (rule.isEmpty() || terms.show(rule.get())) {
            if (rule.isEmpty()) terms.begin();
            setTyping(false);
            terms.focusFirst();
        }
        check();
    }

    private void setTyping(boolean on) {
        typing = on;
        for (Region part : List.of(terms, terms.adder())) {
            part.setVisible(!on);
            part.setManaged(!on);
        }
        typed.setVisible(on);
        typed.setManaged(on);
        other.setText(Messages.text(on ? "space.rules.choose" : "space.rules.type"));
    }

    /// Reads what stands there and says what it would leave.
    private void check() {
        Optional<String> text = typing ? Optional.of(typed.getText()).filter(t -> !t.isBlank()) : terms.text();
        rule = Optional.empty();
        if (text.isEmpty()) {
            say(Messages.text("space.rules.incomplete"), Feather.INFO, "muted");
        } else {
            try {
                show(editor.tryRule(text.get()));
            } catch (IllegalArgumentException e) {
                say(Messages.text("space.rules.wrong", String.valueOf(e.getMessage())), Feather.ALERT_CIRCLE,
                        "danger-text");
            }
        }
        plane.show(rule);
        plane.setVisible(rule.isPresent());
        save.setDisable(rule.isEmpty());
        other.setDisable(typing && rule.filter(r -> !terms.canShow(r)).isPresent());
    }

    private void show(RuleStates.State state) {
        if (state.problem().isPresent()) {
            say(state.problem().get(), Feather.ALERT_CIRCLE, "danger-text");
            return;
        }
        rule = Optional.of(state.rule());
        String share = Messages.text("space.rules.share", Formats.percent(state.allowed()));
        if (state.keepsDefault()) say(share, Feather.CHECK, "success-text");
        else say(Messages.text("space.rules.share.outside", share), Feather.ALERT_TRIANGLE, "warning-text");
    }

    private void say(String text, Feather icon, String tone) {
        verdict.setText(text);
        verdict.setGraphic(Ui.icon(icon, tone));
        for (String each : List.of("muted", "danger-text", "success-text", "warning-text")) {
            Ui.setClass(verdict, each, each.equals(tone));
        }
    }

    private void save() {
        if (rule.isEmpty()) return;
        editor.setRule(place, rule.get());
        close();
    }

    private void remove() {
        if (place < editor.rulesProperty().get().states().size()) editor.removeRule(place);
        close();
    }
}
