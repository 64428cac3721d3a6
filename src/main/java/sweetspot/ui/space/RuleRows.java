package sweetspot.ui.space;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.draft.RuleStates;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.Ui;

/// The rules of a space, a row each, below those of its parameters: the rule in words, what it leaves, and its edit.
final class RuleRows extends VBox {
    private final SpaceEditorViewModel editor;
    private final IntConsumer edit;

    /// @param edit opens the rule of a number
    RuleRows(SpaceEditorViewModel editor, IntConsumer edit) {
        this.editor = editor;
        this.edit = edit;
        getStyleClass().add("rule-rows");
        editor.rulesProperty().subscribe(this::show);
    }

    private void show(RuleStates rules) {
        List<Region> rows = new ArrayList<>();
        for (int i = 0; i < rules.states().size(); i++) rows.add(row(i, rules.states().get(i), rules.rejected()));
        getChildren().setAll(rows);
    }

    private Region row(int place, RuleStates.State state, double rejected) {
        Label tag = Ui.label(Messages.text("space.rules.tag"), "rule-tag");
        tag.setGraphic(Ui.icon(Feather.LINK));
        HBox use = new HBox(tag);
        use.getStyleClass().add("use-column");
        Label words = Ui.label(Printable.line(state.label(), Printable.VALUE), "strong");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("rule-words");
        Label verdict = Ui.label(state.problem().orElseGet(() -> facts(state, rejected)), "small");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        boolean good = state.problem().isEmpty() && state.keepsDefault();
        String tone = state.problem().isPresent() ? "danger-text" : good ? "success-text" : "warning-text";
        verdict.setGraphic(Ui.icon(good ? Feather.CHECK : Feather.ALERT_TRIANGLE, tone));
        verdict.getStyleClass().add(tone);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        verdict.setMaxWidth(Double.MAX_VALUE);
        Button change = Ui.button(Messages.text("space.rules.edit"), () -> edit.accept(place), "rule-edit");
        change.setAccessibleText(Messages.text("space.rules.edit.accessible", state.label()));
        change.setId("rule-edit-" + place);
        change.setMinWidth(Region.USE_PREF_SIZE);
        Button remove = Ui.iconButton(Feather.TRASH_2, Messages.text("space.rules.remove.accessible", state.label()),
                () -> editor.removeRule(place));
        remove.setId("rule-remove-" + place);
        HBox cells = new HBox(use, words, verdict, change, remove);
        cells.getStyleClass().addAll("row-cells", "rule-cells");
        HBox row = new HBox(cells);
        HBox.setHgrow(cells, Priority.ALWAYS);
        row.getStyleClass().add("rule-row");
        row.setId("rule-row-" + place);
        return row;
    }

    private static String facts(RuleStates.State state, double rejected) {
        return Messages.text(state.keepsDefault() ? "space.rules.facts" : "space.rules.facts.outside",
                Formats.percent(state.allowed()), Formats.percent(rejected));
    }
}
