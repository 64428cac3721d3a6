package sweetspot.ui.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.RowDraft;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;

/// The choices of one row as chips. While tuned, each is kept or left out; while fixed, one is picked.
final class ChoiceChips extends FlowPane {

    private record Chip(Object choice, ToggleButton button, FontIcon icon) {}

    private final ParameterRow row;
    private List<Object> choices = List.of();
    private List<Chip> chips = List.of();

    ChoiceChips(ParameterRow row) {
        this.row = row;
        getStyleClass().add("choice-chips");
    }

    /// Shows the row's state.
    void show(ParameterRow.State state) {
        RowDraft draft = state.draft();
        if (!draft.spec().allChoices().equals(choices)) rebuild(draft);
        for (Chip chip : chips) {
            boolean on = draft.tuned() ? draft.range().contains(chip.choice())
                    : Objects.equals(draft.fixedValue(), chip.choice());
            chip.button().setSelected(on);
            chip.icon().setIconCode(on ? Feather.CHECK : draft.tuned() ? Feather.PLUS : Feather.CIRCLE);
        }
    }

    private void rebuild(RowDraft draft) {
        choices = draft.spec().allChoices();
        chips = new ArrayList<>();
        for (Object choice : choices) chips.add(chip(draft, choice));
        getChildren().setAll(chips.stream().map(Chip::button).toList());
    }

    private Chip chip(RowDraft draft, Object choice) {
        FontIcon icon = Ui.icon(Feather.CHECK);
        String text = draft.spec().valueText(choice);
        HBox content = new HBox(icon, new Label(text));
        content.getStyleClass().add("chip-content");
        boolean standard = Objects.equals(choice, draft.spec().recommended().defaultValue());
        if (standard) {
            Region diamond = new Region();
            diamond.getStyleClass().add("diamond");
            content.getChildren().add(diamond);
        }
        ToggleButton button = Controls.toggle("");
        button.setGraphic(content);
        button.getStyleClass().add("toggle-chip");
        button.setAccessibleText(standard ? Messages.text("space.chip.default", text) : text);
        button.setOnAction(_ -> pressed(choice));
        if (standard) button.setTooltip(new Tooltip(Messages.text("space.chip.default", text)));
        return new Chip(choice, button, icon);
    }

    private void pressed(Object choice) {
        if (row.state().draft().tuned()) row.toggle(choice);
        else row.fixAt(choice);
        // The button has switched itself; the last kept choice must not stay off.
        show(row.state());
    }
}
