package sweetspot.ui.results;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.SealedTestResult;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;

/// Says below the leaderboard, where an ensemble is offered, which model is in use, the best single one or the ensemble, with the button
/// that changes it.
final class EnsembleBar extends HBox {
    private final StudyViewModel study;
    private final EnsembleUse use;
    private final Label text = Ui.paragraph("", "caption", "muted");
    private final Button button = Ui.button(Messages.text("results.ensemble.use"), Feather.LAYERS, this::change);
    private boolean offered;

    EnsembleBar(StudyViewModel study, EnsembleUse use) {
        this.study = study;
        this.use = use;
        setId("ensemble-bar");
        getStyleClass().add("ensemble-bar");
        button.setId("use-ensemble");
        button.setMinWidth(USE_PREF_SIZE);
        text.setId("ensemble-use");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().setAll(text, button);
        use.busy().subscribe(_ -> follow());
        use.problem().subscribe(_ -> follow());
        study.phase().subscribe(_ -> follow());
        study.snapshot().subscribe(_ -> follow());
    }

    /// Says whether the card above shows an ensemble that can be taken.
    void offer(boolean now) {
        offered = now;
        follow();
    }

    private void change() {
        if (use.chosen().isPresent()) use.useSingle();
        else use.use();
    }

    private void follow() {
        Optional<EnsembleChoice> chosen = use.chosen();
        // What is offered while a search runs will change.
        boolean shown = !study.isLive() && (chosen.isPresent() || offered);
        setVisible(shown);
        setManaged(shown);
        if (!shown) return;
        button.setText(Messages.text(chosen.isPresent() ? "results.ensemble.useSingle" : "results.ensemble.use"));
        button.setDisable(!use.possible());
        boolean failed = !use.problem().get().isEmpty();
        text.setText(failed ? use.problem().get() : words(chosen));
        Ui.setClass(text, "danger-text", failed);
    }

    private String words(Optional<EnsembleChoice> chosen) {
        if (use.busy().get()) return Messages.text("results.ensemble.busy");
        Optional<SealedTestResult> sealed = SealedTestResult.of(study.snapshot().get());
        if (chosen.isEmpty()) {
            return Messages.text(sealed.isPresent() ? "results.ensemble.single.opened" : "results.ensemble.single");
        }
        String used = Messages.text("results.ensemble.used", chosen.get().numbers(), chosen.get().trials(),
                chosen.get().members().size());
        if (sealed.isEmpty()) return used + " " + Messages.text("results.ensemble.used.next");
        return used + " " + sealed.get().ensemble().filter(e -> e.trials().equals(
                chosen.get().members().stream().map(EnsembleChoice.Member::trial).toList()))
                .map(e -> Messages.text("results.ensemble.used.sealed", Formats.score(e.score().value()),
                        Formats.score(sealed.get().best().value()), sealed.get().rows()))
                .orElseGet(() -> Messages.text("results.ensemble.used.late"));
    }
}
