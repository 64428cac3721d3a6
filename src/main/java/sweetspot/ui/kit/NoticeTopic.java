package sweetspot.ui.kit;

import javafx.beans.value.ObservableValue;

/// The topic of a notice, in practice an open experiment: the notice is shown only with it.
public interface NoticeTopic {
    /// Tells whether its search is being started; whatever a notice offered to do about it is then out of date.
    ObservableValue<Boolean> starting();
}
