package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sweetspot.space.Condition;
import sweetspot.space.Expression;
import sweetspot.space.Parameter;
import sweetspot.space.Relation;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Revision;
import sweetspot.ui.kit.UndoHistory;

/// The editor of a search space: a row a hyperparameter, undo and redo of every edit, presets, and the checked
/// [SearchSpace] that comes out.
///
/// All state is one immutable [SpaceDraft] in an [UndoHistory]; everything shown is derived from it.
public final class SpaceEditorViewModel {

    /// A model family to choose from.
    public record ModelOption(String id, String label) {}

    private final UndoHistory<SpaceDraft> history = new UndoHistory<>(new SpaceDraft("", List.of(), Strategy.STANDARD));
    private final ReadOnlyObjectWrapper<Optional<SearchSpace>> searchSpace =
            new ReadOnlyObjectWrapper<>(this, "searchSpace", Optional.empty());
    private final ReadOnlyObjectWrapper<SpaceSummary> summary = new ReadOnlyObjectWrapper<>(this, "summary");
    private final ReadOnlyObjectWrapper<SearchHistory> lastSearch =
            new ReadOnlyObjectWrapper<>(this, "lastSearch", SearchHistory.none());
    private final ReadOnlyObjectWrapper<Optional<RangePreset>> preset =
            new ReadOnlyObjectWrapper<>(this, "preset", Optional.empty());
    private final ReadOnlyObjectWrapper<RuleStates> rules =
            new ReadOnlyObjectWrapper<>(this, "rules", RuleStates.NONE);
    private final ReadOnlyStringWrapper model = new ReadOnlyStringWrapper(this, "model", "");
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper(this, "verdict", "");
    private final ReadOnlyStringWrapper presetNote = new ReadOnlyStringWrapper(this, "presetNote", "");
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final ObservableList<ParameterRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ModelOption> models = FXCollections.observableArrayList();
    // Held here: such a view listens weakly, so one made anew for each caller would fall silent.
    private final ObservableList<String> problemsView = FXCollections.unmodifiableObservableList(problems);
    private final ObservableList<ParameterRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<ModelOption> modelsView = FXCollections.unmodifiableObservableList(models);
    private final ReadOnlyObjectWrapper<Strategy> strategy =
            new ReadOnlyObjectWrapper<>(this, "strategy", Strategy.STANDARD);
    private final ReadOnlyObjectWrapper<Map<String, String>> useless =
            new ReadOnlyObjectWrapper<>(this, "useless", Map.of());
    private final Revision revision = new Revision(this);
    private List<RowDraft> loaded = List.of();
    private List<Relation> loadedRules = List.of();
    private Function<String, List<RowSpec>> specsOf = _ -> List.of();

    public SpaceEditorViewModel() {
        history.stateProperty().addListener((_, _, draft) -> {
            presetNote.set("");
            show(draft);
        });
        show(history.state());
    }

    /// Offers model families to choose from.
    ///
    /// @param options in the order to show
    /// @param parameters gives the hyperparameters of a family's id
    public void setModels(List<ModelOption> options, Function<String, List<RowSpec>> parameters) {
        specsOf = Objects.requireNonNull(parameters);
        models.setAll(options);
    }

    /// Says of which parameters tuning is of no use, by name, each with the reason.
    public void setUseless(Map<String, String> reasons) {
        useless.set(Map.copyOf(reasons));
    }

    /// Parameters of which tuning is of no use, by name, each with the reason; unmodifiable.
    public ReadOnlyObjectProperty<Map<String, String>> uselessProperty() {
        return useless.getReadOnlyProperty();
    }

    /// Begins anew with recommended rows; there is nothing to undo then.
    public void loadRows(String modelId, List<RowSpec> specs) {
        begin(recommended(modelId, specs));
    }

    /// Begins anew with an opened space; there is nothing to undo then.
    ///
    /// @param modelId id of the model family; "" for none
    /// @param specs what the rows are about: those the space leaves out are shown fixed at their default; may be
    ///     empty, then the space speaks for itself
    public void loadRows(String modelId, SearchSpace space, List<RowSpec> specs) {
        List<RowDraft> drafts = new ArrayList<>();
        for (RowSpec spec : specs) {
            int at = space.indexOf(spec.name());
            drafts.add(at >= 0 ? RowDraft.of(spec.covering(space.get(at)), space.get(at))
                    : RowDraft.recommended(spec).withTuned(false));
        }
        List<String> known = drafts.stream().map(r -> r.spec().name()).toList();
        for (Parameter parameter : space.parameters()) {
            if (!known.contains(parameter.name())) drafts.add(RowDraft.of(RowSpec.of(parameter), parameter));
        }
        begin(new SpaceDraft(modelId, drafts, history.state().strategy(), space.relations()));
    }

    /// Goes back to a model and its space after an edit was called off.
    public void restore(String modelId, SearchSpace space, List<RowSpec> specs) {
        boolean there = history.callOff(d -> d.model().equals(modelId) && d.toSpace().equals(Optional.of(space)));
        if (!there) loadRows(modelId, space, specs);
    }

    private void begin(SpaceDraft draft) {
        loaded = draft.rows();
        loadedRules = draft.rules();
        history.reset(draft);
    }

    private SpaceDraft recommended(String modelId, List<RowSpec> specs) {
        return new SpaceDraft(modelId, specs.stream().map(s -> RowDraft.recommended(s)).toList(),
                history.state().strategy());
    }

    /// Tells whether the rows are as they were loaded.
    public boolean isUntouched() {
        return history.state().rows().equals(loaded) && history.state().rules().equals(loadedRules);
    }

    /// Searches the space in another way, as an undo step like an edit of the space.
    ///
    /// @param label the edit in words
    /// @param mergeKey see [UndoHistory#push(Object, String, Object)]
    public void edit(String label, Strategy next, @Nullable Object mergeKey) {
        edit(label, draft -> draft.with(next), mergeKey);
    }

    /// Begins with a strategy; there is nothing to undo then.
    public void load(Strategy opened) {
        history.reset(history.state().with(opened));
    }

    /// The strategy that searches the space.
    public ReadOnlyObjectProperty<Strategy> strategyProperty() {
        return strategy.getReadOnlyProperty();
    }

    /// Tells the editor what the last search of this space found.
    public void setLastSearch(SearchHistory found) {
        lastSearch.set(Objects.requireNonNull(found));
        show(history.state());
    }

    public void edit(String label, UnaryOperator<SpaceDraft> change, @Nullable Object mergeKey) {
        history.push(change.apply(history.state()), label, mergeKey);
    }

    /// Switches to another model family with its recommended space; one undo step.
    public void selectModel(String id) {
        if (id.equals(model.get())) return;
        String label = models.stream().filter(m -> m.id().equals(id)).map(ModelOption::label).findFirst().orElse(id);
        SpaceDraft next = recommended(id, specsOf.apply(id));
        edit(Messages.text("space.edit.model", label), _ -> next, null);
    }

    /// Sets all ranges as a preset says; locks and conditions stay.
    public void apply(RangePreset chosen) {
        if (chosen == RangePreset.AROUND_BEST && !aroundBestEnabled()) {
            presetNote.set(Messages.text("space.preset.tooFew", SearchHistory.BEST, lastSearch.get().done()));
            return;
        }
        boolean nothing = chosen.matches(history.state(), lastSearch.get());
        String label = Messages.text("space.preset." + chosen.name());
        if (!nothing)
            edit(Messages.text("space.edit.preset", label), draft -> chosen.apply(draft, lastSearch.get()), null);
        int best = lastSearch.get().bestQuarter().size();
        presetNote.set(chosen != RangePreset.AROUND_BEST ? "" : nothing ? Messages.text("space.preset.same", best)
                : Messages.text("space.preset.around", best));
    }

    /// Tells what the last chosen preset has done, or why it did nothing; "" once the space is edited again.
    public ReadOnlyStringProperty presetNoteProperty() {
        return presetNote.getReadOnlyProperty();
    }

    /// Tells whether there are enough done trials for ranges around the best.
    public boolean aroundBestEnabled() {
        return lastSearch.get().done() >= SearchHistory.BEST;
    }

    /// Sets everything back to what is recommended: ranges, locks and conditions.
    public void reset() {
        edit(Messages.text("space.edit.reset"), draft -> draft.mapped(r -> RowDraft.recommended(r.spec())), null);
    }

    /// Declares parameters: one of a name that is there anew, the others after the rest; one undo step.
    public void declare(List<Parameter> parameters) {
        if (parameters.isEmpty()) return;
        String names = String.join(", ", parameters.stream().map(Parameter::name).toList());
        edit(Messages.text("space.edit.declare", names), draft -> {
            SpaceDraft next = draft;
            for (Parameter p : parameters) {
                next = next.indexOf(p.name()) >= 0 ? next.declaring(p.name(), p) : next.plus(p);
            }
            return next;
        }, null);
    }

    /// Declares the parameter of a row anew, perhaps under another name; one undo step.
    public void declareAnew(String name, Parameter parameter) {
        edit(Messages.text("space.edit.declare", parameter.name()), draft -> draft.declaring(name, parameter), null);
    }

    /// Tunes a step of the pipeline and what belongs to it; one undo step.
    public void tuneStep(String name) {
        edit(Messages.text("space.edit.tune", history.state().row(name).spec().label()),
                draft -> draft.mapped(r -> r.spec().name().equals(name)
                        || r.condition().filter(c -> c.parent().equals(name)).isPresent() ? r.withTuned(true) : r),
                null);
    }

    /// Takes a parameter away; one undo step.
    public void remove(String name) {
        edit(Messages.text("space.edit.remove", history.state().row(name).spec().label()),
                draft -> draft.minus(name), null);
    }

    /// Sets or takes away when a parameter is active; one undo step.
    ///
    /// @throws IllegalArgumentException if the parent depends on the child itself or does not exist
    public void setCondition(String child, Optional<Condition> condition) {
        SpaceDraft draft = history.state();
        if (condition.isPresent() && draft.dependsOn(condition.get().parent(), child)) {
            throw new IllegalArgumentException(condition.get().parent() + " depends on " + child + " itself");
        }
        String label = draft.row(child).spec().label();
        edit(Messages.text(condition.isPresent() ? "space.edit.condition" : "space.edit.conditionRemoved", label),
                d -> d.with(child, r -> r.withCondition(condition)), null);
    }

    /// Adds a rule, or puts it in the place of another; one undo step.
    ///
    /// @param place number of the rule that it replaces; that of the rules or more adds it
    public void setRule(int place, Relation rule) {
        edit(Messages.text("space.edit.rule", rule.text()), draft -> {
            List<Relation> next = new ArrayList<>(draft.rules());
            if (place < next.size()) next.set(place, rule);
            else next.add(rule);
            return draft.withRules(next);
        }, null);
    }

    /// Takes a rule away; one undo step.
    public void removeRule(int place) {
        edit(Messages.text("space.edit.ruleRemoved", history.state().rules().get(place).text()), draft -> {
            List<Relation> next = new ArrayList<>(draft.rules());
            next.remove(place);
            return draft.withRules(next);
        }, null);
    }

    /// Computes a parameter from others, or searches it again; one undo step.
    ///
    /// @param text arithmetic over other parameters; blank to search it
    /// @throws IllegalArgumentException if it cannot be read or computed; the message says why
    public void compute(String name, String text) {
        SpaceDraft next = history.state().computing(name, expression(text));
        String label = history.state().row(name).spec().label();
        edit(Messages.text(text.isBlank() ? "space.edit.searched" : "space.edit.computed", label), _ -> next, null);
    }

    /// Tells why a parameter cannot be computed so; empty if it can.
    public Optional<String> whyNotComputed(String name, String text) {
        try {
            history.state().computing(name, expression(text));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Expression> expression(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Expression.read(text));
    }

    /// The rules with what they leave.
    public ReadOnlyObjectProperty<RuleStates> rulesProperty() {
        return rules.getReadOnlyProperty();
    }

    /// What a rule that is being written would leave of the space as it stands, by itself.
    ///
    /// @throws IllegalArgumentException if it cannot be read or does not fit the space; the message says why
    public RuleStates.State tryRule(String text) {
        return RuleStates.tried(history.state(), Relation.read(text));
    }

    /// Rows that may become the parent of `child`: choices that do not depend on it.
    public List<ParameterRow> parentsFor(String child) {
        SpaceDraft draft = history.state();
        return rows.stream().filter(r -> !r.spec().numeric() && r.spec().allChoices().size() > 1)
                .filter(r -> !draft.dependsOn(r.name(), child)).toList();
    }

    private void show(SpaceDraft draft) {
        List<String> order = draft.displayOrder();
        boolean same =
                draft.model().equals(model.get()) && rows.stream().map(ParameterRow::name).toList().equals(order);
        if (!same) rebuildRows(draft, order);
        else rows.forEach(row -> row.show(draft, lastSearch.get()));
        // First: another model may need another strategy, which its listener then sets.
        strategy.set(draft.strategy());
        model.set(draft.model());
        rules.set(rules.get().following(draft));
        List<String> found = problemsOf(draft);
        if (!found.equals(problems)) problems.setAll(found);
        summary.set(SpaceSummary.of(draft));
        preset.set(presetOf(draft));
        verdict.set(verdictOf(draft));
        Optional<SearchSpace> space = problems.isEmpty() ? draft.toSpace() : Optional.empty();
        if (!space.equals(searchSpace.get())) searchSpace.set(space);
        revision.changed();
    }

    private void rebuildRows(SpaceDraft draft, List<String> order) {
        List<ParameterRow> next = new ArrayList<>();
        for (String name : order) {
            ParameterRow row = new ParameterRow(this, name);
            row.show(draft, lastSearch.get());
            next.add(row);
        }
        rows.setAll(next);
    }

    private List<String> problemsOf(SpaceDraft draft) {
        List<String> found = new ArrayList<>();
        for (RowDraft row : draft.rows()) {
            row.problem().ifPresent(p -> found.add(Messages.text("space.problem.row", row.spec().label(), p)));
        }
        found.addAll(rules.get().problems());
        if (found.isEmpty() && !draft.rows().isEmpty() && !draft.tunesAnything()) {
            found.add(Messages.text("space.problem.nothing"));
        }
        return found;
    }

    private Optional<RangePreset> presetOf(SpaceDraft draft) {
        for (RangePreset candidate : RangePreset.values()) {
            if (candidate == RangePreset.AROUND_BEST && !aroundBestEnabled()) continue;
            if (candidate.matches(draft, lastSearch.get())) return Optional.of(candidate);
        }
        return Optional.empty();
    }

    private String verdictOf(SpaceDraft draft) {
        if (problems.size() > 1) return Messages.text("space.verdict.problems", problems.size());
        if (!problems.isEmpty()) return problems.getFirst();
        List<String> outside = draft.rows().stream().filter(r -> !r.containsDefault() && draft.reachable(r))
                .map(r -> r.spec().label()).toList();
        if (outside.isEmpty() && rules.get().breaksDefault()) return Messages.text("space.verdict.rule");
        if (outside.isEmpty()) return Messages.text("space.verdict.valid");
        if (outside.size() == 1) return Messages.text("space.verdict.outside", outside.getFirst());
        return Messages.text("space.verdict.outsideMany", outside.size());
    }

    /// Grows with every edit, once all that follows from it is known.
    public ReadOnlyIntegerProperty revision() {
        return revision;
    }

    /// The space as edited; empty while some input is invalid or nothing is tuned.
    public ReadOnlyObjectProperty<Optional<SearchSpace>> searchSpaceProperty() {
        return searchSpace.getReadOnlyProperty();
    }

    /// The space as edited; empty while some input is invalid or nothing is tuned.
    public Optional<SearchSpace> searchSpace() {
        return searchSpace.get();
    }

    /// The reason why there is no valid space, a sentence each; empty if there is one. Unmodifiable.
    public ObservableList<String> problems() {
        return problemsView;
    }

    /// The steps that can be taken back.
    public UndoHistory<SpaceDraft> undoHistory() {
        return history;
    }

    /// The rows in the order of display, children after their parents. Unmodifiable.
    public ObservableList<ParameterRow> rows() {
        return rowsView;
    }

    /// Model families to choose from. Unmodifiable.
    public ObservableList<ModelOption> models() {
        return modelsView;
    }

    /// Id of the model family that the rows belong to; "" if they belong to none.
    public ReadOnlyStringProperty modelProperty() {
        return model.getReadOnlyProperty();
    }

    /// The size of the space.
    public ReadOnlyObjectProperty<SpaceSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// The findings of the last search.
    public ReadOnlyObjectProperty<SearchHistory> lastSearchProperty() {
        return lastSearch.getReadOnlyProperty();
    }

    /// The preset that the ranges are at; empty once they were edited.
    public ReadOnlyObjectProperty<Optional<RangePreset>> presetProperty() {
        return preset.getReadOnlyProperty();
    }

    /// The state of the space in one sentence, for the footer.
    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }
}
