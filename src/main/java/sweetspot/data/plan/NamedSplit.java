package sweetspot.data.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.study.SplitPlan;
import sweetspot.text.Printable;

/// Splits rows by the fold that a column names for each, as scikit-learn's `PredefinedSplit` does. A row without a name
/// always trains.
final class NamedSplit {
    /// More folds than that are no folds but an ID.
    private static final int MOST = 100;

    private NamedSplit() {}

    /// @param usable rows with a target, ascending
    /// @throws DataException if it names too few folds or too many, or none is named as the sealed one
    static Division of(String data, Column column, int[] usable, SplitPlan.FoldColumn plan) throws DataException {
        boolean seals = !plan.sealed().isEmpty();
        int[] sealed = Arrays.stream(usable).filter(r -> seals && isNamed(column, r, plan.sealed())).toArray();
        int[] searched = Arrays.stream(usable).filter(r -> !seals || !isNamed(column, r, plan.sealed())).toArray();
        Set<String> all = new LinkedHashSet<>();
        for (int row : searched) {
            if (!column.isMissing(row)) all.add(column.text(row));
            if (all.size() > MOST) throw DataException.of("data.error.many_folds", column.name(), MOST);
        }
        List<String> names = new ArrayList<>(all);
        names.sort((a, b) -> {
            BigDecimal x = number(a);
            BigDecimal y = number(b);
            return x != null && y != null ? x.compareTo(y) : a.compareTo(b);
        });
        if (seals && sealed.length == 0) {
            throw DataException.of("data.error.no_sealed_fold", column.name(), plan.sealed(),
                    String.join(", ", names.stream().limit(12).map(Printable::brief).toList()));
        }
        if (names.size() < 2) throw DataException.of("data.error.few_folds", data, column.name(), names.size());
        Map<String, Integer> at = new HashMap<>();
        for (String name : names) at.put(name, at.size());
        int[] foldOf = Arrays.stream(searched).map(r -> column.isMissing(r) ? -1 : at.getOrDefault(column.text(r), -1))
                .toArray();
        return Division.of(searched, sealed, RandomSplit.folds(foldOf, names.size()))
                .withAlone((int) IntStream.of(foldOf).filter(f -> f < 0).count());
    }

    private static boolean isNamed(Column column, int row, String name) {
        return !column.isMissing(row) && column.text(row).strip().equals(name.strip());
    }

    private static @org.jspecify.annotations.Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
