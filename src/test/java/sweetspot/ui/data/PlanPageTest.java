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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.study.Gap;
import sweetspot.study.Role;
import sweetspot.study.SplitPlan;
import sweetspot.ui.AppHarness;
import sweetspot.ui.shell.ExperimentViewModel;

/// Choosing a validation plan in the window.
class PlanPageTest {
    @TempDir
    Path home;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(4);
        List<String> lines = new ArrayList<>(List.of("patient_id,admitted,age,readmitted"));
        for (int i = 0; i < 1500; i++) {
            int day = random.nextInt(1400);
            lines.add("P-" + (1000 + random.nextInt(400)) + "," + LocalDate.of(2022, 1, 1).plusDays(day) + ","
                    + (20 + random.nextInt(70)) + ","
                    + (random.nextDouble() < 0.1 + 0.3 * day / 1400 ? "yes" : "no"));
        }
        Files.write(home.resolve("stays.csv"), lines);
    }

    private ExperimentViewModel opened(AppHarness app) {
        ExperimentViewModel model = onFx(() -> {
            app.workbench().openData(home.resolve("stays.csv"), "Stays");
            return app.workbench().current().get();
        });
        until(() -> model.data().isSettled() && model.data().target().isPresent());
        app.settle();
        pressButton("plan-choose");
        until(() -> model.data().plan().picture().get().isPresent() && model.data().plan().advice().get().isPresent());
        app.settle();
        return model;
    }

    private static void choose(AppHarness app, String id) {
        RadioButton radio = app.find("plan-choice-" + id);
        onFx(() -> {
            radio.fire();
            return null;
        });
        app.settle();
    }

    @Test
    void theRecommendedPlanIsChosenWithAGapAndUsed() throws Exception {
        try (AppHarness app = new AppHarness(home, 1366, 768)) {
            ExperimentViewModel model = opened(app);
            PlanViewModel plan = model.data().plan();
            assertEquals("grouped_time", onFx(plan::recommended));
            Node badge = app.find("plan-recommended-grouped_time");
            assertTrue(onFx(badge::isVisible));
            choose(app, "grouped_time");
            TextField gap = app.find("plan-page-gap");
            onFx(() -> {
                gap.setText("30d");
                gap.fireEvent(new ActionEvent());
                return null;
            });
            until(() -> plan.problem().get().isEmpty() && plan.picture().get()
                    .filter(p -> p.folds().stream().anyMatch(f -> f.leftOut() > 0)).isPresent());
            SplitPlan wanted = new SplitPlan.GroupedTime("patient_id", "admitted", Gap.parse("30d"), false);
            assertEquals(SplitPlan.standard(), onFx(() -> model.data().validation().get().plan()));
            until(() -> plan.promise().get().contains("on this plan"));
            shoot(app, "plan-grouped-time");
            pressButton("plan-use");
            app.settle();
            assertEquals(wanted, onFx(() -> model.data().validation().get().plan()));
            until(() -> model.data().isSettled());
            assertFalse(onFx(plan.shown()::get));
            shoot(app, "plan-used");
        }
    }

    /// In a new experiment the plan follows from roles that are given, with the reason, until the user chooses one.
    @Test
    void theStandardPlanFollowsFromRolesUntilAnotherIsChosen() throws Exception {
        try (AppHarness app = new AppHarness(home, 1120, 700)) {
            ExperimentViewModel model = onFx(() -> {
                app.workbench().openData(home.resolve("stays.csv"), "Stays");
                return app.workbench().current().get();
            });
            DataViewModel data = model.data();
            until(() -> data.isSettled() && data.target().isPresent());
            assertEquals(SplitPlan.standard(), onFx(() -> data.validation().get().plan()), "a guess is only offered");
            role(data, "patient_id", Optional.of(Role.GROUP));
            until(() -> data.validation().get().plan().equals(new SplitPlan.Grouped("patient_id")));
            assertTrue(onFx(() -> data.plan().reason()).contains("patient_id repeats"));
            role(data, "admitted", Optional.of(Role.TIME));
            SplitPlan both = new SplitPlan.GroupedTime("patient_id", "admitted", Gap.NONE, false);
            until(() -> data.validation().get().plan().equals(both));
            app.settle();
            shoot(app, "plan-followed");
            onFx(() -> {
                data.fixes().history().undo();
                data.fixes().history().undo();
                return null;
            });
            until(() -> data.validation().get().plan().equals(SplitPlan.standard()));
            onFx(() -> {
                data.validation().set(data.validation().get().withFolds(3));
                return null;
            });
            role(data, "patient_id", Optional.of(Role.GROUP));
            until(data::isSettled);
            app.settle();
            assertEquals(SplitPlan.standard(), onFx(() -> data.validation().get().plan()),
                    "the user's own choice stays");
            assertEquals("", onFx(() -> data.plan().reason()));
        }
    }

    private static void role(DataViewModel data, String column, Optional<Role> role) {
        onFx(() -> {
            data.fixes().role(column, role);
            return null;
        });
    }

    @Test
    void everyPlanIsDrawnOrRefusedWithAReasonAndTheOldOneKept() throws Exception {
        try (AppHarness app = new AppHarness(home, 1120, 700)) {
            ExperimentViewModel model = opened(app);
            PlanViewModel plan = model.data().plan();
            for (String id : SplitPlan.IDS) {
                choose(app, id);
                assertEquals(id, onFx(plan::chosen));
                boolean refused = id.equals("leave_one_out") || id.equals("fold_column");
                until(() -> plan.problem().get().isEmpty() != refused && plan.picture().get().isPresent() != refused);
                Node use = app.find("plan-use");
                assertEquals(refused, onFx(use::isDisabled), id);
                shoot(app, "plan-" + id);
            }
            choose(app, PlanViewModel.TEST_FILE);
            until(() -> !plan.problem().get().isEmpty());
            choose(app, "time");
            ComboBox<String> time = app.find("plan-page-time");
            onFx(() -> {
                time.setValue("patient_id");
                return null;
            });
            until(() -> plan.problem().get().contains("not a date"));
            pressButton("plan-keep");
            app.settle();
            assertEquals(SplitPlan.standard(), onFx(() -> model.data().validation().get().plan()));
            assertFalse(onFx(plan.shown()::get));
        }
    }

    /// Pictures for whoever wants to look: `-Dplans.out=FOLDER`.
    private static void shoot(AppHarness app, String name) throws IOException {
        String out = System.getProperty("plans.out", "");
        if (out.isEmpty()) return;
        app.settle();
        app.shoot(Path.of(out, name + ".png"));
        app.theme(true);
        app.settle();
        app.shoot(Path.of(out, name + "-dark.png"));
        app.theme(false);
    }
}
