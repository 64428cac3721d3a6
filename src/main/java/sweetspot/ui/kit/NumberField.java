package sweetspot.ui.kit;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A field for a number: what is typed is handed over on Enter and when the focus leaves, Escape puts the old text
/// back, and the arrow and Page keys step the value.
public final class NumberField extends TextField {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");
    private static final double STEP = 0.01;
    private static final double PAGE = 0.1;

    private String shown = "";
    private Consumer<String> onCommit = _ -> {};
    private DoubleConsumer onNudge = _ -> {};
    private Runnable onNudged = () -> {};
    private Runnable onUndo = () -> {};
    private Runnable onRedo = () -> {};

    public NumberField() {
        getStyleClass().addAll("number", "number-field");
        setPrefColumnCount(1);
        setOnAction(_ -> commit());
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) commit();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventFilter(KeyEvent.KEY_RELEASED, e -> {
            if (factor(e.getCode()) != 0) onNudged.run();
        });
    }

    /// Takes a typed text.
    public NumberField onCommit(Consumer<String> action) {
        onCommit = action;
        return this;
    }

    /// Steps the value by a fraction of its range; `done` is run when the key is released.
    public NumberField onNudge(DoubleConsumer action, Runnable done) {
        onNudge = action;
        onNudged = done;
        return this;
    }

    /// Sets what undo and redo do while the field holds no unfinished text; otherwise they work on the text.
    public NumberField onUndo(Runnable undo, Runnable redo) {
        onUndo = undo;
        onRedo = redo;
        return this;
    }

    /// Shows a text; a text that the user is typing stays unless the value behind it changed.
    public void show(String text) {
        if (text.equals(shown)) return;
        shown = text;
        setText(text);
        if (isFocused()) end();
    }

    private void commit() {
        if (getText().equals(shown)) return;
        onCommit.accept(getText());
        // The same value in other words, such as 0.10: show it as all values are written.
        if (!getText().equals(shown)) {
            setText(shown);
            end();
        }
    }

    private void keyPressed(KeyEvent event) {
        double factor = factor(event.getCode());
        if (factor != 0) {
            commit();
            onNudge.accept(factor);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !getText().equals(shown)) {
            setText(shown);
            event.consume();
        } else if (getText().equals(shown) && (UNDO.match(event) || REDO.match(event))) {
            (UNDO.match(event) ? onUndo : onRedo).run();
            event.consume();
        }
    }

    private static double factor(KeyCode code) {
        return switch (code) {
            case UP, KP_UP -> STEP;
            case DOWN, KP_DOWN -> -STEP;
            case PAGE_UP -> PAGE;
            case PAGE_DOWN -> -PAGE;
            default -> 0;
        };
    }
}
