package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Looks at the rows in the order of time: what changes from the earlier to the later ones, what is filled in only after
/// a while, and whether the days between two dates tell the answer.
final class TimeCheck {
    private static final int FEWEST_ROWS = 60;
    /// The share of the rows that count as earlier ones.
    private static final double EARLIER = 0.7;
    /// So much must the share of a class change.
    private static final double MUCH_OF_CLASS = 0.15;
    /// So far must two distributions lie apart, from 0 to 1 (Kolmogorov and Smirnov).
    private static final double FAR = 0.4;
    /// Two halves of one distribution lie further apart with a chance of 1 in 10,000.
    private static final double UNLIKELY = 2.23;
    private static final int NAMED = 3;
    private static final int MOST_COLUMNS = 500;

    private final Dataset dataset;
    private final HealthCheck.Setup setup;
    private final Findings findings;
    private final LeakTest leaks;

    TimeCheck(Dataset dataset, HealthCheck.Setup setup, Findings findings, LeakTest leaks) {
        this.dataset = dataset;
        this.setup = setup;
        this.findings = findings;
        this.leaks = leaks;
    }

    void run(List<Column> features) {
        gaps(features);
        Optional<String> name = setup.time().isEmpty() ? guessed(features) : Optional.of(setup.time());
        if (name.isEmpty() || !dataset.has(name.get())) return;
        Column time = dataset.column(name.get());
        Column target = dataset.column(setup.target());
        int[] ordered = ordered(time, target);
        if (ordered.length < FEWEST_ROWS) return;
        if (setup.classification()) laterRows(time, target);
        int split = (int) (EARLIER * ordered.length);
        int[] early = Arrays.copyOf(ordered, split);
        int[] late = Arrays.copyOfRange(ordered, split, ordered.length);
        Fix fix = setup.time().isEmpty() ? new Fix.GiveRole(time.name(), "time") : new Fix.None();
        target(target, early, late, time, fix);
        features(features, early, late, time, fix);
    }

    private Optional<String> guessed(List<Column> features) {
        return features.stream().filter(DateColumn.class::isInstance).flatMap(c -> RoleGuess.of(dataset, c).stream())
                .filter(g -> g.role().equals("time")).map(RoleGuess::column).findFirst();
    }

    private void laterRows(Column time, Column target) {
        boolean named = dataset.has(setup.group());
        Optional<String> group = named ? Optional.of(setup.group())
                : RowStructure.of(dataset, setup.target()).groups().stream().findFirst();
        group.ifPresent(g -> LaterRows.check(dataset.column(g), times(time), target, named, findings));
    }

    private static double[] times(Column time) {
        return switch (time) {
            case DateColumn d -> d.days().values();
            case NumberColumn n -> n.values();
            case CategoryColumn _ -> new double[0];
        };
    }

    /// Rows with a target, earliest first; of equal times in the order of the file.
    private int[] ordered(Column time, Column target) {
        double[] at = times(time);
        return IntStream.range(0, at.length).filter(r -> !Double.isNaN(at[r]) && !target.isMissing(r)).boxed()
                .sorted(Comparator.comparingDouble(r -> at[r])).mapToInt(Integer::intValue).toArray();
    }

    private void target(Column target, int[] early, int[] late, Column time, Fix fix) {
        if (setup.classification()) {
            ClassLabels labels = ClassLabels.of(target);
            for (int c = 0; c < Math.min(labels.size(), MOST_COLUMNS); c++) {
                double before = share(labels, c, early);
                double after = share(labels, c, late);
                double pooled = (before * early.length + after * late.length) / (early.length + late.length);
                double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / early.length + 1.0 / late.length));
                if (Math.abs(after - before) < MUCH_OF_CLASS || Math.abs(after - before) < 4 * error) continue;
                findings.add(Severity.WARNING, Kind.DRIFT, target.name(), "drift_class", fix, target.name(),
                        labels.names().get(c), HealthCheck.percent(before), HealthCheck.percent(after), time.name());
                return;
            }
        } else if (target instanceof NumberColumn n && apart(n, early, late)) {
            findings.add(Severity.WARNING, Kind.DRIFT, target.name(), "drift_amount", fix, target.name(),
                    told(median(n, early)), told(median(n, late)), time.name());
        }
    }

    private static double share(ClassLabels labels, int wanted, int[] rows) {
        return Arrays.stream(rows).filter(r -> labels.codes()[r] == wanted).count() / (double) rows.length;
    }

    private void features(List<Column> features, int[] early, int[] late, Column time, Fix fix) {
        List<String> drifting = new ArrayList<>();
        for (Column column : features.subList(0, Math.min(MOST_COLUMNS, features.size()))) {
            if (column.name().equals(time.name())) continue;
            if (late(column, early, late, time)) continue;
            boolean drifts = column instanceof NumberColumn n && Identity.of(n) != Identity.ROW_NUMBER
                    && apart(n, early, late);
            if (drifts) drifting.add(column.name());
        }
        if (drifting.isEmpty()) return;
        String names = String.join(", ", drifting.stream().limit(NAMED).map(Printable::brief).toList())
                + (drifting.size() > NAMED ? ", …" : "");
        findings.add(new Finding(Severity.NOTE, Kind.DRIFT, "", Messages.text("data.health.drift.title", names,
                drifting.size()), Messages.text("data.health.drift.detail", Printable.brief(time.name())), fix));
    }

    /// A column that nearly all earlier rows have and hardly any later one is filled in after a while: what is predicted
    /// then does not have it.
    private boolean late(Column column, int[] early, int[] late, Column time) {
        int end = Math.max(10, late.length / 3);
        double before = missing(column, Arrays.copyOf(early, Math.max(10, early.length / 2)));
        double after = missing(column, Arrays.copyOfRange(late, late.length - end, late.length));
        if (before > 0.2 || after < 0.8) return false;
        findings.add(Severity.WARNING, Kind.LEAKAGE, column.name(), "filled_late",
                new Fix.ExcludeColumn(column.name()), column.name(), HealthCheck.percent(1 - before),
                HealthCheck.percent(1 - after), time.name());
        return true;
    }

    private static double missing(Column column, int[] rows) {
        return Arrays.stream(rows).filter(column::isMissing).count() / (double) rows.length;
    }

    /// Tells whether two parts are distributed otherwise, by Kolmogorov's and Smirnov's statistic (Smirnov 1939).
    private static boolean apart(NumberColumn column, int[] early, int[] late) {
        double[] a = present(column, early);
        double[] b = present(column, late);
        if (a.length < FEWEST_ROWS / 3 || b.length < FEWEST_ROWS / 3) return false;
        double worst = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            double x = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= x) i++;
            while (j < b.length && b[j] <= x) j++;
            worst = Math.max(worst, Math.abs((double) i / a.length - (double) j / b.length));
        }
        double scale = Math.sqrt((double) a.length * b.length / (a.length + b.length));
        return worst >= FAR && worst * scale >= UNLIKELY;
    }

    private static double[] present(NumberColumn column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(column::value).filter(Double::isFinite).sorted().toArray();
    }

    private static double median(NumberColumn column, int[] rows) {
        double[] present = present(column, rows);
        return present[present.length / 2];
    }

    private static String told(double value) {
        return String.format(java.util.Locale.ENGLISH, "%.4g", value);
    }

    /// The days between two dates may be the answer, where neither date is.
    private void gaps(List<Column> features) {
        List<DateColumn> dates = features.stream().filter(DateColumn.class::isInstance).map(DateColumn.class::cast)
                .filter(d -> d.form() != DateColumn.Form.TIME).limit(4).toList();
        for (int i = 0; i < dates.size(); i++) {
            for (int j = i + 1; j < dates.size(); j++) {
                double[] days = new double[dataset.rows()];
                for (int row = 0; row < days.length; row++) days[row] = dates.get(j).days(row) - dates.get(i).days(row);
                NumberColumn gap = new NumberColumn(dates.get(j).name(), days);
                LeakTest.Result result = leaks.of(gap);
                boolean alone = leaks.of(dates.get(i)).leaks() || leaks.of(dates.get(j)).leaks();
                if (!result.leaks() || alone) continue;
                findings.add(Severity.WARNING, Kind.LEAKAGE, dates.get(j).name(), "leak_gap",
                        new Fix.ExcludeColumn(dates.get(j).name()), dates.get(i).name(), dates.get(j).name(),
                        setup.target());
            }
        }
    }
}
