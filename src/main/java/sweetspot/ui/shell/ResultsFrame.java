package sweetspot.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import sweetspot.text.Messages;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.ResultsPart;
import sweetspot.ui.kit.Segments;
import sweetspot.ui.kit.TitledPage;

/// The Results step: one of its parts, each made when it is first shown, and the switch between them in the title line.
final class ResultsFrame extends StackPane implements TitledPage {
    private final Map<ResultsPart, Region> pages = new EnumMap<>(ResultsPart.class);
    private final Function<ResultsPart, Region> factory;
    private final HBox parts;
    private final ObservableList<Node> titleNodes = FXCollections.observableArrayList();
    private Subscription titles = Subscription.EMPTY;
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");

    /// @param factory makes the page of a part
    ResultsFrame(ExperimentViewModel model, Function<ResultsPart, Region> factory) {
        this.factory = factory;
        getStyleClass().add("results-frame");
        // Not less high than its part: what the window is too small for is scrolled, not cut.
        setMinWidth(0);
        parts = Segments.of("results-part", List.of(ResultsPart.values()), model.resultsPart(), ResultsPart::label);
        parts.setAccessibleText(Messages.text("results.part"));
        parts.setMinWidth(USE_PREF_SIZE);
        model.resultsPart().subscribe(this::show);
    }

    private void show(ResultsPart part) {
        Region page = pages.computeIfAbsent(part, factory);
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        boolean within = focused != null && FirstFocus.isWithin(focused, this);
        getChildren().setAll(page);
        titles.unsubscribe();
        titles = Subscription.EMPTY;
        titleNodes.setAll(parts);
        if (page instanceof TitledPage titled) {
            titles = titled.titleNodes().subscribe(() -> showTitle(titled))
                    .and(titled.subtitle().subscribe(subtitle::set));
            showTitle(titled);
        } else {
            subtitle.set("");
        }
        if (within) FirstFocus.request(page);
    }

    private void showTitle(TitledPage page) {
        List<Node> all = new ArrayList<>(page.titleNodes());
        all.add(parts);
        titleNodes.setAll(all);
    }

    @Override
    public ObservableList<Node> titleNodes() {
        return titleNodes;
    }

    @Override
    public ObservableValue<String> subtitle() {
        return subtitle.getReadOnlyProperty();
    }
}
