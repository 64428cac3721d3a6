package sweetspot.ui.results;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.plot.FoldDots;
import sweetspot.space.Parameter;
import sweetspot.study.Experiment;
import sweetspot.study.Origins;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;
import sweetspot.ui.study.TrialActions;

/// The details of one trial: score against the default, parameters, folds, time, and why it failed if it did.
final class TrialCard extends VBox {
    private final StudyViewModel study;
    private final HBox title = Ui.row();
    private final Label score = Ui.label("", "trial-score");
    private final GridPane facts = new GridPane();
    private final Label failure = Ui.paragraph("", "small", "danger-text");
    private final HBox buttons = Ui.row();
    private final Optional<TrialActions> actions;
    private final Region close;
    private @Nullable Trial shown;
    private boolean shownBest;

    /// @param onClose what the cross of a pinned card does
    /// @param actions what can be done with the trial, as buttons of a pinned card
    TrialCard(StudyViewModel study, Runnable onClose, Optional<TrialActions> actions) {
        this.study = study;
        this.actions = actions;
        buttons.getStyleClass().add("trial-buttons");
        getStyleClass().add("trial-card");
        setId("trial-card");
        facts.getStyleClass().add("trial-facts");
        close = Ui.iconButton(Feather.X, Messages.text("results.card.close"), onClose);
        close.getStyleClass().add("card-close");
        getChildren().addAll(title, score, facts, failure, buttons);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setManaged(false);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
        shown = null;
    }

    /// Shows a trial.
    ///
    /// @param pinned whether the card stays until it is closed
    void show(int trialNumber, boolean pinned) {
        StudySnapshot snapshot = study.snapshot().get();
        if (trialNumber < 0 || trialNumber >= snapshot.trials().size()) {
            hide();
            return;
        }
        Trial trial = snapshot.trials().get(trialNumber);
        boolean same = trial == shown && study.isBest(trialNumber) == shownBest && close.isVisible() == pinned;
        setMouseTransparent(!pinned);
        close.setVisible(pinned);
        close.setManaged(pinned);
        if (!same) fill(trial, snapshot);
        if (!same) actions.ifPresent(a -> buttons.getChildren().setAll(a.buttons(trial)));
        show(buttons, pinned && actions.isPresent());
        shown = trial;
        shownBest = study.isBest(trialNumber);
        setVisible(true);
        autosize();
    }

    private void fill(Trial trial, StudySnapshot snapshot) {
        boolean several = snapshot.isMultiObjective();
        boolean best = study.isBest(trial.number());
        Label name = Ui.label(Messages.text("results.card.title", Integer.toString(trial.number())), "strong");
        title.getChildren().setAll(name, Ui.spacer(), best
                ? Ui.badge(Tone.SUCCESS, Feather.STAR,
                        Messages.text(several ? "results.card.front" : "results.card.best"))
                : badge(trial, StudyWords.state(trial, study.isLive())), close);
        boolean valued = trial.hasValue();
        score.setText(valued ? Formats.scoreWithError(trial.value(), trial.standardError().orElse(Double.NaN)) : "");
        show(score, valued && !several);
        facts.getChildren().clear();
        Experiment experiment = study.experiment().get();
        StudyWords words = new StudyWords(experiment);
        if (several && valued) {
            List<String> names = words.objectives(snapshot);
            for (int k = 0; k < names.size(); k++) fact(names.get(k), strong(Formats.score(trial.value(k))));
        }
        if (trial.constraints().length > 0) {
            fact(Messages.text("results.card.constraints"),
                    text(trial.feasible() ? Messages.text("results.column.satisfied")
                            : Messages.text("results.card.violated", Formats.significant(trial.violation(), 3))));
        }
        if (!several) againstDefault(trial).ifPresent(gain -> fact(Messages.text("results.card.against"), text(gain)));
        if (trial.number() == 0 && valued)
            fact(Messages.text("results.card.against"), text(Messages.text("results.card.isDefault")));
        for (Parameter p : experiment.space().parameters()) {
            if (!p.tuned() || !trial.configuration().has(p.name())) continue;
            fact(words.parameter(p.name()), text(words.value(p.name(), trial)));
        }
        String origin = origin(trial);
        if (!origin.isEmpty()) fact(Messages.text("results.card.origin"), text(origin));
        folds(trial);
        if (trial.state().finished() && trial.startMillis() > 0) {
            fact(Messages.text("results.card.time"), text(Durations.precise(trial.durationMillis())));
        }
        failure.setText(Printable.block(trial.failure(), Printable.TEXT));
        show(failure, trial.state() == TrialState.FAILED && !trial.failure().isBlank());
    }

    private static Node badge(Trial trial, String word) {
        if (trial.isStopped()) return Ui.badge(Tone.NEUTRAL, Feather.SQUARE, word);
        return switch (trial.state()) {
            case COMPLETE -> Ui.badge(Tone.NEUTRAL, Feather.CHECK, word);
            case PRUNED -> Ui.badge(Tone.NEUTRAL, Feather.CIRCLE, word);
            case FAILED -> Ui.badge(Tone.DANGER, Feather.X, word);
            case RUNNING -> Ui.badge(Tone.ACCENT, Feather.PLAY, word);
            case WAITING -> Ui.badge(Tone.NEUTRAL, Feather.CLOCK, word);
        };
    }

    /// The origin of a configuration that was queued; "" for another.
    private static String origin(Trial trial) {
        return switch (trial.origin()) {
            case Origins.QUEUED -> Messages.text("results.origin.queued");
            case Origins.REPEAT -> Messages.text("results.origin.repeat", trial.source());
            case Origins.WARM_START -> trial.source();
            default -> "";
        };
    }

    private Optional<String> againstDefault(Trial trial) {
        if (trial.number() == 0 || !trial.hasValue()) return Optional.empty();
        return study.defaultTrial().filter(Trial::hasValue)
                .map(d -> Formats.gain(trial.value() - d.value(), d.value()));
    }

    private void folds(Trial trial) {
        double[] scores = trial.foldScores();
        if (scores.length == 0) return;
        PlotCanvas dots = new PlotCanvas(FoldDots.of(scores));
        dots.setFocusTraversable(false);
        dots.setMinSize(70, 12);
        dots.setPrefSize(84, 12);
        dots.setMaxSize(84, 12);
        fact(Messages.text("results.card.folds", scores.length), dots);
    }

    private static Label strong(String value) {
        return Ui.label(value, "small", "strong");
    }

    private static Label text(String value) {
        return Ui.label(value, "small");
    }

    private void fact(String name, Node value) {
        int row = facts.getRowCount();
        Label label = Ui.label(name, "small", "muted");
        GridPane.setHgrow(label, Priority.ALWAYS);
        facts.addRow(row, label, value);
        GridPane.setHalignment(value, javafx.geometry.HPos.RIGHT);
        GridPane.setValignment(value, javafx.geometry.VPos.CENTER);
        if (value instanceof Label l) l.setAlignment(Pos.CENTER_RIGHT);
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
