/// Objectives that score a configuration: cross-validated models and test functions, behind one small interface.
@NullMarked
package sweetspot.objective;

import org.jspecify.annotations.NullMarked;
