package sweetspot.ui.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.data.ImportFound;
import sweetspot.data.ImportOptions;
import sweetspot.data.ImportOptions.DecimalMark;
import sweetspot.data.ImportOptions.Header;
import sweetspot.data.ImportOptions.Thousands;
import sweetspot.data.ImportResult;
import sweetspot.data.format.FileKind;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// The options of reading a file, each with what was found: a tick where it follows from the file, a pencil where it was
/// chosen.
final class ImportForm extends VBox {
    private static final List<Optional<Character>> DELIMITERS = List.of(Optional.empty(), Optional.of(','),
            Optional.of(';'), Optional.of('\t'), Optional.of('|'), Optional.of(' '));
    private static final List<Optional<Charset>> CHARSETS = List.of(Optional.empty(),
            Optional.of(StandardCharsets.UTF_8), Optional.of(Charset.forName("windows-1252")),
            Optional.of(StandardCharsets.ISO_8859_1), Optional.of(StandardCharsets.UTF_16));
    private static final List<Optional<String>> DATES = List.of(Optional.empty(), Optional.of("yyyy-MM-dd"),
            Optional.of("dd.MM.yyyy"), Optional.of("dd/MM/yyyy"), Optional.of("MM/dd/yyyy"));
    private static final int SHOWN = 4;

    private final ImportViewModel model;
    private final List<Runnable> refreshing = new ArrayList<>();
    private boolean building;

    ImportForm(ImportViewModel model) {
        this.model = model;
        getStyleClass().addAll("rows", "import-form");
        build();
        model.preview().subscribe(_ -> refresh());
        model.draft().subscribe(_ -> refresh());
    }

    /// Shows the options as they are, after all of them changed.
    void build() {
        building = true;
        getChildren().clear();
        refreshing.clear();
        ImportOptions now = model.draft().get();
        ComboBox<Optional<FileKind>> kind = box("import-kind", kinds(), now.form().kind(),
                k -> k.map(f -> key("kind." + f.id())).orElse(auto()), (o, v) -> o.withForm(o.form().withKind(v)));
        FirstFocus.prefer(kind, true);
        option("kind", kind, o -> o.form().kind().isPresent(),
                f -> Messages.text(f.found().packed() ? "data.import.found.packed" : "data.import.found.kind",
                        key("kind." + f.found().kind().id())));
        ComboBox<Optional<String>> sheet = box("import-sheet", List.of(Optional.empty()), now.form().sheet(),
                s -> s.map(Printable::brief).orElse(auto()), (o, v) -> o.withForm(o.form().withSheet(v)));
        option("sheet", sheet, o -> o.form().sheet().isPresent(), f -> {
            sheets(sheet, f.found());
            return f.found().sheets().isEmpty() ? key("found.noSheets")
                    : Messages.text("data.import.found.sheet", f.found().sheet(), f.found().sheets().size());
        });
        option("delimiter", box("import-delimiter", DELIMITERS, now.delimiter(), ImportForm::delimiterText,
                ImportOptions::withDelimiter), o -> o.delimiter().isPresent(), f -> textOnly(f, delimiter(f)));
        option("skip", number("import-skip", now.skip()), o -> o.skip().isPresent(), f -> key("found.before",
                f.found().before()));
        option("header", box("import-header", List.of(Header.values()), now.header(),
                h -> key("header." + id(h)), ImportOptions::withHeader), o -> o.header() != Header.AUTO,
                f -> key(f.found().header() ? "found.header" : "found.noHeader"));
        option("charset", box("import-charset", CHARSETS, now.charset(), c -> c.map(Charset::displayName)
                .orElse(auto()), ImportOptions::withCharset), o -> o.charset().isPresent(),
                f -> textOnly(f, f.charset().displayName()));
        option("comment", entry("import-comment", now.comment().orElse(""), auto(), "[^\\s\"]{0,3}",
                (o, t) -> o.withComment(t.isEmpty() ? Optional.empty() : Optional.of(t))),
                o -> o.comment().isPresent(), f -> textOnly(f, f.found().comment().isEmpty() ? key("found.none")
                        : f.found().comment()));
        option("decimals", box("import-decimals", List.of(DecimalMark.values()), now.decimals(),
                d -> key("decimals." + id(d)), ImportOptions::withDecimals), o -> o.decimals() != DecimalMark.AUTO,
                f -> f.found().example().isEmpty() ? key("found.noMark")
                        : key(f.found().sure() ? "found.mark" : "found.guess", Printable.brief(f.found().example())));
        option("thousands", box("import-thousands", List.of(Thousands.values()), now.thousands(),
                t -> key("thousands." + id(t)), ImportOptions::withThousands), o -> o.thousands() != Thousands.AUTO,
                f -> key(f.found().decimal() == ',' ? "found.otherThanComma" : "found.otherThanPoint"));
        option("units", entry("import-units", now.form().units().map(ImportForm::joined).orElse(""),
                key("units.any"), ".*", (o, t) -> o.withForm(o.form().withUnits(t.isBlank() ? Optional.empty()
                        : Optional.of(t.strip().equals("-") ? Set.of() : split(t))))),
                o -> o.form().units().isPresent(), f -> f.found().units().isEmpty() ? key("found.none")
                        : few(f.found().units()));
        boolean usual = now.missing().equals(ImportOptions.USUAL_MISSING);
        option("missing", entry("import-missing", usual ? "" : joined(now.missing()), key("missing.usual"), ".*",
                (o, t) -> o.withMissing(marks(t))), o -> !o.missing().equals(ImportOptions.USUAL_MISSING),
                f -> f.found().missing().isEmpty() ? key("found.emptyOnly") : few(f.found().missing()));
        option("dates", box("import-dates", DATES, now.form().dateFormat(), d -> d.orElse(auto()),
                (o, v) -> o.withForm(o.form().withDateFormat(v))), o -> o.form().dateFormat().isPresent(),
                _ -> key("found.dates"));
        option("leaveOut", entry("import-leave-out", now.leaveOut().stream().sorted().map(String::valueOf)
                .collect(Collectors.joining(", ")), key("leaveOut.none"), "[\\d, ]*",
                (o, t) -> o.withLeaveOut(lines(t))), o -> !o.leaveOut().isEmpty(),
                f -> key("found.leftOut", f.found().leftOut().size()));
        building = false;
        refresh();
    }

    /// What changes the options by a value.
    private interface Change<T> {
        ImportOptions apply(ImportOptions options, T value);
    }

    private static String key(String key, Object... arguments) {
        return Messages.text("data.import." + key, arguments);
    }

    private static String auto() {
        return key("auto");
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<Optional<FileKind>> kinds() {
        List<Optional<FileKind>> kinds = new ArrayList<>(List.of(Optional.empty()));
        for (FileKind kind : FileKind.values()) kinds.add(Optional.of(kind));
        return kinds;
    }

    /// A row: the control, and below it what was found.
    private void option(String key, Control control, Function<ImportOptions, Boolean> chosen,
            Function<ImportResult, String> evidence) {
        Label found = Ui.paragraph("", "caption", "import-found");
        found.setId(control.getId() + "-found");
        getChildren().add(new VBox(Ui.field(key(key), control), found));
        refreshing.add(() -> {
            boolean own = chosen.apply(model.draft().get());
            Optional<ImportResult> result = model.result();
            String text = result.map(evidence).orElse("");
            found.setGraphic(text.isEmpty() && !own ? null
                    : Ui.icon(own ? Feather.EDIT_2 : Feather.CHECK, own ? "accent-text" : "success-text"));
            found.setText(own ? key("found.yours", Printable.line(text)) : Printable.line(text));
            Ui.setClass(found, "accent-text", own);
            Ui.setClass(found, "muted", !own);
        });
    }

    private void refresh() {
        if (building) return;
        building = true;
        refreshing.forEach(Runnable::run);
        building = false;
    }

    private <T> void set(Change<T> change, T value) {
        if (!building) model.draft().set(change.apply(model.draft().get(), value));
    }

    private <T> ComboBox<T> box(String id, List<T> items, T value, Function<T, String> text, Change<T> change) {
        ComboBox<T> box = new SearchCombo<>();
        box.setId(id);
        box.getItems().setAll(items);
        if (!items.contains(value)) box.getItems().add(value);
        box.setConverter(Ui.converter(text));
        box.setValue(value);
        box.valueProperty().addListener((_, _, now) -> set(change, now));
        return box;
    }

    /// A field that counts once it is left, or Enter is pressed: each change reads the file.
    private TextField entry(String id, String text, String prompt, String allowed, Change<String> change) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPromptText(prompt);
        UnaryOperator<TextFormatter.@Nullable Change> filter =
                c -> c != null && c.getControlNewText().matches(allowed) && c.getControlNewText().length() < 500 ? c
                        : null;
        field.setTextFormatter(new TextFormatter<>(filter));
        String[] before = {text};
        Runnable done = () -> {
            if (field.getText().equals(before[0])) return;
            before[0] = field.getText();
            set(change, field.getText());
        };
        field.setOnAction(_ -> done.run());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) done.run();
        });
        return field;
    }

    private TextField number(String id, OptionalInt value) {
        return entry(id, value.isPresent() ? Integer.toString(value.getAsInt()) : "", auto(), "\\d{0,6}",
                (o, t) -> o.withSkip(t.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(t))));
    }

    private static void sheets(ComboBox<Optional<String>> box, ImportFound found) {
        box.setDisable(found.sheets().size() < 2);
        List<Optional<String>> all = new ArrayList<>(List.of(Optional.empty()));
        found.sheets().forEach(s -> all.add(Optional.of(s)));
        Optional<String> now = box.getValue();
        if (!all.contains(now)) all.add(now);
        if (!box.getItems().equals(all)) {
            box.getItems().setAll(all);
            box.setValue(now);
        }
    }

    private static String textOnly(ImportResult result, String text) {
        return result.found().kind() == FileKind.TEXT ? text : key("found.textOnly");
    }

    private String delimiter(ImportResult result) {
        String name = delimiterText(Optional.of(result.delimiter()));
        return model.badCount() == 0 ? key("found.delimiter", name)
                : key("found.delimiterBut", name, model.badCount());
    }

    private static String delimiterText(Optional<Character> delimiter) {
        return delimiter.map(c -> switch (c) {
            case ',' -> key("delimiter.comma");
            case ';' -> key("delimiter.semicolon");
            case '\t' -> key("delimiter.tab");
            case ' ' -> key("delimiter.space");
            case '|' -> key("delimiter.bar");
            default -> Printable.line(String.valueOf(c));
        }).orElse(auto());
    }

    private static String joined(Set<String> texts) {
        return texts.stream().filter(s -> !s.isEmpty()).sorted().collect(Collectors.joining(", "));
    }

    private static String few(List<String> texts) {
        return texts.stream().limit(SHOWN).map(Printable::brief).collect(Collectors.joining(", "))
                + (texts.size() > SHOWN ? ", …" : "");
    }

    private static Set<String> split(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
    }

    private static Set<String> marks(String text) {
        if (text.isBlank()) return ImportOptions.USUAL_MISSING;
        Set<String> marks = split(text);
        marks.add("");
        return marks;
    }

    private static Set<Long> lines(String text) {
        return Arrays.stream(text.split("[, ]+")).filter(l -> !l.isEmpty() && l.length() < 15).map(Long::valueOf)
                .filter(l -> l > 0).collect(Collectors.toSet());
    }
}
