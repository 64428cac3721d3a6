package sweetspot.ui.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.ui.AppHarness;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.search.SearchCards;
import sweetspot.ui.search.SearchSettingsViewModel;

/// A rule is put together, typed, saved, edited and taken back on the page.
class RulesOnPageTest {
    @TempDir
    Path home;

    private SearchSpacePage page;

    private <N extends Node> N node(String id, Class<N> type) {
        return onFx(() -> type.cast(page.lookup("#" + id)));
    }

    private void press(String id) {
        Button button = node(id, Button.class);
        onFx(() -> {
            button.fire();
            page.applyCss();
            page.layout();
            return null;
        });
    }

    private void type(String id, String text) {
        TextField field = node(id, TextField.class);
        onFx(() -> {
            field.setText(text);
            return null;
        });
    }

    private String verdict() {
        Label label = node("rule-verdict", Label.class);
        return onFx(label::getText);
    }

    @Test
    void aRuleIsDrawnAndObeyed() throws Exception {
        try (AppHarness app = new AppHarness(home, 1120, 700)) {
            SpaceEditorViewModel editor = onFx(() -> {
                SpaceEditorViewModel made = new SpaceEditorViewModel();
                made.loadRows("", SearchSpace.of(new Parameter("low", FloatDistribution.linear(0, 1), 0.2),
                        new Parameter("mid", FloatDistribution.linear(0, 1), 0.3)), List.of());
                SearchSettingsViewModel settings = new SearchSettingsViewModel();
                settings.follow(made);
                SearchCards cards = new SearchCards(made, settings, java.util.Optional.empty());
                page = new SearchSpacePage(made, cards.column(),
                        cards.start(new CommandRegistry().get(CommandId.START_SEARCH)));
                app.stage().getScene().setRoot(page);
                page.applyCss();
                page.layout();
                return made;
            });
            assertFalse(onFx(() -> page.lookup("#rule-panel").isVisible()));
            press("add-rule");
            assertEquals("low", onFx(() -> ((ComboBox<?>) page.lookup("#rule-first")).getValue()));
            type("rule-factor-0", "0.5");
            assertTrue(verdict().startsWith("25%"), verdict());
            type("rule-factor-0", "x");
            assertTrue(onFx(() -> page.lookup("#rule-save").isDisabled()));
            type("rule-factor-0", "2");
            press("rule-save");
            assertEquals("low <= 2*mid", onFx(() -> editor.searchSpace().orElseThrow().relations().getFirst().text()));
            until(() -> page.lookup("#rule-row-0") != null);
            press("rule-edit-0");
            press("rule-type");
            type("rule-text", "low + mid >");
            assertTrue(verdict().contains("column 12"), verdict());
            type("rule-text", "low + mid <= 1");
            assertTrue(verdict().startsWith("50%"), verdict());
            press("rule-save");
            assertEquals("low + mid <= 1",
                    onFx(() -> editor.searchSpace().orElseThrow().relations().getFirst().text()));
            press("rule-remove-0");
            assertTrue(onFx(() -> editor.searchSpace().orElseThrow().relations().isEmpty()));
            onFx(() -> {
                editor.undoHistory().undo();
                return null;
            });
            assertEquals(1, onFx(() -> editor.rulesProperty().get().states().size()));
        }
    }
}
