package sweetspot.ui.family;

import java.util.Optional;
import javafx.beans.Observable;
import sweetspot.model.DataShape;
import sweetspot.study.Target.Task;

/// What the choice of a model needs to know of the data.
public interface DataFacts {

    /// Tells of every change of what stands below.
    Observable changes();

    /// Whether the target is settled; a shape may be left over from an earlier one.
    boolean settled();

    /// Size and kinds of columns; empty before the data have been read.
    Optional<DataShape> shape();

    /// What is predicted, classes or amounts.
    Task task();
}
