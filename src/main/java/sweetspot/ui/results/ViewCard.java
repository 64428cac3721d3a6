package sweetspot.ui.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.plot.Legend;
import sweetspot.plot.Plot;
import sweetspot.plot.ScoreAxis;
import sweetspot.text.Messages;
import sweetspot.ui.chart.ChartFiles;
import sweetspot.ui.chart.PlotCanvas;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.SearchCombo;
import sweetspot.ui.kit.Ui;

/// The card of one [View]: its title with the sentence how it is read, what can be chosen, its legend and badge, and
/// its chart, or in its place what is missing, what is being worked out, or what went wrong.
final class ViewCard extends VBox {
    private final View view;
    private final ViewRunner runner;
    private final HBox header = new HBox();
    /// The least height of a chart, in pixels at the usual text size.
    private static final double LEAST = 102;
    /// Width of a card with a legend, in font sizes, from which on there is room beside its title.
    private static final double NOTE_FROM = 44;

    private final Label title = Ui.label("", "card-title");
    private final MenuButton views = Controls.menuButton("");
    private final Label headerNote = Ui.label("", "small", "muted");
    private final Map<String, ComboBox<String>> boxes = new LinkedHashMap<>();
    private final PlotCanvas legend = new PlotCanvas();
    private final Node gap = Ui.spacer();
    private final Label caption = Ui.label("", "caption", "muted");
    private final PlotCanvas chart = new PlotCanvas();
    private final Label note = Ui.label("", "chart-note");
    private final StackPane body = new StackPane(chart, note);
    /// Says that the chart is zoomed, and shows all of it again.
    private final Button reset = Ui.button(Messages.text("chart.zoomed"), Feather.ZOOM_OUT, this::showAll, "zoom-chip");
    private final Button expand;
    private Optional<Label> badge = Optional.empty();
    private Optional<ViewInput> last = Optional.empty();
    private Optional<ViewAnswer.Picture> picture = Optional.empty();
    private final ReadOnlyBooleanWrapper pictured = new ReadOnlyBooleanWrapper(this, "pictured");
    private Optional<ViewHeader> shownHeader = Optional.empty();
    private ScoreAxis.Kind axis = ScoreAxis.Kind.AUTOMATIC;
    private boolean filling;

    /// @param onExpand shows the card alone on the page, or with the others again
    ViewCard(View view, Runnable onExpand) {
        this.view = view;
        getStyleClass().addAll("card", "chart-card");
        if (view.place() == View.Place.SIDE || view.place() == View.Place.BESIDE) getStyleClass().add("side-card");
        expand = Ui.iconButton(Feather.MAXIMIZE, Messages.text("results.expand"), onExpand);
        expand.setId("expand-" + view.id());
        title.setId(view.id() + "-title");
        title.setMinWidth(USE_PREF_SIZE);
        title.setText(view.title());
        title.setTooltip(new Tooltip(view.help()));
        views.getStyleClass().add("view-menu");
        views.setId("views-" + view.place().name().toLowerCase(java.util.Locale.ROOT));
        views.setTooltip(new Tooltip(Messages.text("results.views")));
        views.setAccessibleText(Messages.text("results.views"));
        views.setMinWidth(USE_PREF_SIZE);
        show(views, false);
        show(headerNote, false);
        show(caption, false);
        legend.setFocusTraversable(false);
        legend.setMinSize(0, 20);
        legend.setPrefHeight(20);
        legend.setMaxHeight(20);
        HBox.setHgrow(legend, Priority.ALWAYS);
        show(legend, false);
        reset.setId("show-all-" + view.id());
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setTooltip(new Tooltip(Messages.text("chart.zoomed.help")));
        Ui.showWhen(reset, chart.zoomProperty().map(Optional::isPresent));
        note.setMouseTransparent(true);
        note.setVisible(false);
        StackPane.setAlignment(note, Pos.CENTER);
        header.getStyleClass().add("card-header");
        header.getChildren().setAll(title, views, headerNote, legend, gap, caption, reset);
        chart.setId("chart-" + view.id());
        chart.setAccessibleHelp(view.help());
        ChartFiles.offer(chart, view.id());
        if (view.place() == View.Place.MAIN) {
            header.getChildren().add(expand);
            // Whoever comes from Start is not on a button: Space pauses there.
            FirstFocus.prefer(chart, true);
        }
        if (view.place() != View.Place.STRIP && view.place() != View.Place.BESIDE) VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(header, body);
        chart.zoomProperty().addListener(_ -> describe());
        chart.layoutBoundsProperty().addListener(_ -> describe());
        widthProperty().addListener(_ -> roomForNote());
        chart.themeProperty().addListener(_ -> describe());
        runner = new ViewRunner(view, this::show);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Follows the study.
    void follow(ViewInput input) {
        // Another study: its trials are not those that the user has zoomed into.
        boolean other = last.isPresent() && (!last.get().study().name().equals(input.study().name())
                || input.study().trials().size() < last.get().study().trials().size());
        if (other) {
            chart.resetZoom();
            axis = ScoreAxis.Kind.AUTOMATIC;
        }
        last = Optional.of(input);
        offer(view.choices(input), other);
        runner.follow(asWanted(input));
    }

    /// Tells whether it follows a study already.
    boolean follows() {
        return last.isPresent();
    }

    private ViewInput asWanted(ViewInput input) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        boxes.forEach((key, box) -> {
            if (box.isManaged()) chosen.put(key, Math.max(0, box.getSelectionModel().getSelectedIndex()));
        });
        return input.with(axis, Map.copyOf(chosen));
    }

    private void offer(List<ViewChoice> choices, boolean anew) {
        filling = true;
        boxes.forEach((key, box) -> show(box, false));
        for (ViewChoice choice : choices) {
            if (choice.names().size() < 2) continue;
            ComboBox<String> box = boxes.computeIfAbsent(choice.key(), this::box);
            show(box, true);
            if (!anew && box.getItems().equals(choice.names())) continue;
            String before = box.getValue();
            box.getItems().setAll(choice.names());
            // What was chosen stays, where it is still offered.
            int kept = anew || before == null ? -1 : choice.names().indexOf(before);
            box.getSelectionModel().select(kept >= 0 ? kept : choice.preset());
            chart.resetZoom();
        }
        filling = false;
    }

    private ComboBox<String> box(String key) {
        ComboBox<String> box = new SearchCombo<>();
        String name = Messages.text("results." + view.id() + "." + key);
        box.setId(view.id() + "-" + key);
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name));
        box.getStyleClass().add("card-choice");
        // In the wide header the legend gives way to it; in the narrow one the badge counts more.
        if (view.place() == View.Place.MAIN) box.getStyleClass().add("card-choice-wide");
        else box.setMinWidth(0);
        box.setOnAction(_ -> {
            if (filling) return;
            chart.resetZoom();
            redraw();
        });
        header.getChildren().add(header.getChildren().indexOf(legend), box);
        return box;
    }

    private void redraw() {
        last.ifPresent(input -> runner.redraw(asWanted(input)));
    }

    private void show(ViewAnswer answer) {
        switch (answer) {
            case ViewAnswer.Picture p -> show(p);
            case ViewAnswer.Missing m -> {
                picture = Optional.empty();
                pictured.set(false);
                show(ViewHeader.of(view.title()));
                body.getChildren().setAll(Ui.emptyState(Feather.BAR_CHART_2, m.title(), m.text()));
            }
        }
    }

    private void show(ViewAnswer.Picture p) {
        picture = Optional.of(p);
        chart.setPlot(p.plot());
        chart.setLogAxis(p.log().isPresent(), p.log().orElse(false), on -> {
            axis = on ? ScoreAxis.Kind.LOG : ScoreAxis.Kind.LINEAR;
            redraw();
        });
        note.setText(p.note());
        note.setVisible(!p.note().isEmpty());
        if (!body.getChildren().contains(chart)) body.getChildren().setAll(chart, note);
        describe();
        pictured.set(true);
    }

    /// Says in the header what is shown now, and takes the height that it needs.
    private void describe() {
        Optional<Plot> shown = chart.shownPlot();
        if (picture.isEmpty() || shown.isEmpty()) return;
        show(view.header(picture.get(), shown.get(), chart.getWidth(), chart.getHeight(), chart.themeProperty().get()));
        OptionalDouble wanted = view.height(shown.get(), chart.themeProperty().get());
        if (wanted.isPresent()) {
            chart.setMinHeight(wanted.getAsDouble());
            chart.setPrefHeight(wanted.getAsDouble());
        } else if (view.place() != View.Place.STRIP) {
            chart.setMinHeight(chart.themeProperty().get().px(LEAST));
        }
    }

    private void show(ViewHeader newHeader) {
        if (shownHeader.isPresent() && shownHeader.get().equals(newHeader)) return;
        shownHeader = Optional.of(newHeader);
        title.setText(newHeader.title());
        headerNote.setText(newHeader.note());
        roomForNote();
        caption.setText(newHeader.caption());
        show(caption, !newHeader.caption().isEmpty());
        Optional<Legend> marks = newHeader.legend();
        show(legend, marks.isPresent());
        show(gap, marks.isEmpty());
        headerNote.setMinWidth(marks.isPresent() ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
        marks.ifPresent(legend::setPlot);
        badge.ifPresent(header.getChildren()::remove);
        badge = newHeader.badge().map(this::badge);
        badge.ifPresent(b -> header.getChildren().add(header.getChildren().indexOf(reset), b));
    }

    /// Lets the words beside the title make room where it is narrow, for the legend.
    private void roomForNote() {
        if (shownHeader.isEmpty()) return;
        boolean roomy = shownHeader.get().legend().isEmpty() || getWidth() >= NOTE_FROM * title.getFont().getSize();
        show(headerNote, roomy && !shownHeader.get().note().isEmpty());
    }

    private Label badge(ViewHeader.Badge b) {
        Label made = Ui.badge(b.tone(), b.icon(), b.text());
        made.setTooltip(new Tooltip(b.help()));
        made.setId(view.id() + "-fit");
        return made;
    }

    private void showAll() {
        boolean focused = reset.isFocused();
        chart.resetZoom();
        // The button is gone now: the focus stays at what it belonged to.
        if (focused) chart.requestFocus();
    }

    /// Offers the other charts that may stand here.
    ///
    /// @param offered in order, this one included; nothing is offered if it is alone
    /// @param onChoice shows one of them
    void offerViews(List<View> offered, Consumer<View> onChoice) {
        show(views, offered.size() > 1);
        ToggleGroup group = new ToggleGroup();
        List<RadioMenuItem> items = new ArrayList<>();
        for (View other : offered) {
            RadioMenuItem item = Controls.radioItem(other.title());
            item.setId("view-" + other.id());
            item.setToggleGroup(group);
            item.setSelected(other.id().equals(view.id()));
            item.setOnAction(_ -> onChoice.accept(other));
            items.add(item);
        }
        views.getItems().setAll(items);
    }

    /// Says whether it now stands alone.
    void setExpanded(boolean alone) {
        expand.setGraphic(Ui.icon(alone ? Feather.MINIMIZE : Feather.MAXIMIZE));
        String text = Messages.text(alone ? "results.shrink" : "results.expand");
        expand.setAccessibleText(text);
        expand.getTooltip().setText(text);
    }

    /// Tells whether it shows a picture, and not what is missing.
    ReadOnlyBooleanProperty pictured() {
        return pictured.getReadOnlyProperty();
    }

    /// The view that it shows.
    View view() {
        return view;
    }

    /// The chart.
    PlotCanvas chart() {
        return chart;
    }

    /// The control that leads to the other charts.
    Node viewMenu() {
        return views;
    }

    /// Ends the work in the background.
    void close() {
        runner.close();
    }
}
