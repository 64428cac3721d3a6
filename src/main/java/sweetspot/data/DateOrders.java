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
        DateOrder asked = options.typing().dates() != DateOrder.AUTO ? options.typing().dates()
                : options.form().dateFormat().map(DateOrders::of).orElse(DateOrder.AUTO);
        return new DateOrders(asked, orders.size() == 1 ? Optional.of(orders.getFirst())
                : Optional.empty(), delimiter == ';' || marks.style().decimal() == ',');
    }

    /// The order in a format such as dd.MM.yyyy.
    private static DateOrder of(String format) {
        int day = format.indexOf('d');
        int month = format.indexOf('M');
        return day < 0 || month < 0 ? DateOrder.AUTO : day < month ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
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
