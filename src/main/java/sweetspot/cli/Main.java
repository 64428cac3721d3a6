package sweetspot.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// The command line's entry.
public final class Main {
    /// A complaint about an option repeats what was given.
    private static final int LONGEST_COMPLAINT = 1_000;

    private Main() {}

    /// Runs one command.
    ///
    /// @param out takes the answer
    /// @param err takes progress, notes and errors
    /// @return the exit code: 0 = done, 1 = the search could not do its work, 2 = wrong input, 130 = interrupted
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Shell shell = new Shell(out, err);
        CommandLine line = new CommandLine(new RootCommand())
                .addSubcommand(new NewCommand(shell))
                .addSubcommand(new CheckCommand(shell))
                .addSubcommand(new RunCommand(shell))
                .addSubcommand(new BestCommand(shell))
                .addSubcommand(new ExportCommand(shell))
                .addSubcommand(new VerdictCommand(shell))
                .addSubcommand(new ImportanceCommand(shell))
                .addSubcommand(new FamiliesCommand(shell))
                .addSubcommand(new EnsembleCommand(shell))
                .addSubcommand(new QueueCommand(shell))
                .addSubcommand(new ReplayCommand(shell))
                .addSubcommand(new SalvageCommand(shell))
                .addSubcommand(new ModelsCommand(shell))
                .addSubcommand(new SamplersCommand(shell))
                .addSubcommand(new SamplesCommand(shell));
        describe(line);
        line.setOut(new PrintWriter(out, true, out.charset()));
        line.setErr(new PrintWriter(err, true, err.charset()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(100);
        // A column or a study may be called @type.
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((e, _) -> {
            shell.error(explain(e));
            return CliException.BAD_INPUT;
        });
        line.setExecutionExceptionHandler((e, _, _) -> {
            if (e instanceof CliException cli) {
                shell.error(cli.getMessage());
                cli.advice().forEach(shell::note);
                return cli.exitCode();
            }
            shell.error(Messages.text("cli.error.unexpected", e.toString()));
            if (System.getenv("SWEETSPOT_DEBUG") != null) e.printStackTrace(err);
            return CliException.FAILED;
        });
        String[] given = args.length == 0 ? new String[]{"--help"} : args;
        return line.execute(given);
    }

    /// Takes the help texts of commands and options from the bundle.
    private static void describe(CommandLine line) {
        var spec = line.getCommandSpec();
        String key = "cli." + (spec.parent() == null ? "root" : spec.name());
        spec.usageMessage().description(plain(Messages.text(key + ".help")));
        spec.options().stream().filter(o -> o.description().length == 0).toList().forEach(option -> {
            String name = option.longestName().replaceFirst("^-+", "");
            String own = key + ".option." + name;
            String text = Messages.text(Messages.has(own) ? own : "cli.option." + name);
            spec.remove(option);
            spec.addOption(option.toBuilder().description(plain(text)).build());
        });
        spec.positionalParameters().stream().filter(p -> p.description().length == 0).toList().forEach(parameter -> {
            String name = parameter.paramLabel().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "");
            spec.remove(parameter);
            spec.addPositional(parameter.toBuilder().description(plain(Messages.text("cli.argument." + name))).build());
        });
        line.getSubcommands().values().forEach(Main::describe);
    }

    /// Picocli reads descriptions as format strings.
    private static String plain(String text) {
        return text.replace("%", "%%");
    }

    private static String explain(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        String hint = Messages.text("cli.error.see_help", command);
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String given = unmatched.getUnmatched().getFirst().split("=")[0];
            boolean option = given.startsWith("-");
            List<String> names = option ? List.copyOf(e.getCommandLine().getCommandSpec().optionsMap().keySet())
                    : List.copyOf(e.getCommandLine().getSubcommands().keySet());
            String unknown = Messages.text(option ? "cli.error.unknown_option" : "cli.error.unknown_argument", given);
            String instead = Names.nearest(given, names)
                    .map(n -> " " + Messages.text("cli.error.did_you_mean", n)).orElse("");
            return unknown + instead + " " + hint;
        }
        String why = Printable.line(String.valueOf(e.getMessage()).strip(), LONGEST_COMPLAINT);
        return why + (why.endsWith(".") ? " " : ". ") + hint;
    }
}
