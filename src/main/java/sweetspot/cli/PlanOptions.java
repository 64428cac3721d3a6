package sweetspot.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sweetspot.data.Dataset;
import sweetspot.data.plan.PlanAdvice;
import sweetspot.study.Role;
import sweetspot.study.SplitPlan;
import sweetspot.text.Printable;

/// The options of a command that say how rows are split.
final class PlanOptions {
    /// The name that stands for whatever suits the data.
    static final String RECOMMENDED = "recommended";

    @Option(names = "--folds", paramLabel = "N")
    private @Nullable Integer folds;
    @Option(names = "--test-fraction", paramLabel = "SHARE")
    private @Nullable Double testFraction;
    @Option(names = "--validation-seed", paramLabel = "K")
    private @Nullable Long seed;
    @Option(names = "--resource", paramLabel = "ID")
    private @Nullable String resource;
    @Option(names = "--plan", paramLabel = "ID")
    private @Nullable String plan;
    @Option(names = "--repeats", paramLabel = "N")
    private @Nullable Integer repeats;
    @Option(names = "--group", paramLabel = "COLUMN")
    private @Nullable String group;
    @Option(names = "--time", paramLabel = "COLUMN")
    private @Nullable String time;
    @Option(names = "--gap", paramLabel = "LENGTH")
    private @Nullable String gap;
    @Option(names = "--window", paramLabel = "growing|sliding")
    private @Nullable String window;
    @Option(names = "--holdout", paramLabel = "SHARE")
    private @Nullable Double holdout;
    @Option(names = "--reshuffle")
    private boolean reshuffle;
    @Option(names = "--fold-column", paramLabel = "COLUMN")
    private @Nullable String foldColumn;
    @Option(names = "--sealed-fold", paramLabel = "VALUE")
    private @Nullable String sealedFold;
    @Option(names = "--test-file", paramLabel = "FILE")
    private @Nullable Path testFile;

    private @Nullable SplitPlan chosen;

    /// The number of folds that was asked for.
    Optional<Integer> folds() {
        return Optional.ofNullable(folds);
    }

    /// Whether a plan was asked for, by name or by what only one has.
    boolean names() {
        return Stream.of(plan, repeats, group, time, gap, window, holdout, foldColumn, sealedFold)
                .anyMatch(o -> o != null) || reshuffle;
    }

    /// Whether the recommended plan was asked for.
    boolean recommended() {
        return RECOMMENDED.equals(plan);
    }

    /// Begins with a plan, if none was asked for.
    void begin(SplitPlan suggested) {
        if (!names() && !suggested.equals(SplitPlan.standard())) chosen = suggested;
    }

    /// Refuses columns that the data do not have.
    void requireColumns(Dataset data) {
        require("--group", group, data);
        require("--time", time, data);
        require("--fold-column", foldColumn, data);
    }

    /// Refuses columns of a plan whose part another column was given.
    ///
    /// @param roles the id of the role by column
    void requireRoles(Map<String, Object> roles) {
        requireRole("--group", group, Role.GROUP, roles);
        requireRole("--time", time, Role.TIME, roles);
        requireRole("--fold-column", foldColumn, Role.FOLD, roles);
    }

    private static void requireRole(String option, @Nullable String column, Role role, Map<String, Object> roles) {
        if (column == null) return;
        roles.forEach((other, id) -> {
            if (role.id().equals(id) && !other.equals(column)) {
                throw CliException.badInput("cli.error.plan.role", option, Printable.brief(column),
                        Printable.brief(other));
            }
        });
    }

    private static void require(String option, @Nullable String column, Dataset data) {
        if (column != null) CliException.checked(option, () -> DataDefaults.requireColumn(data, column));
    }

    /// The field `validation` of an experiment file; empty if nothing was asked for.
    ///
    /// @param place a path as the file writes it
    Map<String, Object> fields(Function<Path, String> place) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "folds", folds == null ? null : folds.longValue());
        put(map, "test_fraction", testFraction);
        put(map, "seed", seed);
        put(map, "resource", resource);
        put(map, "plan", chosen != null ? chosen.id() : recommended() ? null : plan);
        put(map, "repeats", repeats == null ? null : repeats.longValue());
        put(map, "group", group);
        put(map, "time", time);
        if (chosen != null) map.putAll(chosen.fields());
        if (chosen != null || !recommended()) {
            put(map, "gap", gap);
            put(map, "window", window);
        }
        put(map, "holdout", holdout);
        if (reshuffle) map.put("reshuffle", true);
        put(map, "fold_column", foldColumn);
        put(map, "sealed_fold", sealedFold);
        put(map, "test_file", testFile == null ? null : place.apply(testFile));
        return map;
    }

    /// Takes the plan that follows from roles which columns were given, where nothing was asked for.
    ///
    /// @return whether it was taken
    boolean follow(PlanAdvice advice) {
        if (names() || chosen != null || resource != null || advice.certain().isEmpty()) return false;
        chosen = advice.certain().get();
        return true;
    }

    /// Goes back to the standard plan.
    void unfollow() {
        chosen = null;
    }

    /// Takes the recommended plan for what was asked for.
    ///
    /// @throws CliException if it needs a gap and none was given: it is asked for, not guessed
    void take(PlanAdvice advice) {
        boolean more = Stream.of(repeats, group, time, holdout, foldColumn, sealedFold).anyMatch(Objects::nonNull);
        if (more) throw CliException.badInput("cli.error.plan.recommended", advice.plan().id());
        if (advice.asksForGap() && gap == null) {
            throw CliException.badInput("cli.error.plan.gap", advice.plan().time());
        }
        chosen = advice.plan();
    }

    /// The options that ask for a plan, as one would type them; a gap is left for the user to say.
    static String typed(PlanAdvice advice) {
        StringBuilder text = new StringBuilder("--plan ").append(advice.plan().id());
        if (!advice.plan().group().isEmpty()) text.append(" --group ").append(TypedCommand.word(advice.plan().group()));
        if (!advice.plan().time().isEmpty()) {
            text.append(" --time ").append(TypedCommand.word(advice.plan().time())).append(" --gap …");
        }
        if (advice.plan() instanceof SplitPlan.Holdout) text.append(" --reshuffle");
        return text.toString();
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) map.put(key, value);
    }
}
