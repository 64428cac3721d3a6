package sweetspot.ui.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.GridSampler;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.Strategy;
import sweetspot.ui.kit.NumberText;

/// The choice of sampler and pruner and their options. Every change is an undo step of the space editor that it
/// follows; without one it just is.
public final class StrategyViewModel {
    private static final String GRID = "grid";

    private final StringProperty sampler = new SimpleStringProperty(this, "sampler", "");
    private final StringProperty pruner = new SimpleStringProperty(this, "pruner", "");
    private final BooleanProperty stopWeak = new SimpleBooleanProperty(this, "stopWeak");
    private final ReadOnlyObjectWrapper<Strategy> strategy = new ReadOnlyObjectWrapper<>(this, "strategy");
    private final ObservableList<OptionSetting> samplerOptions = FXCollections.observableArrayList();
    private final ObservableList<OptionSetting> prunerOptions = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper changed = new ReadOnlyStringWrapper(this, "changed", "");
    private final ReadOnlyStringWrapper grid = new ReadOnlyStringWrapper(this, "grid", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    /// The options that a strategy was left with, so that it has them again when it is chosen again.
    private final Map<String, String> leftWith = new HashMap<>();
    private final Map<String, String> prunersLeftWith = new HashMap<>();
    private @Nullable SpaceEditorViewModel editor;
    private Optional<SearchSpace> space = Optional.empty();
    private int budget = 1;
    private boolean showing;

    StrategyViewModel() {
        sampler.addListener((_, before, id) -> {
            if (showing || id == null) return;
            leftWith.put(before, strategy.get().sampler());
            String name = SamplerFactory.ids().contains(id)
                    ? Messages.text("space.edit.strategy", SamplerFactory.label(id)) : id;
            change(strategy.get().withSampler(leftWith.getOrDefault(id, id)), name, null);
        });
        pruner.addListener((_, before, id) -> {
            if (showing || id == null) return;
            prunersLeftWith.put(before, strategy.get().pruner());
            change(strategy.get().withPruner(prunersLeftWith.getOrDefault(id, id)), Messages.text("space.edit.pruner"),
                    null);
        });
        stopWeak.addListener((_, _, on) -> {
            if (!showing) change(strategy.get().stoppingWeak(on), Messages.text("space.edit.stopWeak"), null);
        });
        show(Strategy.STANDARD);
    }

    /// Keeps its state in an editor's history from now on.
    void follow(SpaceEditorViewModel followed) {
        editor = followed;
        editor.load(strategy.get());
        editor.strategyProperty().addListener((_, _, now) -> show(now));
        editor.rows().addListener((javafx.beans.InvalidationListener) _ -> show(strategy.get()));
    }

    /// Takes the names that an experiment has; there is nothing to undo then.
    void load(String samplerName, String prunerName) {
        boolean stops = !Strategy.NO_PRUNER.equals(prunerName);
        Strategy opened = new Strategy(samplerName, stops ? prunerName : strategy.get().pruner(), stops);
        leftWith.clear();
        prunersLeftWith.clear();
        if (editor != null) editor.load(opened);
        show(opened);
    }

    /// Takes note of what is searched and how many trials there are, for the size of a grid.
    void plan(Optional<SearchSpace> searched, int trials) {
        space = searched;
        budget = trials;
        show(strategy.get());
    }

    private void change(Strategy next, String label, @Nullable Object mergeKey) {
        if (editor == null) show(next);
        else editor.edit(label, next, mergeKey);
        // An editor that holds this state already has nothing to tell.
        if (!strategy.get().equals(next)) show(next);
    }

    private void show(Strategy now) {
        showing = true;
        strategy.set(now);
        sampler.set(SamplerFactory.id(now.sampler()));
        pruner.set(SamplerFactory.id(now.pruner()));
        stopWeak.set(now.stopWeak());
        showing = false;
        String wrong = "";
        try {
            StrategySettings settings = SamplerFactory.settings(now.sampler());
            showOptions(samplerOptions, samplerPlaces(settings), settings);
            planGrid(settings);
        } catch (IllegalArgumentException e) {
            samplerOptions.clear();
            grid.set("");
            boolean known = SamplerFactory.ids().contains(sampler.get());
            wrong = known ? String.valueOf(e.getMessage()) : Messages.text("space.setting.sampler", now.sampler());
        }
        try {
            StrategySettings settings = PrunerFactory.settings(now.pruner());
            List<StrategySettings.Place> places = new ArrayList<>();
            for (StrategyOption o : settings.options()) places.add(new StrategySettings.Place("", o.key()));
            showOptions(prunerOptions, places, settings);
        } catch (IllegalArgumentException e) {
            prunerOptions.clear();
            if (now.stopWeak() && wrong.isEmpty()) wrong = String.valueOf(e.getMessage());
        }
        refresh(wrong);
    }

    /// The places where the sampler's options may be set: for all, and those of a grid for each number that is tuned.
    private List<StrategySettings.Place> samplerPlaces(StrategySettings settings) {
        List<StrategySettings.Place> places = new ArrayList<>();
        for (StrategyOption option : settings.options()) {
            places.add(new StrategySettings.Place("", option.key()));
            if (!option.perParameter()) continue;
            for (Parameter p : space.map(SearchSpace::parameters).orElse(List.of())) {
                boolean number = p.tuned() && p.distribution() instanceof NumericDistribution;
                if (number) places.add(new StrategySettings.Place(p.name(), option.key()));
            }
        }
        return places;
    }

    private void showOptions(ObservableList<OptionSetting> shown, List<StrategySettings.Place> places,
            StrategySettings settings) {
        List<StrategySettings.Place> before =
                shown.stream().map(o -> new StrategySettings.Place(o.parameter(), o.option().key())).toList();
        boolean same = before.equals(places) && shown.stream().allMatch(o -> settings.options().contains(o.option()));
        if (!same) shown.setAll(places.stream().map(p -> setting(p, settings, shown == samplerOptions)).toList());
        for (OptionSetting o : shown) {
            o.show(settings.set(new StrategySettings.Place(o.parameter(), o.option().key())).orElse(null));
        }
    }

    private OptionSetting setting(StrategySettings.Place place, StrategySettings settings, boolean ofSampler) {
        StrategyOption option = settings.options().stream().filter(o -> o.key().equals(place.key()))
                .findFirst().orElseThrow();
        String label = place.parameter().isEmpty() ? option.label() : rowLabel(place.parameter());
        OptionSetting made = new OptionSetting(option, place.parameter(), label, (value, more) -> {
            Strategy now = strategy.get();
            Strategy next = ofSampler
                    ? now.withSampler(SamplerFactory.settings(now.sampler()).with(place, value).text())
                    : now.withPruner(PrunerFactory.settings(now.pruner()).with(place, value).text());
            change(next, Messages.text("space.edit.option", label), more ? place : null);
        });
        made.problemProperty().addListener((_, _, _) -> refresh(""));
        return made;
    }

    private String rowLabel(String parameter) {
        return editor == null ? parameter : editor.rows().stream().filter(r -> r.name().equals(parameter))
                .map(r -> r.spec().label()).findFirst().orElse(parameter);
    }

    private void planGrid(StrategySettings settings) {
        if (!settings.id().equals(GRID) || space.isEmpty()) {
            grid.set("");
            return;
        }
        GridSampler.Plan plan = GridSampler.plan(space.get(), settings, budget);
        for (OptionSetting o : samplerOptions) {
            Integer levels = plan.levels().get(o.parameter());
            if (levels != null) o.promptProperty().set(levels.toString());
        }
        String product = plan.levels().values().stream().map(String::valueOf).collect(Collectors.joining(" × "));
        String size = plan.size() < 1e9 ? NumberText.format(plan.size()) : NumberText.brief(plan.size(), 2);
        boolean brief = plan.levels().size() > 1 && plan.levels().size() <= 8 && !space.get().isConditional();
        String text =
                brief ? Messages.text("space.grid.product", product, size) : Messages.text("space.grid.size", size);
        grid.set(plan.size() <= budget ? text
                : text + " " + Messages.text("space.grid.part", NumberText.format(budget)));
    }

    private void refresh(String wrong) {
        List<OptionSetting> all = Stream.concat(samplerOptions.stream(), prunerOptions.stream()).toList();
        long count = all.stream().filter(o -> o.changedProperty().get()).count();
        changed.set(count == 0 ? "" : Messages.text("space.options.changed", count));
        String typed = all.stream().filter(o -> !o.problemProperty().get().isEmpty()).findFirst()
                .map(o -> Messages.text("space.problem.row", o.label(), o.problemProperty().get())).orElse("");
        problem.set(wrong.isEmpty() ? typed : wrong);
    }

    /// Sets every option of sampler and pruner back to its standard; one undo step.
    public void resetAll() {
        leftWith.clear();
        prunersLeftWith.clear();
        change(strategy.get().withSampler(sampler.get()).withPruner(pruner.get()),
                Messages.text("space.edit.optionsReset"), null);
        samplerOptions.forEach(OptionSetting::reset);
        prunerOptions.forEach(OptionSetting::reset);
    }

    /// Ends a row of small steps that undo takes back as one.
    public void stepped() {
        if (editor != null) editor.undoHistory().endMerge();
    }

    /// Takes back the last edit of space or strategy.
    public void undo() {
        if (editor != null) editor.undoHistory().undo();
    }

    /// Does again what was last taken back.
    public void redo() {
        if (editor != null) editor.undoHistory().redo();
    }

    /// Id of the sampler.
    public StringProperty samplerProperty() {
        return sampler;
    }

    /// Id of the pruner, also while it is switched off.
    public StringProperty prunerProperty() {
        return pruner;
    }

    /// Tells whether weak trials are stopped early.
    public BooleanProperty stopWeakProperty() {
        return stopWeak;
    }

    /// All of it, as an experiment names it.
    public ReadOnlyObjectProperty<Strategy> strategyProperty() {
        return strategy.getReadOnlyProperty();
    }

    /// Ids of the pruners to choose from.
    public List<String> pruners() {
        return PrunerFactory.ids().stream().filter(id -> !id.equals(Strategy.NO_PRUNER)).toList();
    }

    /// The sampler's options, those of single parameters after the one for all of them.
    public ObservableList<OptionSetting> samplerOptions() {
        return samplerOptions;
    }

    /// The pruner's options.
    public ObservableList<OptionSetting> prunerOptions() {
        return prunerOptions;
    }

    /// "2 options changed"; "" if none is.
    public ReadOnlyStringProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// The number of steps of a grid and of the trials that they make; "" for another sampler.
    public ReadOnlyStringProperty gridProperty() {
        return grid.getReadOnlyProperty();
    }

    /// The reason why it cannot be used, in one sentence; "" if it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
