package sweetspot.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportFound.BadLine;
import sweetspot.data.ImportNote;
import sweetspot.data.ImportOptions;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Tone;
import sweetspot.ui.kit.Ui;

/// Lines that cannot be read, with the consent to leave them out, and what else is worth a look.
final class ImportProblems extends VBox {
    private static final int LISTED = 200;

    private final ImportViewModel model;
    private final LongConsumer show;
    private final HBox header = new HBox();
    private final VBox rows = new VBox();
    private final CheckBox consent = Controls.checkBox("");

    /// @param show shows a line of the file
    ImportProblems(ImportViewModel model, LongConsumer show) {
        this.model = model;
        this.show = show;
        getStyleClass().addAll("card", "flush", "import-problems");
        header.getStyleClass().add("card-header");
        rows.getStyleClass().add("health-rows");
        consent.setId("import-consent");
        consent.selectedProperty().bindBidirectional(model.consent());
        consent.setMinWidth(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        model.preview().subscribe(_ -> refresh());
    }

    private void refresh() {
        int bad = model.badCount();
        List<ImportNote> remarks = model.remarks();
        String failed = model.preview().get().filter(p -> p.result().isEmpty()).map(p -> p.problem()).orElse("");
        header.getChildren().setAll(Ui.label(Messages.text("data.import.problems"), "card-title"));
        if (bad > 0) {
            header.getChildren().add(Ui.badge(Tone.DANGER, Feather.ALERT_TRIANGLE,
                    Messages.text("data.import.bad", bad)));
        }
        if (!remarks.isEmpty()) {
            header.getChildren().add(Ui.badge(Tone.WARNING, Feather.ALERT_TRIANGLE,
                    Messages.text("data.import.look", remarks.size())));
        }
        header.getChildren().add(Ui.spacer());
        List<String> texts = new ArrayList<>();
        rows.getChildren().clear();
        if (!failed.isEmpty()) {
            rows.getChildren().add(row(Ui.icon(Feather.ALERT_OCTAGON, "danger-text"), 0, failed));
            texts.add(failed);
        }
        if (bad > 0) {
            consent.setText(Messages.text("data.import.consent", bad));
            VBox agree = new VBox(consent, Ui.paragraph(Messages.text("data.import.consent.help"), "caption", "muted"));
            agree.getStyleClass().add("import-agree");
            VBox lines = new VBox();
            lines.setMinWidth(0);
            HBox.setHgrow(lines, Priority.ALWAYS);
            for (BadLine line : model.bad().subList(0, Math.min(LISTED, model.bad().size()))) {
                String text = line.isTorn() ? Messages.text("data.import.tornLine")
                        : Messages.text("data.import.badLine", line.cells(), line.columns());
                lines.getChildren().add(row(Ui.icon(Feather.ALERT_TRIANGLE, "danger-text"), line.line(), text));
                texts.add(Messages.text("data.import.lineText", line.line(), text));
            }
            if (bad > LISTED) lines.getChildren().add(row(Ui.icon(Feather.MORE_HORIZONTAL, "muted"), 0,
                    Messages.text("data.import.more", bad - LISTED)));
            rows.getChildren().add(new HBox(lines, agree));
        }
        for (ImportNote note : remarks) {
            HBox row = row(Ui.icon(Feather.ALERT_TRIANGLE,
                    note.severity() == Severity.SERIOUS ? "danger-text" : "warning-text"), note.line(), note.text());
            if (note.fix() instanceof Fix.LeaveOutLines l) row.getChildren().add(leaveOut(l));
            rows.getChildren().add(row);
            texts.add(note.text());
        }
        if (texts.isEmpty() && model.result().isPresent()) {
            rows.getChildren()
                    .add(row(Ui.icon(Feather.CHECK, "success-text"), 0, Messages.text("data.import.noProblems")));
        } else if (!texts.isEmpty()) {
            Button copy = Ui.link(Messages.text("data.import.copyList"), () -> copy(texts));
            copy.setId("import-copy");
            header.getChildren().add(copy);
        }
    }

    private HBox row(Node icon, long line, String text) {
        HBox row = new HBox(icon);
        if (line > 0) {
            Button link = Ui.link(Messages.text("data.import.lineLink", line), () -> show.accept(line));
            link.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(link);
        }
        VBox words = new VBox(Ui.paragraph(Printable.line(text), "small"));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row.getChildren().add(words);
        row.getStyleClass().add("import-problem");
        return row;
    }

    private Button leaveOut(Fix.LeaveOutLines fix) {
        Button button = Ui.button(Messages.text("data.health.leaveOut"), () -> {
            ImportOptions now = model.draft().get();
            Set<Long> lines = new TreeSet<>(now.leaveOut());
            lines.addAll(fix.lines());
            model.draft().set(now.withLeaveOut(lines));
        });
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static void copy(List<String> texts) {
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join(System.lineSeparator(), texts));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
