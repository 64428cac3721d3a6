package sweetspot.ui.study;

import org.kordamp.ikonli.feather.Feather;
import sweetspot.journal.library.LibraryEntry.State;
import sweetspot.ui.kit.Tone;

/// The look of an experiment's state.
///
/// @param icon its picture
/// @param tone its colour
public record StateLook(Feather icon, Tone tone) {

    public static StateLook of(State state) {
        return switch (state) {
            case DRAFT -> new StateLook(Feather.EDIT_2, Tone.NEUTRAL);
            case RUNNING -> new StateLook(Feather.PLAY, Tone.ACCENT);
            case PAUSING, PAUSED -> new StateLook(Feather.PAUSE, Tone.WARNING);
            case FINISHING -> new StateLook(Feather.CLOCK, Tone.ACCENT);
            case STOPPING -> new StateLook(Feather.SQUARE, Tone.DANGER);
            case STOPPED -> new StateLook(Feather.SQUARE, Tone.NEUTRAL);
            case FAILED -> new StateLook(Feather.ALERT_CIRCLE, Tone.DANGER);
            case INTERRUPTED -> new StateLook(Feather.ALERT_TRIANGLE, Tone.WARNING);
            case DONE -> new StateLook(Feather.CHECK, Tone.SUCCESS);
            case DAMAGED -> new StateLook(Feather.ALERT_OCTAGON, Tone.DANGER);
        };
    }
}
