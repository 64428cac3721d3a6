package sweetspot.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Popup;
import sweetspot.text.Messages;

/// A combo box whose entries are found by typing: where they are many, it opens a list with a search field above, and a
/// letter typed on the closed box opens it too. Few entries are shown as in any combo box, where a letter goes to the
/// next entry that begins with it.
public final class SearchCombo<T> extends ComboBox<T> {
    private static final int MANY = 15;
    private static final int ROWS = 12;
    /// Width and row height in font sizes.
    private static final double WIDTH = 22;
    private static final double ROW = 2;

    private final Tooltip whole = new Tooltip();
    private final Popup popup = new Popup();
    private final TextField find = new TextField();
    private final ObservableList<T> found = FXCollections.observableArrayList();
    private final ListView<T> list = new ListView<>(found);

    public SearchCombo() {
        find.setId("combo-find");
        find.getStyleClass().add("combo-find");
        list.setCellFactory(_ -> new Entry());
        list.getStyleClass().add("combo-entries");
        list.setPlaceholder(Ui.label(Messages.text("combo.none"), "small", "muted"));
        list.setFocusTraversable(false);
        VBox box = new VBox(find, list);
        box.getStyleClass().add("combo-search");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        find.textProperty().addListener((_, _, text) -> filter(text));
        find.addEventFilter(KeyEvent.KEY_PRESSED, this::findKeys);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        // What does not fit is told.
        hoverProperty().subscribe(hovered -> {
            boolean cut = hovered && getValue() != null && getWidth() > 0
                    && Ui.textWidth(text(getValue()), Font.font("Inter Tabular", Theme.em(this) * 13 / 14)) > getWidth()
                            - 3 * Theme.em(this);
            if (hovered && (getTooltip() == null || getTooltip() == whole)) setTooltip(cut ? whole : null);
            if (cut) whole.setText(text(getValue()));
        });
    }

    private boolean many() {
        return getItems().size() > MANY;
    }

    @Override
    public void show() {
        if (!many()) super.show();
        else open("");
    }

    private void open(String text) {
        if (popup.isShowing() || getScene() == null || isDisabled()) return;
        Bounds at = localToScreen(getBoundsInLocal());
        double em = Theme.em(this);
        list.setFixedCellSize(ROW * em);
        list.setPrefHeight(ROW * em * ROWS + 2);
        ((VBox) popup.getContent().getFirst()).setPrefWidth(Math.max(getWidth(), WIDTH * em));
        popup.getScene().getStylesheets().setAll(getScene().getStylesheets());
        find.setPromptText(Messages.text("combo.find", getItems().size()));
        find.setText(text);
        filter(text);
        popup.show(this, Math.max(0, at.getMaxX() - Math.max(getWidth(), WIDTH * em)), at.getMaxY() + 2);
        find.requestFocus();
        find.end();
        // Only now the list knows how many rows it shows.
        Platform.runLater(() -> list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS / 2)));
    }

    private void filter(String text) {
        found.setAll(matches(getItems(), this::text, text));
        T now = getValue();
        int at = text.isBlank() && found.contains(now) ? found.indexOf(now) : 0;
        list.getSelectionModel().clearAndSelect(at);
        list.scrollTo(Math.max(0, at - ROWS / 2));
    }

    private String text(T item) {
        String text = getConverter() == null ? String.valueOf(item) : getConverter().toString(item);
        return text == null ? "" : text;
    }

    /// The entries whose text holds what is looked for, in whatever case: first those that begin with it.
    static <T> List<T> matches(List<T> items, Function<T, String> text, String wanted) {
        String low = wanted.strip().toLowerCase(Locale.ROOT);
        if (low.isEmpty()) return items;
        List<T> first = new ArrayList<>();
        List<T> later = new ArrayList<>();
        for (T item : items) {
            String t = text.apply(item).toLowerCase(Locale.ROOT);
            if (t.startsWith(low)) first.add(item);
            else if (t.contains(low)) later.add(item);
        }
        first.addAll(later);
        return first;
    }

    private void findKeys(KeyEvent e) {
        int by = switch (e.getCode()) {
            case DOWN -> 1;
            case UP -> -1;
            case PAGE_DOWN -> ROWS;
            case PAGE_UP -> -ROWS;
            default -> 0;
        };
        if (by != 0 && !found.isEmpty()) {
            int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, found.size() - 1);
            list.getSelectionModel().clearAndSelect(next);
            list.scrollTo(Math.max(0, next - ROWS / 2));
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER) {
            choose(list.getSelectionModel().getSelectedItem());
            e.consume();
        } else if (e.getCode() == KeyCode.TAB || e.getCode() == KeyCode.ESCAPE) {
            popup.hide();
            requestFocus();
            e.consume();
        }
    }

    private void choose(T item) {
        popup.hide();
        requestFocus();
        if (item != null) setValue(item);
    }

    private void typed(KeyEvent e) {
        String letter = e.getCharacter();
        if (letter.isBlank() || letter.charAt(0) < ' ' || e.isShortcutDown() || e.isAltDown() || e.isMetaDown()) return;
        if (many()) {
            open(letter);
        } else {
            nextBeginningWith(letter.toLowerCase(Locale.ROOT));
        }
        e.consume();
    }

    private void nextBeginningWith(String letter) {
        int n = getItems().size();
        int from = getSelectionModel().getSelectedIndex();
        for (int i = 1; i <= n; i++) {
            int at = Math.floorMod(from + i, n);
            if (!text(getItems().get(at)).toLowerCase(Locale.ROOT).startsWith(letter)) continue;
            getSelectionModel().select(at);
            return;
        }
    }

    /// The field that is typed into, and the entries that match, while they are shown.
    TextField find() {
        return find;
    }

    private final class Entry extends ListCell<T> {
        Entry() {
            Ui.tellIfCut(this);
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && getItem() != null) choose(getItem());
            });
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text(item));
        }
    }
}
