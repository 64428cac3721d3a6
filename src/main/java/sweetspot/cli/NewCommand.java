package sweetspot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.Finding;
import sweetspot.data.ImportResult;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.data.TargetAnalysis;
import sweetspot.data.plan.PlanAdvice;
import sweetspot.data.plan.SampleStart;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.journal.file.Reasons;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.objective.DataReport;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.ScoredSubject;
import sweetspot.objective.TestFunctions;
import sweetspot.run.SessionFamilies;
import sweetspot.run.SettingNotes;
import sweetspot.search.RuleCheck;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.AutoChoice;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;
import sweetspot.study.Role;
import sweetspot.study.Standard;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;
import sweetspot.worker.CommandText;

/// `sweetspot new`: writes an experiment with the recommended space.
@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false)
final class NewCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--data", paramLabel = "FILE")
    private @Nullable Path data;
    @Option(names = "--target", paramLabel = "COLUMN")
    private @Nullable String target;
    @Option(names = "--model", paramLabel = "ID")
    private @Nullable String model;
    @Option(names = "--families", paramLabel = "ID", split = ",")
    private List<String> families = new ArrayList<>();
    @Option(names = "--sample", paramLabel = "ID")
    private @Nullable String sample;
    @Option(names = "--function", paramLabel = "ID")
    private @Nullable String function;
    @Option(names = "--program", paramLabel = "COMMAND")
    private @Nullable String program;
    @Option(names = "--protocol")
    private boolean protocol;
    @Option(names = "--direction", paramLabel = "minimize|maximize")
    private @Nullable String direction;
    @Option(names = "--folder", paramLabel = "FOLDER")
    private @Nullable Path programFolder;
    @Option(names = {"-o", "--output"}, paramLabel = "EXPERIMENT.json", required = true)
    @SuppressWarnings("NullAway.Init") // picocli refuses a command without it
    private Path output;
    @Option(names = "--force")
    private boolean force;
    @Option(names = "--name", paramLabel = "TEXT")
    private @Nullable String name;
    @Option(names = "--task", paramLabel = "classification|regression|ranking")
    private @Nullable String task;
    @Option(names = "--metric", paramLabel = "ID")
    private @Nullable String metric;
    @Option(names = "--weigh", paramLabel = "ID", split = ",(?=[A-Za-z])")
    private List<String> weigh = new ArrayList<>();
    @Option(names = "--positive", paramLabel = "CLASS")
    private @Nullable String positive;
    @Option(names = "--exclude", paramLabel = "COLUMN", split = ",")
    private List<String> exclude = new ArrayList<>();
    @Option(names = "--duplicates", paramLabel = "keep|remove")
    private @Nullable String duplicates;
    @Option(names = "--merge-spellings", paramLabel = "COLUMN", split = ",")
    private List<String> mergeSpellings = new ArrayList<>();
    @Mixin
    private final ReadingOptions reading = new ReadingOptions();
    @Option(names = "--rule", paramLabel = "RULE")
    private List<String> rules = new ArrayList<>();
    @Mixin
    private PlanOptions plan = new PlanOptions();
    @Option(names = "--tune-pipeline")
    private boolean tunePipeline;
    @Option(names = "--pipeline", paramLabel = "STEP", split = ",")
    private List<String> pipeline = new ArrayList<>();
    @Option(names = "--sampler", paramLabel = "ID")
    private @Nullable String sampler;
    @Option(names = "--pruner", paramLabel = "ID")
    private @Nullable String pruner;
    @Option(names = "--trials", paramLabel = "N")
    private @Nullable Integer trials;
    @Option(names = "--seconds", paramLabel = "S")
    private @Nullable Long seconds;
    @Option(names = "--seed", paramLabel = "K")
    private @Nullable Long seed;
    @Option(names = "--workers", paramLabel = "W")
    private @Nullable Integer workers;

    @Option(names = "--json")
    private boolean json;

    private List<Finding> findings = List.of();
    private Optional<PlanAdvice> advice = Optional.empty();
    /// Whether the plan follows from roles that columns were given.
    private boolean followed;
    /// How the file is read, in full.
    private Map<String, Object> pinned = Map.of();

    NewCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        for (List<String> names : List.of(exclude, mergeSpellings))
            names.replaceAll(TypedCommand::unquoted);
        reading.parse();
        if (sample != null) takeSample(sample);
        if ((tunePipeline || !pipeline.isEmpty()) && (function != null || program != null)) {
            throw CliException.badInput("cli.new.pipeline.noModel", tunePipeline ? "--tune-pipeline" : "--pipeline");
        }
        if (function == null && program == null) {
            data();
            target();
            model();
        }
        Path folder = OutputPlace.folderOf(output, force);
        check("--sampler", sampler, SamplerFactory::create);
        check("--pruner", pruner, PrunerFactory::create);
        Experiment experiment;
        try {
            experiment = program != null ? onProgram(folder) : function == null ? onData(folder) : onFunction(folder);
            experiment = settled(experiment);
            ExperimentFile.write(output, experiment);
        } catch (ExperimentFileException | ExperimentException | IllegalArgumentException e) {
            throw CliException.badInput(e);
        } catch (IOException e) {
            throw CliException.badInput("cli.error.cannot_write", output, Reasons.of(e));
        }
        Notes notes = new Notes(findings, List.of(), true);
        int cores = Runtime.getRuntime().availableProcessors();
        if (json) {
            JsonOutput.print(shell,
                    NewReport.of(output, experiment, notes, SettingNotes.of(experiment, cores), advice));
        } else {
            notes.tell(shell);
            if (advice.isPresent()) tell(advice.get(), experiment);
            SettingNotes.of(experiment, cores).forEach(shell::note);
            SessionFamilies.notes(experiment).forEach(shell::note);
            if (AutoChoice.in(experiment.subject())) {
                shell.note(Messages.text("cli.new.auto", String.join(", ", AutoChoice.families(experiment.space())),
                        experiment.budget().trialSeconds()));
            }
            tell(experiment);
        }
        return 0;
    }

    /// Fills in what was not asked for as the window has it.
    private Experiment settled(Experiment made) {
        Experiment settled = workers == null ? made.withWorkers(Standard.workers()) : made;
        return pruner == null ? settled.withPruner(Standard.pruner(ScoredSubject.of(made.subject()).goals().size()))
                : settled;
    }

    private Experiment onData(Path folder) throws ExperimentFileException, ExperimentException {
        DataDefaults defaults = new DataDefaults(folder).reading(reading.fields()).pinned(relative(folder));
        pinned = defaults.options().toMap();
        Dataset dataset = defaults.dataset(relative(folder));
        check("--target", target, column -> DataDefaults.requireColumn(dataset, column));
        ReadingOptions.require("--exclude", exclude, dataset);
        ReadingOptions.require("--merge-spellings", mergeSpellings, dataset);
        reading.requireColumns(dataset);
        exclude = Stream.concat(exclude.stream(), reading.ignored().stream()).distinct().toList();
        checkTarget(defaults.read(relative(folder)));
        Task kind = task == null ? defaults.task(relative(folder), target()) : taskOf(task);
        check("--model", model, id -> ModelCatalog.usable(id, kind));
        check("--metric", metric, id -> Metric.byId(id, kind));
        plan.requireColumns(dataset);
        plan.requireRoles(reading.roles());
        Experiment experiment = ExperimentFile.fromMap(fields(folder), stem(), defaults);
        advice = ScoredSubject.of(experiment.subject()).report(defaults.read(relative(folder)))
                .map(DataReport::advice);
        if (plan.recommended() && advice.isPresent()) {
            plan.take(advice.get());
            experiment = ExperimentFile.fromMap(fields(folder), stem(), defaults);
        } else if (advice.isPresent() && plan.follow(advice.get())) {
            experiment = followed(experiment, folder, defaults);
        }
        List<String> remarks = new ArrayList<>();
        experiment = new PipelineOption(tunePipeline, pipeline).applied(experiment, dataset, remarks);
        remarks.forEach(shell::note);
        if (families.isEmpty()) {
            SessionFamilies.notes(experiment).forEach(shell::note);
            experiment = SessionFamilies.usable(experiment);
        }
        ObjectiveFactory.create(experiment, t -> read(defaults, t), report -> findings = report.findings());
        return experiment;
    }

    /// The experiment on the plan that follows from the roles of columns; on the standard plan, and why, where that cannot be
    /// carried out.
    private Experiment followed(Experiment standard, Path folder, DataDefaults defaults)
            throws ExperimentFileException {
        try {
            Experiment planned = ExperimentFile.fromMap(fields(folder), stem(), defaults);
            ObjectiveFactory.create(planned, t -> read(defaults, t), _ -> {});
            followed = true;
            return planned;
        } catch (ExperimentException | IllegalArgumentException e) {
            plan.unfollow();
            shell.note(Messages.text("cli.new.plan.not", advice.orElseThrow().certain().orElseThrow().label(),
                    String.valueOf(e.getMessage())));
            return standard;
        }
    }

    private static ImportResult read(DataDefaults defaults, Target target) throws ExperimentException {
        try {
            return defaults.reading(target.reading()).read(target.data());
        } catch (IllegalArgumentException e) {
            throw new ExperimentException("data", e.getMessage(), e);
        }
    }

    private Experiment onFunction(Path folder) throws ExperimentFileException, ExperimentException {
        check("--function", function, TestFunctions::byId);
        return ExperimentFile.fromMap(fields(folder), stem(), new DataDefaults(folder));
    }

    private Experiment onProgram(Path folder) throws ExperimentFileException {
        if (data != null) throw CliException.badInput("cli.error.either", "--program", "--data");
        if (function != null) throw CliException.badInput("cli.error.either", "--program", "--function");
        return ExperimentFile.fromMap(fields(folder), stem(), new DataDefaults(folder));
    }

    private void takeSample(String id) {
        try {
            String ids = SamplesCommand.ids();
            Sample s = SampleCatalog.find(id)
                    .orElseThrow(() -> CliException.badInput("cli.error.no_sample", id, ids));
            Target start = SampleStart.target(s);
            if (data == null) data = s.file();
            if (target == null) target = s.target();
            if (model == null) model = s.model();
            if (name == null) name = s.title();
            if (task == null) task = start.task().id();
            if (metric == null) metric = s.metric();
            if (positive == null && !s.positive().isEmpty()) positive = s.positive();
            if (exclude.isEmpty()) exclude = s.exclude();
            if (trials == null) trials = s.trials();
            reading.begin(start.roles());
            plan.begin(SampleStart.validation(s).plan());
        } catch (DataException e) {
            throw CliException.badInput(e);
        }
    }

    private static <T> T required(@Nullable T value, String option) {
        if (value == null) throw CliException.badInput("cli.error.option_needed", option);
        return value;
    }

    private Path data() {
        return required(data, "--data");
    }

    private String target() {
        return required(target, "--target");
    }

    private String model() {
        return required(model, "--model");
    }

    /// Looks up an identifier, if it was given, and says where a complaint about it belongs.
    private static void check(String option, @Nullable String id, Consumer<String> lookUp) {
        if (id != null) CliException.checked(option, () -> lookUp.accept(id));
    }

    /// The data's path as the experiment should write it: relative to its own folder where both share a root, so that
    /// the two can be moved together.
    private String relative(Path folder) {
        return relative(data(), folder);
    }

    private static String relative(Path given, Path folder) {
        Path file = given.toAbsolutePath().normalize();
        Path path = folder.getRoot().equals(file.getRoot()) ? folder.relativize(file) : file;
        return path.toString().replace('\\', '/');
    }

    private String stem() {
        if (name != null) return name;
        String stem = String.valueOf(output.getFileName()).replaceFirst("\\.[^.]*$", "");
        return stem.isBlank() ? "experiment" : stem;
    }

    private Map<String, Object> fields(Path folder) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "name", name);
        if (program != null) {
            Path runsIn = programFolder == null ? Path.of("") : programFolder;
            map.putAll(new ProgramOption(program, protocol, direction, runsIn).fields(folder));
        } else if (function == null) {
            putSubject(map, folder);
        } else {
            map.put("function", function);
        }
        if (!rules.isEmpty()) map.put("relations", rules);
        put(map, "sampler", sampler);
        put(map, "pruner", pruner);
        Map<String, Object> budget = new LinkedHashMap<>();
        put(budget, "trials", trials == null ? null : trials.longValue());
        put(budget, "seconds", seconds);
        long most = model == null ? 0 : Standard.trialSeconds(model);
        if (most > 0) budget.put("trial_seconds", most);
        if (!budget.isEmpty()) map.put("budget", budget);
        put(map, "workers", workers == null ? null : workers.longValue());
        put(map, "seed", seed);
        return map;
    }

    private void putSubject(Map<String, Object> map, Path folder) {
        map.put("data", relative(folder));
        if (!pinned.isEmpty()) map.put("import", pinned);
        map.put("target", target);
        put(map, "task", task);
        put(map, "positive", positive);
        if (!exclude.isEmpty()) map.put("exclude", exclude);
        if (!reading.roles().isEmpty()) map.put("roles", reading.roles());
        if (reading.roles().containsValue(Role.WEIGHT.id())) map.put("weigh_rows", true);
        put(map, "duplicates", duplicates);
        if (!mergeSpellings.isEmpty()) map.put("merge_spellings", mergeSpellings);
        put(map, "metric", metric);
        if (!weigh.isEmpty()) map.put("objectives", Stream.concat(Stream.of("metric"), weigh.stream()).toList());
        map.put("model", model);
        if (!families.isEmpty()) map.put("families", families.stream().map(String::strip).toList());
        Map<String, Object> validation = plan.fields(file -> relative(file, folder));
        if (!validation.isEmpty()) map.put("validation", validation);
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) map.put(key, value);
    }

    private static Task taskOf(String id) {
        for (Task known : Task.values()) if (known.id().equals(id)) return known;
        throw CliException.badInput("cli.error.task", id);
    }

    /// Refuses a column that cannot be predicted, before anything else is asked about it.
    private void checkTarget(ImportResult read) {
        Dataset dataset = read.dataset();
        int count = plan.folds().orElse(Validation.standard().folds());
        TargetAnalysis analysis = task == null ? TargetAnalysis.of(dataset, target(), count)
                : TargetAnalysis.of(dataset, target(), taskOf(task) == Task.CLASSIFICATION, count);
        if (!analysis.possible()) {
            // What the reader found in that column may be the reason.
            String problem = Stream.of(analysis.problems().stream().limit(1), read.remarks().stream()
                    .filter(r -> r.column().equals(target)).map(r -> Printable.line(r.text())),
                    read.found().form().stream()).flatMap(s -> s).collect(Collectors.joining(" "));
            throw CliException.badInput("cli.error.target", data(), problem);
        }
    }

    /// Tells of the recommended plan, if another one was taken without having been asked for, with its reasons.
    private void tell(PlanAdvice told, Experiment made) {
        if (followed) {
            told.reasonsTaken().forEach(r -> shell.note(r.line()));
            shell.note(Messages.text("cli.new.plan.taken", told.certain().orElseThrow().label()));
            return;
        }
        boolean taken = made.subject().resampling().filter(v -> v.plan().id().equals(told.plan().id())).isPresent();
        if (taken && !plan.recommended() || plan.names() && !plan.recommended()) return;
        told.reasons().stream().filter(r -> !taken || r.about() != PlanAdvice.About.ASK)
                .forEach(r -> shell.note(r.line()));
        if (!taken) shell.note(Messages.text("cli.new.plan", told.plan().label(), PlanOptions.typed(told)));
    }

    private void tell(Experiment experiment) {
        String what = switch (experiment.subject()) {
            case ModelSubject m -> Messages.text("cli.new.model", m.model(), Printable.brief(m.target().column()),
                    Words.metric(m.target()));
            case FunctionSubject f -> Messages.text("cli.new.function", f.function());
            case ProgramSubject p -> CommandText.join(p.command());
        };
        shell.answer(Messages.text("cli.new.done", output, what, experiment.space().dimensions(),
                experiment.budget().trials()));
        RuleCheck check = RuleCheck.of(experiment.space());
        if (experiment.space().relations().isEmpty() || check.impossible().isPresent()) return;
        shell.answer(Messages.text("cli.new.rules", Formats.percent(check.share().allowed()),
                Formats.percent(check.share().rejected())));
    }
}
