package sweetspot.ui.kit;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A choice between a few values, all in sight, side by side.
public final class Segments {
    private Segments() {}

    /// @param id of the whole; that of a segment is this, a hyphen and the value in lower case
    /// @param value what is chosen
    /// @param text what a segment says
    public static <T> HBox of(String id, List<T> values, Property<T> value, Function<T, String> text) {
        HBox box = new HBox();
        box.getStyleClass().add("segmented");
        for (T one : values) {
            ToggleButton button = Controls.toggle(text.apply(one));
            button.getStyleClass().add("segment");
            if (one == values.getFirst()) button.getStyleClass().add("first");
            if (one == values.getLast()) button.getStyleClass().add("last");
            button.setId(id + "-" + String.valueOf(one).toLowerCase(Locale.ROOT));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                value.setValue(one);
                // A second press must not switch it off.
                button.setSelected(true);
            });
            value.subscribe(now -> button.setSelected(one.equals(now)));
            box.getChildren().add(button);
        }
        return box;
    }
}
