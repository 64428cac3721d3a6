package sweetspot.ui.draft;

import java.util.Locale;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.text.Messages;

/// The parts of a space: what is done before the model, the model, and what follows it.
public enum SpacePart {
    PREPARE, MODEL, DECIDE;

    /// The part that a parameter belongs to by its name.
    public static SpacePart of(String name) {
        if (name.startsWith(PipelineSteps.PREPARE)) return PREPARE;
        return name.startsWith(PipelineSteps.DECIDE) ? DECIDE : MODEL;
    }

    /// The name for people.
    public String label() {
        return Messages.text("space.part." + name().toLowerCase(Locale.ROOT));
    }

    /// Describes it in a few words; "" for the model, which is described elsewhere.
    public String description() {
        return this == MODEL ? "" : Messages.text("space.part." + name().toLowerCase(Locale.ROOT) + ".help");
    }
}
