package sweetspot.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/// A page that has controls, and words of its own, in the title line of its experiment.
public interface TitledPage {

    /// What stands at the right end of the title line while the page is shown.
    ObservableList<Node> titleNodes();

    /// The words beside the experiment's name; "" for those that every page has.
    ObservableValue<String> subtitle();
}
