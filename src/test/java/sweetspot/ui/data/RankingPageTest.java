package sweetspot.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.pressButton;
import static sweetspot.ui.AppHarness.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.SampleCatalog;
import sweetspot.study.Role;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target.Task;
import sweetspot.ui.AppHarness;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;

/// Ranking chosen in the window: the task, the query, and a plan that keeps queries whole.
class RankingPageTest {
    @TempDir
    Path home;

    private ExperimentViewModel opened(AppHarness app) throws IOException {
        Random random = new Random(4);
        List<String> lines = new ArrayList<>(List.of("customer_id,price,place,stars"));
        for (int i = 0; i < 400; i++) {
            double price = random.nextGaussian();
            lines.add("c" + i % 40 + "," + price + "," + random.nextInt(9) + ","
                    + Math.clamp(Math.round(2 + price + random.nextGaussian()), 0, 5));
        }
        Path file = Files.write(home.resolve("stars.csv"), lines);
        ExperimentViewModel model = onFx(() -> {
            app.workbench().openData(file, "Stars");
            return app.workbench().current().get();
        });
        until(() -> model.data().isSettled() && model.data().target().isPresent());
        app.settle();
        return model;
    }

    private static <T> void pick(AppHarness app, String id, T value) {
        ComboBox<T> box = app.find(id);
        onFx(() -> {
            box.setValue(value);
            return null;
        });
        app.settle();
    }

    private static Optional<Finding> ranks(DataViewModel data) {
        return onFx(() -> data.findings().stream().filter(f -> f.fix() instanceof Fix.Rank).findFirst());
    }

    @Test
    void taskThenQuery() throws Exception {
        try (AppHarness app = new AppHarness(home, 1366, 768)) {
            DataViewModel data = opened(app).data();
            Node query = app.find("target-query");
            assertFalse(onFx(() -> query.getParent().isVisible()));
            assertTrue(ranks(data).orElseThrow().title().contains("could be ranked"));
            pick(app, "target-task", Task.RANKING);
            until(() -> data.isSettled() && data.metric().get().equals("ndcg:10"));
            assertTrue(onFx(() -> query.getParent().isVisible()));
            assertEquals(Finding.Severity.SERIOUS, ranks(data).orElseThrow().severity());
            pick(app, "target-query", "customer_id");
            until(() -> data.isSettled());
            assertEquals(new SplitPlan.Grouped("customer_id"), onFx(() -> data.validation().get().plan()));
            assertEquals(Optional.of("customer_id"), onFx(() -> data.roles().get().column(Role.QUERY)));
            assertEquals(Optional.empty(), ranks(data));
            assertTrue(onFx(() -> data.findings().stream().anyMatch(f -> f.kind() == Finding.Kind.QUERIES)));
        }
    }

    @Test
    void theOfferIsOneStepThatCanBeTakenBack() throws Exception {
        try (AppHarness app = new AppHarness(home, 1366, 768)) {
            DataViewModel data = opened(app).data();
            Task before = onFx(() -> data.task().get());
            String metric = onFx(() -> data.metric().get());
            Finding offer = ranks(data).orElseThrow();
            onFx(() -> {
                data.fixes().apply(offer.fix());
                return null;
            });
            until(() -> data.isSettled() && data.metric().get().equals("ndcg:10"));
            assertEquals(Task.RANKING, onFx(() -> data.task().get()));
            onFx(() -> {
                data.fixes().history().undo();
                return null;
            });
            until(data::isSettled);
            assertEquals(before, onFx(() -> data.task().get()));
            assertEquals(metric, onFx(() -> data.metric().get()));
            assertEquals(SplitPlan.standard(), onFx(() -> data.validation().get().plan()));
            assertTrue(onFx(() -> data.roles().get().byColumn().isEmpty()));
        }
    }

    /// The sample in the gallery, on the Data page and in its plan, and its models.
    @Test
    @Tag("screens")
    void screens() throws Exception {
        try (AppHarness app = new AppHarness(home, 1366, 768)) {
            until(() -> app.stage().getScene().lookup("#sample-ratings") != null);
            Thread.sleep(1500);
            shoot(app, "welcome");
            ExperimentViewModel model = onFx(() -> {
                app.workbench().openSample(SampleCatalog.find("ratings").orElseThrow());
                return app.workbench().current().get();
            });
            until(() -> model.experiment().get().isPresent() && model.data().isSettled());
            shoot(app, "data");
            pressButton("plan-choose");
            until(() -> model.data().plan().picture().get().isPresent());
            shoot(app, "plan");
            for (Step step : List.of(Step.MODEL, Step.SPACE)) {
                onFx(() -> {
                    model.data().plan().keep();
                    model.goTo(step);
                    return null;
                });
                shoot(app, step.key());
            }
        }
    }

    private static void shoot(AppHarness app, String name) throws IOException {
        Path out = Path.of(System.getProperty("screens.out", "target/screens"));
        for (boolean dark : new boolean[]{false, true}) {
            app.theme(dark);
            for (int[] size : new int[][]{{1366, 768}, {1120, 700}}) {
                app.size(size[0], size[1]);
                app.settle();
                app.shoot(out.resolve("ranking-" + name + (dark ? "-dark-" : "-light-") + size[0] + ".png"));
            }
        }
        app.theme(false);
    }
}
