/// Models to tune: the families with their hyperparameters, the preparation of columns that they need, and the
/// metrics that score them. The only package that trains with Smile.
@NullMarked
package sweetspot.model;

import org.jspecify.annotations.NullMarked;
