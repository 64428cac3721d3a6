/// Pruners, which stop a trial early that is not worth its full cost, and the factory that makes each by its name.
@NullMarked
package sweetspot.search.prune;

import org.jspecify.annotations.NullMarked;
