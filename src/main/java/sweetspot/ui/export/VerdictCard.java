package sweetspot.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.analysis.TradeOff;
import sweetspot.export.BestSettings;
import sweetspot.plot.Highlight;
import sweetspot.plot.IntervalPlot;
import sweetspot.plot.ParetoPlot;
import sweetspot.study.Direction;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.SealedTestResult;
import sweetspot.study.Trial;
import sweetspot.text.Durations;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.chart.ChartFiles;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.Dialogs;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.StudyWords;
import sweetspot.ui.study.TrialCounts;
import sweetspot.verdict.Verdict;

/// Shows whether tuning helped: the default's score beside the best one's, on the folds and, once opened, on the sealed
/// rows, with what it gained and cost.
final class VerdictCard extends VBox {
    /// Width, in font sizes of the title, from which on there is room for the chip.
    private static final double CHIP_FROM = 28;

    private final StudyViewModel study;
    private final ExportViewModel model;
    private final StackPane mark = new StackPane();
    private final Label title = Ui.paragraph("", "section-title");
    private final Label subtitle = Ui.paragraph("", "small", "muted");
    private final StackPane chip = new StackPane();
    private final PlotCanvas chart = new PlotCanvas();
    private final HBox numbers = new HBox();
    private final Label sealedText = Ui.paragraph("", "small", "muted");
    private final Button open =
            Ui.button(Messages.text("export.sealed.open"), Feather.UNLOCK, this::askToOpen);
    private final HBox sealedRow = new HBox(sealedText, open);
    private final ReadOnlyBooleanWrapper sealIsNext = new ReadOnlyBooleanWrapper(this, "sealIsNext");

    VerdictCard(StudyViewModel study, ExportViewModel model) {
        this.study = study;
        this.model = model;
        getStyleClass().addAll("card", "verdict-card");
        HBox first = new HBox(title, chip);
        first.getStyleClass().add("verdict-title-row");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        VBox words = new VBox(first, subtitle);
        HBox.setHgrow(words, Priority.ALWAYS);
        chip.setMinWidth(USE_PREF_SIZE);
        // Where it is narrow the title has the line to itself; the row below says the same as the chip.
        Ui.showWhen(chip, widthProperty().map(w -> w.doubleValue() >= CHIP_FROM * title.getFont().getSize()));
        mark.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(mark, words);
        head.getStyleClass().add("verdict-head");
        mark.getStyleClass().add("verdict-mark");
        title.setId("verdict-title");
        numbers.getStyleClass().add("verdict-numbers");
        sealedRow.getStyleClass().addAll("sealed-row", "row");
        HBox.setHgrow(sealedText, Priority.ALWAYS);
        sealedText.setMaxWidth(Double.MAX_VALUE);
        open.setId("open-sealed-test");
        open.setMinWidth(USE_PREF_SIZE);
        chart.setId("chart-verdict");
        ChartFiles.offer(chart, "verdict");
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(head, chart, numbers, sealedRow);
        model.best().subscribe(_ -> refresh());
        model.sealed().busy().subscribe(_ -> refresh());
        model.sealed().problem().subscribe(_ -> refresh());
        model.sealed().seenElsewhere().subscribe(_ -> refresh());
        study.phase().subscribe(_ -> refresh());
        chart.themeProperty().subscribe(_ -> refresh());
    }

    /// Tells whether opening the sealed test is what to do next, so that its button is the page's primary one.
    ReadOnlyBooleanProperty sealIsNext() {
        return sealIsNext.getReadOnlyProperty();
    }

    private void refresh() {
        Optional<BestSettings> best = model.best().get();
        if (best.isEmpty()) return;
        Optional<SealedTestResult> sealed = model.sealedResult();
        showVerdict(best.get(), sealed);
        if (best.get().snapshot().isMultiObjective()) showFront(best.get());
        else showIntervals(IntervalPlot.of(rows(best.get(), sealed)));
        showNumbers(best.get(), sealed);
        showSealed(sealed);
    }

    private void showIntervals(IntervalPlot plot) {
        double height = plot.preferredHeight(chart.themeProperty().get());
        chart.setPlot(plot);
        chart.setMinHeight(height * 0.8);
        chart.setPrefHeight(height);
    }

    private void showFront(BestSettings best) {
        List<String> names = new StudyWords(best.experiment()).objectives(best.snapshot());
        TradeOff data = TradeOff.of(best.snapshot(), study.front().get(), 0, 1);
        chart.setPlot(ParetoPlot.of(data, names.get(0), names.get(1)));
        chart.setHighlight(Highlight.NONE.picking(best.best().number()));
        chart.setOnPick(study.selection()::pick);
        double height = chart.themeProperty().get().px(230);
        chart.setMinHeight(height * 0.8);
        chart.setPrefHeight(height);
    }

    private void showVerdict(BestSettings best, Optional<SealedTestResult> sealed) {
        Optional<Verdict> verdict = model.verdict();
        Look look = verdict.isEmpty() ? new Look(Feather.TRENDING_DOWN, "mark-success")
                : switch (verdict.get().answer()) {
                    case HELPED -> new Look(Feather.CHECK, "mark-success");
                    case NOT_CLEAR -> new Look(Feather.HELP_CIRCLE, "mark-warning");
                    case PRACTICALLY_EQUAL, HARMED -> new Look(Feather.MINUS, "mark-neutral");
                    case ONCE -> new Look(Feather.TRENDING_UP, "mark-neutral");
                    case UNKNOWN -> new Look(Feather.HELP_CIRCLE, "mark-neutral");
                };
        mark.getStyleClass().setAll("verdict-mark", look.style());
        mark.getChildren().setAll(Ui.icon(look.icon()));
        title.setText(verdict.map(Verdict::title)
                .orElseGet(() -> Messages.text("verdict.front", study.front().get().size())));
        subtitle.setText(verdict.map(Verdict::text).orElseGet(() -> Messages.text("verdict.front.text",
                Integer.toString(best.best().number()),
                new StudyWords(best.experiment()).values(best.snapshot(), best.best()))));
        chip.getChildren().clear();
        if (sealed.isPresent() || !model.sealed().seenElsewhere().get().isEmpty()) {
            chip.getChildren().add(Ui.badge(Tone.NEUTRAL, Feather.UNLOCK, Messages.text("export.sealed.opened")));
        } else if (model.sealed().hasRows()) {
            chip.getChildren().add(Ui.badge(Tone.NEUTRAL, Feather.LOCK, Messages.text("export.sealed.locked")));
        }
    }

    private record Look(Feather icon, String style) {}

    private List<IntervalPlot.Row> rows(BestSettings best, Optional<SealedTestResult> sealed) {
        List<IntervalPlot.Row> rows = new ArrayList<>();
        String cv = Messages.text(crossValidated(best) ? "export.row.cv" : "export.row.scored");
        study.defaultTrial().filter(Trial::hasValue).ifPresent(d -> rows.add(
                row(Messages.text("export.row.default"), cv, d, false)));
        rows.add(row(Messages.text("export.row.best", Integer.toString(best.best().number())), cv, best.best(), true));
        Optional<EnsembleChoice> ensemble = EnsembleChoice.of(best.snapshot());
        ensemble.ifPresent(e -> rows.add(new IntervalPlot.Row(Messages.text("export.row.ensemble", e.members().size()),
                Messages.text("export.row.nested"), e.corrected(), e.corrected() - error(e), e.corrected() + error(e),
                Formats.scoreWithError(e.corrected(), e.standardError()), IntervalPlot.Mark.DOT, true, false)));
        sealed.ifPresent(s -> {
            String on = Messages.text("export.row.sealed", s.rows());
            rows.add(row(Messages.text("export.row.default"), on, s.base(), false));
            rows.add(row(Messages.text("export.row.best", Integer.toString(s.trial())), on, s.best(), true));
            s.ensemble().ifPresent(e -> rows.add(
                    row(Messages.text("export.row.ensemble", e.trials().size()), on, e.score(), true)));
        });
        return rows;
    }

    private static double error(EnsembleChoice ensemble) {
        return Double.isNaN(ensemble.standardError()) ? 0 : ensemble.standardError();
    }

    /// What a program says is its own affair.
    private static boolean crossValidated(BestSettings best) {
        return best.experiment().subject().resampling().isPresent();
    }

    private static IntervalPlot.Row row(String title, String on, Trial trial, boolean strong) {
        double error = trial.standardError().orElse(0);
        return new IntervalPlot.Row(title, on, trial.value(), trial.value() - error, trial.value() + error,
                Formats.scoreWithError(trial.value(), trial.standardError().orElse(Double.NaN)),
                strong ? IntervalPlot.Mark.DOT : IntervalPlot.Mark.BASE, strong, false);
    }

    private static IntervalPlot.Row row(String title, String on, SealedTestResult.Score score, boolean strong) {
        String text = Double.isNaN(score.low()) ? Formats.score(score.value())
                : Formats.score(score.value()) + " (" + Formats.bound(score.low(), score.value()) + "–"
                        + Formats.bound(score.high(), score.value()) + ")";
        return new IntervalPlot.Row(title, on, score.value(), score.low(), score.high(), text,
                strong ? IntervalPlot.Mark.DOT : IntervalPlot.Mark.BASE, strong, true);
    }

    private void showNumbers(BestSettings best, Optional<SealedTestResult> sealed) {
        numbers.getChildren().clear();
        model.verdict().flatMap(Verdict::gain).ifPresent(g -> numbers.getChildren().add(number(Feather.BAR_CHART,
                crossValidated(best) ? "export.gain" : "export.gain.plain",
                Formats.gain(g.difference(), best.best().value()), Double.isNaN(g.standardError()) ? ""
                        : Messages.text("export.gain.error",
                                Formats.error(g.standardError(), best.best().value(), 3)))));
        sealed.ifPresent(s -> {
            boolean higher = best.snapshot().direction() == Direction.MAXIMIZE;
            double sign = higher ? 1 : -1;
            numbers.getChildren().add(number(Feather.EYE, "export.optimism",
                    Formats.gain(sign * (best.snapshot().trials().get(s.trial()).value() - s.best().value()),
                            s.best().value()),
                    Messages.text(higher ? "export.optimism.higher" : "export.optimism.lower")));
        });
        TrialCounts counts = study.counts().get();
        numbers.getChildren().add(number(Feather.CLOCK, "export.cost", Durations.text(study.elapsed().get()),
                Messages.text("export.cost.text", counts.finished(), best.experiment().workers())));
        numbers.getChildren().getFirst().getStyleClass().add("first");
    }

    private static VBox number(Feather icon, String key, String value, String text) {
        HBox caption = new HBox(Ui.icon(icon, "muted", "small-icon"), Ui.label(Messages.text(key), "small", "muted"));
        caption.getStyleClass().add("number-caption");
        VBox box = new VBox(caption, Ui.label(value, "number-value"), Ui.paragraph(text, "caption", "muted"));
        box.getStyleClass().add("number-box");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void showSealed(Optional<SealedTestResult> sealed) {
        boolean rows = model.sealed().hasRows() && sealed.isEmpty();
        String problem = model.sealed().problem().get();
        String seen = model.sealed().seenElsewhere().get();
        boolean shown = rows || !problem.isEmpty() || !seen.isEmpty();
        sealedRow.setVisible(shown);
        sealedRow.setManaged(shown);
        open.setVisible(rows);
        open.setManaged(rows);
        open.setText(Messages.text(seen.isEmpty() ? "export.sealed.open" : "export.sealed.openSeen"));
        open.setDisable(!model.sealed().possible());
        // Rows that somebody has seen tell little: opening them is no longer the next thing to do.
        sealIsNext.set(rows && seen.isEmpty());
        Ui.setClass(open, "primary", sealIsNext.get());
        sealedText.setText(!problem.isEmpty() ? problem
                : !seen.isEmpty() && !model.sealed().busy().get() ? seen
                        : Messages.text(model.sealed().busy().get() ? "export.sealed.busy"
                                : study.isLive() ? "export.sealed.live" : "export.sealed.text"));
        Ui.setClass(sealedText, "danger-text", !problem.isEmpty());
    }

    private void askToOpen() {
        String seen = model.sealed().seenElsewhere().get();
        if (Dialogs.confirm(this, Messages.text("export.sealed.title"),
                seen.isEmpty() ? Messages.text("export.sealed.ask") : seen,
                Messages.text("export.sealed.open"))) {
            model.openSealed();
        }
    }
}
