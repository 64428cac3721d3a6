package sweetspot.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import sweetspot.data.TargetAnalysis;
import sweetspot.plot.Anchor;
import sweetspot.plot.Color;
import sweetspot.plot.Painter;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.Stroke;
import sweetspot.study.SplitPlan;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PictureView;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// Shows and edits which rows train, which score and which stay sealed.
final class ValidationCard extends VBox {

    /// Number of folds and whether they keep the class shares.
    private record Folds(int count, boolean stratified) {}

    private final DataViewModel data;
    private final ComboBox<Folds> folds = new SearchCombo<>();
    private final ComboBox<Double> test = new SearchCombo<>();
    private final PictureView picture = new PictureView();
    private final Label searchRows = Ui.label("", "caption", "muted");
    private final Label sealedRows = Ui.label("", "caption", "muted");
    private final Label below = Ui.paragraph("", "caption", "muted");
    private final Label sealed = Ui.label(Messages.text("data.plan.sealed"), "caption", "strong");
    private final Label words = Ui.paragraph("", "strong");
    private final Node foldsRow = Ui.field(Messages.text("data.plan.folds"), folds);
    private final Node testRow = Ui.field(Messages.text("data.plan.testSet"), test);
    private final Label explanation = Ui.paragraph("", "caption", "muted");
    private boolean refreshing;

    ValidationCard(DataViewModel data) {
        this.data = data;
        getStyleClass().add("card");
        folds.setId("plan-folds");
        test.setId("plan-test");
        for (int count : new int[]{3, 5, 10, 20}) {
            folds.getItems().add(new Folds(count, true));
            folds.getItems().add(new Folds(count, false));
        }
        folds.setConverter(Ui.converter(f -> Messages.text(
                f.stratified() ? "data.plan.stratified" : "data.plan.plain", f.count())));
        test.getItems().setAll(List.of(0.0, 0.1, 0.2, 0.3, 0.4));
        test.setConverter(Ui.converter(share -> share == 0 ? Messages.text("data.plan.noTest")
                : Messages.text("data.plan.test", Math.round(100 * share))));
        folds.valueProperty().addListener(_ -> changed());
        test.valueProperty().addListener(_ -> changed());
        below.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(below, Priority.ALWAYS);
        sealed.setMinWidth(USE_PREF_SIZE);
        picture.getStyleClass().add("plan-picture");
        picture.show(this::paint);
        Button why = Ui.link(Messages.text("data.plan.why"), () -> {});
        why.setId("plan-why");
        why.setOnAction(_ -> explain(why));
        Button choose = Ui.button(Messages.text("data.plan.choose"), data.plan()::open);
        choose.setId("plan-choose");
        choose.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(Ui.cardHeader(Messages.text("data.plan.title"), Ui.spacer(), why),
                words, foldsRow, testRow,
                new VBox(new HBox(searchRows, Ui.spacer(), sealedRows), picture, new HBox(below, sealed)),
                explanation, choose);
        getChildren().get(4).getStyleClass().add("plan-box");
        data.validation().subscribe(_ -> refresh());
        data.analysis().subscribe(_ -> refresh());
        data.plan().picture().subscribe(_ -> picture.requestLayout());
    }

    private void explain(Button why) {
        Label text = Ui.paragraph(Messages.text("data.plan.why.text"), "small");
        text.getStyleClass().add("popover-text");
        PopOver popOver = new PopOver(text);
        popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
        popOver.setTitle(Messages.text("data.plan.title"));
        popOver.show(why);
    }

    private void changed() {
        if (refreshing || folds.getValue() == null || test.getValue() == null) return;
        data.validation().set(data.validation().get().withFolds(folds.getValue().count())
                .withTestFraction(test.getValue()).withStratified(folds.getValue().stratified()));
    }

    private void refresh() {
        refreshing = true;
        Validation plan = data.validation().get();
        Folds now = new Folds(plan.folds(), plan.stratified());
        // An experiment file may ask for numbers that the lists do not offer.
        if (!folds.getItems().contains(now)) folds.getItems().add(now);
        if (!test.getItems().contains(plan.testFraction())) test.getItems().add(plan.testFraction());
        folds.setValue(now);
        test.setValue(plan.testFraction());
        refreshing = false;
        boolean standard = plan.plan().equals(SplitPlan.standard()) && plan.testFile().isEmpty();
        words.setText(plan.testFile().isEmpty() ? plan.words() : Messages.text("data.plan.withFile", plan.words(),
                Path.of(plan.testFile()).getFileName()));
        for (Node node : List.of(foldsRow, testRow, searchRows.getParent(), below.getParent())) {
            node.setVisible(standard);
            node.setManaged(standard);
        }
        words.setVisible(!standard);
        words.setManaged(!standard);
        Optional<TargetAnalysis> analysis = data.analysis().get();
        int rows = analysis.map(TargetAnalysis::usableRows).orElse(0);
        int sealedCount = (int) Math.round(rows * plan.testFraction());
        searchRows.setText(Messages.text("data.plan.searchRows", rows - sealedCount));
        boolean hasTest = plan.testFraction() > 0;
        sealedRows.setText(hasTest ? String.format(Locale.ENGLISH, "%,d", sealedCount) : "");
        sealed.setVisible(hasTest);
        below.setText(below(plan, analysis));
        // Of a plan that was not chosen by hand, why it was taken.
        explanation.setText(standard ? Messages.text(hasTest ? "data.plan.sealed.text" : "data.plan.unsealed.text")
                : data.plan().reason());
        explanation.setVisible(!explanation.getText().isEmpty());
        explanation.setManaged(explanation.isVisible());
        picture.requestLayout();
    }

    private String below(Validation plan, Optional<TargetAnalysis> analysis) {
        if (plan.stratified() && analysis.isPresent() && !analysis.get().positive().isEmpty()) {
            TargetAnalysis a = analysis.get();
            double share = a.classes().stream().filter(c -> c.name().equals(a.positive()))
                    .mapToInt(TargetAnalysis.ClassCount::rows).sum() * 100.0 / Math.max(1, a.usableRows());
            return Messages.text("data.plan.keeps", plan.folds(), String.format(Locale.ENGLISH, "%.1f", share),
                    a.positive());
        }
        return Messages.text(plan.stratified() ? "data.plan.keepsAll" : "data.plan.random", plan.folds());
    }

    /// Folds as rows of blocks, the scored one marked; the sealed rows hatched beside them.
    private void paint(Painter p, double w, double h, PlotTheme t) {
        Validation plan = data.validation().get();
        if (words.isVisible()) {
            data.plan().picture().get().ifPresent(plot -> plot.paint(p, w, h, t));
            return;
        }
        int k = plan.folds();
        boolean hasTest = plan.testFraction() > 0;
        double sealedWidth = hasTest ? Math.max(t.px(40), w * plan.testFraction()) : 0;
        double left = w - sealedWidth - (hasTest ? t.px(6) : 0);
        double gap = k > 10 ? 1 : t.px(2);
        double cell = left / k;
        double row = h / k;
        Color train = t.blue().mix(t.background(), t.dark() ? 0.35 : 0.28);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                boolean scored = i == j;
                p.rect(j * cell, i * row, cell - gap, row - gap, k > 10 ? 0 : t.px(2), scored ? t.orange() : train,
                        Stroke.NONE);
                if (scored && cell > t.px(30) && row > t.px(13)) {
                    p.text(Messages.text("data.plan.scored"), (j + 0.5) * cell - gap / 2,
                            (i + 0.5) * row - gap / 2 + t.captionBold().middleToBaseline(), Anchor.MIDDLE,
                            t.captionBold(),
                            t.dark() ? t.background() : t.text());
                }
            }
        }
        if (!hasTest) return;
        double x = w - sealedWidth;
        p.rect(x, 0, sealedWidth, h - gap, t.px(3), t.subtle(), Stroke.NONE);
        p.clipped(x + 1, 1, sealedWidth - 2, h - gap - 2,
                () -> p.hatch(x, 0, sealedWidth, h - gap, t.px(7), Stroke.solid(t.border(), 1)));
        p.rect(x, 0, sealedWidth, h - gap, t.px(3), Color.NONE, Stroke.solid(t.muted(), t.px(1.5)));
        lock(p, x + sealedWidth / 2, (h - gap) / 2, t);
    }

    private static void lock(Painter p, double cx, double cy, PlotTheme t) {
        double s = t.px(17);
        p.rect(cx - s, cy - s, 2 * s, 2 * s, t.px(4), t.background(), Stroke.solid(t.text(), t.px(1.25)));
        Stroke pen = Stroke.solid(t.text(), t.px(1.5));
        p.rect(cx - t.px(7), cy - t.px(1), t.px(14), t.px(10), t.px(2), Color.NONE, pen);
        double[] xs = new double[13];
        double[] ys = new double[13];
        for (int i = 0; i < 13; i++) {
            double angle = Math.PI - i * Math.PI / 12;
            xs[i] = cx + t.px(4) * Math.cos(angle);
            ys[i] = cy - t.px(5) - t.px(4) * Math.sin(angle);
        }
        p.polyline(xs, ys, 13, pen);
        p.line(cx - t.px(4), cy - t.px(5), cx - t.px(4), cy - t.px(1), pen);
        p.line(cx + t.px(4), cy - t.px(5), cx + t.px(4), cy - t.px(1), pen);
    }
}
