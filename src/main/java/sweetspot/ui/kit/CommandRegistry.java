package sweetspot.ui.kit;

import java.util.EnumMap;
import java.util.Map;

/// All commands of one window. Menus, buttons and shortcuts are made from it; pages say what their commands do.
public final class CommandRegistry {
    private final Map<CommandId, Command> commands = new EnumMap<>(CommandId.class);

    public Command get(CommandId id) {
        return commands.computeIfAbsent(id, Command::new);
    }

    /// Runs a command, if it is enabled.
    ///
    /// @return whether it was
    public boolean run(CommandId id) {
        return get(id).run();
    }
}
