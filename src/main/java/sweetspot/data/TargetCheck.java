package sweetspot.data;

import java.util.List;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;

/// Looks at the column to predict: gaps, spellings of one class, classes with few rows, and whether it is something
/// that can be predicted at all.
final class TargetCheck {
    private static final int FEW_VALUES = 20;
    private static final int MANY_CLASSES = 50;
    private static final int FEW_ROWS_A_CLASS = 10;

    private final Column column;
    private final HealthCheck.Setup setup;
    private final Findings findings;
    private final ClassLabels labels;

    TargetCheck(Dataset dataset, HealthCheck.Setup setup, Findings findings) {
        this.column = dataset.column(setup.target());
        this.setup = setup;
        this.findings = findings;
        this.labels = ClassLabels.of(column);
    }

    void run() {
        String name = column.name();
        int missing = column.missing();
        if (missing > 0) {
            findings.add(Severity.WARNING, Kind.MISSING_TARGET, name, "missing_target", new Fix.None(), name, missing,
                    HealthCheck.percent((double) missing / column.size()));
        }
        if (labels.size() < 2) return;
        checkTask();
        if (setup.classification()) {
            if (column instanceof CategoryColumn c) checkSpellings(c);
            checkClasses();
        }
    }

    private void checkSpellings(CategoryColumn classes) {
        List<List<String>> variants = Spellings.variants(classes);
        if (variants.isEmpty()) return;
        findings.add(Severity.SERIOUS, Kind.SPELLINGS, classes.name(), "spellings_of_target",
                new Fix.MergeSpellings(classes.name()), classes.name(), HealthCheck.named(variants), variants.size());
    }

    /// Numbers of which there are few may be classes or amounts: says what they are taken for.
    private void checkTask() {
        String name = column.name();
        if (column instanceof NumberColumn numbers) {
            Identity identity = Identity.of(numbers);
            if (!setup.classification() && (identity == Identity.ROW_NUMBER || identity == Identity.ROWS)) {
                findings.add(Severity.SERIOUS, Kind.TARGET, name, "target_id", new Fix.None(), name, labels.size());
            } else if (setup.classification() && labels.size() > 2) {
                findings.add(Severity.NOTE, Kind.TASK, name, "as_classes", new Fix.TakeAs(false), name, labels.size());
            } else if (!setup.classification() && labels.size() <= FEW_VALUES) {
                findings.add(labels.size() == 2 ? Severity.WARNING : Severity.NOTE, Kind.TASK, name, "as_number",
                        new Fix.TakeAs(true), name, labels.size());
            }
        }
        boolean manyClasses = setup.classification() && labels.size() > MANY_CLASSES
                && labels.rows() < FEW_ROWS_A_CLASS * labels.size();
        if (manyClasses) {
            findings.add(Severity.WARNING, Kind.TARGET, name, "target_text", new Fix.None(), name, labels.size(),
                    labels.rows());
        }
    }

    private void checkClasses() {
        int rare = labels.counts()[labels.rarest()];
        int common = labels.counts()[labels.commonest()];
        String rarest = labels.names().get(labels.rarest());
        int searched = searchedRows(rare, setup.testFraction());
        if (searched < setup.folds()) {
            int few = 0;
            for (int count : labels.counts()) {
                if (searchedRows(count, setup.testFraction()) < setup.folds()) few++;
            }
            boolean two = labels.size() == 2;
            String key = searched < 2 ? two ? "rare_class_alone" : "rare_class_of_many_alone"
                    : two ? "rare_class" : "rare_class_of_many";
            findings.add(Severity.WARNING, Kind.RARE_CLASS, setup.target(), key,
                    searched < 2 ? new Fix.None() : new Fix.UseFolds(searched), rarest, rare, searched, setup.folds(),
                    few - 1);
            return;
        }
        double fair = (double) labels.rows() / labels.size();
        if (rare > 0.2 * fair && rare >= 10) return;
        boolean two = labels.size() == 2;
        findings.add(Severity.WARNING, Kind.TINY_CLASS, setup.target(), two ? "tiny_class" : "tiny_class_of_many",
                new Fix.UseMetric(two ? "average_precision" : "f1_macro"), rarest, rare, labels.rows(),
                HealthCheck.percent((double) common / labels.rows()), labels.names().get(labels.commonest()));
    }

    /// About how many rows of a class are left when its share is sealed; one of them is never sealed.
    static int searchedRows(int rows, double testFraction) {
        return Math.max(1, rows - (int) Math.round(rows * testFraction));
    }
}
