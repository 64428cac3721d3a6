package sweetspot.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.pressButton;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.stage.Window;
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

/// A file that cannot be read as it is, mended by what the dialog offers.
class ImportDialogTest {
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
    private static <T extends Node> T inDialog(String id) {
        return (T) Window.getWindows().stream().map(w -> w.getScene().getRoot().lookup("#" + id)).filter(n -> n != null)
                .findFirst().orElseThrow();
    }

    @Test
    void whatTheReaderCannotKnowIsSaidInTheDialog() throws Exception {
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
        app.settle();
        onFx(() -> {
            ((CheckBox) inDialog("import-ragged")).setSelected(true);
            ComboBox<DecimalMark> decimals = inDialog("import-decimals");
            decimals.setValue(DecimalMark.POINT);
            ComboBox<Thousands> thousands = inDialog("import-thousands");
            thousands.setValue(Thousands.POINT);
            assertTrue(inDialog("import-read").isDisabled(), "both marks are the point");
            thousands.setValue(Thousands.COMMA);
            TextField leaveOut = inDialog("import-leave-out");
            leaveOut.setText("43");
            leaveOut.setText("43x");
            assertEquals("43", leaveOut.getText(), "only line numbers can be typed");
            return null;
        });
        pressButton("import-read");
        until(() -> data.state().get() == State.READY);
        ImportOptions options = onFx(() -> data.options().get());
        assertEquals(Ragged.LEAVE_OUT, options.ragged());
        assertEquals(Set.of(43L), options.leaveOut());
        assertEquals(ImportOptions.USUAL_MISSING, options.missing());
        var table = onFx(() -> data.table().get().orElseThrow());
        assertEquals(40, table.dataset().rows());
        assertEquals(9100, ((NumberColumn) table.dataset().column("amount")).value(0));
        assertTrue(table.result().notes().stream().anyMatch(n -> n.contains("left out: line 42")),
                table.result().notes()::toString);
        until(() -> !data.busy().get() && app.workbench().current().get().experiment().get().isPresent());
        app.settle();
    }
}
