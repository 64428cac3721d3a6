package sweetspot.ui.kit;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerPropertyBase;
import javafx.beans.value.ObservableValue;

/// A number that grows whenever something of its owner changes that matters to others: that is saved, judged, or shown
/// elsewhere. Whoever wants to hear of any change listens to this one value.
public final class Revision extends ReadOnlyIntegerPropertyBase {
    private final Object bean;
    private int number;
    private int holds;
    private boolean due;

    /// @param bean the owner
    public Revision(Object bean) {
        this.bean = bean;
    }

    /// Counts each change of these values as a change of the owner.
    public void watch(ObservableValue<?>... values) {
        watch(List.of(values));
    }

    /// Counts each change of these values as a change of the owner.
    public void watch(List<? extends ObservableValue<?>> values) {
        for (ObservableValue<?> value : values) value.addListener((_, _, _) -> changed());
    }

    /// Tells that something has changed.
    public void changed() {
        if (holds > 0) {
            due = true;
            return;
        }
        number++;
        fireValueChangedEvent();
    }

    /// Makes edits that belong together: they are told as one change, when all are made.
    public void together(Runnable edits) {
        holds++;
        try {
            edits.run();
        } finally {
            holds--;
            if (holds == 0 && due) {
                due = false;
                changed();
            }
        }
    }

    @Override
    public int get() {
        return number;
    }

    @Override
    public Object getBean() {
        return bean;
    }

    @Override
    public String getName() {
        return "revision";
    }
}
