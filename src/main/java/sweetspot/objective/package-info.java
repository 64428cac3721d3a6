/// What a configuration is scored on: cross-validated models and test functions, behind one small interface.
@NullMarked
package sweetspot.objective;

import org.jspecify.annotations.NullMarked;
