package sweetspot.ui.verdict;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.plot.Hit;
import sweetspot.plot.IntervalPlot;
import sweetspot.text.Messages;
import sweetspot.ui.chart.ChartFiles;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.chart.RowCard;
import sweetspot.ui.kit.Dialogs;
import sweetspot.ui.kit.Theme;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.verdict.VerdictStory.Promises;
import sweetspot.ui.verdict.VerdictStory.SealState;
import sweetspot.verdict.VerdictWords;

/// What each number promises, and the sealed test: locked with the button that opens it, or opened.
final class PromiseCard extends VBox {
    /// Width in font sizes below which the box with the button is laid out closer.
    private static final double NARROW = 34;

    private final VerdictViewModel model;
    private final Label metric = Ui.label("");
    private final StackPane chip = new StackPane();
    private final PlotCanvas chart = new PlotCanvas();
    private final Label lockTitle = Ui.paragraph("", "strong", "small");
    private final Label lockText = Ui.paragraph("", "small", "muted");
    private final Button open = Ui.button("", Feather.UNLOCK, this::ask);
    private final HBox lock = new HBox(Ui.icon(Feather.LOCK), new VBox(lockTitle, lockText), open);
    private final StackPane body = new Body();
    private final Label foot = Ui.paragraph("", "small");
    private final ReadOnlyBooleanWrapper sealIsNext = new ReadOnlyBooleanWrapper(this, "sealIsNext");
    private SealState seal = SealState.NONE;

    PromiseCard(VerdictViewModel model) {
        this.model = model;
        getStyleClass().addAll("card", "verdict-promise-card");
        chart.setId("chart-promises");
        ChartFiles.offer(chart, "promises");
        RowCard.offer(chart, Hit::item);
        chart.themeProperty().subscribe(_ -> size());
        widthProperty().subscribe(_ -> Ui.setClass(lock, "narrow", getWidth() < NARROW * Theme.em(this)));
        open.setId("verdict-open-seal");
        open.setMinWidth(USE_PREF_SIZE);
        lock.setId("verdict-lock");
        lock.getStyleClass().add("verdict-lock");
        HBox.setHgrow(lock.getChildren().get(1), Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        foot.setId("verdict-promise-foot");
        chip.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(
                Cards.header(Messages.text("verdict.page.promise.title"), Messages.text("verdict.page.promise.title"),
                        metric, chip),
                body,
                Cards.foot(foot));
        model.sealed().busy().subscribe(_ -> describe());
        model.sealed().problem().subscribe(_ -> describe());
        model.sealed().seenElsewhere().subscribe(_ -> describe());
        model.study().phase().subscribe(_ -> describe());
        model.fresh().running().subscribe(_ -> describe());
    }

    void show(Promises promises) {
        metric.setText(promises.metric());
        chart.setPlot(promises.plot());
        size();
        seal = promises.seal();
        chip.getChildren().clear();
        switch (seal) {
            case OPENED -> {
                Label opened = Ui.badge(Tone.NEUTRAL, Feather.UNLOCK,
                        Messages.text("verdict.page.seal.opened", promises.opened()));
                opened.setTooltip(new Tooltip(VerdictWords.secondLook()));
                chip.getChildren().add(opened);
            }
            case LOCKED -> chip.getChildren()
                    .add(Ui.badge(Tone.NEUTRAL, Feather.LOCK, Messages.text("export.sealed.locked")));
            case NONE -> {}
        }
        String missing = String.join(" ", promises.missing());
        foot.setText(missing.isEmpty() ? promises.foot() : promises.foot() + " " + missing);
        describe();
    }

    private void size() {
        if (!(chart.getPlot() instanceof IntervalPlot plot)) return;
        chart.setMinHeight(plot.preferredHeight(chart.themeProperty().get()) * 0.8);
    }

    private void describe() {
        boolean locked = seal == SealState.LOCKED;
        String seen = model.sealed().seenElsewhere().get();
        String problem = model.sealed().problem().get();
        boolean busy = model.sealed().busy().get();
        boolean had = open.isFocused();
        Cards.show(lock, locked);
        sealIsNext.set(locked && seen.isEmpty() && !model.study().isLive());
        Ui.setClass(open, "primary", sealIsNext.get());
        open.setText(Messages.text(seen.isEmpty() ? "export.sealed.open" : "export.sealed.openSeen"));
        open.setDisable(!model.sealed().possible() || model.fresh().running().get());
        lockTitle.setText(Messages.text("verdict.page.seal.rows"));
        lockText.setText(!problem.isEmpty() ? problem : busy ? Messages.text("export.sealed.busy")
                : !seen.isEmpty() ? seen
                        : Messages.text(model.study().isLive() ? "export.sealed.live" : "verdict.page.seal.once"));
        Ui.setClass(lockText, "danger-text", !problem.isEmpty());
        Cards.show(lockTitle, problem.isEmpty() && seen.isEmpty());
        if (!locked && had) chart.requestFocus();
        body.requestLayout();
    }

    /// The chart, with the box that holds the button in the middle of the rows that are locked.
    private final class Body extends StackPane {
        private static final double SIDE = 16;

        Body() {
            getChildren().setAll(chart, lock);
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            if (!(chart.getPlot() instanceof IntervalPlot plot) || !lock.isManaged()) return;
            double top = plot.lockedStart(getHeight(), chart.themeProperty().get());
            double end = plot.lockedEnd(getHeight(), chart.themeProperty().get());
            double width = Math.max(0, getWidth() - 2 * SIDE);
            double height = lock.prefHeight(width);
            lock.resizeRelocate(SIDE, Math.round(top + (end - top - height) / 2), width, height);
        }

        @Override
        protected double computeMinHeight(double width) {
            return chart.minHeight(width);
        }
    }

    private void ask() {
        String seen = model.sealed().seenElsewhere().get();
        String trial = model.usedTrial().map(t -> Integer.toString(t.number())).orElse("");
        if (Dialogs.confirm(this, Messages.text("export.sealed.title"),
                seen.isEmpty() ? Messages.text("verdict.page.seal.asks", trial) : seen,
                Messages.text("export.sealed.open"))) {
            model.openSealed();
        }
    }

    /// Tells whether opening the sealed test is what to do next.
    ReadOnlyBooleanProperty sealIsNext() {
        return sealIsNext.getReadOnlyProperty();
    }
}
