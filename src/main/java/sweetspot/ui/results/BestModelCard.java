package sweetspot.ui.results;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.analysis.FamilyRace;
import sweetspot.study.AutoChoice;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyWords;

/// The best single model of a search over several families, which is in use unless the user takes the ensemble.
final class BestModelCard extends VBox {
    private final Label score = Ui.label("", "strong");
    private final Label corrected = Ui.label("", "small");
    private final Label model = Ui.label("", "small");
    private final Label chosen = Ui.badge(Tone.SUCCESS, Feather.CHECK, Messages.text("results.bestModel.chosen"));

    BestModelCard() {
        setId("best-model");
        getStyleClass().addAll("card", "chart-card", "side-card");
        score.setId("best-model-score");
        model.setId("best-model-name");
        getChildren().setAll(
                Ui.cardHeader(Messages.text("results.bestModel.title"), Ui.spacer(), chosen),
                Ui.row(score, Ui.spacer(), corrected), model);
    }

    /// Follows the study.
    void follow(Experiment experiment, StudySnapshot study) {
        boolean ensemble = EnsembleChoice.of(study).isPresent();
        chosen.setVisible(!ensemble);
        chosen.setManaged(!ensemble);
        Optional<FamilyRace.Standing> first = FamilyRace.of(study, AutoChoice.families(experiment.space())).board()
                .stream().findFirst().filter(s -> s.best() >= 0);
        score.setText(first.map(s -> s.error().isPresent()
                ? Formats.score(s.score()) + " ± " + Formats.score(s.error().getAsDouble())
                : Formats.score(s.score())).orElse("–"));
        corrected.setText(first.filter(s -> !Double.isNaN(s.corrected()))
                .map(s -> Messages.text("chart.ensemble.corrected", Formats.score(s.corrected()))).orElse(""));
        model.setText(first.map(s -> Messages.text("results.bestModel.trial",
                new StudyWords(experiment).value(AutoChoice.FAMILY, s.family()), Integer.toString(s.best())))
                .orElseGet(() -> Messages.text("results.noTrials")));
    }
}
