package sweetspot.ui.kit;

import atlantafx.base.controls.ToggleSwitch;
import javafx.geometry.HorizontalDirection;
import sweetspot.text.Messages;

/// Makes switches: the control first, its words right of it.
public final class Switches {
    private Switches() {}

    public static ToggleSwitch create(String key) {
        ToggleSwitch toggle = new ToggleSwitch(Messages.text(key));
        toggle.setLabelPosition(HorizontalDirection.RIGHT);
        toggle.getStyleClass().add("small-switch");
        return toggle;
    }
}
