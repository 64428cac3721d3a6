package sweetspot.ui.view;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.*;
import javafx.stage.Stage;
import sweetspot.run.RunPhase;
import sweetspot.ui.model.*;

public final class ShotMain {
    public static void main(String[] args) throws Exception {
        Platform.startup(() -> {
            try {
                Theme.loadFonts();
                for (boolean dark : new boolean[] {false, true}) {
                    StudyViewModel vm = new StudyViewModel();
                    var study = StudyFixture.study(43, 4);
                    vm.attach(StudyFixture.experiment(60), new StudyFixture.Run(RunPhase.RUNNING, study, 178_000));
                    TrialTable table = new TrialTable(vm);
                    VBox box = new VBox(table);
                    box.getStyleClass().add("page");
                    VBox.setVgrow(table, Priority.ALWAYS);
                    BorderPane root = new BorderPane(box);
                    root.setBottom(new RunBar(vm, new RunBar.Actions() {
                        public void goOn() {}
                        public void runMore(int t) {}
                        public void showExport() {}
                    }));
                    Scene scene = new Scene(root, 1152, 340);
                    Theme.apply(scene, dark, 1);
                    Stage stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    vm.selection().pick(study.bestNumber());
                    root.applyCss(); root.layout();
                    Shots.shoot(stage, scene, "table" + (dark ? "-dark" : ""));
                }
            } catch (Exception e) { e.printStackTrace(); }
            Platform.exit();
        });
    }
}
