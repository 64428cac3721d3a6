package sweetspot.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sweetspot.text.Messages;

/// `sweetspot` itself: help, version, and the commands below it.
@Command(name = "sweetspot", mixinStandardHelpOptions = true, versionProvider = RootCommand.Version.class)
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Messages.text("cli.error.no_command"));
    }

    /// The version that the jar's manifest holds.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[]{Messages.text("cli.version", version == null ? "development" : version)};
        }
    }
}
