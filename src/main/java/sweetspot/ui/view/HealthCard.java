package sweetspot.ui.view;

import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.model.Metric;
import sweetspot.text.Messages;
import sweetspot.ui.model.DataViewModel;

/// What the health check found, worst first, each with what can be done about it.
final class HealthCard extends VBox {
    private final DataViewModel data;
    private final HBox header = new HBox();
    private final VBox rows = new VBox();

    HealthCard(DataViewModel data) {
        this.data = data;
        getStyleClass().addAll("card", "flush", "health-card");
        header.getStyleClass().add("card-header");
        header.setMinHeight(Region.USE_PREF_SIZE);
        rows.getStyleClass().add("health-rows");
        rows.setId("findings");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        data.findings().addListener((Observable _) -> refresh());
        data.kept().addListener((Observable _) -> refresh());
        data.metric().addListener(_ -> refresh());
        data.busy().addListener(_ -> refresh());
        refresh();
    }

    private void refresh() {
        header.getChildren().setAll(Ui.label(Messages.text("data.health.title"), "card-title"));
        long serious = data.open(Severity.SERIOUS);
        long warnings = data.open(Severity.WARNING);
        if (serious > 0) {
            header.getChildren().add(Ui.badge(Tone.DANGER, Feather.ALERT_TRIANGLE,
                    Messages.text("data.health.serious", serious)));
        }
        if (warnings > 0) {
            header.getChildren().add(Ui.badge(Tone.WARNING, Feather.ALERT_TRIANGLE,
                    Messages.text("data.health.warnings", warnings)));
        }
        if (data.busy().get()) header.getChildren().add(Ui.label(Messages.text("data.health.busy"), "caption", "muted"));
        header.getChildren().add(Ui.spacer());
        List<Finding> open = data.findings().stream().filter(f -> !data.isKept(f)).toList();
        long fixable = open.stream().filter(data::fixable).count();
        if (fixable > 1) {
            Button all = Ui.link(Messages.text("data.health.fixAll", fixable), data::fixAll);
            all.setId("fix-all");
            header.getChildren().add(all);
        }
        rows.getChildren().clear();
        data.analysis().get().ifPresent(a -> a.problems().forEach(p -> rows.getChildren().add(problem(p))));
        for (Finding finding : open) rows.getChildren().add(row(finding));
        int excluded = data.excluded().size();
        if (excluded > 0) rows.getChildren().add(excludedRow());
    }

    private Node problem(String text) {
        HBox row = new HBox(Ui.icon(Feather.ALERT_OCTAGON, "danger-text"), Ui.paragraph(text, "small", "medium"));
        row.getStyleClass().add("health-row");
        return row;
    }

    private Node row(Finding finding) {
        Node icon = switch (finding.severity()) {
            case SERIOUS -> Ui.icon(Feather.ALERT_TRIANGLE, "danger-text");
            case WARNING -> Ui.icon(Feather.ALERT_TRIANGLE, "warning-text");
            case NOTE -> Ui.icon(Feather.INFO, "muted");
            case OK -> Ui.icon(Feather.CHECK, "success-text");
        };
        Label title = Ui.paragraph(finding.title(), "small", "medium");
        VBox words = new VBox(title);
        if (!finding.detail().isEmpty()) words.getChildren().add(Ui.paragraph(finding.detail(), "caption", "muted"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(icon, words);
        row.getStyleClass().add("health-row");
        if (finding.severity() == Severity.OK) return row;
        if (data.fixable(finding)) {
            Button fix = Ui.button(fixText(finding.fix()), () -> data.apply(finding.fix()));
            fix.setMinWidth(Region.USE_PREF_SIZE);
            fix.setAccessibleText(fixText(finding.fix()) + ": " + finding.title());
            row.getChildren().add(fix);
        } else if (finding.fix() instanceof Fix.DoneInFolds) {
            Label done = Ui.label(Messages.text("data.health.inFolds"), "caption", "success-text", "health-done");
            done.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(done);
        }
        Button keep = Ui.button(Messages.text("data.health.keep"), () -> data.keep(finding), "quiet");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setAccessibleText(Messages.text("data.health.keep") + ": " + finding.title());
        row.getChildren().add(keep);
        return row;
    }

    private Node excludedRow() {
        String names = String.join(", ", data.excluded().stream().limit(6).toList())
                + (data.excluded().size() > 6 ? ", …" : "");
        VBox words = new VBox(Ui.paragraph(Messages.text("data.health.excluded", data.excluded().size()), "small",
                "medium"), Ui.paragraph(names, "caption", "muted"));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button include = Ui.button(Messages.text("data.health.include"), () -> data.excluded().clear(), "quiet");
        include.setMinWidth(Region.USE_PREF_SIZE);
        include.setId("include-all");
        HBox row = new HBox(Ui.icon(Feather.EYE_OFF, "muted"), words, include);
        row.getStyleClass().add("health-row");
        return row;
    }

    private static String fixText(Fix fix) {
        return switch (fix) {
            case Fix.ExcludeColumn _ -> Messages.text("data.health.exclude");
            case Fix.UseMetric m -> Messages.text("data.health.useMetric", ModelWords.inSentence(Metric.byId(m.metric())));
            case Fix.None _, Fix.DoneInFolds _ -> "";
        };
    }
}
