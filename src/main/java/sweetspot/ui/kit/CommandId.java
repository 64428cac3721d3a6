package sweetspot.ui.kit;

import java.util.List;

/// Every command of the app, with its icon and its keys. Its text is the message "command." + [#key()].
///
/// Keys are written as JavaFX's `KeyCombination.valueOf` reads them; "Shortcut" is Ctrl, or Command on a Mac.
public enum CommandId {
    NEW_EXPERIMENT("new", "fth-plus", "Shortcut+N"),
    NEW_PROGRAM("newProgram", "fth-terminal", "Shortcut+Shift+N"),
    OPEN_DATA("openData", "fth-folder", "Shortcut+O"),
    PASTE_TABLE("pasteTable", "fth-clipboard", "Shortcut+V"),
    OPEN_EXPERIMENT("openExperiment", "", "Shortcut+Shift+O"),
    SAVE("save", "", "Shortcut+S"),
    SAVE_AS("saveAs", "", "Shortcut+Shift+S"),
    DUPLICATE("duplicate", "fth-copy", ""),
    RENAME("rename", "", ""),
    DELETE("delete", "fth-trash-2", ""),
    SETTINGS("settings", "fth-sliders", "Shortcut+Comma"),
    QUIT("quit", "", "Shortcut+Q"),
    UNDO("undo", "fth-corner-up-left", "Shortcut+Z"),
    REDO("redo", "fth-corner-up-right", "Shortcut+Shift+Z"),
    FILTER("filter", "fth-filter", "Shortcut+F"),
    COPY_EXPORT("copyExport", "fth-clipboard", "Shortcut+Shift+C"),
    START_SEARCH("start", "fth-play", "Shortcut+R"),
    /// Space, unless a control that uses Space itself has the focus: the window sees to that.
    PAUSE_OR_RESUME("pauseOrResume", "fth-pause", "Space"),
    FINISH_AND_STOP("finishAndStop", "", "Shortcut+Period"),
    STOP_NOW("stopNow", "fth-square", "Shortcut+Shift+Period"),
    STEP_DATA("stepData", "", "Shortcut+Digit1"),
    STEP_MODEL("stepModel", "", "Shortcut+Digit2"),
    STEP_SPACE("stepSpace", "", "Shortcut+Digit3"),
    STEP_SEARCH("stepSearch", "", "Shortcut+Digit4"),
    STEP_RESULTS("stepResults", "", "Shortcut+Digit5"),
    STEP_EXPORT("stepExport", "", "Shortcut+Digit6"),
    WELCOME("welcome", "fth-home", ""),
    LIGHT_OR_DARK("lightOrDark", "", "Shortcut+D"),
    ZOOM_IN("zoomIn", "", "Shortcut+Plus"),
    ZOOM_OUT("zoomOut", "", "Shortcut+Minus"),
    ZOOM_RESET("zoomReset", "", "Shortcut+Digit0"),
    HELP("help", "fth-help-circle", "F1"),
    ABOUT("about", "", "");

    /// The commands that go to the first, second … step of an experiment, whatever steps it has.
    public static final List<CommandId> STEPS =
            List.of(STEP_DATA, STEP_MODEL, STEP_SPACE, STEP_SEARCH, STEP_RESULTS, STEP_EXPORT);

    private final String key;
    private final String icon;
    private final String keys;

    CommandId(String key, String icon, String keys) {
        this.key = key;
        this.icon = icon;
        this.keys = keys;
    }

    /// Message key after "command.".
    public String key() {
        return key;
    }

    /// Code of its Feather icon; "" for none.
    public String icon() {
        return icon;
    }

    /// Its key combination; "" for none.
    public String keys() {
        return keys;
    }
}
