/// The experiment file: what is tuned, how and with which budget, read and written as JSON.
@NullMarked
package sweetspot.journal.experiment;

import org.jspecify.annotations.NullMarked;
