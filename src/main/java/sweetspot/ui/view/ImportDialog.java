package sweetspot.ui.view;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Header;
import sweetspot.text.Messages;
import sweetspot.ui.model.DataViewModel;

/// How a text table is to be read, where finding it out went wrong.
final class ImportDialog {
    private static final List<Optional<Character>> DELIMITERS = List.of(Optional.empty(), Optional.of(','),
            Optional.of(';'), Optional.of('\t'), Optional.of('|'));
    private static final List<Optional<Charset>> CHARSETS = List.of(Optional.empty(),
            Optional.of(StandardCharsets.UTF_8), Optional.of(Charset.forName("windows-1252")),
            Optional.of(StandardCharsets.ISO_8859_1), Optional.of(StandardCharsets.UTF_16));

    private ImportDialog() {}

    static void show(Window owner, DataViewModel data) {
        ImportOptions now = data.options().get();
        ComboBox<Optional<Character>> delimiter = box("import-delimiter", DELIMITERS, now.delimiter(),
                ImportDialog::delimiterText);
        ComboBox<Header> header = box("import-header", List.of(Header.values()), now.header(),
                h -> Messages.text("data.import.header." + h.name().toLowerCase(Locale.ROOT)));
        ComboBox<Optional<Charset>> charset = box("import-charset", CHARSETS, now.charset(),
                c -> c.map(Charset::displayName).orElse(Messages.text("data.import.auto")));
        ComboBox<DecimalMark> decimals = box("import-decimals", List.of(DecimalMark.values()), now.decimals(),
                d -> Messages.text("data.import.decimals." + d.name().toLowerCase(Locale.ROOT)));
        TextField missing = new TextField(now.missing().stream().filter(s -> !s.isEmpty()).sorted()
                .collect(Collectors.joining(", ")));
        missing.setId("import-missing");
        VBox notes = new VBox();
        data.table().get().ifPresent(t -> t.result().notes()
                .forEach(note -> notes.getChildren().add(Ui.paragraph(note, "caption", "muted"))));
        VBox form = new VBox(Ui.field(Messages.text("data.import.delimiter"), delimiter),
                Ui.field(Messages.text("data.import.header"), header),
                Ui.field(Messages.text("data.import.charset"), charset),
                Ui.field(Messages.text("data.import.decimals"), decimals),
                Ui.field(Messages.text("data.import.missing"), missing), notes);
        form.getStyleClass().addAll("rows", "wide-labels");
        ButtonType read = new ButtonType(Messages.text("data.import.read"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = ShellDialogs.dialog(owner, Messages.text("data.import.title"), form, read,
                ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(read).setId("import-read");
        ShellDialogs.onClose(dialog, pressed -> {
            if (pressed != read) return;
            Set<String> marks = Arrays.stream(missing.getText().split(",")).map(String::strip)
                    .collect(Collectors.toSet());
            marks.add("");
            data.read(now.withDelimiter(delimiter.getValue()).withHeader(header.getValue())
                    .withCharset(charset.getValue()).withDecimals(decimals.getValue()).withMissing(marks));
        });
        dialog.show();
    }

    private static String delimiterText(Optional<Character> delimiter) {
        return delimiter.map(c -> Messages.text("data.import.delimiter." + switch (c) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> "bar";
        })).orElse(Messages.text("data.import.auto"));
    }

    private static <T> ComboBox<T> box(String id, List<T> items, T value, java.util.function.Function<T, String> text) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(items);
        if (!items.contains(value)) box.getItems().add(value);
        box.setConverter(TargetCard.converter(text));
        box.setValue(value);
        return box;
    }
}
