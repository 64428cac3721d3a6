package sweetspot.ui.space;

import javafx.beans.InvalidationListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpacePart;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;

/// The menu *Add step*: steps of the pipeline that are not tuned yet. One that is of no use is listed with the reason.
final class StepMenu {
    private StepMenu() {}

    /// @param rows unfolds the part that a step is added to
    static MenuButton create(SpaceEditorViewModel editor, ParameterRows rows) {
        MenuButton menu = Controls.menuButton(Messages.text("space.addStep"));
        menu.setGraphic(Ui.icon(Feather.PLUS));
        menu.setId("add-step");
        menu.getStyleClass().add("link-menu");
        menu.setMnemonicParsing(false);
        // The items are made anew each time it opens; it needs one to open at all.
        InvalidationListener refill = _ -> fill(menu, editor, rows);
        menu.setOnShowing(_ -> fill(menu, editor, rows));
        editor.rows().addListener(refill);
        refill.invalidated(null);
        return menu;
    }

    private static void fill(MenuButton menu, SpaceEditorViewModel editor, ParameterRows rows) {
        menu.getItems().clear();
        for (ParameterRow row : editor.rows()) {
            boolean step = SpacePart.of(row.name()) != SpacePart.MODEL && row.state().depth() == 0;
            if (!step || row.state().draft().tuned()) continue;
            String reason = editor.uselessProperty().get().get(row.name());
            MenuItem item = Controls.item(reason == null ? Messages.text("space.step", row.spec().label(),
                    row.spec().description()) : Messages.text("space.step.useless", row.spec().label(), reason));
            item.setId("add-step-" + row.name());
            item.setDisable(reason != null);
            item.setOnAction(_ -> {
                row.setTuned(true);
                rows.fold(row.state().part(), false);
            });
            menu.getItems().add(item);
        }
        boolean any = editor.rows().stream().anyMatch(r -> SpacePart.of(r.name()) != SpacePart.MODEL);
        menu.setVisible(any);
        menu.setManaged(any);
        menu.setDisable(menu.getItems().isEmpty());
    }
}
