package sweetspot.ui.kit;

import javafx.beans.value.ObservableValue;

/// What a notice is about, in practice an experiment that is open: the notice is shown with it only.
public interface NoticeTopic {
    /// Whether its search is being started; whatever a notice offered to do about it is then out of date.
    ObservableValue<Boolean> starting();
}
