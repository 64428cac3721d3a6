package sweetspot.ui.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.space.Expression;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Relation;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// The controls of which a rule is put together: a parameter, a comparison, and multiples of others that are added up.
final class RuleTerms extends VBox {
    /// Stands for a number alone in the list of parameters.
    private static final String NUMBER = "";

    private final SpaceEditorViewModel editor;
    private final Runnable changed;
    private final ComboBox<String> first = combo("rule-first", "space.rules.first");
    private final ComboBox<Relation.Comparison> comparison = new ComboBox<>();
    private final List<Term> terms = new ArrayList<>();
    private final Button add = Ui.link(Messages.text("space.rules.addTerm"), this::addTerm);
    private boolean updating;

    /// @param changed is told of every change
    RuleTerms(SpaceEditorViewModel editor, Runnable changed) {
        this.editor = editor;
        this.changed = changed;
        getStyleClass().add("rule-terms");
        add.setGraphic(Ui.icon(Feather.PLUS));
        add.setId("rule-add-term");
        first.setMaxWidth(Double.MAX_VALUE);
        comparison.getItems().setAll(Relation.Comparison.values());
        comparison.setConverter(Ui.converter(c -> c.signs().getLast()));
        comparison.setId("rule-comparison");
        comparison.setAccessibleText(Messages.text("space.rules.comparison"));
        comparison.getStyleClass().add("rule-comparison");
        comparison.valueProperty().addListener((_, _, _) -> tell());
        first.valueProperty().addListener((_, _, _) -> tell());
    }

    /// What a multiple of a parameter is set by.
    private final class Term {
        private final TextField factor = new TextField("1");
        private final ComboBox<String> name = combo("rule-term", "space.rules.term");
        private final Label times = Ui.label("×", "muted");

        Term(String number, String parameter) {
            factor.setText(number);
            factor.getStyleClass().addAll("number", "rule-factor");
            factor.setAccessibleText(Messages.text("space.rules.factor"));
            factor.textProperty().addListener((_, _, _) -> tell());
            name.getItems().setAll(names());
            name.getItems().add(NUMBER);
            name.setValue(parameter);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.valueProperty().addListener((_, _, _) -> tell());
        }

        HBox line(int number) {
            factor.setId("rule-factor-" + number);
            name.setId("rule-term-" + number);
            HBox line = new HBox(number == 0 ? comparison : Ui.label("+", "muted", "rule-plus"), factor, times, name);
            if (number > 0) {
                line.getChildren().add(Ui.iconButton(Feather.X, Messages.text("space.rules.removeTerm"), () -> {
                    terms.remove(this);
                    lay();
                    tell();
                }));
            }
            line.getStyleClass().add("rule-term");
            return line;
        }

        Optional<String> text() {
            String number = factor.getText().strip().replace(',', '.');
            if (number.isEmpty() || name.getValue() == null) return Optional.empty();
            String signed = number.startsWith("-") ? "(" + number + ")" : number;
            if (name.getValue().equals(NUMBER)) return Optional.of(signed);
            String quoted = new Expression.Reference(name.getValue()).text();
            return Optional.of(number.equals("1") ? quoted : signed + "*" + quoted);
        }
    }

    /// The link that adds a term; the panel places it.
    Button adder() {
        return add;
    }

    /// Whether a list is open, which Escape is to close.
    boolean isChoosing() {
        return first.isShowing() || comparison.isShowing() || terms.stream().anyMatch(t -> t.name.isShowing());
    }

    void focusFirst() {
        first.requestFocus();
    }

    private List<String> names() {
        return editor.rows().stream().filter(r -> r.spec().numeric() && r.parameter().derived().isEmpty()
                && r.parameter().range() instanceof NumericDistribution).map(ParameterRow::name).toList();
    }

    private String label(String name) {
        if (name.equals(NUMBER)) return Messages.text("space.rules.number");
        return editor.rows().stream().filter(r -> r.name().equals(name)).map(r -> r.spec().label()).findFirst()
                .orElse(name);
    }

    private ComboBox<String> combo(String id, String key) {
        ComboBox<String> combo = new SearchCombo<>();
        combo.setId(id);
        combo.setAccessibleText(Messages.text(key));
        combo.setConverter(Ui.converter(name -> name == null ? "" : label(name)));
        return combo;
    }

    /// Begins with a rule between the first two numbers that are tuned.
    ///
    /// @return whether there is a number
    boolean begin() {
        List<String> names = names();
        if (names.isEmpty()) return false;
        // Those that always count come first: with a conditional one, most of the space stays as it is.
        List<String> tuned = editor.rows().stream().filter(r -> names.contains(r.name()) && r.parameter().tuned())
                .sorted(Comparator.comparing(r -> r.state().depth() > 0)).map(ParameterRow::name).toList();
        List<String> from = tuned.size() >= 2 ? tuned : names;
        set(from.getFirst(), Relation.Comparison.AT_MOST,
                List.of(new Term("1", from.size() > 1 ? from.get(1) : NUMBER)));
        return true;
    }

    /// Whether a rule is a parameter compared with a sum of multiples.
    boolean canShow(Relation rule) {
        return rule.left() instanceof Expression.Reference r && names().contains(r.name())
                && parts(rule.right()).isPresent();
    }

    /// Shows a rule if it can be.
    ///
    /// @return whether it could
    boolean show(Relation rule) {
        if (!canShow(rule)) return false;
        set(((Expression.Reference) rule.left()).name(), rule.comparison(), parts(rule.right()).orElseThrow());
        return true;
    }

    private void set(String name, Relation.Comparison how, List<Term> shown) {
        updating = true;
        first.getItems().setAll(names());
        first.setValue(name);
        comparison.setValue(how);
        terms.clear();
        terms.addAll(shown);
        lay();
        updating = false;
        tell();
    }

    private Optional<List<Term>> parts(Expression sum) {
        return switch (sum) {
            case Expression.Constant c -> Optional.of(List.of(new Term(number(c.value()), NUMBER)));
            case Expression.Reference r -> names().contains(r.name())
                    ? Optional.of(List.of(new Term("1", r.name()))) : Optional.empty();
            case Expression.Operation o when o.sign() == '*' -> o.left() instanceof Expression.Constant c
                    && o.right() instanceof Expression.Reference r && names().contains(r.name())
                            ? Optional.of(List.of(new Term(number(c.value()), r.name()))) : Optional.empty();
            case Expression.Operation o when o.sign() == '+' -> {
                Optional<List<Term>> left = parts(o.left());
                Optional<List<Term>> right = parts(o.right());
                if (left.isEmpty() || right.isEmpty()) yield Optional.empty();
                List<Term> both = new ArrayList<>(left.get());
                both.addAll(right.get());
                yield Optional.of(both);
            }
            case Expression.Log _ -> Optional.empty();
            case Expression.Operation _ -> Optional.empty();
        };
    }

    private static String number(double value) {
        return new Expression.Constant(value).text();
    }

    private void addTerm() {
        terms.add(new Term("1", NUMBER));
        lay();
        tell();
        terms.getLast().factor.requestFocus();
    }

    private void lay() {
        getChildren().setAll(first);
        for (int i = 0; i < terms.size(); i++) getChildren().add(terms.get(i).line(i));
    }

    private void tell() {
        if (!updating) changed.run();
    }

    /// The rule as text; empty while something is missing.
    Optional<String> text() {
        if (first.getValue() == null || comparison.getValue() == null) return Optional.empty();
        List<String> texts = new ArrayList<>();
        for (Term term : terms) {
            Optional<String> text = term.text();
            if (text.isEmpty()) return Optional.empty();
            texts.add(text.get());
        }
        return Optional.of(new Expression.Reference(first.getValue()).text() + " "
                + comparison.getValue().signs().getFirst() + " " + String.join(" + ", texts));
    }
}
