package sweetspot.ui.results;

import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.run.RunPhase;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.verdict.WatchReport;

/// Says in the run bar that the score corrected for the search has stopped rising, and offers to stop, or to be put away
/// for the rest of the search.
final class WatchNote extends MenuButton {
    private final StudyViewModel study;
    private final MenuItem stop = Controls.item(Messages.text("results.watch.stop"));
    private final MenuItem away = Controls.item(Messages.text("results.watch.away"));
    /// Name of the study of which nothing more is to be said.
    private String put = "";

    WatchNote(StudyViewModel study) {
        this.study = study;
        setId("run-watch");
        getStyleClass().add("watch-note");
        setMnemonicParsing(false);
        setGraphic(Ui.icon(Feather.TRENDING_UP));
        setMinWidth(USE_PREF_SIZE);
        stop.setId("watch-stop");
        away.setId("watch-away");
        stop.setOnAction(_ -> study.finishThenStop());
        away.setOnAction(_ -> {
            put = study.snapshot().get().name();
            refresh();
        });
        getItems().setAll(stop, away);
        study.watch().subscribe(_ -> refresh());
        study.phase().subscribe(_ -> refresh());
    }

    private void refresh() {
        Optional<WatchReport> report = study.watch().get().filter(WatchReport::offersStop);
        RunPhase phase = study.phase().get();
        boolean running = study.isLive() && (phase == RunPhase.RUNNING || phase == RunPhase.PAUSED
                || phase == RunPhase.PAUSING);
        boolean shown = report.isPresent() && running && !put.equals(study.snapshot().get().name());
        report.ifPresent(r -> {
            setText(Messages.text("results.watch", Integer.toString(r.since())));
            setTooltip(new Tooltip(r.text()));
            setAccessibleText(r.text());
        });
        setVisible(shown);
        setManaged(shown);
    }
}
