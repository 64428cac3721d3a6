package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.pressButton;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Ragged;
import sweetspot.data.ImportOptions.Thousands;
import sweetspot.data.NumberColumn;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.data.DataViewModel.State;

/// A file that cannot be read as it is, mended by what the page of import options offers.
class ImportPageTest {
    @TempDir
    Path folder;

    private AppHarness app;

    @BeforeEach
    void open() throws Exception {
        app = new AppHarness(folder.resolve("home"), 1366, 768);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T find(String id) {
        return (T) app.find(id);
    }

    private boolean isThere(String id) {
        return app.stage().getScene().getRoot().lookup("#" + id) != null;
    }

    private String text(String id) {
        return onFx(() -> ((Label) app.find(id)).getText());
    }

    @Test
    void whatTheReaderCannotKnowIsSaidOnThePage() throws Exception {
        String rows = IntStream.range(0, 40).mapToObj(i -> "9," + (100 + i) + ";x" + i % 2 + ";" + i % 7)
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("t.csv"), "amount;kind;n\n" + rows + "\n1,2;x\nTotal;;9\n");
        DataViewModel data = onFx(() -> {
            app.workbench().openData(file, "t");
            return app.workbench().current().get().data();
        });
        until(() -> data.state().get() == State.FAILED);
        assertTrue(onFx(() -> data.problem().get()).contains("Line 42"), data.problem().get());
        app.settle();
        pressButton("failed-import-options");
        until(() -> isThere("import-consent"));
        assertTrue(onFx(() -> find("import-use").isDisabled()), "one line is undecided");
        assertFalse(onFx(() -> ((CheckBox) find("import-consent")).isSelected()), "consent is asked for");
        assertTrue(text("import-obstacle").contains("One line cannot be read"), text("import-obstacle"));
        assertEquals("41 of 42", text("import-rows"));
        onFx(() -> {
            ComboBox<DecimalMark> decimals = find("import-decimals");
            decimals.setValue(DecimalMark.POINT);
            ComboBox<Thousands> thousands = find("import-thousands");
            thousands.setValue(Thousands.POINT);
            assertTrue(find("import-use").isDisabled(), "both marks are the point");
            thousands.setValue(Thousands.COMMA);
            TextField leaveOut = find("import-leave-out");
            leaveOut.setText("43");
            leaveOut.setText("43x");
            assertEquals("43", leaveOut.getText(), "only line numbers can be typed");
            leaveOut.getOnAction().handle(new ActionEvent());
            return null;
        });
        until(() -> text("import-rows").equals("40 of 41"));
        onFx(() -> {
            ((CheckBox) find("import-consent")).setSelected(true);
            return null;
        });
        until(() -> !find("import-use").isDisabled());
        pressButton("import-use");
        until(() -> data.state().get() == State.READY);
        ImportOptions options = onFx(() -> data.options().get());
        assertEquals(Ragged.REFUSE, options.ragged());
        assertEquals(Set.of(42L, 43L), options.leaveOut(), "the lines themselves are agreed to");
        assertEquals(ImportOptions.USUAL_MISSING, options.missing());
        var table = onFx(() -> data.table().get().orElseThrow());
        assertEquals(40, table.dataset().rows());
        assertEquals(9100, ((NumberColumn) table.dataset().column("amount")).value(0));
        assertTrue(table.result().notes().stream().anyMatch(n -> n.contains("Lines 42, 43 are left out, as you asked")),
                table.result().notes()::toString);
        until(() -> !data.busy().get() && app.workbench().current().get().experiment().get().isPresent());
        app.settle();
    }

    @Test
    void optionsCanBeTakenBackOrCalledOff() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"),
                "a,y\n" + "1,x\n-999,y\n2,x\n3,y\n4,x\n".repeat(8));
        DataViewModel data = onFx(() -> {
            app.workbench().openData(file, "t");
            return app.workbench().current().get().data();
        });
        until(() -> data.isSettled());
        app.settle();
        pressButton("import-options");
        until(() -> isThere("import-use") && !find("import-use").isDisabled());
        until(() -> app.find("import-page").lookup(".import-problem .label") instanceof Label l
                && l.getText().equals("Every line is a row, and nothing was doubtful."));
        onFx(() -> {
            TextField missing = find("import-missing");
            missing.setText("-999");
            missing.getOnAction().handle(new ActionEvent());
            return null;
        });
        until(() -> text("import-missing-cells").equals("8"));
        assertEquals("Yours. -999", text("import-missing-found"));
        pressButton("import-cancel");
        app.settle();
        assertEquals(ImportOptions.automatic(), onFx(() -> data.options().get()));
        pressButton("import-options");
        until(() -> isThere("import-missing") && isThere("import-use") && !find("import-use").isDisabled());
        onFx(() -> {
            TextField missing = find("import-missing");
            missing.setText("-999");
            missing.getOnAction().handle(new ActionEvent());
            return null;
        });
        until(() -> text("import-missing-cells").equals("8") && !find("import-use").isDisabled());
        pressButton("import-use");
        until(() -> data.isSettled() && !data.options().get().equals(ImportOptions.automatic()));
        onFx(() -> {
            data.fixes().history().undo();
            return null;
        });
        until(() -> data.isSettled());
        assertEquals(ImportOptions.automatic(), onFx(() -> data.options().get()));
    }
}
