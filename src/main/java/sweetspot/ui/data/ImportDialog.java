package sweetspot.ui.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Header;
import sweetspot.data.ImportOptions.Ragged;
import sweetspot.data.ImportOptions.Thousands;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Ui;

/// Asks how to read a text table, where finding it out went wrong.
final class ImportDialog {
    private static final List<Optional<Character>> DELIMITERS = List.of(Optional.empty(), Optional.of(','),
            Optional.of(';'), Optional.of('\t'), Optional.of('|'), Optional.of(' '));
    private static final List<Optional<Charset>> CHARSETS = List.of(Optional.empty(),
            Optional.of(StandardCharsets.UTF_8), Optional.of(Charset.forName("windows-1252")),
            Optional.of(StandardCharsets.ISO_8859_1), Optional.of(StandardCharsets.UTF_16));

    private static final int NOTES = 4;

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
        ComboBox<Thousands> thousands = box("import-thousands", List.of(Thousands.values()), now.thousands(),
                t -> Messages.text("data.import.thousands." + t.name().toLowerCase(Locale.ROOT)));
        boolean usual = now.missing().equals(ImportOptions.USUAL_MISSING);
        TextField missing = entry("import-missing", usual ? "" : now.missing().stream().filter(s -> !s.isEmpty())
                .sorted().collect(Collectors.joining(", ")), "data.import.missing.usual");
        TextField skip = entry("import-skip", now.skip().isPresent() ? Integer.toString(now.skip().getAsInt()) : "",
                "data.import.auto");
        skip.setTextFormatter(onlyText("\\d{0,6}"));
        TextField comment = entry("import-comment", now.comment().orElse(""), "data.import.auto");
        comment.setTextFormatter(onlyText("[^\\s\"]{0,3}"));
        TextField leaveOut = entry("import-leave-out", now.leaveOut().stream().sorted().map(String::valueOf)
                .collect(Collectors.joining(", ")), "data.import.leaveOut.none");
        leaveOut.setTextFormatter(onlyText("[\\d, ]*"));
        CheckBox ragged = Controls.checkBox(Messages.text("data.import.ragged"));
        ragged.setId("import-ragged");
        ragged.setSelected(now.ragged() == Ragged.LEAVE_OUT);
        Label conflict = Ui.paragraph(Messages.text("data.import.thousands.conflict"), "caption");
        BooleanBinding same = Bindings.createBooleanBinding(() -> same(decimals.getValue(), thousands.getValue()),
                decimals.valueProperty(), thousands.valueProperty());
        conflict.visibleProperty().bind(same);
        conflict.managedProperty().bind(same);
        VBox notes = new VBox();
        data.table().get().ifPresent(t -> addNotes(notes, t.result().notes()));
        VBox form = new VBox(Ui.field(Messages.text("data.import.delimiter"), delimiter),
                Ui.field(Messages.text("data.import.header"), header),
                Ui.field(Messages.text("data.import.skip"), skip),
                Ui.field(Messages.text("data.import.comment"), comment),
                Ui.field(Messages.text("data.import.charset"), charset),
                Ui.field(Messages.text("data.import.decimals"), decimals),
                Ui.field(Messages.text("data.import.thousands"), thousands), conflict,
                Ui.field(Messages.text("data.import.missing"), missing),
                Ui.field(Messages.text("data.import.leaveOut"), leaveOut), ragged, notes);
        form.getStyleClass().addAll("rows", "wide-labels");
        ButtonType read = new ButtonType(Messages.text("data.import.read"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = ShellDialogs.dialog(owner, Messages.text("data.import.title"), form, read,
                ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(read).setId("import-read");
        dialog.getDialogPane().lookupButton(read).disableProperty().bind(same);
        ShellDialogs.onClose(dialog, pressed -> {
            if (pressed != read) return;
            data.read(now.withDelimiter(delimiter.getValue()).withHeader(header.getValue())
                    .withCharset(charset.getValue()).withDecimals(decimals.getValue())
                    .withThousands(thousands.getValue()).withMissing(marks(missing.getText()))
                    .withSkip(skip.getText().isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(skip.getText())))
                    .withComment(comment.getText().isEmpty() ? Optional.empty() : Optional.of(comment.getText()))
                    .withRagged(ragged.isSelected() ? Ragged.LEAVE_OUT : Ragged.REFUSE)
                    .withLeaveOut(lines(leaveOut.getText())));
        });
        dialog.show();
    }

    private static boolean same(DecimalMark decimals, Thousands thousands) {
        return decimals == DecimalMark.COMMA && thousands == Thousands.COMMA
                || decimals == DecimalMark.POINT && thousands == Thousands.POINT;
    }

    private static Set<String> marks(String text) {
        if (text.isBlank()) return ImportOptions.USUAL_MISSING;
        Set<String> marks = Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
        marks.add("");
        return marks;
    }

    private static Set<Long> lines(String text) {
        return Arrays.stream(text.split("[, ]+")).filter(l -> !l.isEmpty() && l.length() < 15).map(Long::valueOf)
                .filter(l -> l > 0).collect(Collectors.toSet());
    }

    private static TextField entry(String id, String text, String promptKey) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPromptText(Messages.text(promptKey));
        return field;
    }

    private static TextFormatter<String> onlyText(String allowed) {
        return new TextFormatter<>(change -> change.getControlNewText().matches(allowed) ? change : null);
    }

    private static void addNotes(VBox box, List<String> notes) {
        notes.stream().limit(NOTES).forEach(note -> box.getChildren().add(
                Ui.paragraph(Printable.line(note), "caption", "muted")));
        if (notes.size() > NOTES) {
            box.getChildren().add(Ui.paragraph(Messages.text("data.import.more", notes.size() - NOTES), "caption", "muted"));
        }
    }

    private static String delimiterText(Optional<Character> delimiter) {
        return delimiter.map(c -> Messages.text("data.import.delimiter." + switch (c) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case ' ' -> "space";
            default -> "bar";
        })).orElse(Messages.text("data.import.auto"));
    }

    private static <T> ComboBox<T> box(String id, List<T> items, T value, java.util.function.Function<T, String> text) {
        ComboBox<T> box = new SearchCombo<>();
        box.setId(id);
        box.getItems().setAll(items);
        if (!items.contains(value)) box.getItems().add(value);
        box.setConverter(Ui.converter(text));
        box.setValue(value);
        return box;
    }
}
