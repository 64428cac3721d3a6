package sweetspot.ui.family;

import java.util.Optional;
import javafx.beans.Observable;
import sweetspot.model.DataShape;
import sweetspot.model.pipeline.PipelineFacts;
import sweetspot.study.Target.Task;

/// The facts about the data that the choice of a model needs.
public interface DataFacts {

    /// Tells of every change of what stands below.
    Observable changes();

    /// Tells whether the target is settled; a shape may be left over from an earlier one.
    boolean settled();

    /// Size and kinds of columns; empty before the data have been read.
    Optional<DataShape> shape();

    /// What decides which steps of a pipeline are of use.
    PipelineFacts pipeline();

    /// Tells whether rows count by a column of weights.
    boolean weighed();

    /// The kind of prediction: classes or amounts.
    Task task();
}
