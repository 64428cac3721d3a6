package sweetspot.journal.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sweetspot.study.Gap;
import sweetspot.study.Resource;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Messages;

/// Builds a validation plan from the plain JSON values of an experiment file.
///
/// Where `plan` is left out, the fields that are there say which one is meant. A field that the plan does not use is an
/// error: somebody wants what they would not get.
final class ValidationReader {
    private static final List<String> GENERAL =
            List.of("folds", "test_fraction", "stratified", "seed", "fold_seed", "resource", "plan", "test_file");
    private static final List<String> PLANS = List.of("repeats", "group", "time", "gap", "window", "holdout",
            "reshuffle", "fold_column", "sealed_fold");
    /// The fields of each plan.
    private static final Map<String, Set<String>> USED = Map.of("kfold", Set.of(), "repeated", Set.of("repeats"),
            "grouped", Set.of("group"), "time", Set.of("time", "gap", "window"),
            "grouped_time", Set.of("group", "time", "gap", "window"), "holdout", Set.of("holdout", "reshuffle"),
            "leave_one_out", Set.of(), "fold_column", Set.of("fold_column", "sealed_fold"));
    private static final String GROWING = "growing";
    private static final String SLIDING = "sliding";

    private final Roles roles;
    private final Task task;

    /// @param roles of columns: the plan's column of groups, times or folds is theirs where it names none
    /// @param task of a ranking, the queries are kept together where nothing else is said
    ValidationReader(Roles roles, Task task) {
        this.roles = roles;
        this.task = task;
    }

    Validation read(Fields fields) throws ExperimentFileException {
        Validation standard = Validation.standard();
        List<String> known = new ArrayList<>(GENERAL);
        known.addAll(PLANS);
        Fields v = new Fields("validation", fields.has("validation") ? fields.raw("validation") : Map.of(), known);
        int folds = v.intOr("folds", standard.folds());
        SplitPlan plan = plan(v);
        String testFile = v.textOr("test_file", "", "test_file");
        // The rows of the file, or of a named fold, are the test.
        boolean own = !testFile.isEmpty() || plan instanceof SplitPlan.FoldColumn;
        double testFraction = v.numberOr("test_fraction", own ? 0 : standard.testFraction());
        boolean stratified = v.flagOr("stratified", standard.stratified());
        long seed = v.wholeOr("seed", standard.seed());
        long foldSeed = v.wholeOr("fold_seed", seed);
        String id = v.textOr("resource", Resource.FOLDS.id(), "resource");
        Resource resource = Resource.byId(id)
                .orElseThrow(() -> v.wrong("resource", "resource"));
        return ExperimentReader.ruled(v,
                () -> new Validation(folds, testFraction, stratified, seed, resource, plan, testFile, foldSeed));
    }

    private SplitPlan plan(Fields v) throws ExperimentFileException {
        String said = meant(v);
        boolean ranked = task == Task.RANKING && roles.column(Role.QUERY).isPresent();
        String id = v.textOr("plan", ranked && said.equals("kfold") ? "grouped" : said, "plan");
        if (!SplitPlan.IDS.contains(id)) throw v.wrong("plan", id, "plan", String.join(", ", SplitPlan.IDS));
        for (String field : PLANS) {
            if (v.has(field) && !USED.getOrDefault(id, Set.of()).contains(field)) {
                throw v.error(field, Messages.text("experiment.plan.unused", v.at(field), id));
            }
        }
        return switch (id) {
            case "repeated" -> {
                int repeats = v.intOr("repeats", SplitPlan.Repeated.USUAL);
                yield ExperimentReader.ruled(v, () -> new SplitPlan.Repeated(repeats));
            }
            case "grouped" -> {
                String group = column(v, "group", Role.GROUP);
                yield ExperimentReader.ruled(v, () -> new SplitPlan.Grouped(group));
            }
            case "time" -> {
                String time = column(v, "time", Role.TIME);
                Gap gap = gap(v);
                boolean sliding = sliding(v);
                yield ExperimentReader.ruled(v, () -> new SplitPlan.TimeOrdered(time, gap, sliding));
            }
            case "grouped_time" -> {
                String group = column(v, "group", Role.GROUP);
                String time = column(v, "time", Role.TIME);
                Gap gap = gap(v);
                boolean sliding = sliding(v);
                yield ExperimentReader.ruled(v, () -> new SplitPlan.GroupedTime(group, time, gap, sliding));
            }
            case "holdout" -> {
                double share = v.numberOr("holdout", SplitPlan.Holdout.USUAL);
                boolean reshuffle = v.flagOr("reshuffle", false);
                yield ExperimentReader.ruled(v, () -> new SplitPlan.Holdout(share, reshuffle));
            }
            case "leave_one_out" -> new SplitPlan.LeaveOneOut();
            case "fold_column" -> {
                String column = column(v, "fold_column", Role.FOLD);
                String sealed = v.textOr("sealed_fold", "", "fold");
                yield ExperimentReader.ruled(v, () -> new SplitPlan.FoldColumn(column, sealed));
            }
            default -> SplitPlan.standard();
        };
    }

    private String column(Fields v, String field, Role role) throws ExperimentFileException {
        Optional<String> known = roles.column(role)
                .or(() -> task == Task.RANKING && role == Role.GROUP ? roles.column(Role.QUERY) : Optional.empty());
        return known.isPresent() && !v.has(field) ? known.get() : v.text(field, "column");
    }

    /// The plan that the fields speak of.
    private static String meant(Fields v) {
        if (v.has("group")) return v.has("time") ? "grouped_time" : "grouped";
        if (v.has("time")) return "time";
        if (v.has("fold_column")) return "fold_column";
        if (v.has("repeats")) return "repeated";
        return v.has("holdout") || v.has("reshuffle") ? "holdout" : "kfold";
    }

    private static Gap gap(Fields v) throws ExperimentFileException {
        if (!v.has("gap")) return Gap.NONE;
        Object raw = v.raw("gap");
        return ExperimentReader.ruled(v, () -> Gap.parse(String.valueOf(raw)));
    }

    private static boolean sliding(Fields v) throws ExperimentFileException {
        String window = v.textOr("window", GROWING, "window");
        if (!window.equals(GROWING) && !window.equals(SLIDING)) throw v.wrong("window", "window");
        return window.equals(SLIDING);
    }
}
