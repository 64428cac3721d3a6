package sweetspot.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import sweetspot.text.Messages;
import sweetspot.ui.export.ExportViewModel.Preview;
import sweetspot.ui.kit.Ui;

/// A text with line numbers, read only; JSON in light colours. Only the lines that can be seen exist as nodes.
final class CodeView extends ListView<String> {
    /// A field's name with its colon, another text, a number, a keyword.
    private static final Pattern TOKENS = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")(\\s*:)?"
            + "|(-?\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b)|\\b(true|false|null|NaN|Infinity)\\b");
    private static final int MOST_CHARACTERS = 2000;
    private boolean json;

    CodeView() {
        getStyleClass().add("code-view");
        setAccessibleText(Messages.text("export.preview"));
        setCellFactory(_ -> new Line());
    }

    void show(Preview preview, boolean asJson) {
        json = asJson;
        List<String> lines = new ArrayList<>(preview.lines());
        if (preview.hidden() > 0) lines.add(Messages.text("export.moreLines", preview.hidden()));
        getItems().setAll(lines);
        setProperties(preview);
    }

    private void setProperties(Preview preview) {
        getProperties().put("hidden", preview.hidden());
    }

    private boolean isNotice(int index) {
        return index == getItems().size() - 1 && (Integer) getProperties().getOrDefault("hidden", 0) > 0;
    }

    /// One line.
    private final class Line extends ListCell<String> {
        private final Label number = Ui.label("", "code-number-label");
        private final TextFlow flow = new TextFlow();
        private final HBox line = new HBox(number, flow);

        Line() {
            line.getStyleClass().add("code-line");
            setMouseTransparent(true);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            if (empty || text == null) {
                setGraphic(null);
                return;
            }
            boolean notice = isNotice(getIndex());
            number.setText(notice ? "" : Integer.toString(getIndex() + 1));
            String shown = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
            flow.getChildren().setAll(notice ? List.of(part(shown, "code-comment")) : json ? colored(shown)
                    : List.of(part(shown, "code-plain")));
            setGraphic(line);
        }
    }

    private static Text part(String text, String styleClass) {
        Text part = new Text(text);
        part.getStyleClass().addAll("code-text", styleClass);
        return part;
    }

    private static List<Text> colored(String line) {
        List<Text> parts = new ArrayList<>();
        Matcher matcher = TOKENS.matcher(line);
        int at = 0;
        while (matcher.find()) {
            if (matcher.start() > at) parts.add(part(line.substring(at, matcher.start()), "code-plain"));
            String kind = matcher.group(2) != null ? "code-plain" : matcher.group(1) != null ? "code-string"
                    : matcher.group(3) != null ? "code-number" : "code-keyword";
            parts.add(part(matcher.group(), kind));
            at = matcher.end();
        }
        if (at < line.length()) parts.add(part(line.substring(at), "code-plain"));
        return parts;
    }
}
