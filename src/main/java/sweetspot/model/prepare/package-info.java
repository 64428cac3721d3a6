/// The preparation of columns that a model needs: imputation, encoding, scaling; fitted on training rows only.
@NullMarked
package sweetspot.model.prepare;

import org.jspecify.annotations.NullMarked;
