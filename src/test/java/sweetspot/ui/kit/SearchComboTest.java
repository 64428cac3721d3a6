package sweetspot.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sweetspot.ui.chart.Fx;

class SearchComboTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        Fx.start();
    }

    @Test
    void whatBeginsWithTheTextComesFirst() {
        List<String> items = List.of("age", "wage", "Agent", "height");
        assertEquals(List.of("age", "Agent", "wage"), SearchCombo.matches(items, Function.identity(), "AGE"));
        assertEquals(items, SearchCombo.matches(items, Function.identity(), " "));
        assertEquals(List.of(), SearchCombo.matches(items, Function.identity(), "x_"));
    }

    @Test
    void manyEntriesAreFoundByTyping() throws Exception {
        Fx.run(() -> {
            SearchCombo<String> combo = new SearchCombo<>();
            combo.getItems().setAll(IntStream.range(0, 2001).mapToObj(i -> "gene_" + i).toList());
            Stage stage = new Stage();
            stage.setScene(new Scene(combo));
            stage.show();
            combo.requestFocus();
            combo.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "1", "", KeyCode.UNDEFINED, false, false, false, false));
            assertEquals("1", combo.find().getText());
            combo.find().setText("gene_1999");
            combo.find()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            assertEquals("gene_1999", combo.getValue());
            stage.hide();
        });
    }

    @Test
    void aLetterGoesToTheNextOfFewEntries() throws Exception {
        Fx.run(() -> {
            SearchCombo<String> combo = new SearchCombo<>();
            combo.getItems().setAll("Light", "Dark", "System");
            combo.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "s", "", KeyCode.UNDEFINED, false, false, false, false));
            assertEquals("System", combo.getValue());
        });
    }
}
