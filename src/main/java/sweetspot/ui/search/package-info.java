/// The Search page: strategy, limits and workers of a search, and its plan in words.
@NullMarked
package sweetspot.ui.search;

import org.jspecify.annotations.NullMarked;
