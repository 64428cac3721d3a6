package sweetspot.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sweetspot.text.Messages;

/// A role that a column seems made for, by its values and its name. It is offered, never taken without being asked for.
///
/// @param column the column's name
/// @param role id of the role, see `sweetspot.study.Role`
/// @param reason why, in words
public record RoleGuess(String column, String role, String reason) {
    private static final double NEARLY_ALL = 0.99;
    private static final int FEWEST_ROWS = 20;
    private static final int MOST_FOLDS = 20;
    private static final Set<String> WEIGHTS =
            Set.of("weight", "weights", "sample weight", "sample weights", "case weight", "row weight",
                    "survey weight");
    private static final Set<String> QUERIES = Set.of("qid", "query", "query id", "queryid", "search id", "srch id",
            "searchid", "query no", "query number");
    private static final double FEWEST_ROWS_A_QUERY = 1.5;
    private static final Set<String> FOLDS = Set.of("fold", "folds", "cv fold", "kfold", "fold id", "fold no");

    /// The role of a column of a table, if it seems made for one.
    public static Optional<RoleGuess> of(Dataset data, Column column) {
        if (namesQueries(column)) return guess(column, "query", "query_name");
        return switch (column) {
            case DateColumn d -> time(data, d);
            case NumberColumn n -> number(n);
            case CategoryColumn c -> identity(c, Identity.of(c));
        };
    }

    private static boolean namesQueries(Column column) {
        if (column instanceof DateColumn || column.size() < FEWEST_ROWS
                || !QUERIES.contains(String.join(" ", Identity.words(column.name())))) {
            return false;
        }
        int queries = Groups.of(column).count();
        return queries > 1 && column.size() >= FEWEST_ROWS_A_QUERY * queries;
    }

    private static Optional<RoleGuess> time(Dataset data, DateColumn column) {
        if (column.form() == DateColumn.Form.TIME || column.size() - column.missing() < FEWEST_ROWS) {
            return Optional.empty();
        }
        if (rises(column)) return guess(column, "time", "rises");
        boolean only = data.columns().stream()
                .filter(c -> c instanceof DateColumn d && d.form() != DateColumn.Form.TIME).count() == 1;
        return only ? guess(column, "time", "only_date") : Optional.empty();
    }

    /// Tells whether nearly all values are as late as the one before, and some later; or so the other way round.
    private static boolean rises(DateColumn column) {
        int up = 0;
        int down = 0;
        int steps = 0;
        long before = DateColumn.MISSING;
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) continue;
            long now = column.micros(row);
            if (before != DateColumn.MISSING) {
                steps++;
                if (now > before) up++;
                if (now < before) down++;
            }
            before = now;
        }
        return up + down > 0 && (down <= (1 - NEARLY_ALL) * steps || up <= (1 - NEARLY_ALL) * steps);
    }

    private static Optional<RoleGuess> number(NumberColumn column) {
        String name = String.join(" ", Identity.words(column.name()));
        double[] values = column.values();
        boolean present = column.missing() == 0 && values.length >= FEWEST_ROWS;
        if (WEIGHTS.contains(name) && present && java.util.Arrays.stream(values).allMatch(v -> v >= 0)) {
            return guess(column, "weight", "weight_name");
        }
        long distinct = java.util.Arrays.stream(values).distinct().limit(MOST_FOLDS + 1L).count();
        if (FOLDS.contains(name) && present && column.whole() && distinct >= 2 && distinct <= MOST_FOLDS) {
            return guess(column, "fold", "fold_name");
        }
        return identity(column, Identity.of(column));
    }

    private static Optional<RoleGuess> identity(Column column, Identity identity) {
        return switch (identity) {
            case GROUPS -> guess(column, "group", "repeats");
            case ROW_NUMBER -> guess(column, "id", "row_number");
            case ROWS -> guess(column, "id", "differs");
            case PERHAPS, NONE -> Optional.empty();
        };
    }

    private static Optional<RoleGuess> guess(Column column, String role, String reason) {
        return Optional.of(new RoleGuess(column.name(), role, Messages.text("data.role.reason." + reason)));
    }

    /// The roles that columns of a table seem made for, at most one column for each but that of an ID.
    public static List<RoleGuess> all(Dataset data) {
        Set<String> taken = new java.util.HashSet<>();
        return data.columns().stream().flatMap(c -> of(data, c).stream())
                .filter(g -> g.role().equals("id") || taken.add(g.role())).toList();
    }
}
