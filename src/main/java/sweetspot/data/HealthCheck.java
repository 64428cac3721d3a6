package sweetspot.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.text.Messages;

/// Looks for what spoils a search before it starts: columns that give the answer away, that cannot help or that need
/// care, a target that is not what it seems, rows that repeat or contradict each other.
public final class HealthCheck {
    private static final double MANY_MISSING = 0.5;
    private static final double MOSTLY_NUMBERS = 0.9;
    /// The share of numbers in a column whose values all differ, above which leaving it out as an ID would be wrong
    /// advice.
    private static final double MOSTLY_NUMBERS_OF_DISTINCT = 0.75;
    private static final int MANY_LEVELS = 50;
    private static final double MANY_REPEATS = 0.05;
    private static final int SPELLINGS_NAMED = 3;

    /// The number of boxes that words are dealt into by what prepares columns for a model.
    public static final int WORD_BOXES = 64;

    private final Dataset dataset;
    private final Setup setup;
    private final Findings findings = new Findings();

    /// The planned use of the data.
    ///
    /// @param target name of the column to predict
    /// @param classification whether its values are classes
    /// @param excluded columns that are not used
    /// @param folds number of folds
    /// @param testFraction share of the rows that are sealed
    /// @param time the column that orders the rows in time; "" if none is named
    /// @param group the column that says which rows belong together; "" if none is named
    public record Setup(String target, boolean classification, Set<String> excluded, int folds, double testFraction,
            String time, String group) {
        public Setup {
            excluded = Set.copyOf(excluded);
        }

        /// Without groups.
        public Setup(String target, boolean classification, Set<String> excluded, int folds, double testFraction,
                String time) {
            this(target, classification, excluded, folds, testFraction, time, "");
        }

        /// Without an order in time.
        public Setup(String target, boolean classification, Set<String> excluded, int folds, double testFraction) {
            this(target, classification, excluded, folds, testFraction, "");
        }
    }

    private HealthCheck(Dataset dataset, Setup setup) {
        this.dataset = dataset;
        this.setup = setup;
    }

    /// Checks all columns, for five folds and a fifth of the rows sealed.
    ///
    /// @param target name of the column to predict
    /// @param classification whether its values are classes
    /// @return the findings, worst first; the last says what is well
    public static List<Finding> run(Dataset dataset, String target, boolean classification) {
        return run(dataset, target, classification, Set.of());
    }

    /// Checks all columns but those `excluded` already.
    public static List<Finding> run(Dataset dataset, String target, boolean classification, Set<String> excluded) {
        return run(dataset, new Setup(target, classification, excluded, 5, 0.2));
    }

    /// Checks all columns that are used.
    ///
    /// @return the findings, worst first; the last says what is well
    public static List<Finding> run(Dataset dataset, Setup setup) {
        return new HealthCheck(dataset, setup).run();
    }

    private List<Finding> run() {
        LeakTest leaks = new LeakTest(dataset.column(setup.target()), setup.classification());
        List<Column> features = dataset.columns().stream().filter(c -> !c.name().equals(setup.target())
                && !setup.excluded().contains(c.name())).map(c -> c).toList();
        for (Column column : features) check(column, ColumnProfile.of(column), leaks);
        for (TwinColumns.Pair pair : TwinColumns.of(features)) {
            findings.add(Severity.WARNING, Kind.TWIN, pair.second(), "twin", new Fix.ExcludeColumn(pair.second()),
                    pair.second(), pair.first());
        }
        new TargetCheck(dataset, setup, findings).run();
        new TimeCheck(dataset, setup, findings, leaks).run(features);
        boolean unique = checkRows();
        addWell(unique, features.size() + 1);
        return findings.sorted();
    }

    private void check(Column column, ColumnProfile profile, LeakTest leaks) {
        String name = column.name();
        Fix exclude = new Fix.ExcludeColumn(name);
        if (leakByGaps(column, leaks, exclude)) return;
        switch (profile.kind()) {
            case CONSTANT -> findings.add(Severity.WARNING, Kind.CONSTANT, name, profile.distinct() == 0 ? "all_missing"
                    : profile.missing() > 0 ? "one_value" : "constant", exclude, name, profile.missing());
            case ID -> checkId(column, profile, exclude);
            case TEXT -> checkText((CategoryColumn) column, profile);
            default -> {
                if (!leak(column, leaks.of(column), exclude)) checkValues(column, profile, exclude);
            }
        }
        if (profile.missing() > 0 && profile.distinct() > 1) {
            boolean many = profile.missingShare() > MANY_MISSING;
            findings.add(many ? Severity.WARNING : Severity.NOTE, Kind.MISSING, name,
                    many ? "mostly_missing" : "missing", many ? exclude : new Fix.DoneInFolds(), name,
                    profile.missing(), profile.missingPercent());
        }
    }

    private void checkText(CategoryColumn column, ColumnProfile profile) {
        if (column.use() == CategoryColumn.Use.WORDS) {
            findings.add(Severity.NOTE, Kind.FREE_TEXT, column.name(), "words", new Fix.DoneInFolds(), column.name(),
                    profile.distinct(), WORD_BOXES);
        } else {
            findings.add(Severity.WARNING, Kind.FREE_TEXT, column.name(), "text",
                    new Fix.ReadAs(column.name(), ImportOptions.ColumnType.TEXT), column.name(), profile.distinct());
        }
    }

    private void checkId(Column column, ColumnProfile profile, Fix exclude) {
        if (column instanceof CategoryColumn c && !Identity.named(c.name())
                && textAmongNumbers(c, MOSTLY_NUMBERS_OF_DISTINCT))
            return;
        boolean counts = column instanceof NumberColumn n && Identity.of(n) == Identity.ROW_NUMBER;
        findings.add(Severity.SERIOUS, Kind.ID, column.name(), counts ? "row_number" : "id", exclude, column.name(),
                profile.distinct(), profile.rows() - profile.missing());
    }

    private boolean leak(Column column, LeakTest.Result result, Fix exclude) {
        if (!result.leaks()) return false;
        if (column instanceof DateColumn) {
            boolean isTime = column.name().equals(setup.time());
            findings.add(Severity.WARNING, Kind.LEAKAGE, column.name(), "leak_time",
                    isTime ? new Fix.None() : new Fix.GiveRole(column.name(), "time"), column.name(), setup.target(),
                    result.measure(), String.format(Locale.ENGLISH, "%.3f", result.value()));
            return true;
        }
        findings.add(Severity.SERIOUS, Kind.LEAKAGE, column.name(), "leak", exclude, column.name(), setup.target(),
                result.measure(), String.format(Locale.ENGLISH, "%.3f", result.value()));
        return true;
    }

    private boolean leakByGaps(Column column, LeakTest leaks, Fix exclude) {
        Optional<LeakTest.Gaps> gaps = leaks.ofGaps(column);
        if (gaps.isEmpty()) return false;
        LeakTest.Gaps g = gaps.get();
        if (g.answer().isEmpty()) {
            findings.add(Severity.SERIOUS, Kind.LEAKAGE, column.name(), "leak_gaps_amount", exclude, column.name(),
                    setup.target(), percent(g.share()));
        } else {
            findings.add(Severity.SERIOUS, Kind.LEAKAGE, column.name(), "leak_gaps", exclude, column.name(),
                    setup.target(), g.filled() ? 1 : 0, percent(g.share()), g.answer(), percent(g.overall()));
        }
        return true;
    }

    private void checkValues(Column column, ColumnProfile profile, Fix exclude) {
        switch (column) {
            case DateColumn d -> {
                if (d.form() != DateColumn.Form.TIME) {
                    findings.add(Severity.NOTE, Kind.TIME, d.name(), "time", RoleGuess.of(dataset, d).<Fix>map(
                            g -> new Fix.GiveRole(d.name(), g.role())).orElse(new Fix.None()), d.name());
                }
            }
            case NumberColumn n -> {
                Identity identity = Identity.of(n);
                if (Times.isEpoch(n)
                        && (identity == Identity.NONE || identity == Identity.PERHAPS || Times.isTimes(n))) {
                    findings.add(Severity.WARNING, Kind.TIME, n.name(), "epoch",
                            new Fix.ReadAs(n.name(), ImportOptions.ColumnType.DATE), n.name());
                    return;
                }
                if (Times.isTimes(n)) {
                    findings.add(Severity.NOTE, Kind.TIME, n.name(), "time", new Fix.None(), n.name());
                }
                checkIdentity(identity, profile, exclude);
            }
            case CategoryColumn c -> {
                if (Times.isDates(c)) {
                    findings.add(Severity.WARNING, Kind.TIME, c.name(), "dates",
                            new Fix.ReadAs(c.name(), ImportOptions.ColumnType.DATE), c.name(), c.text(first(c)));
                    return;
                }
                checkSpellings(c);
                if (checkIdentity(Identity.of(c), profile, exclude) || textAmongNumbers(c, MOSTLY_NUMBERS)) return;
                if (profile.distinct() > MANY_LEVELS) {
                    findings.add(Severity.WARNING, Kind.MANY_CATEGORIES, c.name(), "many_categories", exclude, c.name(),
                            profile.distinct());
                }
            }
        }
    }

    private boolean checkIdentity(Identity identity, ColumnProfile profile, Fix exclude) {
        int rows = profile.rows() - profile.missing();
        if (identity == Identity.PERHAPS) {
            findings.add(Severity.WARNING, Kind.ID, profile.name(), "perhaps_id", exclude, profile.name(),
                    profile.distinct(), rows);
        } else if (identity == Identity.GROUPS) {
            findings.add(Severity.WARNING, Kind.GROUPS, profile.name(), "groups",
                    new Fix.GiveRole(profile.name(), "group"), profile.name(),
                    profile.distinct(), rows, setup.folds());
        }
        return identity == Identity.PERHAPS || identity == Identity.GROUPS;
    }

    private void checkSpellings(CategoryColumn column) {
        List<List<String>> variants = Spellings.variants(column);
        if (variants.isEmpty()) return;
        findings.add(Severity.WARNING, Kind.SPELLINGS, column.name(), "spellings",
                new Fix.MergeSpellings(column.name()), column.name(), named(variants), variants.size());
    }

    /// Some spellings that are probably one, in quotation marks.
    static String named(List<List<String>> variants) {
        List<String> quoted = new ArrayList<>();
        for (List<String> group : variants.subList(0, Math.min(SPELLINGS_NAMED, variants.size()))) {
            quoted.add(String.join(Messages.text("data.health.spellings.and"), group.stream().limit(4)
                    .map(v -> Messages.text("data.health.quoted", sweetspot.text.Printable.brief(v, 20))).toList()));
        }
        return String.join("; ", quoted) + (variants.size() > SPELLINGS_NAMED ? "; …" : "");
    }

    private boolean textAmongNumbers(CategoryColumn column, double least) {
        int numbers = 0;
        int texts = 0;
        String example = "";
        int[] counts = column.counts();
        for (int i = 0; i < counts.length; i++) {
            String level = column.levels().get(i);
            if (!Double.isNaN(CellNumber.parse(level.toCharArray(), 0, level.length(), '.'))) {
                numbers += counts[i];
            } else if (!ColumnScan.SOFT_MISSING.contains(level)) {
                texts += counts[i];
                if (example.isEmpty()) example = level;
            }
        }
        if (texts == 0 || numbers < least * (numbers + texts)) return false;
        int code = column.levels().indexOf(example);
        int row = 0;
        while (column.code(row) != code) row++;
        findings.add(Severity.WARNING, Kind.TEXT_AMONG_NUMBERS, column.name(), "text_among_numbers",
                new Fix.ReadAs(column.name(), ImportOptions.ColumnType.NUMBER),
                column.name(), texts, example, row + 1);
        return true;
    }

    private static int first(Column column) {
        int row = 0;
        while (column.isMissing(row)) row++;
        return row;
    }

    /// @return whether no row repeats another
    private boolean checkRows() {
        RepeatedRows repeated = RepeatedRows.of(dataset, setup.target(), setup.excluded());
        int repeats = repeated.repeats();
        double share = (double) repeats / Math.max(1, dataset.rows());
        if (repeated.areCopies()) {
            findings.add(share >= MANY_REPEATS ? Severity.SERIOUS : Severity.WARNING, Kind.DUPLICATES, "", "duplicates",
                    new Fix.RemoveDuplicates(), repeats, percent(share));
        } else if (repeats > 0) {
            findings.add(Severity.NOTE, Kind.DUPLICATES, "", "duplicates_by_chance", new Fix.RemoveDuplicates(),
                    repeats, percent(share));
        }
        if (repeated.areContradictions()) {
            findings.add(setup.classification() ? Severity.WARNING : Severity.NOTE, Kind.CONTRADICTIONS, setup.target(),
                    "contradictions", new Fix.None(),
                    repeated.contradictions(), setup.target());
        }
        return repeats == 0;
    }

    private void addWell(boolean unique, int columns) {
        Set<Kind> found = findings.kinds();
        List<String> well = new ArrayList<>();
        if (unique) well.add(Messages.text("data.health.well.duplicates"));
        if (!found.contains(Kind.CONSTANT)) well.add(Messages.text("data.health.well.constant"));
        if (!found.contains(Kind.LEAKAGE)) well.add(Messages.text("data.health.well.leak"));
        if (!found.contains(Kind.MISSING)) well.add(Messages.text("data.health.well.missing"));
        if (well.isEmpty()) return;
        String title = String.join(", ", well);
        findings.add(new Finding(Severity.OK, Kind.ALL_WELL, "",
                title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                Messages.text("data.health.well.detail", dataset.rows(), columns), new Fix.None()));
    }

    /// A share in percent, with one decimal.
    static String percent(double share) {
        return String.format(Locale.ENGLISH, "%.1f", 100 * share);
    }
}
