package sweetspot.data;

/// One named column of a data set; immutable.
public sealed interface Column permits NumberColumn, CategoryColumn, DateColumn {

    /// Its name, unique in the data set.
    String name();

    /// Number of rows.
    int size();

    /// Tells whether the row has no value.
    boolean isMissing(int row);

    /// The value as a person would read it; "" if it is missing.
    String text(int row);

    /// The column of the given rows, in their order. Levels of a category column are kept, also unused ones.
    Column rows(int[] rows);

    /// Number of rows without a value.
    default int missing() {
        int count = 0;
        for (int i = 0; i < size(); i++) if (isMissing(i)) count++;
        return count;
    }
}
