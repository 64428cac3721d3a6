package sweetspot.ui.view;

import javafx.animation.*;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.*;
import javafx.stage.Stage;
import javafx.util.Duration;
import sweetspot.run.*;
import sweetspot.study.*;
import sweetspot.ui.model.*;

public final class ShotMain {
    static final RunBar.Actions NONE = new RunBar.Actions() {
        public void goOn() {}
        public void runMore(int t) {}
        public void showExport() {}
    };

    static Scene page(StudyViewModel vm, int w, int h, boolean dark) {
        ResultsPage page = new ResultsPage(vm);
        BorderPane content = new BorderPane(page);
        Region top = new Region();
        top.setMinHeight(86);
        content.setTop(top);
        content.setBottom(new RunBar(vm, NONE));
        Region side = new Region();
        side.setMinWidth(208);
        BorderPane root = new BorderPane(content);
        root.setLeft(side);
        Region menu = new Region();
        menu.setMinHeight(30);
        root.setTop(menu);
        Scene scene = new Scene(root, w, h);
        Theme.apply(scene, dark, 1);
        return scene;
    }

    record Shot(String name, int w, int h, boolean dark, StudyViewModel vm, int pick) {}

    public static void main(String[] args) throws Exception {
        var shots = new java.util.ArrayDeque<Shot>();
        var study = StudyFixture.study(43, 4);
        for (boolean dark : new boolean[] {false, true}) {
            for (int[] size : new int[][] {{1360, 850}, {1366, 768}, {1920, 1080}, {1120, 700}}) {
                StudyViewModel vm = new StudyViewModel();
                vm.attach(StudyFixture.experiment(60), new StudyFixture.Run(RunPhase.RUNNING, study, 178_000));
                shots.add(new Shot("r-" + size[0] + "x" + size[1] + (dark ? "-dark" : ""), size[0], size[1], dark, vm, size[0] == 1360 ? study.bestNumber() : -1));
            }
        }
        StudyViewModel first = new StudyViewModel();
        first.attach(StudyFixture.experiment(60), new StudyFixture.Run(RunPhase.RUNNING, StudyFixture.study(0, 1), 2_000));
        shots.add(new Shot("r-first", 1366, 768, false, first, -1));
        StudyViewModel ended = new StudyViewModel();
        var run = new StudyFixture.Run(RunPhase.ENDED, StudyFixture.study(60, 0), 178_000);
        run.set(new RunStatus(RunPhase.ENDED, StopReason.TRIALS, "", StudyFixture.study(60, 0), 252_000));
        ended.attach(StudyFixture.experiment(60), run);
        shots.add(new Shot("r-ended", 1366, 768, false, ended, 10));
        StudyViewModel paused = new StudyViewModel();
        var run2 = new StudyFixture.Run(RunPhase.ENDED, study, 178_000);
        run2.set(new RunStatus(RunPhase.PAUSED, StopReason.REPEATED_FAILURE, "Three trials in a row failed: out of memory at 480 trees. Lower the upper limit of trees, or use fewer workers, then resume.", study, 252_000));
        paused.attach(StudyFixture.experiment(60), run2);
        shots.add(new Shot("r-paused", 1120, 700, true, paused, -1));
        Platform.startup(() -> {
            Theme.loadFonts();
            next(shots, args.length > 0 ? args[0] : "");
        });
    }

    static void next(java.util.ArrayDeque<Shot> shots, String only) {
        Shot s = shots.poll();
        while (s != null && !s.name().contains(only)) s = shots.poll();
        if (s == null) { Platform.exit(); return; }
        Shot shot = s;
        Scene scene = page(shot.vm(), shot.w(), shot.h(), shot.dark());
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        PauseTransition wait = new PauseTransition(Duration.seconds(2));
        wait.setOnFinished(_ -> {
            shot.vm().selection().pick(shot.pick());
            PauseTransition more = new PauseTransition(Duration.millis(400));
            more.setOnFinished(_ -> {
                try { Shots.shoot(stage, scene, shot.name()); } catch (Exception e) { e.printStackTrace(); }
                stage.hide();
                next(shots, only);
            });
            more.play();
        });
        wait.play();
    }
}
