/// The study on screen: its view-model, the one selection of trials, the queue of trials to come, and the words for
/// them.
@NullMarked
package sweetspot.ui.study;

import org.jspecify.annotations.NullMarked;
