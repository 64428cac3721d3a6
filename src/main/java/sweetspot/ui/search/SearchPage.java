package sweetspot.ui.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.Command;
import sweetspot.ui.kit.EvenColumns;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.search.SearchPlan.Fact;
import sweetspot.ui.search.SearchPlan.LogLine;
import sweetspot.ui.search.SearchPlan.Rule;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.TrialQueue;

/// Step 4: how the space is searched, what will happen and when it ends; and, once it runs, its log.
public final class SearchPage extends VBox {
    private final Parts parts;
    private final SearchSettingsViewModel settings;
    private final VBox steps = new VBox();
    private final VBox rules = new VBox();
    private final VBox facts = new VBox();
    private final ObservableList<LogLine> log = FXCollections.observableArrayList();
    private List<String> shownSteps = List.of();
    private List<Rule> shownRules = List.of();
    private List<Fact> shownFacts = List.of();
    private @Nullable StudySnapshot shownStudy;

    /// The parts that the page shows and edits.
    ///
    /// @param queue what is tried first
    /// @param workers where trials run
    /// @param experiment what is set up; empty while something is missing
    /// @param facts what the search is about
    /// @param goTo shows another step
    public record Parts(SearchSettingsViewModel settings, SpaceEditorViewModel space, TrialQueue queue,
            WorkerSettings workers, StudyViewModel study, ObservableValue<Optional<Experiment>> experiment,
            ObservableValue<List<Fact>> facts, Consumer<Step> goTo) {}

    /// @param start the command that the button runs; it should be enabled while the search may start
    public SearchPage(Parts parts, Command start) {
        this.parts = parts;
        this.settings = parts.settings();
        steps.getStyleClass().setAll("search-steps");
        rules.getStyleClass().setAll("search-rules");
        facts.getStyleClass().setAll("search-facts");
        SearchCards cards = new SearchCards(parts.space(), settings, Optional.of(parts.queue()));
        VBox first = column(cards.strategies());
        VBox budget = cards.budget();
        budget.getChildren().addAll(Ui.divider(), new StopFields(settings, parts.workers(), parts.experiment()));
        VBox second = column(budget, StoppingChoice.card(settings));
        cards.firstTrials().ifPresent(second.getChildren()::add);
        VBox third = column(plan(), Ui.card(Messages.text("search.rules"), rules), setUp());
        List.of(first, second, third).forEach(SearchPage::growLastCard);
        EvenColumns columns = new EvenColumns(List.of(first, second, third));
        VBox logCard = logCard();
        VBox.setVgrow(logCard, Priority.ALWAYS);
        VBox page = new VBox(columns, logCard);
        page.getStyleClass().addAll("page", "search-page");
        // What starts the search stays in sight, however much there is to set above it.
        HBox startLine = cards.startLine(start);
        Ui.showWhen(startLine, parts.study().phase().map(_ -> !parts.study().isLive()));
        getChildren().setAll(scrolling(page), startLine);
        follow();
    }

    private static ScrollPane scrolling(VBox page) {
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("transparent", "edge-to-edge", "search-scroll");
        Ui.clearOfBar(scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private static VBox column(Node... cards) {
        VBox column = new VBox(cards);
        column.getStyleClass().add("page-column");
        return column;
    }

    /// The last card of each column ends where the tallest column does.
    private static void growLastCard(VBox column) {
        column.getChildren().stream().filter(n -> n.getStyleClass().contains("card")).reduce((_, last) -> last)
                .ifPresent(last -> VBox.setVgrow(last, Priority.ALWAYS));
    }

    private void follow() {
        InvalidationListener refresh = _ -> refresh();
        for (Observable o : List.of(parts.experiment(), settings.strategyNameProperty(), parts.study().snapshot(),
                parts.study().elapsed(), parts.space().summaryProperty(), parts.facts())) {
            o.addListener(refresh);
        }
        refresh();
    }

    /// Called ten times a second while a search runs: only what has changed is built anew.
    private void refresh() {
        parts.experiment().getValue().map(e -> SearchPlan.steps(e, settings.strategyNameProperty().get()))
                .filter(now -> !now.equals(shownSteps)).ifPresent(this::showSteps);
        settings.budget().map(b -> SearchPlan.rules(b, settings.workerCount(), parts.space().searchSpace(),
                parts.study().snapshot().get(), parts.study().elapsed().get())).filter(now -> !now.equals(shownRules))
                .ifPresent(this::showRules);
        List<Fact> nowFacts = parts.facts().getValue();
        if (!nowFacts.equals(shownFacts)) {
            shownFacts = nowFacts;
            facts.getChildren().setAll(nowFacts.stream().map(this::fact).toList());
        }
        if (parts.study().snapshot().get() != shownStudy) {
            shownStudy = parts.study().snapshot().get();
            log.setAll(SearchPlan.log(shownStudy));
        }
    }

    private void showRules(List<Rule> now) {
        shownRules = now;
        rules.getChildren().setAll(now.stream().map(SearchPage::rule).toList());
    }

    private void showSteps(List<String> sentences) {
        shownSteps = sentences;
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
        Button change = Ui.iconButton(Feather.EDIT_2, Messages.text("search.change", fact.name()),
                () -> parts.goTo().accept(fact.step()));
        HBox line = new HBox(name, value, change);
        line.getStyleClass().addAll("row", "search-fact");
        return line;
    }

    private VBox plan() {
        return Ui.card(Messages.text("search.plan"), steps);
    }

    /// The card with the log of the trials, newest first; it takes the height that is left.
    private VBox logCard() {
        ListView<LogLine> list = new ListView<>(log);
        list.setCellFactory(_ -> new LogCell());
        list.getStyleClass().add("search-log");
        list.setPlaceholder(Ui.emptyState(Feather.LIST, Messages.text("search.log.empty"),
                Messages.text("search.log.empty.text")));
        list.setId("search-log");
        VBox.setVgrow(list, Priority.ALWAYS);
        return Ui.card(Messages.text("search.log"), list);
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
            setGraphic(empty || line == null ? null : line.state().map(LogCell::icon)
                    .orElseGet(() -> Ui.icon(Feather.FLAG, "muted")));
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
