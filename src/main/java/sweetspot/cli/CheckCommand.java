package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.data.Column;
import sweetspot.data.ColumnProfile;
import sweetspot.data.Dataset;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportResult;
import sweetspot.data.NumberColumn;
import sweetspot.data.RoleGuess;
import sweetspot.data.TargetAnalysis;
import sweetspot.data.TargetGuess;
import sweetspot.model.metric.Metric;
import sweetspot.objective.CleanData;
import sweetspot.objective.DataReport;
import sweetspot.study.Cleaning;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// `sweetspot check`: all that there is to say about a data file before it is searched. The exit code is 1 if something
/// serious was found, or the target cannot be predicted.
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    private static final int WIDEST = 32;

    private final Shell shell;

    @Parameters(paramLabel = "FILE")
    private Path file;
    @Option(names = "--target", paramLabel = "COLUMN")
    private @Nullable String target;
    @Option(names = "--exclude", paramLabel = "COLUMN", split = ",")
    private List<String> exclude = new ArrayList<>();
    @Mixin
    private final ReadingOptions reading = new ReadingOptions();
    @Option(names = "--json")
    private boolean json;

    CheckCommand(Shell shell) {
        this.shell = shell;
    }

    /// A column in a few words.
    ///
    /// @param suggested the role that it seems made for, if that is not the one it has
    private record Line(ColumnProfile profile, String role, Optional<RoleGuess> suggested) {}

    @Override
    public Integer call() {
        exclude.replaceAll(TypedCommand::unquoted);
        reading.parse();
        ImportResult read;
        DataDefaults defaults;
        try {
            defaults = new DataDefaults(Path.of("")).reading(reading.fields()).pinned(file.toString());
            read = defaults.read(file.toString());
        } catch (IllegalArgumentException e) {
            throw CliException.badInput(e);
        }
        Dataset data = read.dataset();
        reading.requireColumns(data);
        ReadingOptions.require("--exclude", exclude, data);
        List<ColumnProfile> profiles = data.columns().stream().map(ColumnProfile::of).toList();
        String column = target == null ? TargetGuess.of(profiles) : target;
        CliException.checked("--target", () -> DataDefaults.requireColumn(data, column));
        List<String> left = new ArrayList<>(exclude);
        left.addAll(reading.ignored());
        Target asked = target(column, left, defaults);
        Dataset used = CleanData.of(data, Cleaning.NONE, asked.ignored());
        // Whoever names the queries asks for a ranking.
        boolean ranked = asked.query().isPresent() && used.column(column) instanceof NumberColumn;
        Validation plan = ranked ? Validation.standard().keeping(asked.query().get()) : Validation.standard();
        TargetAnalysis analysis = ranked ? TargetAnalysis.of(used, column, false, plan.folds())
                : TargetAnalysis.of(used, column, plan.folds());
        Task task = ranked ? Task.RANKING : analysis.classification() ? Task.CLASSIFICATION : Task.REGRESSION;
        Target whole = new Target(asked.data(), column, task, analysis.positive(), left,
                Metric.usual(task, analysis.metric()), asked.reading(), Cleaning.NONE, asked.roles());
        List<Finding> findings = new DataReport(read, whole, plan).findings();
        List<Line> lines = lines(data, profiles, whole);
        Notes notes = new Notes(findings, List.of(), true);
        if (json) JsonOutput.print(shell, toMap(data, lines, whole, analysis, notes));
        else tell(data, lines, whole, analysis, findings, notes);
        boolean serious = findings.stream().anyMatch(f -> f.severity() == Severity.SERIOUS);
        return serious || !analysis.possible() ? CliException.FAILED : 0;
    }

    private Target target(String column, List<String> left, DataDefaults defaults) {
        try {
            Map<String, Role> roles = new LinkedHashMap<>();
            reading.roles().forEach((name, id) -> roles.put(name, Role.byId(id.toString()).orElseThrow()));
            return new Target(file.toString(), column, Task.CLASSIFICATION, "", left, "accuracy",
                    defaults.options().toMap(), Cleaning.NONE, new Roles(roles));
        } catch (IllegalArgumentException e) {
            throw CliException.badInput(e);
        }
    }

    private static List<Line> lines(Dataset data, List<ColumnProfile> profiles, Target target) {
        Map<String, RoleGuess> guesses = RoleGuess.all(data).stream()
                .collect(Collectors.toMap(RoleGuess::column, g -> g, (a, _) -> a));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            Column column = data.columns().get(i);
            String role = column.name().equals(target.column()) ? "target"
                    : target.exclude().contains(column.name()) ? "ignored"
                            : target.roles().of(column.name()).map(Role::id).orElse("feature");
            lines.add(new Line(profiles.get(i), role, Optional.ofNullable(guesses.get(column.name()))
                    .filter(g -> role.equals("feature") && !g.role().equals(role))));
        }
        return lines;
    }

    private static String type(ColumnProfile profile) {
        return profile.kind().name().toLowerCase(Locale.ROOT);
    }

    private void tell(Dataset data, List<Line> lines, Target target, TargetAnalysis analysis, List<Finding> findings,
            Notes notes) {
        shell.answer(Messages.text("cli.check.table", Printable.line(data.name()), data.rows(), data.columns().size()));
        int width = Math.min(WIDEST, lines.stream().mapToInt(l -> Printable.brief(l.profile().name()).length()).max()
                .orElse(0));
        for (Line l : lines) {
            String name = Printable.brief(l.profile().name());
            String reason = l.suggested().map(g -> "  " + Messages.text("cli.check.suggested", g.role(), g.reason()))
                    .orElse("");
            shell.answer("  " + padded(name, width) + "  " + padded(type(l.profile()), 8) + "  " + padded(l.role(), 8)
                    + "  " + l.profile().summary() + reason);
        }
        shell.answer(Messages.text(this.target == null ? "cli.check.guessed" : "cli.check.target",
                Printable.brief(target.column()), target.task().id(), target.metric()));
        analysis.problems().forEach(p -> shell.answer(Messages.text("cli.notes.serious", p)));
        findings.forEach(f -> shell.answer(notes.line(f)));
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static Map<String, Object> toMap(Dataset data, List<Line> lines, Target target, TargetAnalysis analysis,
            Notes notes) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", data.name());
        map.put("rows", data.rows());
        List<Object> columns = new ArrayList<>();
        for (Line l : lines) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", l.profile().name());
            column.put("type", type(l.profile()));
            column.put("role", l.role());
            l.suggested().ifPresent(g -> {
                column.put("suggested_role", g.role());
                column.put("reason", g.reason());
            });
            column.put("missing", l.profile().missing());
            column.put("distinct", l.profile().distinct());
            columns.add(column);
        }
        map.put("columns", columns);
        map.put("import", target.reading());
        map.put("target", target.column());
        map.put("task", target.task().id());
        map.put("metric", target.metric());
        map.put("problems", analysis.problems());
        map.put("notes", notes.toList());
        return map;
    }
}
