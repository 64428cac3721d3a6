package sweetspot.ui.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.ui.AppHarness;

/// What a program's question shows is all that would be run, and its buttons stay in view.
class ProgramQuestionsTest {
    @TempDir
    Path home;

    private AppHarness app;

    @BeforeEach
    void open() throws Exception {
        app = new AppHarness(home, 1120, 700);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private Node ask(String command, List<String> texts) {
        onFx(() -> {
            ProgramQuestions.ask(app.stage(), new ProgramQuestion("name\n".repeat(300), command, false,
                    Path.of("/tmp/a\u202eb"), Path.of("/tmp/e.json"), Map.of("mode", texts), () -> {}));
            return null;
        });
        until(() -> lookup("program-run") != null && lookup("program-run").getScene().getWindow().getHeight() > 50);
        return onFx(() -> lookup("program-run"));
    }

    private static Node lookup(String id) {
        for (Window w : Window.getWindows()) {
            Node node = w.getScene() == null ? null : w.getScene().lookup("#" + id);
            if (node != null) return node;
        }
        return null;
    }

    private void requireButtonsInView() throws Exception {
        for (int i = 0; i < 3; i++) {
            onFx(() -> null);
            Thread.sleep(30);
        }
        for (String id : List.of("program-run", "program-cancel")) {
            onFx(() -> {
                Node button = lookup(id);
                Bounds at = button.localToScene(button.getBoundsInLocal());
                double height = button.getScene().getHeight();
                assertTrue(at.getMinY() > 0 && at.getMaxY() <= height, () -> id + " at " + at + " of " + height);
                assertTrue(height < 660, () -> "the dialog is " + height + " high");
                return null;
            });
        }
    }

    @Test
    void threeHundredBlankLinesHideNothing() throws Exception {
        ask("echo 1" + "\n".repeat(300) + "\u001b[2K\u202etouch EVIL", List.of("a\nb", "c".repeat(50_000), "\u200b"));
        requireButtonsInView();
        String shown = onFx(() -> ((TextArea) lookup("program-ask-command")).getText());
        assertEquals("echo 1" + "⏎".repeat(300) + "␛[2K\\u202Etouch EVIL", shown);
    }

    @Test
    void aShortQuestionIsSmall() throws Exception {
        ask("python3 train.py --x {x}", List.of("fast", "slow"));
        requireButtonsInView();
        double height = onFx(() -> lookup("program-run").getScene().getHeight());
        assertTrue(height < 520, () -> "" + height);
        assertFalse(onFx(() -> lookup("program-ask-scroll").lookupAll(".scroll-bar").stream()
                .anyMatch(b -> b.isVisible() && b.getParent().getParent() == null)));
    }
}
