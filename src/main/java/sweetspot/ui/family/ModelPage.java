package sweetspot.ui.family;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.ParameterSpec;
import sweetspot.model.family.FamilyGroup;
import sweetspot.model.family.ModelCatalog;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.SearchSpace;
import sweetspot.study.Target.Task;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.ActionCard;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Ui;

/// Step 2: the catalogue of model families for the task, and the details of the chosen one.
public final class ModelPage extends HBox {
    private static final String ALL = "all";

    private final DataFacts data;
    private final SpaceEditorViewModel space;
    private final VBox cards = new VBox();
    private final VBox details = new VBox();
    private final CustomTextField find = new CustomTextField();
    private final Label counted = Ui.label("", "caption", "muted");
    private final FlowPane groups = new FlowPane();
    private final ObjectProperty<String> group = new SimpleObjectProperty<>(ALL);
    private List<ModelFamily> shown = List.of();
    /// Why families cannot be used, by id; empty until it is known.
    private Map<String, String> unavailable = Map.of();
    private Task shownTask;
    private boolean shownWeighed;

    /// @param space gets the chosen family's rows
    /// @param goTo shows another step
    /// @param tasks finds out which families can be used, which loads libraries
    public ModelPage(DataFacts data, SpaceEditorViewModel space, Consumer<Step> goTo, BackgroundTasks tasks) {
        this.data = data;
        this.space = space;
        setId("model-page");
        getStyleClass().add("page");
        find.setPromptText(Messages.text("shell.model.find"));
        find.setLeft(new HBox(Ui.icon(Feather.SEARCH, "muted")));
        find.getLeft().getStyleClass().add("find-icon");
        find.getStyleClass().add("find-field");
        find.setId("find-model");
        find.textProperty().addListener(_ -> rebuild());
        HBox header = Ui.cardHeader(Messages.text("shell.model.title"),
                counted, Ui.spacer(), find);
        cards.getStyleClass().add("model-cards");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        groups.getStyleClass().add("model-groups");
        VBox list = new VBox(header, groups, scroll);
        list.getStyleClass().addAll("card", "flush");
        list.setMinWidth(0);
        HBox.setHgrow(list, Priority.ALWAYS);

        ScrollPane detailScroll = new ScrollPane(details);
        detailScroll.getStyleClass().addAll("transparent", "edge-to-edge");
        detailScroll.setFitToWidth(true);
        detailScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Ui.clearOfBar(detailScroll);
        VBox.setVgrow(detailScroll, Priority.ALWAYS);
        Button back = Ui.button(Messages.text("shell.back"), () -> goTo.accept(Step.DATA), "big");
        Button next = Ui.primary(Messages.text("shell.model.next"), () -> goTo.accept(Step.SPACE));
        next.setId("model-next");
        next.getStyleClass().add("big");
        next.setMaxWidth(Double.MAX_VALUE);
        next.disableProperty().bind(space.modelProperty().isEmpty());
        HBox.setHgrow(next, Priority.ALWAYS);
        VBox side = new VBox(detailScroll, Ui.row(back, next));
        side.getStyleClass().add("side-column");
        Ui.compactWhenLow(side, back);
        getChildren().addAll(list, side);
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
        space.modelProperty().addListener(_ -> mark());
        data.changes().addListener(_ -> rebuild());
        group.addListener(_ -> rebuild());
        rebuild();
        tasks.run(ModelCatalog::missing, this::setUnavailable, _ -> {});
    }

    private void setUnavailable(Map<String, String> reasons) {
        if (reasons.equals(unavailable)) return;
        unavailable = reasons;
        shown = List.of();
        rebuild();
    }

    private DataShape shape() {
        return data.shape().orElse(DataShape.usual(data.task()));
    }

    private void rebuild() {
        Task task = data.task();
        String wanted = find.getText() == null ? "" : find.getText().strip().toLowerCase(Locale.ROOT);
        List<ModelFamily> able =
                Stream.concat(Stream.of(ModelCatalog.auto()), ModelCatalog.forTask(task).stream()).toList();
        if (task != shownTask) offerGroups(able);
        List<ModelFamily> families = able.stream().filter(f -> matches(f, wanted)).filter(this::inGroup)
                .sorted(Comparator.comparing(FamilyGroup::of)).toList();
        if (!families.equals(shown) || task != shownTask || data.weighed() != shownWeighed) {
            shown = families;
            shownTask = task;
            shownWeighed = data.weighed();
            List<Node> rows = new ArrayList<>();
            for (FamilyGroup one : FamilyGroup.values()) {
                List<ModelFamily> members = families.stream().filter(f -> FamilyGroup.of(f) == one).toList();
                if (members.isEmpty()) continue;
                rows.add(Ui.label(one.label(), "model-group", "caption", "medium"));
                for (ModelFamily family : members) rows.add(card(family));
            }
            if (rows.isEmpty()) {
                rows.add(Ui.paragraph(Messages.text(group.get().equals(ALL) ? "shell.model.none"
                        : "shell.model.noneInGroup", wanted), "small", "muted"));
            }
            cards.getChildren().setAll(rows);
            counted.setText(Messages.text("shell.model.count", families.size(), able.size()));
        }
        mark();
    }

    /// The kinds of models that there are for the task, to show one alone.
    private void offerGroups(List<ModelFamily> able) {
        List<String> kinds = new ArrayList<>(List.of(ALL));
        able.stream().map(FamilyGroup::of).distinct().sorted().forEach(g -> kinds.add(g.name()));
        if (!kinds.contains(group.get())) group.set(ALL);
        groups.getChildren().clear();
        for (String kind : kinds) {
            ToggleButton button = Controls.toggle(kind.equals(ALL) ? Messages.text("shell.model.all")
                    : FamilyGroup.valueOf(kind).label());
            button.getStyleClass().addAll("model-kind", "small");
            button.setId("model-kind-" + kind.toLowerCase(Locale.ROOT));
            button.setSelected(kind.equals(group.get()));
            button.setOnAction(_ -> {
                group.set(kind);
                for (Node other : groups.getChildren()) ((ToggleButton) other).setSelected(other == button);
            });
            groups.getChildren().add(button);
        }
    }

    private boolean inGroup(ModelFamily family) {
        return group.get().equals(ALL) || FamilyGroup.of(family).name().equals(group.get());
    }

    private static boolean matches(ModelFamily family, String wanted) {
        String text = family.label() + " " + family.oneLine() + " " + family.whenToUse() + " " + family.id();
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private ActionCard card(ModelFamily family) {
        long tuned = family.recommendedSpace(shape()).dimensions();
        HBox top = new HBox(Ui.icon(Feather.CIRCLE, "model-mark"), Ui.label(family.label(), "card-title"),
                Ui.chip(Messages.text("shell.model.tuned", tuned)));
        top.getStyleClass().add("row");
        VBox box = new VBox(top, Ui.paragraph(family.oneLine(), "small"),
                Ui.paragraph(family.whenToUse(), "caption", "muted"));
        box.getStyleClass().add("model-words");
        String reason = unavailable.get(family.id());
        if (reason != null) {
            box.getChildren().add(Ui.paragraph(Messages.text("shell.model.unavailable.line", reason), "caption",
                    "model-reason"));
        }
        if (data.weighed() && !family.weighsRows()) {
            box.getChildren().add(Ui.paragraph(Messages.text("shell.model.unweighed"), "caption", "model-reason"));
        }
        ActionCard card = new ActionCard(family.label() + ". " + family.oneLine(), () -> choose(family), box);
        if (reason != null) card.getStyleClass().add("unavailable");
        card.setUserData(family);
        card.setId("model-" + family.id());
        card.getStyleClass().add("model-card");
        return card;
    }

    /// One that cannot be used is described, not chosen.
    private void choose(ModelFamily family) {
        if (unavailable.containsKey(family.id())) describe(family);
        else space.selectModel(family.id());
    }

    private void mark() {
        String id = space.modelProperty().get();
        for (var node : cards.getChildren()) {
            if (!(node instanceof ActionCard card) || !(card.getUserData() instanceof ModelFamily family)) continue;
            boolean chosen = family.id().equals(id);
            card.setChosen(chosen);
            card.lookupAll(".model-mark").forEach(mark -> ((FontIcon) mark).setIconCode(
                    chosen ? Feather.CHECK_CIRCLE
                            : unavailable.containsKey(family.id()) ? Feather.SLASH : Feather.CIRCLE));
            FirstFocus.prefer(card, chosen);
            String words = Messages.text(chosen ? "shell.model.chosen" : "shell.model.choosable", family.label(),
                    family.oneLine());
            String reason = unavailable.get(family.id());
            card.setAccessibleText(reason == null ? words : Messages.text("shell.model.unavailable", words, reason));
        }
        ModelCatalog.find(id).ifPresent(this::describe);
    }

    private void describe(ModelFamily family) {
        DataShape shape = shape();
        SearchSpace recommended = family.recommendedSpace(shape);
        List<ParameterSpec> specs = family.parameters(shape).stream()
                .filter(s -> recommended.indexOf(s.name()) >= 0).toList();
        VBox words = Ui.card(family.label(), Ui.paragraph(family.oneLine(), "small"),
                Ui.paragraph(family.whenToUse(), "small", "muted"));
        int dimensions = recommended.dimensions();
        HBox grid = new HBox(Ui.label(Messages.text("shell.model.grid"), "small", "muted"), Ui.spacer(),
                Ui.label(Messages.text("shell.model.grid.size",
                        count(recommended.gridSize(10))), "small", "strong"));
        VBox space = Ui.card(Messages.text("shell.model.space"),
                new HBox(Ui.label(Messages.text("shell.model.dimensions"), "small", "muted"), Ui.spacer(),
                        Ui.label(Messages.text("shell.model.dimensions.of", dimensions, specs.size()), "small",
                                "strong")),
                grid, Ui.divider());
        for (ParameterSpec spec : specs) space.getChildren().add(parameter(spec));
        details.getChildren().setAll(words, space);
        details.getStyleClass().setAll("page-column");
    }

    private static String count(double size) {
        return size < 1e9 ? String.format(Locale.ENGLISH, "%,.0f", size) : Formats.significant(size, 2);
    }

    private static VBox parameter(ParameterSpec spec) {
        boolean tuned = spec.parameter().tuned();
        Label name = Ui.label(spec.label(), "small", tuned ? "medium" : "muted");
        Label value = Ui.label(tuned ? range(spec) : Messages.text("shell.model.fixed"), "caption", "muted");
        value.setMinWidth(0);
        Label byDefault = Ui.label(Messages.text("shell.model.default", value(spec, spec.parameter().defaultValue())),
                "caption", "muted");
        VBox box = new VBox(new HBox(name, Ui.spacer(), byDefault), value);
        box.getStyleClass().add("model-parameter");
        return box;
    }

    private static String range(ParameterSpec spec) {
        Distribution range = spec.parameter().range();
        return switch (range) {
            case NumericDistribution n -> Messages.text(n.log() ? "shell.model.range.log" : "shell.model.range",
                    Formats.value(boxed(n, n.lowest())), Formats.value(boxed(n, n.highest())));
            case CategoricalDistribution c -> String.join(", ", c.choices().stream().map(v -> value(spec, v)).toList());
        };
    }

    private static Object boxed(NumericDistribution n, double value) {
        return n instanceof sweetspot.space.IntDistribution ? (Object) (long) value : (Object) value;
    }

    private static String value(ParameterSpec spec, @Nullable Object value) {
        return value == null || spec.widest() instanceof CategoricalDistribution ? spec.choiceLabel(value)
                : Formats.value(value);
    }

    /// The arrow keys move the choice, as among radio buttons.
    private void arrows(KeyEvent e) {
        int delta = e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0;
        if (delta == 0 || !(getScene().getFocusOwner() instanceof ActionCard card)) return;
        List<Node> choosable = cards.getChildren().stream().filter(n -> n instanceof ActionCard).toList();
        int next = choosable.indexOf(card) + delta;
        if (next >= 0 && next < choosable.size()) {
            choosable.get(next).requestFocus();
            choose(shown.get(next));
        }
        e.consume();
    }
}
