package sweetspot.ui.results;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.journal.RecordedStudy;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.run.RunPhase;
import sweetspot.run.RunStatus;
import sweetspot.run.StopReason;
import sweetspot.study.Trial;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Dialogs;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StateLook;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;
import sweetspot.ui.study.TrialCounts;

/// The bar at the bottom of the window: where the search stands, and the buttons that steer it. It is hidden while
/// the study has no trials and does not run.
public final class RunBar extends VBox {

    /// The actions of the bar's buttons beyond steering a run.
    public interface Actions {
        /// Goes on with a study at rest, with the budget as it is.
        void goOn();

        /// Goes on with a study, with room for more trials.
        ///
        /// @param trials the new number of trials in all
        void runMore(int trials);

        /// Writes the study to another file, because its own cannot be written.
        void saveCopy();

        /// Shows the Export page.
        void showExport();

        /// Shows whether tuning helped.
        void showVerdict();
    }

    private final StudyViewModel study;
    private final Actions actions;
    private final Label state = Ui.label("", "run-state");
    private final Label progress = Ui.label("", "small", "run-progress-text");
    private final ProgressStrip strip = new ProgressStrip();
    /// The progress of each stop rule.
    private final Tooltip rules = new Tooltip();
    private final Label elapsed = value("run-elapsed");
    private final Label left = value("run-left");
    private final Label best = value("run-best");
    private final Label counts = value("run-counts");
    private final Label pace = value("run-pace");
    private final VBox elapsedBox = stat("results.bar.elapsed", elapsed);
    private final VBox leftBox = stat("results.bar.left", left);
    private final VBox bestBox = stat("results.bar.best", best);
    private final VBox countsBox = stat("results.bar.counts", counts);
    private final VBox paceBox = stat("results.bar.pace", pace);
    private final Label reason = Ui.paragraph("", "small", "muted");
    private final Label message = Ui.paragraph("", "small");
    private final Button copy = Ui.link(Messages.text("results.bar.copy"), this::saveCopy);
    private final HBox messageRow = Ui.note(Tone.WARNING, Feather.ALERT_TRIANGLE, message, copy);
    private final Button pause = Ui.button("", this::pauseOrResume);
    private final Button finish = Ui.button(Messages.text("results.bar.finish"), this::finish);
    private final Button stop =
            Ui.button(Messages.text("results.bar.stop"), Feather.SQUARE, this::askToStop, "danger-button");
    private final Button goOn = Ui.button(Messages.text("results.bar.goOn"), Feather.PLAY, this::goOn);
    private final Button more = Ui.button(Messages.text("results.bar.more"), Feather.PLUS, this::askForMore);
    private final Button export = Ui.button(Messages.text("results.bar.export"), this::showExport);
    private final Button verdict = Ui.button(Messages.text("results.bar.verdict"), this::showVerdict);
    private final BooleanProperty onVerdict = new SimpleBooleanProperty(this, "onVerdict");
    private final BooleanProperty onExportPage = new SimpleBooleanProperty(this, "onExportPage");
    private final BooleanProperty primary = new SimpleBooleanProperty(this, "primary", true);
    private final WatchNote watch;
    private final HBox stats = new HBox(elapsedBox, leftBox, bestBox, countsBox, paceBox);
    private final HBox buttons = new HBox(pause, finish, stop, goOn, more, export, verdict);
    private final HBox bar = new HBox();
    private final Timeline seconds;

    /// @param study what runs
    /// @param actions what lies beyond it
    public RunBar(StudyViewModel study, Actions actions) {
        this.study = study;
        this.actions = actions;
        watch = new WatchNote(study);
        getStyleClass().add("run-bar-box");
        // Narrow windows are served by leaving numbers out, see fit().
        setMinWidth(0);
        bar.setMinWidth(0);
        build();
        seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> study.tick()));
        seconds.setCycleCount(Animation.INDEFINITE);
        // The bar may be taken out of the window and put back; the clock then stands still meanwhile.
        sceneProperty().subscribe(_ -> runClock());
        study.snapshot().subscribe(_ -> refresh());
        onExportPage.subscribe(_ -> refresh());
        onVerdict.subscribe(_ -> refresh());
        primary.subscribe(on -> Ui.setClass(verdict, "primary", on));
        study.status().subscribe(_ -> refresh());
        study.starting().subscribe(_ -> refresh());
        watch.managedProperty().subscribe(_ -> fit());
        study.elapsed().subscribe(_ -> elapsed.setText(Durations.text(study.elapsed().get() / 1000 * 1000)));
        follow(left, study.timeLeft());
        follow(pace, study.pace());
    }

    private static void follow(Label label, ReadOnlyStringProperty text) {
        label.textProperty().bind(text);
    }

    private static Label value(String id) {
        Label label = Ui.label("", "strong");
        label.setId(id);
        return label;
    }

    private static VBox stat(String key, Label value) {
        VBox box = new VBox(Ui.label(Messages.text(key), "small", "muted"), value);
        box.getStyleClass().add("run-stat");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private void build() {
        state.setId("run-state");
        progress.setId("run-progress");
        pause.setId("button-pause");
        finish.setId("button-finish");
        stop.setId("button-stop");
        goOn.setId("button-go-on");
        more.setId("button-more");
        export.setId("button-export");
        verdict.setId("button-verdict");
        copy.setId("button-copy");
        state.setMinWidth(Region.USE_PREF_SIZE);
        progress.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = Ui.row(state, Ui.spacer(), progress);
        VBox progressBox = new VBox(line, strip);
        progressBox.getStyleClass().add("run-progress");
        Tooltip.install(progressBox, rules);
        progress.accessibleHelpProperty().bind(rules.textProperty());
        stats.getStyleClass().add("run-stats");
        reason.setMinWidth(150);
        reason.setMaxWidth(280);
        buttons.getStyleClass().add("row");
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        bar.getChildren().addAll(progressBox, stats, reason, Ui.spacer(), watch, buttons);
        HBox.setMargin(buttons, new Insets(0, 0, 0, -16));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("run-bar");
        messageRow.getStyleClass().add("run-message");
        getChildren().addAll(messageRow, bar);
        bar.widthProperty().subscribe(_ -> fit());
        state.fontProperty().addListener(_ -> Platform.runLater(this::fit));
    }

    private void runClock() {
        if (getScene() == null) seconds.stop();
        else seconds.play();
    }

    private void refresh() {
        RunStatus status = study.status().get();
        TrialCounts now = study.counts().get();
        boolean starting = study.starting().get();
        boolean shown = starting || study.isLive() || now.total() > 0 && !study.snapshot().get().trials().isEmpty();
        // The verdict has its own way on, and needs the room.
        shown &= !onVerdict.get() || starting || study.isLive();
        show(this, shown);
        if (!shown) return;
        strip.show(now);
        boolean known = study.experiment().get() != null && now.total() > 0;
        rules.setText(known ? String.join("\n", StudyWords.ruleLines(study.experiment().get(), status)) : "");
        progress.setText(known ? Messages.text("results.bar.of", now.finished(), now.total()) : "");
        boolean byYou = now.stopped() > 0;
        counts.setText(
                now.complete() + " · " + now.pruned() + " · " + now.failed() + (byYou ? " · " + now.stopped() : ""));
        ((Label) countsBox.getChildren().getFirst()).setText(
                Messages.text(byYou ? "results.bar.counts.ended" : "results.bar.counts"));
        boolean several = study.snapshot().get().isMultiObjective();
        Label bestTitle = (Label) bestBox.getChildren().getFirst();
        bestTitle.setText(Messages.text(several ? "results.bar.front" : "results.bar.best"));
        best.setText(several ? Messages.text("results.bar.frontSize", study.front().get().size())
                : study.best().get().map(RunBar::bestText).orElse(Formats.NONE));
        message.setText(status.message());
        show(messageRow, !status.message().isBlank());
        show(copy, status.reason() == StopReason.JOURNAL_ERROR);
        showState(status);
        showButtons(status.phase(), now);
        fit();
    }

    private static String bestText(Trial trial) {
        return Formats.scoreWithError(trial.value(), trial.standardError().orElse(Double.NaN));
    }

    private void showState(RunStatus status) {
        boolean starting = study.starting().get();
        boolean first = status.phase() == RunPhase.RUNNING && study.snapshot().get().trials().isEmpty();
        State at = study.state();
        StateLook look = StateLook.of(at);
        state.setText(starting || first ? Messages.text("results.phase.starting")
                : study.isElsewhere() ? Messages.text("state.elsewhere") : at.words());
        state.setGraphic(starting || first ? Ui.icon(Feather.CLOCK, Tone.ACCENT.textClass())
                : Ui.icon(look.icon(), look.tone().textClass()));
        state.getStyleClass().setAll("label", "run-state",
                (starting || first ? Tone.ACCENT : look.tone()).textClass());
        String why =
                starting ? Messages.text("results.starting.setUp") : first ? Messages.text("results.starting.workers")
                        : switch (status.phase()) {
                            case PAUSING, FINISHING ->
                                Messages.text("results.bar.waitingFor", study.snapshot().get().running());
                            case ENDED -> Messages.text(
                                    "results.reason." + status.reason().name().toLowerCase(java.util.Locale.ROOT));
                            case READY -> study.isElsewhere() ? Messages.text("results.bar.elsewhere")
                                    : RecordedStudy.ENDED_BY_ITSELF.contains(study.stopped())
                                            ? Messages.text("results.reason." + study.stopped()) : "";
                            default -> "";
                        };
        reason.setText(why);
        show(reason, !why.isEmpty());
    }

    private void showButtons(RunPhase phase, TrialCounts now) {
        boolean pausable = phase == RunPhase.RUNNING;
        boolean resumable = phase == RunPhase.PAUSING || phase == RunPhase.PAUSED;
        boolean starting = study.starting().get();
        boolean atRest = (phase == RunPhase.READY || phase == RunPhase.ENDED) && !starting;
        pause.setText(Messages.text(resumable ? "results.bar.resume" : "results.bar.pause"));
        pause.setGraphic(Ui.icon(resumable ? Feather.PLAY : Feather.PAUSE));
        show(pause, pausable || resumable);
        show(finish, pausable || resumable);
        show(stop, !atRest && !starting);
        stop.setDisable(phase == RunPhase.STOPPING);
        // At rest, trials that seem to run are interrupted ones, which are begun again.
        boolean unfinished = now.left() + now.running() > 0;
        boolean canGoOn = atRest && !study.isDamaged() && !study.isElsewhere();
        show(goOn, canGoOn && unfinished);
        show(more, canGoOn && !unfinished);
        boolean any = atRest && study.best().get().isPresent();
        show(export, any && !onExportPage.get());
        show(verdict, any && !onExportPage.get() && !onVerdict.get());
    }

    /// Leaves out the numbers that matter least where the window is too narrow for all.
    private void fit() {
        boolean live = study.isLive() && study.phase().get() == RunPhase.RUNNING;
        List<VBox> byWeight = List.of(paceBox, elapsedBox, countsBox, leftBox, bestBox);
        for (VBox box : byWeight) show(box, box != leftBox || live);
        show(reason, !reason.getText().isEmpty());
        // What was hidden while the text changed its size still has the old one.
        bar.applyCss();
        for (VBox box : byWeight) {
            if (bar.getWidth() <= 0 || needed() <= bar.getWidth()) return;
            show(box, false);
        }
        // The buttons come before all words but the state's.
        if (needed() > bar.getWidth()) show(reason, false);
    }

    private double needed() {
        double asked = bar.prefWidth(-1);
        return reason.isManaged() ? asked - Math.max(0, reason.prefWidth(-1) - reason.getMinWidth()) : asked;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void pauseOrResume() {
        study.pauseOrResume();
    }

    private void finish() {
        study.finishThenStop();
    }

    private void goOn() {
        actions.goOn();
    }

    private void saveCopy() {
        actions.saveCopy();
    }

    private void showExport() {
        actions.showExport();
    }

    private void showVerdict() {
        actions.showVerdict();
    }

    /// Tells whether the verdict is the page that is shown: at rest the bar is hidden there.
    public BooleanProperty onVerdict() {
        return onVerdict;
    }

    /// Tells whether the way to the verdict is the primary button of what is shown: there is one on a page.
    public BooleanProperty primary() {
        return primary;
    }

    /// Tells whether the Export page is the one that is shown, so that there is no need to go there.
    public BooleanProperty onExportPage() {
        return onExportPage;
    }

    /// Asks whether running trials may be cancelled, and cancels them if so. Nothing is asked when nothing runs.
    public void askToStop() {
        int running = study.snapshot().get().running();
        if (running == 0 || Dialogs.confirm(this, Messages.text("results.stop.title"),
                Messages.text("results.stop.text", running), Messages.text("results.bar.stop"))) {
            study.stopNow();
        }
    }

    private void askForMore() {
        int now = study.counts().get().total();
        Dialogs.askForTrials(this, now).ifPresent(actions::runMore);
    }
}
