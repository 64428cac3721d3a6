package sweetspot.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
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
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");

    /// @param factory makes the page of a part
    ResultsFrame(ExperimentViewModel model, Function<ResultsPart, Region> factory) {
        this.factory = factory;
        getStyleClass().add("results-frame");
        setMinSize(0, 0);
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
        titleNodes.clear();
        subtitle.unbind();
        if (page instanceof TitledPage titled) {
            titleNodes.addAll(titled.titleNodes());
            subtitle.bind(titled.subtitle());
        } else {
            subtitle.bind(new SimpleStringProperty(""));
        }
        titleNodes.add(parts);
        if (within) FirstFocus.request(page);
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
