package sweetspot.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sweetspot.data.ImportOptions.DateOrder;

/// How the types of columns are found that the user gave none.
///
/// @param find whether dates and free texts are looked for; else they are categories, as in experiments of before there
///     were such types
/// @param dates the order of day and month where a column leaves it open
/// @param orders the order of the values of ordered categories, by column; unmodifiable
public record ColumnTyping(boolean find, DateOrder dates, Map<String, List<String>> orders) {
    /// Nothing but numbers is looked for.
    public static final ColumnTyping NUMBERS = new ColumnTyping(false, DateOrder.AUTO, Map.of());

    public ColumnTyping {
        Objects.requireNonNull(dates, "dates");
        Map<String, List<String>> copy = new LinkedHashMap<>();
        orders.forEach((column, values) -> copy.put(column, List.copyOf(values)));
        orders = java.util.Collections.unmodifiableMap(copy);
    }

    /// The same where dates and free texts are looked for, or not.
    public ColumnTyping withFind(boolean value) {
        return new ColumnTyping(value, dates, orders);
    }

    /// The same with another order of day and month.
    public ColumnTyping withDates(DateOrder value) {
        return new ColumnTyping(find, value, orders);
    }

    /// The same with the order of one column's values.
    ///
    /// @param values empty for the usual order
    public ColumnTyping withOrder(String column, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(orders);
        if (values.isEmpty()) changed.remove(column);
        else changed.put(column, values);
        return new ColumnTyping(find, dates, changed);
    }
}
