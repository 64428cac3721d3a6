package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;
import sweetspot.ui.draft.RowSpec.Kind;
import sweetspot.ui.kit.NumberText;

/// A parameter as it is typed in a form: its name, kind, range and default, with what is wrong at each field.
public final class ParameterForm {

    /// The fields of the form.
    public enum Entry { NAME, LOW, HIGH, STEP, CHOICES, DEFAULT }

    /// The result of the form.
    ///
    /// @param parameter empty while something is wrong
    /// @param problems by the field they stand at
    public record Result(Optional<Parameter> parameter, Map<Entry, String> problems) {}

    private final Set<String> taken;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.DECIMAL);
    private final BooleanProperty log = new SimpleBooleanProperty(this, "log");
    private final Map<Entry, StringProperty> texts = new EnumMap<>(Entry.class);
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(this, "result");

    /// @param taken names that other parameters have
    public ParameterForm(Set<String> taken) {
        this.taken = Set.copyOf(taken);
        for (Entry entry : Entry.values()) {
            StringProperty text = new SimpleStringProperty(this, entry.name(), "");
            text.addListener(_ -> judge());
            texts.put(entry, text);
        }
        kind.addListener(_ -> judge());
        log.addListener(_ -> judge());
        judge();
    }

    /// Fills the form in.
    public void load(Parameter parameter) {
        text(Entry.NAME).set(parameter.name());
        switch (parameter.range()) {
            case FloatDistribution d -> numbers(Kind.DECIMAL, d.low(), d.high(), d.log(), d.step());
            case IntDistribution d -> numbers(Kind.WHOLE, d.low(), d.high(), d.log(), d.step() == 1 ? 0 : d.step());
            case CategoricalDistribution d -> {
                kind.set(Kind.CHOICE);
                text(Entry.CHOICES).set(String.join(", ", d.choices().stream().map(ChoiceText::write).toList()));
            }
        }
        text(Entry.DEFAULT).set(parameter.defaultValue() instanceof Number n && kind.get() != Kind.CHOICE
                ? NumberText.format(n.doubleValue()) : ChoiceText.write(parameter.defaultValue()));
    }

    private void numbers(Kind which, double low, double high, boolean logarithmic, double step) {
        kind.set(which);
        text(Entry.LOW).set(NumberText.format(low));
        text(Entry.HIGH).set(NumberText.format(high));
        text(Entry.STEP).set(step == 0 ? "" : NumberText.format(step));
        log.set(logarithmic);
    }

    private void judge() {
        Map<Entry, String> problems = new EnumMap<>(Entry.class);
        String name = text(Entry.NAME).get().strip();
        if (name.isEmpty()) problems.put(Entry.NAME, Messages.text("program.form.noName"));
        else if (name.matches("(?s).*[{}\\p{Cntrl}].*"))
            problems.put(Entry.NAME, Messages.text("program.form.badName"));
        else if (taken.contains(name)) problems.put(Entry.NAME, Messages.text("program.form.taken", name));
        Optional<Distribution> range = kind.get() == Kind.CHOICE ? choices(problems) : numbers(problems);
        Optional<Parameter> parameter = range.flatMap(r -> start(r, problems))
                .filter(_ -> problems.isEmpty()).map(s -> new Parameter(name, range.orElseThrow(), s.value()));
        result.set(new Result(parameter, Map.copyOf(problems)));
    }

    /// A default; a type of its own because null is a valid choice.
    private record Start(@Nullable Object value) {}

    private Optional<Start> start(Distribution range, Map<Entry, String> problems) {
        String typed = text(Entry.DEFAULT).get().strip();
        if (typed.isEmpty()) return Optional.of(new Start(Parameter.middle(range)));
        if (range instanceof CategoricalDistribution c) {
            for (Object choice : c.choices()) {
                if (ChoiceText.write(choice).equals(typed) || String.valueOf(choice).equals(typed)) {
                    return Optional.of(new Start(choice));
                }
            }
            problems.put(Entry.DEFAULT, Messages.text("program.form.noChoice", typed));
            return Optional.empty();
        }
        boolean whole = range instanceof IntDistribution;
        return number(Entry.DEFAULT, whole, problems).map(n -> new Start(whole ? (Object) n.longValue() : (Object) n));
    }

    private Optional<Distribution> choices(Map<Entry, String> problems) {
        try {
            List<Object> choices = ChoiceText.read(text(Entry.CHOICES).get());
            if (choices.size() > 1) return Optional.of(new CategoricalDistribution(choices));
            problems.put(Entry.CHOICES, Messages.text("program.form.fewChoices"));
        } catch (IllegalArgumentException e) {
            problems.put(Entry.CHOICES, e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Distribution> numbers(Map<Entry, String> problems) {
        boolean whole = kind.get() == Kind.WHOLE;
        Optional<Double> low = number(Entry.LOW, whole, problems);
        Optional<Double> high = number(Entry.HIGH, whole, problems);
        Optional<Double> step = text(Entry.STEP).get().isBlank() || log.get() ? Optional.of(0.0)
                : number(Entry.STEP, whole, problems);
        if (low.isEmpty() || high.isEmpty() || step.isEmpty()) return Optional.empty();
        if (high.get() <= low.get()) problems.put(Entry.HIGH, Messages.text("program.form.highBelowLow"));
        if (log.get() && low.get() <= 0) problems.put(Entry.LOW, Messages.text("space.row.logLow"));
        if (!text(Entry.STEP).get().isBlank() && !log.get() && step.get() <= 0) {
            problems.put(Entry.STEP, Messages.text("program.form.badStep"));
        }
        if (problems.keySet().stream().anyMatch(e -> e == Entry.HIGH || e == Entry.LOW || e == Entry.STEP)) {
            return Optional.empty();
        }
        try {
            return Optional.of(whole ? new IntDistribution(low.get().longValue(), high.get().longValue(), log.get(),
                    step.get() == 0 ? 1 : step.get().longValue())
                    : new FloatDistribution(low.get(), high.get(), log.get(), step.get()));
        } catch (IllegalArgumentException e) {
            problems.put(Entry.STEP, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Double> number(Entry entry, boolean whole, Map<Entry, String> problems) {
        return switch (NumberText.parse(text(entry).get(), whole)) {
            case NumberText.Number n -> Optional.of(n.value());
            case NumberText.Rejected r -> {
                problems.put(entry, r.reason());
                yield Optional.empty();
            }
        };
    }

    /// The text typed in a field.
    public StringProperty text(Entry entry) {
        return Objects.requireNonNull(texts.get(entry));
    }

    /// The kind of values that it takes.
    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /// Tells whether numbers are spread evenly in their logarithm; a step is then left out.
    public BooleanProperty log() {
        return log;
    }

    /// The result of the form; it follows every key.
    public ReadOnlyObjectProperty<Result> result() {
        return result.getReadOnlyProperty();
    }

    /// Choices as people type them: parted by commas, quoted where a comma or a number is meant as text; a quote inside
    /// of quotes is doubled.
    static final class ChoiceText {
        private ChoiceText() {}

        /// @throws IllegalArgumentException if a quote is open or a choice stands twice
        static List<Object> read(String text) {
            List<Object> choices = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            boolean quoted = false;
            boolean wasQuoted = false;
            for (int i = 0; i <= text.length(); i++) {
                char c = i < text.length() ? text.charAt(i) : ',';
                if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    word.append(c);
                    i++;
                } else if (c == '"') {
                    // Blanks around the quotes do not count, those inside do.
                    if (!quoted && word.toString().isBlank()) word.setLength(0);
                    quoted = !quoted;
                    wasQuoted = true;
                } else if (c == ',' && !quoted) {
                    if (wasQuoted) choices.add(word.toString());
                    else if (!word.toString().isBlank()) choices.add(plain(word.toString().strip()));
                    word.setLength(0);
                    wasQuoted = false;
                } else if (i < text.length() && !(wasQuoted && !quoted && Character.isWhitespace(c))) {
                    word.append(c);
                }
            }
            if (quoted) throw new IllegalArgumentException(Messages.text("program.form.openQuote"));
            for (int i = 0; i < choices.size(); i++) {
                if (choices.indexOf(choices.get(i)) < i) {
                    throw new IllegalArgumentException(
                            Messages.text("program.form.choiceTwice", String.valueOf(choices.get(i))));
                }
            }
            return choices;
        }

        private static @Nullable Object plain(String word) {
            if (word.equals("true") || word.equals("false")) return Boolean.valueOf(word);
            if (word.equals("null")) return null;
            String signed = word.replace('−', '-');
            if (signed.matches("[-+]?\\d{1,18}")) return Long.parseLong(signed);
            return NumberText.parse(word, false) instanceof NumberText.Number n ? (Object) n.value() : word;
        }

        static String write(@Nullable Object choice) {
            if (!(choice instanceof String s)) return String.valueOf(choice);
            boolean plain = !s.isBlank() && s.equals(s.strip()) && s.matches("[^,\"]*") && plain(s) instanceof String;
            return plain ? s : '"' + s.replace("\"", "\"\"") + '"';
        }
    }
}
