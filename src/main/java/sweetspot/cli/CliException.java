package sweetspot.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sweetspot.text.Messages;

/// Ends a command with a line for the user that says why, and perhaps further ones that say what to do.
final class CliException extends RuntimeException {
    /// Something that the user wrote or pointed at is wrong.
    static final int BAD_INPUT = 2;
    /// The work could not be done.
    static final int FAILED = 1;

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<String> advice;

    private CliException(int exitCode, String message, @Nullable Throwable cause) {
        this(exitCode, message, List.of(), cause);
    }

    private CliException(int exitCode, String message, List<String> advice, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.advice = List.copyOf(advice);
    }

    /// Something that the user wrote or pointed at is wrong.
    static CliException badInput(String key, Object... arguments) {
        return new CliException(BAD_INPUT, Messages.text(key, arguments), null);
    }

    /// Something that the user wrote or pointed at is wrong, as `cause` says in words meant for users.
    static CliException badInput(Exception cause) {
        return new CliException(BAD_INPUT, String.valueOf(cause.getMessage()), cause);
    }

    /// Something that the user wrote or pointed at is wrong.
    ///
    /// @param lines what, in words meant for users; those after the first say what to do
    static CliException badInput(List<String> lines, Exception cause) {
        return new CliException(BAD_INPUT, lines.getFirst(), lines.subList(1, lines.size()), cause);
    }

    /// Says that the input at `place` (a field of a file, an option) is wrong, as `cause` says in words meant for
    /// users.
    static CliException badInputAt(String place, Exception cause) {
        return new CliException(BAD_INPUT, Messages.text("cli.error.at", place, String.valueOf(cause.getMessage())),
                cause);
    }

    /// Runs a look-up that complains with an `IllegalArgumentException`, and says where its complaint belongs.
    static void checked(String place, Runnable lookUp) {
        try {
            lookUp.run();
        } catch (IllegalArgumentException e) {
            throw badInputAt(place, e);
        }
    }

    /// The work could not be done, as `cause` says in words meant for users.
    static CliException failed(Exception cause) {
        return new CliException(FAILED, String.valueOf(cause.getMessage()), cause);
    }

    /// Never null, unlike that of other exceptions.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// Further lines for the user.
    List<String> advice() {
        return advice;
    }

    int exitCode() {
        return exitCode;
    }
}
