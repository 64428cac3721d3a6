package sweetspot.ui;

import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.ui.shell.ExperimentViewModel;

/// The Data page of a table with many faults, as it is opened, and after all of them were mended or kept.
@Tag("screens")
class DataScreensTest {
    private static final Path OUT = Path.of(System.getProperty("screens.out", "target/screens"));

    @TempDir
    Path home;

    @Test
    void aDoubtfulTable() throws Exception {
        Path file = home.resolve("churn.csv");
        Files.write(file, table());
        try (AppHarness app = new AppHarness(home, 1366, 768)) {
            ExperimentViewModel model = onFx(() -> {
                app.workbench().openData(file, "Churn");
                return app.workbench().current().get();
            });
            until(() -> model.data().target().isPresent() && !model.data().busy().get());
            shoot(app, "findings");
            onFx(() -> {
                model.data().fixes().fixAll();
                return null;
            });
            until(() -> !model.data().busy().get());
            onFx(() -> {
                List.copyOf(model.data().findings()).stream().filter(f -> f.kind().name().equals("GROUPS"))
                        .forEach(model.data().fixes()::keep);
                return null;
            });
            until(() -> !model.data().busy().get());
            shoot(app, "mended");
        }
    }

    private static List<String> table() {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>(List.of("customer_id,age,plan,region,patient,signup,reason,target"));
        for (int i = 0; i < 600; i++) {
            boolean left = random.nextInt(4) == 0;
            String answer = left ? List.of("Yes", "yes", "YES").get(random.nextInt(3)) : "no";
            String line =
                    "C%d,%d.%d,%s,north,P%04d,2024-%02d-%02d,%s,%s".formatted(100_000 + i, 18 + random.nextInt(60),
                            random.nextInt(1000), List.of("basic", "Basic", "pro").get(random.nextInt(3)), i / 4,
                            1 + random.nextInt(12), 1 + random.nextInt(28), left ? "price" : "", answer);
            lines.add(line);
            if (i % 12 == 0) lines.add(line);
        }
        return lines;
    }

    private static void shoot(AppHarness app, String name) throws Exception {
        double[][] sizes = {{1366, 768}, {1120, 700}};
        for (boolean dark : new boolean[]{false, true}) {
            app.theme(dark);
            for (double[] size : sizes) {
                app.size(size[0], size[1]);
                app.settle();
                app.shoot(OUT.resolve("data-%s-%s-%.0f.png".formatted(name, dark ? "dark" : "light", size[0])));
            }
        }
        app.theme(false);
    }
}
