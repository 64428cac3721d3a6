/// The declared search space: distributions, parameters, conditions, configurations, and their encoding in the
/// unit cube. It knows nothing of searching, models or files.
@NullMarked
package sweetspot.space;

import org.jspecify.annotations.NullMarked;
