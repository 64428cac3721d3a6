package sweetspot.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;

/// Looks for rows later than the answer: where several rows belong to one thing in the order of time, and a class stays
/// once it is reached (a customer who left, a machine that broke), the rows after the first of that class were recorded
/// when the answer was known. What follows from the answer is in them, and they are the easy ones.
final class LaterRows {
    private static final int FEWEST_GROUPS = 10;
    private static final int FEWEST_LATER = 20;
    private static final double NEARLY_ALL = 0.95;
    private static final double MOST_COMMON = 0.9;
    private static final int MOST_CLASSES = 20;

    private final Column group;
    private final double[] times;
    private final ClassLabels labels;

    private LaterRows(Column group, double[] times, ClassLabels labels) {
        this.group = group;
        this.times = times;
        this.labels = labels;
    }

    /// @param times per row when it was; NaN where that is not known
    /// @param named whether the group is named already, so that there is nothing to offer
    static void check(Column group, double[] times, Column target, boolean named, Findings findings) {
        ClassLabels labels = ClassLabels.of(target);
        if (labels.size() < 2 || labels.size() > MOST_CLASSES) return;
        LaterRows rows = new LaterRows(group, times, labels);
        for (int c = 0; c < labels.size(); c++) {
            Optional<int[]> found = rows.after(c);
            if (found.isEmpty()) continue;
            findings.add(Severity.WARNING, Kind.LEAKAGE, target.name(), "later_rows",
                    named ? new Fix.None() : new Fix.GiveRole(group.name(), "group"), target.name(),
                    labels.names().get(c), group.name(), found.get()[0], found.get()[1]);
            return;
        }
    }

    /// The number of rows after the first of a class that stays, and of the groups that reach it; empty if it does not
    /// stay.
    private Optional<int[]> after(int wanted) {
        if (labels.counts()[wanted] > MOST_COMMON * labels.rows()) return Optional.empty();
        int reach = 0;
        int stay = 0;
        int later = 0;
        for (List<Integer> rows : groups()) {
            int first = 0;
            while (first < rows.size() && labels.codes()[rows.get(first)] != wanted) first++;
            if (first == 0 || first == rows.size()) continue;
            reach++;
            List<Integer> rest = rows.subList(first + 1, rows.size());
            if (rest.stream().anyMatch(r -> labels.codes()[r] != wanted)) continue;
            stay++;
            later += rest.size();
        }
        boolean found = reach >= FEWEST_GROUPS && stay >= NEARLY_ALL * reach && later >= FEWEST_LATER;
        return found ? Optional.of(new int[]{later, reach}) : Optional.empty();
    }

    /// The rows of each group, earliest first.
    private List<List<Integer>> groups() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < times.length; row++) {
            if (group.isMissing(row) || labels.codes()[row] < 0 || Double.isNaN(times[row])) continue;
            groups.computeIfAbsent(group.text(row), _ -> new ArrayList<>()).add(row);
        }
        groups.values().forEach(rows -> rows.sort(Comparator.comparingDouble(r -> times[r])));
        return List.copyOf(groups.values());
    }
}
