/// The study on screen: its view-model, the one selection of trials, the queue of trials to come, and the words for
/// them.
package sweetspot.ui.study;
