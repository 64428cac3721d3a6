package sweetspot.ui.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import sweetspot.study.AutoChoice;
import sweetspot.study.Experiment;
import sweetspot.study.FamilySwitch;
import sweetspot.study.MissingFamilies;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;

/// Switches the families of a search over several off and on while it runs. Its trials stay; the last one stays on.
final class FamilySwitches extends FlowPane {
    private final StudyViewModel study;
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();

    FamilySwitches(StudyViewModel study) {
        super(14, 6);
        this.study = study;
        setPrefWrapLength(700);
        setId("family-switches");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("family-switches");
        study.snapshot().subscribe(_ -> follow());
        study.phase().subscribe(_ -> follow());
    }

    private void follow() {
        Experiment experiment = study.experiment().get();
        boolean shown = experiment != null && FamilyView.isAuto(study.snapshot().get()) && study.isLive();
        setVisible(shown);
        setManaged(shown);
        if (!shown) return;
        List<String> families = AutoChoice.families(experiment.space());
        if (!List.copyOf(boxes.keySet()).equals(families)) build(families, new StudyWords(experiment));
        Set<String> off = FamilySwitch.off(study.snapshot().get());
        Set<String> missing = MissingFamilies.of(study.snapshot().get()).keySet();
        boxes.forEach((family, box) -> {
            box.setSelected(!off.contains(family));
            // The last one that is on cannot go, and one that cannot be trained here cannot come.
            box.setDisable(missing.contains(family) || !off.contains(family) && families.size() - off.size() <= 1);
        });
    }

    private void build(List<String> families, StudyWords words) {
        boxes.clear();
        getChildren().setAll(Ui.label(Messages.text("results.switches.title"), "small", "muted"));
        for (String family : families) {
            CheckBox box = Controls.checkBox(words.value(AutoChoice.FAMILY, family));
            box.setId("switch-" + family);
            box.setOnAction(_ -> study.switchFamily(family, box.isSelected()));
            boxes.put(family, box);
            getChildren().add(box);
        }
        getChildren().add(Ui.label(Messages.text("results.switches.help"), "caption", "muted"));
    }
}
