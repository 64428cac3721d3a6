/// The ask/tell loop: it asks the sampler, writes the journal, hands trials to an executor, and obeys the user.
/// Clock and executor are injected; nothing here knows a toolkit.
@NullMarked
package sweetspot.run;

import org.jspecify.annotations.NullMarked;
