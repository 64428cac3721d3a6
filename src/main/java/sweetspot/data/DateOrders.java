package sweetspot.data;

import java.util.List;
import java.util.Optional;
import sweetspot.data.ImportOptions.DateOrder;

/// Decides for each column of dates whether the day stands before the month: as the user says, else as a value of the
/// column shows, else as another column shows, else as the file's decimal comma or semicolons suggest, else as in the
/// United States.
///
/// @param asked what the user says
/// @param shown what the other columns show; empty if none does or they disagree
/// @param commas whether numbers have a decimal comma or values are parted by semicolons
record DateOrders(DateOrder asked, Optional<DateOrder> shown, boolean commas) {

    static DateOrders of(List<ColumnScan> scans, ImportOptions options, NumberMarks marks, char delimiter) {
        List<DateOrder> orders = scans.stream().filter(s -> s.dates().isDates(s.values()))
                .flatMap(s -> s.dates().order().stream()).distinct().toList();
        return new DateOrders(options.typing().dates(), orders.size() == 1 ? Optional.of(orders.getFirst())
                : Optional.empty(), delimiter == ';' || marks.style().decimal() == ',');
    }

    boolean dayFirst(DateScan scan) {
        if (asked != DateOrder.AUTO) return asked == DateOrder.DAY_FIRST;
        return scan.order().or(() -> scan.isPointed() ? Optional.of(DateOrder.DAY_FIRST) : shown)
                .map(order -> order == DateOrder.DAY_FIRST).orElse(commas);
    }

    /// Tells whether nothing shows the order for sure.
    boolean isGuess(DateScan scan) {
        return asked == DateOrder.AUTO && scan.isOpen() && !scan.isPointed() && shown.isEmpty();
    }
}
