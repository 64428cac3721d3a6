/// The pipeline around a model as hyperparameters: how columns are prepared before it, and how its probabilities become
/// answers after it.
@NullMarked
package sweetspot.model.pipeline;

import org.jspecify.annotations.NullMarked;
