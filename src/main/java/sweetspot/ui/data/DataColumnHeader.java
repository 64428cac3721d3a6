package sweetspot.ui.data;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.ColumnKind;
import sweetspot.data.ColumnProfile;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Severity;
import sweetspot.plot.Color;
import sweetspot.plot.Painter;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.Stroke;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PictureView;
import sweetspot.ui.kit.Ui;

/// The header of a column of the data table: its name, its type, a small picture of its values, and their range.
final class DataColumnHeader extends VBox {

    /// The role of a column in the experiment.
    enum Role { FEATURE, TARGET, EXCLUDED }

    DataColumnHeader(ColumnProfile profile, Role role, Optional<sweetspot.study.Role> played,
            Optional<Finding> finding) {
        getStyleClass().add("column-head");
        Label name = Ui.label(profile.name(), "column-name");
        HBox top = new HBox(name);
        top.getStyleClass().add("column-top");
        finding.ifPresent(f -> top.getChildren().add(Ui.icon(Feather.ALERT_TRIANGLE,
                f.severity() == Severity.SERIOUS ? "danger-text" : "warning-text")));
        Label chip = switch (role) {
            case TARGET -> Ui.chip(Messages.text("data.table.target"), "accent");
            case EXCLUDED -> Ui.chip(Messages.text("data.table.excluded"));
            case FEATURE -> Ui.chip(profile.kind().label());
        };
        if (role == Role.TARGET) chip.setGraphic(Ui.icon(Feather.TARGET));
        PictureView picture = new PictureView();
        picture.getStyleClass().add("column-picture");
        picture.show((p, w, h, t) -> paint(profile, p, w, h, t));
        Label summary = Ui.label(profile.summary(), "caption");
        String tone = profile.kind() == ColumnKind.ID || profile.kind() == ColumnKind.CONSTANT ? "danger-text"
                : profile.missing() > 0 ? "warning-text" : "muted";
        summary.getStyleClass().add(finding.isPresent() && finding.get().severity() == Severity.SERIOUS ? "danger-text"
                : tone);
        HBox chips = new HBox(chip);
        chips.getStyleClass().add("column-top");
        played.filter(_ -> role == Role.FEATURE).ifPresent(r -> {
            Label part = Ui.chip(Messages.text("data.role." + r.id()), "accent");
            part.setTooltip(new Tooltip(Messages.text("data.role." + r.id() + ".help")));
            chips.getChildren().add(part);
        });
        getChildren().addAll(top, chips, picture, summary);
        boolean hidden = played.filter(r -> !r.isFeature()).isPresent();
        if (role == Role.EXCLUDED || hidden) getStyleClass().add("excluded");
    }

    private static void paint(ColumnProfile profile, Painter p, double w, double h, PlotTheme t) {
        if (profile.kind() == ColumnKind.ID || profile.kind() == ColumnKind.TEXT) {
            double middle = h / 2 - t.px(3);
            p.rect(0, middle, Math.min(w, t.px(65)), t.px(7), 0, Color.NONE, Stroke.dashed(t.muted(), 1, t.px(3)));
        } else if (profile.top().isEmpty() || profile.kind() == ColumnKind.DATE) {
            bars(profile.histogram(), p, Math.min(w, t.px(74)), h, t);
        } else {
            shares(profile, p, Math.min(w, t.px(74)), h, t);
        }
    }

    private static void bars(List<Integer> counts, Painter p, double w, double h, PlotTheme t) {
        int most = counts.stream().max(Integer::compare).orElse(1);
        double step = w / Math.max(6, counts.size());
        for (int i = 0; i < counts.size(); i++) {
            double height = counts.get(i) == 0 ? 0 : Math.max(1, counts.get(i) * h / Math.max(1, most));
            p.rect(i * step, h - height, step - t.px(1), height, 0, t.blue().mix(t.subtle(), 0.62), Stroke.NONE);
        }
    }

    private static void shares(ColumnProfile profile, Painter p, double w, double h, PlotTheme t) {
        int present = Math.max(1, profile.rows() - profile.missing());
        double x = 0;
        double top = h / 2 - t.px(6);
        for (int i = 0; i < profile.top().size() && x < w; i++) {
            double width = Math.max(t.px(2), profile.top().get(i).rows() * w / present);
            Color color = profile.distinct() == 2 && i == 1 ? t.vermilion()
                    : t.blue().mix(t.subtle(), Math.max(0.15, 0.75 - 0.22 * i));
            p.rect(x, top, Math.min(width, w - x) - t.px(1), t.px(12), 0, color, Stroke.NONE);
            x += width;
        }
        if (x < w - 1) p.rect(x, top, w - x, t.px(12), 0, t.faint(), Stroke.NONE);
    }
}
