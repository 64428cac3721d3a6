/// What to believe of a search: default against best, the score corrected for the choice, the best scored again, the
/// recommendation, the sealed test, what it cost. No drawing.
@NullMarked
package sweetspot.verdict;

import org.jspecify.annotations.NullMarked;
