package sweetspot.ui.kit;

import java.util.List;
import java.util.Optional;

/// Something that the user must decide before anything goes on; shown as a dialog.
///
/// @param title the question, or what it is about
/// @param text what is at stake, in a sentence or two
/// @param facts what it is about in detail, a line each
/// @param choices what can be done; the first is what most want
/// @param cancelText what leaving things as they were is called
/// @param cancelled leaves things as they were; also when the dialog is closed
public record Question(String title, String text, List<String> facts, List<Choice> choices, String cancelText,
        Runnable cancelled) {
    public Question {
        facts = List.copyOf(facts);
        choices = List.copyOf(choices);
        if (choices.isEmpty()) throw new IllegalArgumentException("a question needs something to choose");
    }

    /// Something that can be done.
    ///
    /// @param id names the button
    /// @param text a verb, and what it is done to
    /// @param warning what is lost, asked about once more before it is done; empty if nothing is
    public record Choice(String id, String text, Optional<String> warning, Runnable run) {

        public static Choice of(String id, String text, Runnable run) {
            return new Choice(id, text, Optional.empty(), run);
        }

        /// One that destroys something.
        public static Choice destructive(String id, String text, String warning, Runnable run) {
            return new Choice(id, text, Optional.of(warning), run);
        }
    }

    /// The choice of that id.
    public Optional<Choice> choice(String id) {
        return choices.stream().filter(c -> c.id().equals(id)).findFirst();
    }
}
