package sweetspot.journal.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Budget;
import sweetspot.study.Cleaning;
import sweetspot.study.Cost;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.FurtherMetric;
import sweetspot.study.FurtherObjective;
import sweetspot.study.Goal;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.Standard;
import sweetspot.study.Subject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Builds an experiment from the plain JSON values of its file.
final class ExperimentReader {
    private static final List<String> COMMON =
            List.of("name", "space", "relations", "sampler", "pruner", "budget", "workers", "seed", "accepted");
    private static final List<String> MODEL =
            List.of("data", "import", "target", "task", "positive", "exclude", "roles", "weigh_rows", "duplicates",
                    "merge_spellings",
                    "metric", "objectives", "model", "families",
                    "validation");
    private static final List<String> ALL = concat(concat(COMMON, MODEL), List.of("function", "program", "result"));

    /// The name of the metric in a model's list of objectives.
    static final String METRIC = "metric";

    /// The value of `duplicates` that leaves them out.
    static final String REMOVE = "remove";

    /// Says that rows count by the column whose role is weight; files from before that was possible do not have it.
    static final String WEIGH_ROWS = "weigh_rows";

    private static final List<String> IMPORT =
            List.of("delimiter", "header", "charset", "decimals", "thousands", "missing", "types", "find_types",
                    "date_order", "skip", "comment",
                    "ragged", "leave_out", "format", "sheet", "dates", "units");

    private ExperimentDefaults defaults;

    ExperimentReader(ExperimentDefaults defaults) {
        this.defaults = defaults;
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> both = new ArrayList<>(a);
        both.addAll(b);
        return List.copyOf(both);
    }

    /// @param name the experiment's name if the file gives none
    Experiment read(Map<?, ?> map, String name) throws ExperimentFileException {
        Fields fields = new Fields("", map, ALL);
        Subject subject = fields.has("program") ? program(fields)
                : fields.has("function") ? function(fields) : model(fields);
        SearchSpace declared = fields.has("space")
                ? SpaceReader.read(fields.list("space", "space"), subject.nullIsNoLimit())
                : ask(fields, "space", () -> defaults.space(subject));
        SearchSpace ruled = SpaceReader.ruled(declared, fields);
        SearchSpace space = fields.has("families") ? families(fields, subject, ruled) : ruled;
        Fields budget = new Fields("budget", fields.has("budget") ? fields.raw("budget") : Map.of(),
                List.of("trials", "seconds", "patience", "target", "worth", "trial_seconds", "failures"));
        Budget limits = budget(budget);
        String title = fields.textOr("name", name, "text");
        String sampler = fields.textOr("sampler", Standard.SAMPLER, "sampler");
        String pruner = fields.textOr("pruner", "none", "pruner");
        int workers = fields.intOr("workers", 1);
        long seed = fields.wholeOr("seed", Standard.SEED);
        List<String> accepted = texts(fields, "accepted", "findings");
        return ruled(fields, () -> new Experiment(title, subject, space, sampler, pruner, limits, workers, seed,
                accepted));
    }

    private static Budget budget(Fields budget) throws ExperimentFileException {
        int trials = budget.intOr("trials", Standard.TRIALS);
        long seconds = budget.wholeOr("seconds", 0);
        int patience = budget.intOr("patience", 0);
        OptionalDouble target = budget.has("target") ? OptionalDouble.of(budget.number("target"))
                : OptionalDouble.empty();
        Optional<Budget.Worth> worth = Optional.empty();
        if (budget.has("worth")) {
            Fields w = new Fields("budget.worth", budget.raw("worth"), List.of("gain", "minutes"));
            double gain = w.number("gain");
            double minutes = w.number("minutes");
            worth = Optional.of(ruled(w, () -> new Budget.Worth(gain, minutes)));
        }
        Optional<Budget.Worth> given = worth;
        long trialSeconds = budget.wholeOr("trial_seconds", 0);
        int failures = budget.intOr("failures", Budget.FAILURES);
        return ruled(budget, () -> new Budget(trials, seconds, patience, target, given, trialSeconds, failures));
    }

    private static void requireNone(Fields fields, List<String> others, String key) throws ExperimentFileException {
        for (String field : others) {
            if (fields.has(field)) throw fields.both(field, key);
        }
    }

    private static Subject program(Fields fields) throws ExperimentFileException {
        requireNone(fields, MODEL, "program");
        requireNone(fields, List.of("function"), "program");
        Fields program = new Fields("program", fields.raw("program"),
                List.of("command", "protocol", "direction", "objectives", "folder"));
        List<String> command = new ArrayList<>();
        for (Object part : program.list("command", "command")) {
            if (!(part instanceof String s)) {
                throw program.notAll("command", "texts", part);
            }
            command.add(s);
        }
        boolean protocol = program.flagOr("protocol", false);
        List<Goal> goals = goals(program);
        String folder = program.textOr("folder", "", "folder");
        return ruled(program, () -> new ProgramSubject(command, protocol, goals, folder));
    }

    /// `objectives`, or `direction` for one without a name.
    private static List<Goal> goals(Fields program) throws ExperimentFileException {
        if (!program.has("objectives")) return List.of(Goal.value(direction(program)));
        if (program.has("direction")) {
            throw program.both("direction", program.at("objectives"));
        }
        List<Goal> goals = new ArrayList<>();
        List<?> list = program.list("objectives", "goals");
        for (Object entry : list) {
            Fields goal = new Fields("program.objectives[" + goals.size() + "]", entry, List.of("name", "direction"));
            String name = goal.text("name", "goal_name");
            Direction direction = direction(goal);
            goals.add(ruled(goal, () -> new Goal(name, direction)));
        }
        return goals;
    }

    private static Direction direction(Fields fields) throws ExperimentFileException {
        String text = fields.text("direction", "direction");
        for (Direction direction : Direction.values()) {
            if (direction.name().toLowerCase(Locale.ROOT).equals(text)) return direction;
        }
        throw fields.wrong("direction", "direction");
    }

    /// A model's further objectives; the first one is always its metric.
    private static List<FurtherObjective> further(Fields fields) throws ExperimentFileException {
        List<String> known = Arrays.stream(Cost.values()).map(Cost::id).toList();
        String others = String.join(", ", known);
        if (!fields.has("objectives")) return List.of();
        List<?> list = fields.list("objectives", "objectives", METRIC, others);
        if (list.isEmpty() || !METRIC.equals(list.getFirst())) {
            throw fields.error("objectives", Messages.text("experiment.objectives", METRIC, others));
        }
        List<FurtherObjective> further = new ArrayList<>();
        for (Object entry : list.subList(1, list.size())) {
            if (!(entry instanceof String id) || id.isBlank() || METRIC.equals(id)) {
                throw fields.wrong("objectives", entry, "objectives", METRIC, others);
            }
            int at = known.indexOf(id);
            further.add(at < 0 ? new FurtherMetric(id) : Cost.values()[at]);
        }
        return further;
    }

    private static Subject function(Fields fields) throws ExperimentFileException {
        requireNone(fields, MODEL, "function");
        return new FunctionSubject(fields.text("function", "function"));
    }

    private Subject model(Fields fields) throws ExperimentFileException {
        String data = fields.text("data", "data");
        Map<String, Object> reading = reading(fields);
        List<String> exclude = texts(fields, "exclude", "names");
        Cleaning cleaning = cleaning(fields);
        if (!cleaning.equals(Cleaning.NONE)) defaults = defaults.cleaning(cleaning, exclude);
        String column = fields.text("target", "target");
        String model = fields.text("model", "model");
        Task task = fields.has("task") ? task(fields) : ask(fields, "task", () -> defaults.task(data, column));
        String metric = fields.has("metric") ? fields.text("metric", "metric")
                : ask(fields, "metric", () -> defaults.metric(data, column, task));
        String positive = fields.has("positive") ? label(fields.raw("positive"))
                : ask(fields, "positive", () -> defaults.positive(data, column, task, metric));
        Roles roles = roles(fields);
        Target target = ruled(fields, () -> new Target(data, column, task, positive, exclude, metric, reading,
                cleaning, roles));
        Validation validation = new ValidationReader(roles, task).read(fields);
        List<FurtherObjective> further = further(fields);
        return ruled(fields, () -> new ModelSubject(target, model, validation, further));
    }

    /// The space with those families alone that the field names.
    private static SearchSpace families(Fields fields, Subject subject, SearchSpace space)
            throws ExperimentFileException {
        List<String> wanted = texts(fields, "families", "names");
        List<String> known = AutoChoice.families(space);
        if (!AutoChoice.in(subject)) {
            throw new ExperimentFileException("families", Messages.text("experiment.families.model"), null);
        }
        for (String family : wanted) {
            if (!known.contains(family)) {
                throw new ExperimentFileException("families", Messages.text("experiment.families.unknown",
                        Printable.brief(family), String.join(", ", known)), null);
            }
        }
        return wanted.isEmpty() ? space : AutoChoice.only(space, wanted::contains);
    }

    private static List<String> texts(Fields fields, String key, String what) throws ExperimentFileException {
        List<String> names = new ArrayList<>();
        if (!fields.has(key)) return names;
        for (Object name : fields.list(key, "list_of." + what)) {
            if (!(name instanceof String s)) {
                throw fields.notAll(key, what, name);
            }
            names.add(s);
        }
        return names;
    }

    private static Roles roles(Fields fields) throws ExperimentFileException {
        boolean weighs = fields.flagOr(WEIGH_ROWS, false);
        if (!fields.has("roles") && !weighs) return Roles.NONE;
        if (!(fields.raw("roles") instanceof Map<?, ?> map)) throw fields.wrong("roles", "roles");
        Map<String, Role> roles = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Role role = Role.byId(String.valueOf(entry.getValue()))
                    .orElseThrow(() -> fields.wrong("roles", entry.getValue(), "role"));
            roles.put(String.valueOf(entry.getKey()), role);
        }
        if (weighs && !roles.containsValue(Role.WEIGHT)) {
            throw fields.error(WEIGH_ROWS, Messages.text("experiment.weigh_rows.no_column"));
        }
        return ruled(fields, () -> new Roles(roles, weighs));
    }

    private static Cleaning cleaning(Fields fields) throws ExperimentFileException {
        String duplicates = fields.textOr("duplicates", "keep", "duplicates");
        if (!duplicates.equals("keep") && !duplicates.equals(REMOVE)) {
            throw fields.wrong("duplicates", "duplicates");
        }
        return new Cleaning(duplicates.equals(REMOVE), texts(fields, "merge_spellings", "names"));
    }

    /// The options for reading the data file. What each option allows is known where it is read.
    private Map<String, Object> reading(Fields fields) throws ExperimentFileException {
        if (!fields.has("import")) return Map.of();
        Fields options = new Fields("import", fields.raw("import"), IMPORT);
        Map<String, Object> reading = new LinkedHashMap<>();
        for (String key : IMPORT) if (options.has(key)) reading.put(key, options.raw(key));
        try {
            defaults = defaults.reading(reading);
        } catch (IllegalArgumentException e) {
            throw options.error("", "import: " + e.getMessage());
        }
        return reading;
    }

    /// A class is text in the app; a script may write it as the number or flag it is in the data.
    private static String label(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static Task task(Fields fields) throws ExperimentFileException {
        String text = fields.text("task", "task");
        for (Task task : Task.values()) {
            if (task.id().equals(text)) return task;
        }
        throw fields.wrong("task", "task");
    }

    private static <T> T ask(Fields fields, String key, Supplier<T> answer) throws ExperimentFileException {
        try {
            return answer.get();
        } catch (ExperimentDefaults.Unusable e) {
            throw fields.error(e.field(), fields.at(e.field()) + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw fields.missing(key, String.valueOf(e.getMessage()));
        }
    }

    /// Runs a constructor that checks its own rules and says where its complaint belongs.
    static <T> T ruled(Fields fields, Supplier<T> constructor) throws ExperimentFileException {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw fields.error("",
                    fields.path().isEmpty() ? String.valueOf(e.getMessage()) : fields.path() + ": " + e.getMessage());
        }
    }
}
