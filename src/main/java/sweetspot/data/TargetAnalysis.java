package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Analyses what predicting a column would mean: classes or amounts, how to score, and what stands in the way.
///
/// @param column the column's name
/// @param classification whether its values are taken as classes
/// @param otherPossible whether the other way of taking them is possible as well
/// @param classes its classes; empty if its values are amounts
/// @param positive the class that counts as found, the rarer of two or the one that affirms; "" unless there are two
/// @param metric id of the metric that suits it
/// @param usableRows rows that have a value
/// @param problems why a search cannot start, a sentence each, most important first; unmodifiable
/// @param warnings what makes scores shaky without preventing a search, a sentence each; unmodifiable
public record TargetAnalysis(String column, boolean classification, boolean otherPossible, List<ClassCount> classes,
        String positive, String metric, int usableRows, List<String> problems,
        List<String> warnings) {
    /// The fewest rows that a search is allowed on.
    public static final int MIN_ROWS = 10;
    /// The most classes that a model is trained for.
    public static final int MAX_CLASSES = 1_000;

    /// A class with less than this share of the rows is the one to find, whatever it is called.
    private static final double RARE = 0.4;
    private static final Set<String> AFFIRMING = Set.of("1", "yes", "y", "true", "t", "positive", "pos", "malignant",
            "success", "churned", "left", "fraud", "spam", "sick", "ill", "case", "died", "default", "defaulted",
            "bad");
    /// The share of the rows that is usually sealed.
    private static final double SEALED = 0.2;

    /// Whole numbers with at most so many different values are taken as classes.
    private static final int FEW_VALUES = 10;

    /// A class and the number of its rows.
    public record ClassCount(String name, int rows) {}

    public TargetAnalysis {
        classes = List.copyOf(classes);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /// Tells whether a search can start.
    public boolean possible() {
        return problems.isEmpty();
    }

    /// Analyses predicting `target`, taken as the data suggest.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static TargetAnalysis of(Dataset dataset, String target, int folds) {
        return of(dataset, target, looksLikeClasses(dataset.column(target)), folds);
    }

    /// Analyses predicting `target`, taken as the caller wants.
    ///
    /// @param classification whether its values are classes
    /// @param folds number of folds of the validation
    /// @throws IllegalArgumentException if there is no such column
    public static TargetAnalysis of(Dataset dataset, String target, boolean classification, int folds) {
        Column column = dataset.column(target);
        int usable = column.size() - column.missing();
        ClassLabels labels = ClassLabels.of(column);
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        commonProblems(dataset, target, usable, problems);
        if (classification) classProblems(target, labels, usable, folds, problems, warnings);
        else amountProblems(column, labels, problems);
        List<ClassCount> classes = new ArrayList<>();
        if (classification && labels.size() <= Math.max(MAX_CLASSES, usable / 2)) {
            for (int i = 0; i < labels.size(); i++) {
                classes.add(new ClassCount(labels.names().get(i), labels.counts()[i]));
            }
        }
        boolean other = classification ? column instanceof NumberColumn : labels.size() <= MAX_CLASSES;
        String positive = classification && labels.size() == 2 ? positive(labels) : "";
        return new TargetAnalysis(target, classification, other, classes, positive,
                metric(classification, labels, folds), usable, problems, warnings);
    }

    /// Texts are classes; so are whole numbers of which there are few.
    public static boolean looksLikeClasses(Column column) {
        if (!(column instanceof NumberColumn n)) return true;
        if (!n.whole()) return false;
        int distinct = ClassLabels.of(n).size();
        int usable = n.size() - n.missing();
        return distinct <= 2 || distinct <= FEW_VALUES && usable >= 5 * distinct;
    }

    /// The one of two classes that counts as found: the rarer one; where neither is rare, the one whose name affirms.
    private static String positive(ClassLabels labels) {
        String rarest = labels.names().get(labels.rarest());
        if (labels.counts()[labels.rarest()] < RARE * labels.rows()) return rarest;
        return labels.names().stream().filter(n -> AFFIRMING.contains(n.strip().toLowerCase(Locale.ROOT))).findFirst()
                .orElse(rarest);
    }

    /// The metric that suits classes of such sizes, as `sweetspot.model.metric.Metric` suggests: accuracy, but average
    /// precision where the rarest of two has less than a fifth of the rows (Saito and Rehmsmeier 2015), and macro F1
    /// where the rarest of more has less than half its even share. Where a fold may have no row of the rare class, one
    /// that is defined nevertheless.
    private static String metric(boolean classification, ClassLabels labels, int folds) {
        if (!classification) return "rmse";
        if (labels.size() < 2) return "accuracy";
        long rarest = labels.counts()[labels.rarest()];
        if (labels.size() == 2) {
            if (rarest * 5 >= labels.rows()) return "accuracy";
            return TargetCheck.searchedRows((int) rarest, SEALED) < folds ? "log_loss" : "average_precision";
        }
        return rarest * 2 * labels.size() < labels.rows() ? "f1_macro" : "accuracy";
    }

    /// A sentence about names and values out of the data.
    private static String told(String key, Object... arguments) {
        return Messages.text(key,
                Arrays.stream(arguments).map(a -> a instanceof String s ? Printable.brief(s) : a).toArray());
    }

    private static void commonProblems(Dataset dataset, String target, int usable, List<String> problems) {
        if (usable == 0) {
            problems.add(told("data.target.all_missing", target));
        } else if (usable < MIN_ROWS) {
            problems.add(told("data.target.few_rows", usable, target, MIN_ROWS));
        }
        if (dataset.column(target) instanceof DateColumn) problems.add(told("data.target.date", target));
        if (dataset.columns().size() < 2) problems.add(told("data.target.alone", target));
    }

    private static void classProblems(String target, ClassLabels labels, int usable, int folds, List<String> problems,
            List<String> warnings) {
        if (usable == 0) return;
        if (labels.size() == 1) {
            problems.add(told("data.target.one_class", target, labels.names().getFirst()));
            return;
        }
        if (labels.size() > MAX_CLASSES || labels.size() > usable / 2) {
            problems.add(told("data.target.many_classes", target, labels.size(), usable));
            return;
        }
        int rarest = labels.rarest();
        int rows = labels.counts()[rarest];
        if (rows < folds) {
            warnings.add(told("data.target.tiny_class", labels.names().get(rarest), rows, folds));
        }
    }

    private static void amountProblems(Column column, ClassLabels labels, List<String> problems) {
        if (!(column instanceof NumberColumn)) {
            problems.add(told("data.target.not_numbers", column.name()));
        } else if (labels.size() == 1) {
            problems.add(told("data.target.one_value", column.name(), labels.names().getFirst()));
        }
    }
}
