package sweetspot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sweetspot.ui.chart.Fx;
import sweetspot.ui.kit.Notice;

class NoticeBarTest {
    private static Set<String> texts(Set<Node> buttons) {
        return buttons.stream().map(b -> ((Button) b).getText()).collect(Collectors.toSet());
    }

    @BeforeAll
    static void startToolkit() throws Exception {
        Fx.start();
    }

    @Test
    void everyActionHasAButtonWhichAnswersTheNotice() throws Exception {
        Fx.run(() -> {
            NoticeBar bar = new NoticeBar();
            new Scene(bar);
            List<String> done = new ArrayList<>();
            bar.show(Notice.question("2 trials were interrupted.").with("Run them again", () -> done.add("again"))
                    .with("Leave them", () -> done.add("left")));
            bar.show(Notice.error("Line 7 is damaged.").with("Save as a new experiment", () -> done.add("saved")));
            bar.show(Notice.info("Saved."));
            bar.applyCss();
            assertEquals(Set.of("Run them again", "Leave them", "Save as a new experiment"),
                    texts(bar.lookupAll(".link-button")));
            assertEquals(3, bar.getChildren().size());
            bar.lookupAll(".link-button").stream().map(Button.class::cast)
                    .filter(b -> b.getText().equals("Leave them")).forEach(Button::fire);
            assertEquals(List.of("left"), done);
            assertEquals(2, bar.getChildren().size());
        });
    }
}
