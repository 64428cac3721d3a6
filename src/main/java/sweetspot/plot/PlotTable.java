package sweetspot.plot;

import java.util.List;

/// The numbers of a plot as a table, for "Show as table" and for readers of the screen.
///
/// @param columns headings and alignment
/// @param rows one text for each column; the list may be a view that makes its rows when asked
public record PlotTable(List<Column> columns, List<List<String>> rows) {

    /// A column.
    ///
    /// @param title its heading
    /// @param number whether it holds numbers, to be aligned to the right
    public record Column(String title, boolean number) {}

    /// @throws IllegalArgumentException if there is no column
    public PlotTable {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) throw new IllegalArgumentException("a table needs a column");
    }
}
