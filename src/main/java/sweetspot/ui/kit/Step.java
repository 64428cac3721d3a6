package sweetspot.ui.kit;

import sweetspot.text.Messages;
import sweetspot.ui.shell.ExperimentViewModel;

/// The steps of an experiment, in order. Which of them an experiment has depends on what it tunes, see
/// [ExperimentViewModel#steps()].
public enum Step {
    PROGRAM("program", "command.stepProgram"),
    DATA("data", "command.stepData"),
    MODEL("model", "command.stepModel"),
    SPACE("space", "command.stepSpace"),
    SEARCH("search", "command.stepSearch"),
    RESULTS("results", "command.stepResults"),
    EXPORT("export", "command.stepExport");

    private final String key;
    private final String label;

    Step(String key, String label) {
        this.key = key;
        this.label = label;
    }

    public String key() {
        return key;
    }

    public String label() {
        return Messages.text(label);
    }
}
