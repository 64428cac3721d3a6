package sweetspot.data.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.DateColumn;
import sweetspot.data.NumberColumn;
import sweetspot.text.Printable;

/// Rows of a separate test file in the columns and levels of the data that are searched, so that a model of these can
/// predict them.
///
/// @param rows those with a target, with the columns that the data have; further columns of the file are left out
/// @param dropped number of rows without a target
/// @param strange columns with texts that the data do not have; they count as missing
public record TestFile(Dataset rows, int dropped, List<String> strange) {
    public TestFile {
        strange = List.copyOf(strange);
    }

    /// Fits the rows of a test file to the data.
    ///
    /// @param data as they are searched
    /// @param file as read
    /// @param target name of the column to predict
    /// @param optional columns that the file need not have
    /// @throws DataException if a column is missing or holds something else, the target has a class that the data do not
    ///     have, or no row has a target
    public static TestFile of(Dataset data, Dataset file, String target, Set<String> optional) throws DataException {
        return of(data, file, target, optional, Set.of());
    }

    /// Fits the rows of a test file to the data.
    ///
    /// @param data as they are searched
    /// @param file as read
    /// @param target name of the column to predict
    /// @param optional columns that the file need not have
    /// @param names columns that name things, such as queries: their texts need not be those of the data
    /// @throws DataException if a column is missing or holds something else, the target has a class that the data do not
    ///     have, or no row has a target
    public static TestFile of(Dataset data, Dataset file, String target, Set<String> optional, Set<String> names)
            throws DataException {
        List<Column> columns = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        for (Column column : data.columns()) {
            String name = column.name();
            if (!file.has(name)) {
                if (optional.contains(name)) continue;
                throw DataException.of("data.error.test_column", file.name(), name, data.name());
            }
            columns.add(names.contains(name) ? file.column(name) : switch (column) {
                case NumberColumn n -> numbers(n, file);
                case DateColumn d -> dates(d, file);
                // Words need not be those of the data: a text that is new is made of words all the same.
                case CategoryColumn c when c.use() == CategoryColumn.Use.WORDS
                        && file.column(name) instanceof CategoryColumn words ->
                    words;
                case CategoryColumn c -> levels(c, file, name.equals(target), strange);
            });
        }
        Dataset all = new Dataset(file.name(), columns);
        Column truth = all.column(target);
        int[] known = IntStream.range(0, all.rows()).filter(r -> !truth.isMissing(r)).toArray();
        if (known.length == 0) throw DataException.of("data.error.test_no_target", file.name(), target);
        return new TestFile(all.rows(known), all.rows() - known.length, strange);
    }

    private static Column numbers(NumberColumn column, Dataset file) throws DataException {
        if (file.column(column.name()) instanceof NumberColumn n) return n;
        Column read = file.column(column.name());
        int row = IntStream.range(0, read.size()).filter(r -> !read.isMissing(r)).findFirst().orElse(-1);
        // A column without any value is read as texts.
        if (row < 0) {
            double[] none = new double[read.size()];
            java.util.Arrays.fill(none, Double.NaN);
            return new NumberColumn(column.name(), none);
        }
        throw DataException.of("data.error.test_numbers", file.name(), column.name(), Printable.brief(read.text(row)));
    }

    private static Column dates(DateColumn column, Dataset file) throws DataException {
        Column read = file.column(column.name());
        if (read instanceof DateColumn) return read;
        int row = IntStream.range(0, read.size()).filter(r -> !read.isMissing(r)).findFirst().orElse(-1);
        if (row < 0) {
            long[] none = new long[read.size()];
            java.util.Arrays.fill(none, DateColumn.MISSING);
            return new DateColumn(column.name(), column.form(), none);
        }
        throw DataException.of("data.error.test_dates", file.name(), column.name(), Printable.brief(read.text(row)));
    }

    private static Column levels(CategoryColumn column, Dataset file, boolean target, List<String> strange)
            throws DataException {
        Map<String, Integer> known = new HashMap<>();
        for (String level : column.levels()) known.put(level, known.size());
        Column read = file.column(column.name());
        int[] codes = new int[read.size()];
        boolean told = false;
        for (int row = 0; row < codes.length; row++) {
            codes[row] = read.isMissing(row) ? -1 : known.getOrDefault(read.text(row), -1);
            if (codes[row] >= 0 || read.isMissing(row)) continue;
            if (target) {
                throw DataException.of("data.error.test_class", file.name(), column.name(),
                        Printable.brief(read.text(row)));
            }
            if (!told) strange.add(column.name());
            told = true;
        }
        return new CategoryColumn(column.name(), codes, column.levels(), column.use());
    }
}
