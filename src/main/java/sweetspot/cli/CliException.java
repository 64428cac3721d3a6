package sweetspot.cli;

import sweetspot.text.Messages;

/// Ends a command with one line for the user.
final class CliException extends RuntimeException {
    /// Something that the user wrote or pointed at is wrong.
    static final int BAD_INPUT = 2;
    /// The work could not be done.
    static final int FAILED = 1;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CliException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /// Something that the user wrote or pointed at is wrong.
    static CliException badInput(String key, Object... arguments) {
        return new CliException(BAD_INPUT, Messages.text(key, arguments), null);
    }

    /// Something that the user wrote or pointed at is wrong, as `cause` says in words meant for users.
    static CliException badInput(Exception cause) {
        return new CliException(BAD_INPUT, cause.getMessage(), cause);
    }

    /// Something that the user wrote or pointed at is wrong, as `message` says in words meant for users.
    static CliException badInput(String message, Exception cause) {
        return new CliException(BAD_INPUT, message, cause);
    }

    /// What the user gave at `place` (a field of a file, an option) is wrong, as `cause` says in words meant for users.
    static CliException badInputAt(String place, Exception cause) {
        return new CliException(BAD_INPUT, Messages.text("cli.error.at", place, cause.getMessage()), cause);
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
        return new CliException(FAILED, cause.getMessage(), cause);
    }

    int exitCode() {
        return exitCode;
    }
}
