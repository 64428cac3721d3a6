package sweetspot.ui;

import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.data.DataViewModel.State;

/// The page of import options on an export with three lines that cannot be read.
@Tag("screens")
class ImportScreensTest {
    private static final Path OUT = Path.of(System.getProperty("screens.out", "target/screens"));

    @TempDir
    Path home;

    @Test
    void aGermanExport() throws Exception {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("# export 2025-12-31, all cards\n# amounts in euro\n"
                + "id;date;amount;country;card_age;fraud\n");
        for (int i = 0; i < 8000; i++) {
            text.append("T-%06d;%02d.%02d.2025;%s%d,%02d%s;%s;%s;%s%n".formatted(4181 + i, 1 + i % 28, 1 + i / 700,
                    i % 90 == 1 ? "1." : "", 100 + random.nextInt(900), random.nextInt(100), i % 9 == 1 ? " €" : "",
                    random.nextInt(3) == 0 ? "FR" : "DE", i % 17 == 5 ? "NA" : "" + random.nextInt(3000),
                    random.nextInt(20) == 0 ? "yes" : "no"));
            if (i == 2114 || i == 4402) text.append("T-006295;14.12.2025;18,75;;FR;210;no\n");
        }
        text.append("Total;;7.993.412,00\n");
        Path file =
                Files.write(home.resolve("transactions_eu.csv"), text.toString().getBytes(Charset.forName("cp1252")));
        try (AppHarness app = new AppHarness(home, 1366, 820)) {
            DataViewModel data = onFx(() -> {
                app.workbench().openData(file, "Fraud detection");
                return app.workbench().current().get().data();
            });
            until(() -> data.state().get() == State.FAILED);
            app.settle();
            onFx(() -> {
                ((Button) app.find("failed-import-options")).fire();
                return null;
            });
            until(() -> app.stage().getScene().getRoot().lookup("#import-consent") != null);
            for (boolean dark : new boolean[]{false, true}) {
                app.theme(dark);
                for (double[] size : new double[][]{{1366, 820}, {1120, 700}}) {
                    app.size(size[0], size[1]);
                    app.settle();
                    app.shoot(OUT.resolve("import-%s-%.0f.png".formatted(dark ? "dark" : "light", size[0])));
                }
            }
        }
    }
}
