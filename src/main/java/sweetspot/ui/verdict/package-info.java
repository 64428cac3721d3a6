/// The Verdict page: whether tuning helped, what each number promises, the best scored again on fresh splits, a simpler
/// choice, the sealed test, and what it all cost.
@NullMarked
package sweetspot.ui.verdict;

import org.jspecify.annotations.NullMarked;
