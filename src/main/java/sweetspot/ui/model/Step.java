package sweetspot.ui.model;

import sweetspot.text.Messages;

/// The six steps of an experiment, in order.
public enum Step {
    DATA("data", CommandId.STEP_DATA),
    MODEL("model", CommandId.STEP_MODEL),
    SPACE("space", CommandId.STEP_SPACE),
    SEARCH("search", CommandId.STEP_SEARCH),
    RESULTS("results", CommandId.STEP_RESULTS),
    EXPORT("export", CommandId.STEP_EXPORT);

    private final String key;
    private final CommandId command;

    Step(String key, CommandId command) {
        this.key = key;
        this.command = command;
    }

    /// Position from 1, as it is shown.
    public int number() {
        return ordinal() + 1;
    }

    public String key() {
        return key;
    }

    public String label() {
        return Messages.text("command." + command.key());
    }

    /// The command that goes there.
    public CommandId command() {
        return command;
    }
}
