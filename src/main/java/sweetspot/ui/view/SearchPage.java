package sweetspot.ui.view;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.search.SamplerFactory;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import sweetspot.ui.model.Command;
import sweetspot.ui.model.ExperimentViewModel;
import sweetspot.ui.model.SearchPlan;
import sweetspot.ui.model.SearchPlan.Fact;
import sweetspot.ui.model.SearchPlan.LogLine;
import sweetspot.ui.model.SearchPlan.Rule;
import sweetspot.ui.model.SearchSettingsViewModel;

/// Step 4: how the space is searched, what will happen and when it ends; and, once it runs, its log.
public final class SearchPage extends ScrollPane {
    private final ExperimentViewModel model;
    private final SearchSettingsViewModel settings;
    private final VBox steps = new VBox();
    private final VBox rules = new VBox();
    private final VBox facts = new VBox();
    private final ObservableList<LogLine> log = FXCollections.observableArrayList();

    /// @param start the command that the button runs; it should be enabled while the search may start
    public SearchPage(ExperimentViewModel model, Command start) {
        this.model = model;
        this.settings = model.settings();
        SearchCards cards = new SearchCards(model.space(), settings);
        VBox first = column(cards.strategy(), strategies());
        VBox second = column(cards.budget(), Ui.card(Messages.text("search.rules"), rules));
        VBox third = column(plan(), logCard(), setUp(), cards.start(start));
        GridPane grid = new GridPane();
        grid.addRow(0, first, second, third);
        for (double share : new double[] {33, 30, 37}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        grid.getStyleClass().addAll("page", "search-page");
        setContent(grid);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("transparent", "edge-to-edge");
        follow();
    }

    private static VBox column(Node... cards) {
        VBox column = new VBox(cards);
        column.getStyleClass().add("page-column");
        return column;
    }

    private void follow() {
        InvalidationListener refresh = _ -> refresh();
        for (Observable o : List.of(model.experiment(), settings.strategyNameProperty(), model.study().snapshot(),
                model.study().elapsed(), model.space().summaryProperty(), model.data().table())) {
            o.addListener(refresh);
        }
        refresh();
    }

    private void refresh() {
        model.experiment().get().ifPresent(e -> showSteps(SearchPlan.steps(e, settings.strategyNameProperty().get())));
        settings.budget().ifPresent(b -> rules.getChildren().setAll(SearchPlan.rules(b, model.space().searchSpace(),
                model.study().snapshot().get(), model.study().elapsed().get()).stream().map(SearchPage::rule).toList()));
        rules.getStyleClass().setAll("search-rules");
        facts.getChildren().setAll(SearchPlan.facts(model).stream().map(this::fact).toList());
        facts.getStyleClass().setAll("search-facts");
        log.setAll(SearchPlan.log(model.study().snapshot().get()));
    }

    private void showSteps(List<String> sentences) {
        steps.getStyleClass().setAll("search-steps");
        steps.getChildren().clear();
        for (int i = 0; i < sentences.size(); i++) {
            Label number = Ui.label(String.valueOf(i + 1), "caption", "step-number");
            Label text = Ui.paragraph(sentences.get(i), "small");
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox line = new HBox(number, text);
            line.getStyleClass().add("search-step");
            steps.getChildren().add(line);
        }
    }

    private static Node rule(Rule rule) {
        Label state = Ui.label(rule.state(), "caption", "muted");
        state.setMinWidth(Region.USE_PREF_SIZE);
        Label name = Ui.label(rule.name(), "small");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        ProgressBar bar = new ProgressBar(Math.max(0, rule.progress()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("rule-bar");
        bar.setVisible(rule.progress() >= 0);
        bar.setManaged(rule.progress() >= 0);
        return new VBox(Ui.row(name, state), bar);
    }

    private Node fact(Fact fact) {
        Label name = Ui.label(fact.name(), "small", "muted", "fact-name");
        Label value = Ui.paragraph(fact.value(), "small");
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        Button change = Ui.link(Messages.text("search.change"), () -> model.goTo(fact.step()));
        change.setAccessibleText(Messages.text("search.change.accessible", fact.name()));
        change.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(name, value, change);
        line.getStyleClass().addAll("row", "search-fact");
        return line;
    }

    /// All strategies with a sentence each; a click takes one.
    private VBox strategies() {
        VBox list = new VBox();
        list.getStyleClass().add("strategy-list");
        for (String id : settings.samplers()) {
            Label text = Ui.paragraph(SamplerFactory.explanation(id), "caption", "muted");
            Button choose = Ui.button("", () -> settings.samplerProperty().set(id), "strategy-option");
            choose.setGraphic(new VBox(Ui.label(SamplerFactory.label(id), "small", "strong"), text));
            choose.setMaxWidth(Double.MAX_VALUE);
            choose.setMinHeight(Region.USE_PREF_SIZE);
            choose.setId("strategy-" + id);
            choose.setAccessibleText(SamplerFactory.label(id) + ". " + SamplerFactory.explanation(id));
            // A graphic does not wrap by itself: it takes the width of the button.
            text.prefWidthProperty().bind(list.widthProperty().subtract(28));
            InvalidationListener mark = _ -> Ui.setClass(choose, "chosen", id.equals(settings.samplerProperty().get()));
            settings.samplerProperty().addListener(mark);
            mark.invalidated(null);
            list.getChildren().add(choose);
        }
        return Ui.card(Messages.text("search.strategies"), list);
    }

    private VBox plan() {
        VBox card = Ui.card(Messages.text("search.plan"), steps);
        Ui.showWhen(card, Bindings.isEmpty(log));
        return card;
    }

    private VBox logCard() {
        ListView<LogLine> list = new ListView<>(log);
        list.setCellFactory(_ -> new LogCell());
        list.getStyleClass().add("search-log");
        list.setFocusTraversable(true);
        VBox card = Ui.card(Messages.text("search.log"), list);
        BooleanBinding any = Bindings.isNotEmpty(log);
        Ui.showWhen(card, any);
        return card;
    }

    private VBox setUp() {
        return Ui.card(Messages.text("search.facts"), facts);
    }

    /// A line of the log: the trial's state as an icon, and what happened.
    private static final class LogCell extends ListCell<LogLine> {
        @Override
        protected void updateItem(LogLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : line.text());
            setGraphic(empty || line == null ? null : icon(line.state()));
        }

        private static Node icon(TrialState state) {
            return switch (state) {
                case COMPLETE -> Ui.icon(Feather.CHECK, "success-text");
                case PRUNED -> Ui.icon(Feather.SLASH, "muted");
                case FAILED -> Ui.icon(Feather.X, "danger-text");
                case RUNNING, WAITING -> Ui.icon(Feather.PLAY, "accent-text");
            };
        }
    }
}
