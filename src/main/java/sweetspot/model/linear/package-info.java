/// Linear models: centred columns, their normal equations, and the loss of logistic regression.
@NullMarked
package sweetspot.model.linear;

import org.jspecify.annotations.NullMarked;
