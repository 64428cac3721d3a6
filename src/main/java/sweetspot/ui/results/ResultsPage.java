package sweetspot.ui.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.objective.ExperimentException;
import sweetspot.plot.Highlight;
import sweetspot.plot.Hit;
import sweetspot.run.StudyCosts;
import sweetspot.run.StudyEnsemble;
import sweetspot.study.Experiment;
import sweetspot.study.Trial;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.TrialActions;
import sweetspot.ui.study.TrialQueue;
import sweetspot.ui.study.TrialSelection;

/// The Results page, live or for analysis: charts, and the table of all trials. Live they are scores over trials, what
/// matters and what the workers do; for analysis, scores over a parameter and what matters. One selection goes
/// through all of them; a card tells of the trial under the pointer, and of the picked one.
public final class ResultsPage extends StackPane {
    /// Share of the height that the charts have at first: enough for a chart, and for a few rows below.
    private static final double CHARTS = 0.62;

    private static final double CARD_GAP = 10;

    private final StudyViewModel study;
    private final boolean live;
    private final ViewDeck deck;
    private final TrialTable table;
    private final SplitPane split = new SplitPane();
    private final VBox charts = new VBox();
    private final HBox top = new HBox();
    private final FamilySwitches switches;
    private final BestModelCard bestModel = new BestModelCard();
    /// What the page is for.
    public enum Purpose {
        /// To follow a search.
        LIVE,
        /// To understand it.
        ANALYSIS
    }

    private final EnsembleBar ensembleBar;
    private final VBox strip = new VBox();
    private final HBox low = new HBox();
    private final Pane overlay = new Pane();
    private final TrialCard card;
    private PlotCanvas cardChart;
    private boolean expanded;
    private boolean beside;
    private boolean pinned;

    /// A page whose trials can be looked at only.
    ///
    /// @param commands whose filtering is this page's while it is shown
    public ResultsPage(StudyViewModel study, CommandRegistry commands) {
        this(Purpose.LIVE, study, commands, Optional.empty(), Optional::empty, BackgroundTasks.immediate());
    }

    /// @param purpose which charts it has
    /// @param commands whose filtering is this page's while it is shown
    /// @param queue takes trials that are to be tried again
    /// @param folder of the experiment, where its study and what is kept beside it are; empty if it is not saved. Asked on
    ///     any thread
    /// @param tasks for what is written
    public ResultsPage(Purpose purpose, StudyViewModel study, CommandRegistry commands, Optional<TrialQueue> queue,
            Supplier<Optional<Path>> folder, BackgroundTasks tasks) {
        this.study = study;
        this.live = purpose == Purpose.LIVE;
        getStyleClass().add("results-page");
        List<View> views = purpose == Purpose.ANALYSIS ? ViewCatalog.analysis()
                : ViewCatalog.all(input -> ensemble(input, folder.get()),
                        (input, trial) -> costs(input, trial, folder.get()));
        deck = new ViewDeck(study, views, this::toggleExpanded, this::arrange);
        Optional<TrialActions> actions = queue.map(q -> new TrialActions(q, this));
        switches = new FamilySwitches(study);
        ensembleBar = new EnsembleBar(study, new EnsembleUse(study, folder, tasks));
        table = new TrialTable(study, actions);
        card = new TrialCard(study, this::unpin, actions);
        cardChart = mainChart();
        build();
        for (ViewCard view : deck.cards()) if (view.view().showsTrials()) share(view.chart());
        TrialSelection selection = study.selection();
        selection.picked().subscribe(_ -> selectionChanged());
        selection.hovered().subscribe(_ -> highlight());
        selection.selected().subscribe(_ -> highlight());
        study.snapshot().subscribe(_ -> {
            deck.follow();
            Experiment experiment = study.experiment().get();
            if (deck.suits(View.Place.BESIDE) != beside) arrange();
            if (experiment != null && beside) {
                bestModel.follow(experiment, study.snapshot().get());
            }
            placePinned();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty().subscribe(scene -> {
            if (scene == null) return;
            commands.get(CommandId.FILTER).handle(this::focusFilter, sceneProperty().map(_ -> true).orElse(false));
        });
    }

    private static Optional<StudyEnsemble.Scored> ensemble(ViewInput input, Optional<Path> folder)
            throws ExperimentException {
        if (folder.isEmpty()) return Optional.empty();
        return Optional.of(StudyEnsemble.of(input.experiment(), folder.get(), input.study(),
                folder.get().resolve(ExperimentLibrary.STUDY_FILE), Thread.currentThread()::isInterrupted));
    }

    private static Optional<StudyCosts.Answer> costs(ViewInput input, Trial trial, Optional<Path> folder)
            throws ExperimentException {
        if (folder.isEmpty()) return Optional.empty();
        return Optional.of(StudyCosts.of(input.experiment(), folder.get(), input.study(),
                folder.get().resolve(ExperimentLibrary.STUDY_FILE), trial));
    }

    private PlotCanvas mainChart() {
        return deck.at(View.Place.MAIN).chart();
    }

    private void build() {
        top.getStyleClass().add("results-top");
        VBox.setVgrow(top, Priority.ALWAYS);
        charts.getStyleClass().add("results-charts");
        low.getStyleClass().add("results-low");
        strip.getStyleClass().add("results-strip");
        HBox.setHgrow(strip, Priority.ALWAYS);
        arrange();
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(CHARTS);
        split.getStyleClass().add("results-split");
        overlay.setPickOnBounds(false);
        overlay.getChildren().add(card);
        // Where the window is too small for the text size, the page scrolls.
        ScrollPane scroll = new ScrollPane(split);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("transparent", "results-scroll");
        scroll.vvalueProperty().subscribe(_ -> placePinned());
        getChildren().addAll(scroll, overlay);
        for (ViewCard view : deck.cards()) {
            PlotCanvas chart = view.chart();
            chart.layoutBoundsProperty().subscribe(_ -> placePinned());
            chart.zoomProperty().subscribe(_ -> placePinned());
        }
    }

    private void share(PlotCanvas chart) {
        chart.setOnHover(number -> study.selection().hover(number));
        chart.setOnPick(number -> {
            cardChart = chart;
            if (number < 0) study.selection().clear();
            else if (number == study.selection().picked().get()) selectionChanged();
            else study.selection().pick(number);
        });
        chart.setOnCard(hit -> showHovered(chart, hit));
    }

    private void showHovered(PlotCanvas chart, Optional<Hit> hit) {
        if (hit.isEmpty()) {
            placePinned();
            return;
        }
        boolean pinned = hit.get().item() == study.selection().picked().get();
        card.show(hit.get().item(), pinned);
        place(chart, hit.get());
    }

    private void selectionChanged() {
        highlight();
        pinned = study.selection().picked().get() >= 0;
        placePinned();
        // Only a chart has its own place for the card; picked elsewhere, the card stands at the main chart.
        if (study.selection().picked().get() < 0) cardChart = mainChart();
    }

    private void unpin() {
        pinned = false;
        card.hide();
    }

    private void placePinned() {
        int number = study.selection().picked().get();
        if (!pinned || number < 0) {
            card.hide();
            return;
        }
        PlotCanvas chart = cardChart.locate(number).isPresent() ? cardChart : mainChart();
        Optional<Hit> hit = chart.locate(number);
        if (hit.isEmpty() || chart.getScene() == null) {
            card.hide();
            return;
        }
        card.show(number, true);
        place(chart, hit.get());
    }

    /// Beside the mark, below it if there is room, always within the page.
    private void place(PlotCanvas chart, Hit hit) {
        Point2D mark = overlay.sceneToLocal(chart.localToScene(hit.x(), hit.y()));
        if (mark == null) return;
        card.applyCss();
        card.autosize();
        Bounds size = card.getLayoutBounds();
        double gap = 12;
        double x = mark.getX() + gap;
        if (x + size.getWidth() > overlay.getWidth() - gap) x = mark.getX() - gap - size.getWidth();
        double y = mark.getY() + gap;
        if (y + size.getHeight() > overlay.getHeight() - gap) y = overlay.getHeight() - gap - size.getHeight();
        card.relocate(Math.max(gap, Math.round(x)), Math.max(gap, Math.round(y)));
    }

    private void highlight() {
        TrialSelection selection = study.selection();
        Highlight highlight = new Highlight(selection.hovered().get(), selection.picked().get(),
                selection.selected().get());
        deck.highlight(highlight);
    }

    private void toggleExpanded() {
        expanded = !expanded;
        arrange();
        if (!expanded) split.setDividerPositions(CHARTS);
    }

    /// Puts the cards in their places; an expanded one has the page to itself.
    private void arrange() {
        ViewCard main = deck.at(View.Place.MAIN);
        HBox.setHgrow(main, Priority.ALWAYS);
        cardChart = main.chart();
        main.setExpanded(expanded);
        if (expanded) {
            charts.getChildren().setAll(top);
            top.getChildren().setAll(main);
            split.getItems().setAll(charts);
        } else {
            top.getChildren().setAll(main, deck.at(View.Place.SIDE));
            strip.getChildren().setAll(switches, ensembleBar);
            if (deck.suits(View.Place.STRIP)) strip.getChildren().addFirst(deck.at(View.Place.STRIP));
            low.getChildren().setAll(strip);
            beside = deck.suits(View.Place.BESIDE);
            if (beside) {
                ViewCard ensemble = deck.at(View.Place.BESIDE);
                ensemble.pictured().subscribe(ensembleBar::offer);
                low.getChildren().add(new VBox(CARD_GAP, bestModel, ensemble));
            }
            charts.getChildren().setAll(top);
            if (live) charts.getChildren().add(low);
            if (split.getItems().size() != 2) split.getItems().setAll(charts, table);
        }
    }

    private void key(KeyEvent e) {
        if (e.getCode() != KeyCode.ESCAPE) return;
        if (study.selection().picked().get() >= 0 || study.selection().selected().get().isPresent()) {
            study.selection().clear();
            e.consume();
        } else if (expanded) {
            toggleExpanded();
            e.consume();
        }
    }

    /// Puts the cursor into the table's search field.
    public void focusFilter() {
        if (expanded) toggleExpanded();
        table.focusSearch();
    }

    /// The trial table.
    public TrialTable table() {
        return table;
    }

    /// Ends the background analyses; call it when the page is thrown away.
    public void close() {
        deck.close();
    }
}
