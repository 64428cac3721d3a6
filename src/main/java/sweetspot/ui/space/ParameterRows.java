package sweetspot.ui.space;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableSet;
import javafx.geometry.Bounds;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;
import sweetspot.space.Condition;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpacePart;

/// All rows of the editor below each other, with a line from each parent to the children that depend on it. A space with
/// a pipeline is shown in parts, each of which can be folded up.
final class ParameterRows extends VBox {
    private final SpaceEditorViewModel editor;
    private final Map<String, ParameterRowView> views = new HashMap<>();
    private final ObservableBooleanValue narrow;
    private final Path connectors = new Path();
    private final Map<SpacePart, PartHeader> headers = new EnumMap<>(SpacePart.class);
    private final ObservableSet<SpacePart> folded = FXCollections.observableSet();
    private boolean first = true;

    /// @param narrow whether there is little room
    ParameterRows(SpaceEditorViewModel editor, ObservableBooleanValue narrow) {
        this.editor = editor;
        this.narrow = narrow;
        getStyleClass().add("parameter-rows");
        connectors.getStyleClass().setAll("connectors");
        connectors.setManaged(false);
        connectors.setMouseTransparent(true);
        editor.rows().addListener((ListChangeListener<ParameterRow>) _ -> rebuild());
        rebuild();
    }

    /// The parts that are folded up.
    ObservableSet<SpacePart> folded() {
        return folded;
    }

    /// The parts that are shown; empty for a space without a pipeline.
    Set<SpacePart> parts() {
        return headers.keySet();
    }

    private void rebuild() {
        views.clear();
        headers.clear();
        getChildren().clear();
        boolean parted = editor.rows().stream().anyMatch(r -> r.state().part() != SpacePart.MODEL);
        if (!parted) first = true;
        for (ParameterRow row : editor.rows()) {
            SpacePart part = row.state().part();
            if (parted && !headers.containsKey(part)) {
                PartHeader header = new PartHeader(part, () -> fold(part, !folded.contains(part)));
                headers.put(part, header);
                getChildren().add(header);
            }
            ParameterRowView view = new ParameterRowView(editor, row, narrow);
            row.stateProperty().addListener(_ -> showHeaders());
            views.put(row.name(), view);
            getChildren().add(view);
        }
        getChildren().add(connectors);
        if (parted && first) {
            first = false;
            // What nobody tunes needs no room at first.
            for (SpacePart part : headers.keySet()) {
                if (part != SpacePart.MODEL && rows(part).noneMatch(r -> r.state().draft().tuned())) folded.add(part);
            }
        }
        showFolded();
    }

    private Stream<ParameterRow> rows(SpacePart part) {
        return editor.rows().stream().filter(r -> r.state().part() == part);
    }

    /// Folds a part up, or unfolds it.
    void fold(SpacePart part, boolean up) {
        if (up) folded.add(part);
        else folded.remove(part);
        showFolded();
    }

    private void showFolded() {
        for (ParameterRow row : editor.rows()) {
            ParameterRowView view = views.get(row.name());
            boolean shown = !headers.containsKey(row.state().part()) || !folded.contains(row.state().part());
            if (view == null) continue;
            view.setVisible(shown);
            view.setManaged(shown);
        }
        showHeaders();
        requestLayout();
    }

    private void showHeaders() {
        String id = editor.modelProperty().get();
        String model =
                editor.models().stream().filter(m -> m.id().equals(id)).map(m -> m.label()).findFirst().orElse("");
        headers.forEach((part, header) -> header.show(rows(part).toList(), model, folded.contains(part)));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        connectors.getElements().clear();
        for (ParameterRow row : List.copyOf(editor.rows())) {
            Optional<Condition> condition = row.state().draft().condition();
            ParameterRowView view = views.get(row.name());
            if (view == null || !view.isVisible()) continue;
            condition.map(c -> views.get(c.parent())).ifPresent(parent -> connect(parent, view));
        }
    }

    private void connect(ParameterRowView parent, ParameterRowView child) {
        // Both have their place now, but what is in them does not yet.
        parent.layout();
        child.layout();
        Bounds from = parent.lockBounds(this);
        Bounds to = child.lockBounds(this);
        double unit = from.getHeight() / 26;
        double x = Math.round(from.getMinX() + 8 * unit) + 0.5;
        double y = Math.round(to.getCenterY()) + 0.5;
        double round = 6 * unit;
        connectors.getElements().addAll(new MoveTo(x, from.getMaxY() + 6 * unit), new LineTo(x, y - round),
                new QuadCurveTo(x, y, x + round, y), new LineTo(to.getMinX() - 3 * unit, y));
    }
}
