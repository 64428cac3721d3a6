package sweetspot.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sweetspot.data.SampleRecords.Entry;

/// True if the first of some records holds names.
final class HeaderGuess {
    private static final double MOST = 0.9;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;
    private static final int LEAST_NUMBERED = 3;

    /// The possible answers.
    enum Answer {
        /// A name stands above numbers, or the names are years or numbers in turn.
        YES,
        /// There are no numbers to tell by, and no text occurs twice.
        PERHAPS,
        /// It holds values.
        NO
    }

    private final List<Entry> records;
    private final MissingMarks missing;

    private HeaderGuess(List<Entry> records, Set<String> missing) {
        this.records = records;
        this.missing = new MissingMarks(missing);
    }

    /// @param missing texts that stand for a missing value
    static Answer of(SampleRecords sample, Set<String> missing) {
        return new HeaderGuess(sample.records(), missing).answer();
    }

    private Answer answer() {
        List<String> first = records.getFirst().cells();
        List<Integer> numbers = new ArrayList<>();
        for (int c = 0; c < first.size(); c++) {
            String name = first.get(c);
            if (isMissing(name)) continue;
            WrittenNumber number = number(name);
            boolean plain = number != null && number.unit().isEmpty();
            if (plain || number != null && hasUnit(c, number.unit())) numbers.add(c);
            else if (isNumberColumn(c)) return Answer.YES;
        }
        if (!numbers.isEmpty()) return numberedNames(first, numbers) ? Answer.YES : Answer.NO;
        Set<String> names = new HashSet<>();
        return first.stream().filter(n -> !n.isEmpty()).allMatch(names::add) ? Answer.PERHAPS : Answer.NO;
    }

    private boolean isMissing(String text) {
        return missing.is(text.toCharArray(), 0, text.length());
    }

    private static @Nullable WrittenNumber number(String text) {
        return WrittenNumber.read(text.toCharArray(), 0, text.length());
    }

    private List<String> below(int column) {
        return records.stream().skip(1).filter(r -> column < r.cells().size()).map(r -> r.cells().get(column))
                .filter(t -> !isMissing(t) && !MissingMarks.isSoft(t.toCharArray(), 0, t.length())).toList();
    }

    private boolean isNumberColumn(int column) {
        List<String> below = below(column);
        long numbers = below.stream().filter(t -> number(t) != null).count();
        return numbers > 0 && numbers >= MOST * below.size();
    }

    private boolean hasUnit(int column, String unit) {
        return below(column).stream().map(HeaderGuess::number).anyMatch(n -> n != null
                && ColumnScan.unitKey(n.unit()).equals(ColumnScan.unitKey(unit)));
    }

    /// Years above what are no years, or 0, 1, 2, … above something else: data frames name columns so.
    private boolean numberedNames(List<String> first, List<Integer> columns) {
        int[] values = new int[columns.size()];
        for (int i = 0; i < values.length; i++) {
            String name = first.get(columns.get(i));
            // A data frame that read years as fractions writes 2019.0.
            if (!name.matches("\\d{1,5}(\\.0)?")) return false;
            values[i] = Integer.parseInt(name.replace(".0", ""));
        }
        boolean othersNamed = columns.size() < first.size();
        if (IntStream.of(values).allMatch(HeaderGuess::isYear)
                && IntStream.of(values).distinct().count() == values.length) {
            return (values.length > 1 || othersNamed) && columns.stream().noneMatch(this::yearsBelow);
        }
        if (values.length < LEAST_NUMBERED || values[0] > 1) return false;
        for (int i = 0; i < values.length; i++) if (values[i] != values[0] + i) return false;
        return records.size() > 1
                && columns.stream().anyMatch(c -> !below(c).stream().allMatch(t -> t.matches("\\d+")));
    }

    private boolean yearsBelow(int column) {
        List<String> below = below(column);
        return !below.isEmpty() && below.stream().filter(t -> t.matches("\\d{4}") && isYear(Integer.parseInt(t)))
                .count() >= MOST * below.size();
    }

    private static boolean isYear(int value) {
        return value >= FIRST_YEAR && value <= LAST_YEAR;
    }
}
