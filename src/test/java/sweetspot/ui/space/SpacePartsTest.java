package sweetspot.ui.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import sweetspot.model.DataShape;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.space.SearchSpace;
import sweetspot.ui.draft.RowSpec;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpacePart;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.search.SearchCards;
import sweetspot.ui.search.SearchSettingsViewModel;

/// The space of a model with its pipeline, in parts.
class SpacePartsTest {
    private static final DataShape SHAPE = new DataShape(1000, 20, 2);

    private final SpaceEditorViewModel editor = new SpaceEditorViewModel();
    private final SearchSettingsViewModel settings = new SearchSettingsViewModel();
    private final FxRobot robot = new FxRobot();
    private Stage stage;

    private static List<RowSpec> specs() {
        return PipelineSteps.all(ModelCatalog.byId("gradient_boosting"), SHAPE).stream().map(RowSpec::of).toList();
    }

    @BeforeEach
    void open() throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
            up.await();
        } catch (IllegalStateException e) {
            // Another test has started the toolkit.
        }
        Platform.setImplicitExit(false);
        onFx(() -> {
            settings.follow(editor);
            editor.setModels(List.of(new SpaceEditorViewModel.ModelOption("gradient_boosting", "Gradient boosting")),
                    _ -> specs());
            editor.setUseless(Map.of("prepare.scale", "Trees do not need it"));
            editor.loadRows("gradient_boosting", specs());
            stage = new Stage();
            SearchCards cards = new SearchCards(editor, settings, Optional.empty());
            Scene scene = new Scene(new StackPane(new SearchSpacePage(editor, cards.column(),
                    cards.start(new CommandRegistry().get(CommandId.START_SEARCH)))), 1120, 700);
            Theme.loadFonts();
            Theme.apply(scene, false, 1);
            stage.setScene(scene);
            stage.show();
            return null;
        });
        robot.targetWindow(stage);
        settle();
    }

    @AfterEach
    void close() {
        onFx(() -> {
            stage.hide();
            return null;
        });
    }

    private static <T> T onFx(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            onFx(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
                return null;
            });
        }
    }

    private Node find(String id) {
        return onFx(() -> stage.getScene().getRoot().lookupAll("*").stream().filter(n -> id.equals(n.getId())).findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + id)));
    }

    private boolean shown(String name) {
        Node lock = find(name + "-lock");
        return onFx(() -> {
            for (Node n = lock; n != null; n = n.getParent()) if (!n.isVisible()) return false;
            return true;
        });
    }

    private void picture(String name) throws Exception {
        String folder = System.getProperty("sweetspot.pictures");
        if (folder == null) return;
        settle();
        WritableImage image = onFx(() -> stage.getScene().snapshot(null));
        BufferedImage out = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) out.setRGB(x, y, image.getPixelReader().getArgb(x, y));
        }
        javax.imageio.ImageIO.write(out, "png", new File(folder, name + ".png"));
    }

    private void add(String step) {
        MenuButton menu = (MenuButton) find("add-step");
        onFx(() -> {
            menu.getItems().stream().filter(i -> ("add-step-" + step).equals(i.getId())).findFirst().orElseThrow().fire();
            return null;
        });
        settle();
    }

    private Set<String> names() {
        return onFx(() -> editor.searchSpace().orElseThrow().parameters().stream().map(p -> p.name())
                .collect(Collectors.toSet()));
    }

    @Test
    void whatNobodyTunesIsFoldedUpAndNotDeclared() throws Exception {
        picture("parts-folded");
        assertFalse(shown("prepare.impute"));
        assertFalse(shown("decide.threshold"));
        assertTrue(shown("learning_rate"));
        assertTrue(names().stream().noneMatch(PipelineSteps::isStep), "a space without them means the same");
    }

    @Test
    void anAddedStepIsTunedUnfoldedAndUndone() throws Exception {
        SearchSpace before = onFx(() -> editor.searchSpace().orElseThrow());
        add("prepare.encode");
        add("decide.threshold");
        picture("parts-open");
        assertTrue(shown("prepare.encode"));
        assertTrue(shown("prepare.smoothing"));
        assertTrue(names().containsAll(Set.of("prepare.encode", "decide.threshold")));
        assertFalse(names().contains("prepare.scale"), "fixed at its default");
        assertEquals(Set.of(SpacePart.values()), onFx(() -> editor.summaryProperty().get().parts().keySet()));
        assertEquals(1, onFx(() -> editor.summaryProperty().get().parts().get(SpacePart.PREPARE).choices()));
        onFx(() -> {
            editor.undoHistory().undo();
            editor.undoHistory().undo();
            return null;
        });
        assertEquals(before, onFx(() -> editor.searchSpace().orElseThrow()));
    }

    @Test
    void aStepOfNoUseIsListedWithTheReason() {
        MenuButton menu = (MenuButton) find("add-step");
        MenuItem scale = onFx(() -> menu.getItems().stream().filter(i -> "add-step-prepare.scale".equals(i.getId()))
                .findFirst().orElseThrow());
        assertTrue(scale.isDisable());
        assertTrue(scale.getText().contains("Trees do not need it"), scale.getText());
    }

    @Test
    void partsFoldByKeyboardAndAllAtOnce() {
        Node header = find("part-prepare");
        onFx(() -> {
            header.requestFocus();
            return null;
        });
        robot.push(KeyCode.SPACE);
        settle();
        assertTrue(shown("prepare.impute"));
        Button all = (Button) find("fold-all");
        onFx(() -> {
            all.fire();
            return null;
        });
        assertFalse(shown("prepare.impute"));
        assertFalse(shown("learning_rate"));
        onFx(() -> {
            all.fire();
            return null;
        });
        assertTrue(shown("prepare.impute"));
        assertTrue(shown("learning_rate"));
    }

    @Test
    void anOpenedSpaceShowsWhatItTunes() {
        SearchSpace space = PipelineSteps.tuning(ModelCatalog.byId("gradient_boosting").recommendedSpace(SHAPE),
                ModelCatalog.byId("gradient_boosting"), SHAPE, List.of("prepare.reduce"));
        onFx(() -> {
            editor.loadRows("gradient_boosting", space, specs());
            return null;
        });
        settle();
        assertEquals(space.parameters().size(), onFx(() -> editor.searchSpace().orElseThrow().size()));
        assertTrue(names().containsAll(Set.of("prepare.reduce", "prepare.columns", "prepare.variance")));
    }
}
