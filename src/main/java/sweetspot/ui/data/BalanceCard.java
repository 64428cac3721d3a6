package sweetspot.ui.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.ColumnProfile;
import sweetspot.data.TargetAnalysis;
import sweetspot.data.TargetAnalysis.ClassCount;
import sweetspot.plot.Color;
import sweetspot.plot.Stroke;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PictureView;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;

/// Shows how often each class occurs; for a number to predict, how its values are spread.
final class BalanceCard extends VBox {
    private static final int MOST = 6;
    private final DataViewModel data;

    BalanceCard(DataViewModel data) {
        this.data = data;
        getStyleClass().add("card");
        data.analysis().subscribe(a -> {
            setVisible(a.isPresent());
            setManaged(a.isPresent());
            a.ifPresent(this::show);
        });
    }

    private void show(TargetAnalysis analysis) {
        getChildren().clear();
        if (analysis.classification()) classes(analysis);
        else amounts(analysis);
        for (String warning : analysis.warnings()) {
            getChildren().add(Ui.note(Tone.WARNING, Feather.ALERT_TRIANGLE, Ui.paragraph(warning, "caption")));
        }
    }

    private void classes(TargetAnalysis analysis) {
        List<ClassCount> sorted = analysis.classes().stream()
                .sorted(Comparator.comparingInt(c -> -c.rows())).toList();
        HBox header = Ui.cardHeader(Messages.text("data.balance.title"), Ui.spacer());
        if (sorted.size() > 1) {
            int rare = sorted.getLast().rows();
            double share = (double) rare / Math.max(1, analysis.usableRows());
            if (share * sorted.size() < 0.4) {
                header.getChildren().add(Ui.badge(Tone.WARNING, Feather.ALERT_TRIANGLE,
                        Messages.text("data.balance.oneIn", Math.max(1, Math.round(1 / share)))));
            }
        }
        getChildren().add(header);
        for (int i = 0; i < Math.min(MOST, sorted.size()); i++) {
            getChildren().add(bar(sorted.get(i), i, analysis.usableRows()));
        }
        if (sorted.size() > MOST) {
            getChildren().add(Ui.label(Messages.text("data.balance.more", sorted.size() - MOST), "caption", "muted"));
        }
    }

    private VBox bar(ClassCount c, int index, int all) {
        double share = (double) c.rows() / Math.max(1, all);
        String numbers = String.format(Locale.ENGLISH, "%,d · %.1f%%", c.rows(), 100 * share);
        PictureView bar = new PictureView();
        bar.getStyleClass().add("balance-bar");
        bar.show((p, w, h, t) -> {
            Color color = index == 0 ? t.blue() : index == 1 ? t.vermilion() : index == 2 ? t.green()
                    : index == 3 ? t.purple() : t.grey();
            p.fill(0, 0, w, h, t.faint());
            p.fill(0, 0, Math.max(t.px(3), share * w), h, color);
        });
        Label name = Ui.label(c.name(), "caption");
        Ui.tellIfCut(name);
        Label counts = Ui.label(numbers, "caption", "muted");
        counts.setMinWidth(USE_PREF_SIZE);
        VBox box = new VBox(new HBox(name, Ui.spacer(), counts), bar);
        box.getStyleClass().add("balance-row");
        return box;
    }

    private void amounts(TargetAnalysis analysis) {
        Optional<ColumnProfile> profile = data.table().get().flatMap(t -> t.profiles().stream()
                .filter(p -> p.name().equals(analysis.column())).findFirst());
        getChildren().add(Ui.cardHeader(Messages.text("data.spread.title", analysis.column())));
        if (profile.isEmpty() || profile.get().histogram().isEmpty()) return;
        List<Integer> counts = profile.get().histogram();
        int most = counts.stream().max(Integer::compare).orElse(1);
        PictureView bars = new PictureView();
        bars.getStyleClass().add("spread-bars");
        bars.show((p, w, h, t) -> {
            double step = w / counts.size();
            for (int i = 0; i < counts.size(); i++) {
                double height = counts.get(i) * (h - 1) / Math.max(1, most);
                p.rect(i * step, h - 1 - height, step - t.px(2), height, 0, t.blue().mix(t.background(), 0.7), Stroke.NONE);
            }
            p.line(0, h - 0.5, w, h - 0.5, Stroke.solid(t.border(), 1));
        });
        String range = profile.get().summary();
        getChildren().addAll(bars, Ui.label(range, "caption", "muted"));
    }
}
