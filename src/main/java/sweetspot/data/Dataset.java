package sweetspot.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A table of columns of equal length. Immutable.
public final class Dataset {
    private final String name;
    private final List<Column> columns;
    private final Map<String, Integer> index;
    private final int rows;

    /// @param name shown to the user, the file's name as a rule
    /// @throws IllegalArgumentException if lengths differ or a name occurs twice
    public Dataset(String name, List<? extends Column> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.index = HashMap.newHashMap(columns.size());
        this.rows = columns.isEmpty() ? 0 : columns.getFirst().size();
        for (int i = 0; i < this.columns.size(); i++) {
            Column c = this.columns.get(i);
            if (c.size() != rows) {
                throw new IllegalArgumentException("column " + c.name() + " has " + c.size() + " rows, not " + rows);
            }
            if (index.put(c.name(), i) != null) throw new IllegalArgumentException("two columns are named " + c.name());
        }
    }

    public String name() {
        return name;
    }

    public List<Column> columns() {
        return columns;
    }

    /// Number of rows.
    public int rows() {
        return rows;
    }

    /// Tells whether there is a column of that name.
    public boolean has(String column) {
        return index.containsKey(column);
    }

    /// The column of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Column column(String column) {
        Integer i = index.get(column);
        if (i == null) throw new IllegalArgumentException("there is no column named " + column);
        return columns.get(i);
    }

    /// The given rows, in their order.
    public Dataset rows(int[] picked) {
        return new Dataset(name, columns.stream().map(c -> c.rows(picked)).toList());
    }

    /// All columns but those named.
    public Dataset without(Set<String> excluded) {
        return new Dataset(name, columns.stream().filter(c -> !excluded.contains(c.name())).toList());
    }
}
