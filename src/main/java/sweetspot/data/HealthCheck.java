package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Looks for what spoils a search before it starts: columns that give the answer away, that cannot help or that need
/// care, tiny classes, duplicate rows.
public final class HealthCheck {
    private static final double MANY_MISSING = 0.5;
    private static final int MANY_LEVELS = 50;
    private static final int MAX_PER_KIND = 20;

    private final Dataset dataset;
    private final String target;
    private final boolean classification;
    private final Set<String> excluded;
    private final List<Finding> findings = new ArrayList<>();

    private HealthCheck(Dataset dataset, String target, boolean classification, Set<String> excluded) {
        this.dataset = dataset;
        this.target = target;
        this.classification = classification;
        this.excluded = excluded;
    }

    /// Checks all columns.
    ///
    /// @param target name of the column to predict
    /// @param classification whether its values are classes
    /// @return the findings, worst first; the last says what is well
    public static List<Finding> run(Dataset dataset, String target, boolean classification) {
        return run(dataset, target, classification, Set.of());
    }

    /// Checks all columns but those `excluded` already.
    public static List<Finding> run(Dataset dataset, String target, boolean classification, Set<String> excluded) {
        return new HealthCheck(dataset, target, classification, excluded).run();
    }

    private List<Finding> run() {
        LeakTest leaks = new LeakTest(dataset.column(target), classification);
        for (Column column : dataset.columns()) {
            if (column.name().equals(target) || excluded.contains(column.name())) continue;
            check(column, ColumnProfile.of(column), leaks);
        }
        checkTarget();
        int duplicates = duplicates();
        if (duplicates > 0) {
            add(Severity.WARNING, Kind.DUPLICATES, "", "duplicates", new Fix.None(), duplicates,
                    percent(duplicates, dataset.rows()));
        }
        addWell(duplicates == 0);
        return Finding.sorted(findings);
    }

    private void check(Column column, ColumnProfile profile, LeakTest leaks) {
        String name = column.name();
        Fix exclude = new Fix.ExcludeColumn(name);
        switch (profile.kind()) {
            case CONSTANT -> add(Severity.WARNING, Kind.CONSTANT, name,
                    profile.distinct() == 0 ? "all_missing" : "constant", exclude, name);
            case ID -> add(Severity.SERIOUS, Kind.ID, name, "id", exclude, name, profile.distinct());
            case TEXT -> add(Severity.WARNING, Kind.FREE_TEXT, name, "text", exclude, name, profile.distinct());
            default -> {
                if (!leak(column, leaks.of(column), exclude)) checkValues(column, profile, exclude);
            }
        }
        if (profile.missing() > 0 && profile.distinct() > 0) {
            boolean many = profile.missingShare() > MANY_MISSING;
            add(many ? Severity.WARNING : Severity.NOTE, Kind.MISSING, name, many ? "mostly_missing" : "missing",
                    many ? exclude : new Fix.DoneInFolds(), name, profile.missing(), profile.missingPercent());
        }
    }

    private boolean leak(Column column, LeakTest.Result result, Fix exclude) {
        if (!result.leaks()) return false;
        add(Severity.SERIOUS, Kind.LEAKAGE, column.name(), "leak", exclude, column.name(), target, result.measure(),
                String.format(Locale.ENGLISH, "%.3f", result.value()));
        return true;
    }

    private void checkValues(Column column, ColumnProfile profile, Fix exclude) {
        if (!(column instanceof CategoryColumn c)) return;
        int numbers = 0;
        int texts = 0;
        String example = "";
        int[] counts = c.counts();
        for (int i = 0; i < counts.length; i++) {
            String level = c.levels().get(i);
            if (!Double.isNaN(NumberText.parse(level.toCharArray(), 0, level.length(), '.'))) {
                numbers += counts[i];
            } else if (!ColumnScan.SOFT_MISSING.contains(level)) {
                texts += counts[i];
                if (example.isEmpty()) example = level;
            }
        }
        if (texts > 0 && numbers >= 0.9 * (numbers + texts)) {
            add(Severity.WARNING, Kind.TEXT_AMONG_NUMBERS, c.name(), "text_among_numbers", exclude, c.name(), texts,
                    example, firstRow(c, example) + 1);
        } else if (profile.distinct() > MANY_LEVELS) {
            add(Severity.WARNING, Kind.MANY_CATEGORIES, c.name(), "many_categories", exclude, c.name(),
                    profile.distinct());
        }
    }

    private static int firstRow(CategoryColumn column, String level) {
        int code = column.levels().indexOf(level);
        int row = 0;
        while (column.code(row) != code) row++;
        return row;
    }

    private void checkTarget() {
        Column column = dataset.column(target);
        int missing = column.missing();
        if (missing > 0) {
            add(Severity.WARNING, Kind.MISSING_TARGET, target, "missing_target", new Fix.None(), target, missing,
                    percent(missing, column.size()));
        }
        if (!classification) return;
        ClassLabels labels = ClassLabels.of(column);
        if (labels.size() < 2) return;
        int rare = labels.counts()[labels.rarest()];
        int common = labels.counts()[labels.commonest()];
        double fair = (double) labels.rows() / labels.size();
        if (rare > 0.2 * fair && rare >= 10) return;
        Fix fix = new Fix.UseMetric(labels.size() == 2 ? "average_precision" : "f1_macro");
        add(Severity.WARNING, Kind.TINY_CLASS, target, labels.size() == 2 ? "tiny_class" : "tiny_class_of_many", fix,
                labels.names().get(labels.rarest()), rare, labels.rows(), percent(common, labels.rows()),
                labels.names().get(labels.commonest()));
    }

    /// Number of rows that repeat an earlier one, the target included and excluded columns left out.
    private int duplicates() {
        List<Column> columns = dataset.columns().stream().filter(c -> !excluded.contains(c.name())).toList();
        int rows = dataset.rows();
        long[] hashes = new long[rows];
        for (Column column : columns) {
            for (int row = 0; row < rows; row++) hashes[row] = mix(hashes[row] ^ bits(column, row));
        }
        Integer[] order = new Integer[rows];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer>comparingLong(i -> hashes[i]).thenComparingInt(i -> i));
        int duplicates = 0;
        for (int i = 1; i < rows; i++) {
            int a = order[i - 1];
            int b = order[i];
            boolean same = hashes[a] == hashes[b] && columns.stream().allMatch(c -> bits(c, a) == bits(c, b));
            if (same) duplicates++;
        }
        return duplicates;
    }

    private static long bits(Column column, int row) {
        return switch (column) {
            case NumberColumn n -> Double.doubleToLongBits(n.value(row) + 0.0);
            case CategoryColumn c -> c.code(row);
        };
    }

    /// Finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mix(long z) {
        long a = (z + 0x9E3779B97F4A7C15L ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }

    private void addWell(boolean noDuplicates) {
        Set<Kind> found = new HashSet<>();
        findings.forEach(f -> found.add(f.kind()));
        List<String> well = new ArrayList<>();
        if (noDuplicates) well.add(Messages.text("data.health.well.duplicates"));
        if (!found.contains(Kind.CONSTANT)) well.add(Messages.text("data.health.well.constant"));
        if (!found.contains(Kind.LEAKAGE)) well.add(Messages.text("data.health.well.leak"));
        if (!found.contains(Kind.MISSING)) well.add(Messages.text("data.health.well.missing"));
        if (well.isEmpty()) return;
        String title = String.join(", ", well);
        findings.add(new Finding(Severity.OK, Kind.ALL_WELL, "",
                title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                Messages.text("data.health.well.detail", dataset.rows(), dataset.columns().size()), new Fix.None()));
    }

    /// Adds a finding whose texts are those of `data.health.key` with the arguments filled in. Of one kind only the
    /// first [#MAX_PER_KIND] are kept: a table of thousands of constant columns needs no more to make its point.
    private void add(Severity severity, Kind kind, String column, String key, Fix fix, Object... arguments) {
        if (findings.stream().filter(f -> f.kind() == kind).count() >= MAX_PER_KIND) return;
        Object[] shown = Arrays.stream(arguments).map(a -> a instanceof String s ? Printable.brief(s) : a).toArray();
        findings.add(new Finding(severity, kind, column, Messages.text("data.health." + key + ".title", shown),
                Messages.text("data.health." + key + ".detail", shown), fix));
    }

    private static String percent(int part, int all) {
        return String.format(Locale.ENGLISH, "%.1f", 100.0 * part / all);
    }
}
