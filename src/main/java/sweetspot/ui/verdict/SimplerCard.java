package sweetspot.ui.verdict;

import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.verdict.VerdictStory.Simpler;

/// A simpler choice, just as good: offered, and used only where the user says so; the choice can be undone. It also says
/// where another trial was chosen.
final class SimplerCard extends VBox {
    /// Width in font sizes below which the buttons have no room beside the table.
    private static final double NARROW = 34;

    private final VerdictViewModel model;
    private final StackPane chip = new StackPane();
    private final Label trial = Ui.label("", "strong", "small");
    private final Label line = Ui.paragraph("", "small", "muted");
    private final HBox head = new HBox(trial, line);
    private final GridPane grid = new GridPane();
    private final Label more = Ui.label("", "caption", "muted");
    private final Label none = Ui.paragraph("", "small", "muted");
    private final Label used = Ui.paragraph("", "small");
    private final Button use = Ui.button(Messages.text("verdict.page.use"), this::use);
    private final Button undo = Ui.button(Messages.text("verdict.page.use.undo"), Feather.CORNER_UP_LEFT, this::undo);
    private OptionalInt offered = OptionalInt.empty();

    SimplerCard(VerdictViewModel model) {
        this.model = model;
        getStyleClass().addAll("card", "verdict-simpler");
        chip.setMinWidth(USE_PREF_SIZE);
        use.setId("verdict-use");
        undo.setId("verdict-undo");
        used.setId("verdict-used");
        use.setMinWidth(USE_PREF_SIZE);
        undo.setMinWidth(USE_PREF_SIZE);
        trial.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(line, Priority.ALWAYS);
        head.getStyleClass().add("simpler-head");
        grid.getStyleClass().add("simpler-grid");
        for (int i = 0; i < 4; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setMinWidth(i == 0 ? 60 : Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        HBox.setHgrow(grid, Priority.ALWAYS);
        VBox buttons = new VBox(use, undo);
        buttons.getStyleClass().add("simpler-buttons");
        HBox.setHgrow(used, Priority.ALWAYS);
        VBox left = new VBox(grid, more, used);
        left.getStyleClass().add("simpler-left");
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox body = new HBox(left, buttons);
        body.getStyleClass().add("simpler-body");
        getChildren().addAll(
                Cards.header(Messages.text("verdict.page.simpler.title"), Messages.text("verdict.page.simpler.title"),
                        Ui.label(""), chip),
                head, none,
                body);
        widthProperty().subscribe(_ -> place(body, buttons));
        model.study().phase().subscribe(_ -> allow());
        model.fresh().running().subscribe(_ -> allow());
        model.sealed().busy().subscribe(_ -> allow());
    }

    /// The buttons stand beside the table, and below it where it is narrow.
    private void place(HBox body, VBox buttons) {
        boolean below = getWidth() < NARROW * Theme.em(this);
        if (below == getChildren().contains(buttons)) return;
        if (below) {
            body.getChildren().remove(buttons);
            getChildren().add(buttons);
        } else {
            getChildren().remove(buttons);
            body.getChildren().add(buttons);
        }
    }

    void show(VerdictStory story) {
        Simpler simpler = story.simpler();
        boolean any = simpler.trial().isPresent();
        offered = simpler.trial();
        boolean chosen = story.chosen().isPresent();
        boolean own = chosen && story.chosen().equals(offered);
        boolean had = use.isFocused() || undo.isFocused();
        chip.getChildren().clear();
        if (chosen) chip.getChildren().add(Ui.badge(Tone.ACCENT, Feather.CHECK, Messages.text("verdict.page.used")));
        else if (any) chip.getChildren().add(Ui.chip(Messages.text("verdict.page.simpler.offered")));
        Cards.show(head, any);
        if (any) trial.setText(Messages.text("verdict.page.simpler.trial",
                Integer.toString(offered.getAsInt())));
        line.setText(simpler.line());
        none.setText(simpler.why());
        Cards.show(none, !any);
        fill(simpler);
        more.setText(simpler.more() > 0 ? Messages.text("verdict.page.simpler.more", simpler.more()) : "");
        Cards.show(more, simpler.more() > 0);
        Cards.show(grid, any);
        Cards.show(use, any && !own);
        Cards.show(undo, chosen);
        String best = Integer.toString(model.study().snapshot().get().bestNumber());
        undo.setTooltip(new javafx.scene.control.Tooltip(Messages.text("verdict.page.use.undo.help", best)));
        used.setText(model.chosenLine());
        Cards.show(used, chosen);
        allow();
        // What was pressed is gone: the focus goes to its counterpart.
        if (had) (use.isManaged() ? use : undo).requestFocus();
    }

    private void allow() {
        use.setDisable(!model.canChoose());
        undo.setDisable(!model.canChoose());
    }

    private void fill(Simpler simpler) {
        grid.getChildren().clear();
        if (simpler.trial().isEmpty()) return;
        String own = Messages.text("verdict.page.simpler.trial", Integer.toString(simpler.trial().getAsInt()));
        String best = Messages.text("verdict.page.simpler.trial",
                Integer.toString(model.study().snapshot().get().bestNumber()));
        row(0, List.of("", Messages.text("verdict.page.simpler.default"), own, best), "simpler-title", "");
        for (int i = 0; i < simpler.rows().size(); i++) row(i + 1, simpler.rows().get(i), "simpler-cell", "strong");
    }

    private void row(int at, List<String> cells, String style, String strong) {
        for (int i = 0; i < 4; i++) {
            Label cell = Ui.label(cells.get(i), style);
            if (i == 2 && !strong.isEmpty()) cell.getStyleClass().add(strong);
            if (i == 1) cell.getStyleClass().add("muted");
            cell.setMaxWidth(Double.MAX_VALUE);
            if (i > 0) cell.setStyle("-fx-alignment: center-right");
            else {
                cell.setMinWidth(0);
                cell.getStyleClass().add("first");
            }
            Ui.tellIfCut(cell);
            grid.add(cell, i, at);
        }
    }

    private void use() {
        offered.ifPresent(model::use);
    }

    private void undo() {
        model.undoUse();
    }
}
