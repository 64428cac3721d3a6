package sweetspot.ui.data;

import java.util.Collection;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.study.Cleaning;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;

/// Shows the findings of the health check, worst first, each with its remedies.
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
        data.cleaning().addListener(_ -> refresh());
        data.validation().addListener(_ -> refresh());
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
        int fixable = data.fixes().fixable().size();
        if (fixable > 1) {
            Button all = Ui.link(Messages.text("data.health.fixAll", fixable), data.fixes()::fixAll);
            all.setId("fix-all");
            header.getChildren().add(all);
        }
        rows.getChildren().clear();
        data.analysis().get().ifPresent(a -> a.problems().forEach(p -> rows.getChildren().add(problem(p))));
        for (Finding finding : open) rows.getChildren().add(switch (finding.kind()) {
            case REMOVED -> removedRow(finding);
            case MERGED -> mergedRow(finding);
            default -> row(finding);
        });
        if (!data.excluded().isEmpty()) rows.getChildren().add(excludedRow());
        long kept = data.findings().stream().filter(data::isKept).count();
        if (kept > 0) rows.getChildren().add(keptRow(kept));
    }

    private Node removedRow(Finding finding) {
        return doneRow(Feather.COPY, finding.title(), finding.detail(), Messages.text("data.health.removed.undo"),
                "keep-duplicates",
                () -> data.cleaning().set(new Cleaning(false, data.cleaning().get().mergeSpellings())));
    }

    private Node mergedRow(Finding finding) {
        return doneRow(Feather.EDIT_3, finding.title(), finding.detail(), Messages.text("data.health.merged.undo"),
                "keep-spellings",
                () -> data.cleaning().set(new Cleaning(data.cleaning().get().removeDuplicates(), List.of())));
    }

    /// A row for the findings that were kept as they are, which can be looked at again.
    private Node keptRow(long count) {
        String titles = String.join("; ", data.findings().stream().filter(data::isKept).map(Finding::title).limit(3)
                .toList()) + (count > 3 ? "; …" : "");
        return doneRow(Feather.EYE, Messages.text("data.health.kept", count), titles,
                Messages.text("data.health.kept.undo"), "show-kept", () -> data.kept().clear());
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
        boolean fixable = data.fixes().fixable(finding);
        if (fixable) {
            Button fix = Ui.button(DataFixes.label(finding.fix()), () -> data.fixes().apply(finding.fix()));
            fix.setMinWidth(Region.USE_PREF_SIZE);
            fix.setAccessibleText(DataFixes.label(finding.fix()) + ": " + finding.title());
            row.getChildren().add(fix);
        } else if (finding.fix() instanceof Fix.DoneInFolds) {
            Label done = Ui.label(Messages.text("data.health.inFolds"), "caption", "success-text", "health-done");
            done.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(done);
        }
        // What asks for nothing needs no answer.
        if (finding.severity() == Severity.NOTE && (!fixable || finding.fix() instanceof Fix.ReadLines)) return row;
        Button keep = Ui.button(Messages.text("data.health.keep"), () -> data.fixes().keep(finding), "quiet");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setTooltip(new Tooltip(Messages.text("data.health.keep.help")));
        keep.setAccessibleText(Messages.text("data.health.keep") + ": " + finding.title());
        row.getChildren().add(keep);
        return row;
    }

    private Node excludedRow() {
        return doneRow(Feather.EYE_OFF, Messages.text("data.health.excluded", data.excluded().size()),
                names(data.excluded()), Messages.text("data.health.include"), "include-all",
                () -> data.excluded().clear());
    }

    private static String names(Collection<String> columns) {
        return String.join(", ", columns.stream().limit(6).map(Printable::brief).toList())
                + (columns.size() > 6 ? ", …" : "");
    }

    /// A row for a finding that was mended, with the way back.
    private static Node doneRow(Feather icon, String title, String detail, String undo, String id, Runnable action) {
        VBox words = new VBox(Ui.paragraph(title, "small", "medium"));
        if (!detail.isEmpty()) words.getChildren().add(Ui.paragraph(detail, "caption", "muted"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button back = Ui.button(undo, action, "quiet");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setId(id);
        back.setAccessibleText(undo + ": " + title);
        HBox row = new HBox(Ui.icon(icon, "muted"), words, back);
        row.getStyleClass().add("health-row");
        return row;
    }
}
