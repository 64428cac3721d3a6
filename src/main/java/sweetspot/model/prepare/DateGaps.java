package sweetspot.model.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.DateColumn;
import sweetspot.data.NumberColumn;

/// The days between any two of the first columns of dates, as further columns: often it is the time from order to
/// delivery that matters, and neither date. A row's gaps follow from that row alone.
///
/// @param pairs names of two columns each; unmodifiable
record DateGaps(List<Pair> pairs) {
    /// More would be more features than they are worth.
    private static final int MOST_DATES = 5;

    /// Two columns.
    record Pair(String from, String to) {
        String name() {
            return to + " − " + from;
        }
    }

    DateGaps {
        pairs = List.copyOf(pairs);
    }

    /// The gaps in a table: between dates, and between times of day, not between the two.
    static DateGaps of(Dataset features) {
        List<DateColumn> dates = features.columns().stream().filter(DateColumn.class::isInstance)
                .map(DateColumn.class::cast).limit(MOST_DATES).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            for (int j = i + 1; j < dates.size(); j++) {
                boolean alike = isTime(dates.get(i)) == isTime(dates.get(j));
                Pair pair = new Pair(dates.get(i).name(), dates.get(j).name());
                if (alike && !features.has(pair.name())) pairs.add(pair);
            }
        }
        return new DateGaps(pairs);
    }

    private static boolean isTime(DateColumn column) {
        return column.form() == DateColumn.Form.TIME;
    }

    /// The table with the gaps behind its columns.
    Dataset with(Dataset data) {
        if (pairs.isEmpty()) return data;
        List<Column> columns = new ArrayList<>(data.columns());
        for (Pair pair : pairs) gap(data, pair).ifPresent(columns::add);
        return new Dataset(data.name(), columns);
    }

    /// Empty if a column holds no dates, which its own encoder says.
    private static Optional<Column> gap(Dataset data, Pair pair) {
        if (!(data.column(pair.from()) instanceof DateColumn from && data.column(pair.to()) instanceof DateColumn to)) {
            return Optional.empty();
        }
        double[] days = new double[data.rows()];
        for (int row = 0; row < days.length; row++) days[row] = to.days(row) - from.days(row);
        return Optional.of(new NumberColumn(pair.name(), days));
    }
}
