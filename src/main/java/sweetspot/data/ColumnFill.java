package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import sweetspot.data.format.Cells;

/// Collects the values of one column in the second pass over a file.
sealed interface ColumnFill permits ColumnFill.Numbers, ColumnFill.Texts, DateFill {
    /// Takes the value of a row; rows come in order, each once.
    ///
    /// @param padded whether blanks around it were cut off
    /// @param line the line of the file, for messages
    void set(int row, char[] text, int from, int to, boolean padded, long line);

    /// Takes a value that the file stores as a number.
    default void set(int row, double value, long line) {
        char[] text = Cells.plain(value).toCharArray();
        set(row, text, 0, text.length, false, line);
    }

    /// Texts that counted as missing, with the number of their cells.
    Map<String, Integer> missing();

    /// The column.
    Column finish(String name);

    /// A column of numbers. What is none becomes a missing value and is counted.
    final class Numbers implements ColumnFill {
        private static final int EXAMPLES = 3;

        private final double[] values;
        private final NumberStyle style;
        private final MissingMarks missing;
        private final Optional<String> unit;
        private final boolean marked;
        private final List<ColumnScan.Example> odd = new ArrayList<>();
        private final Map<String, Integer> soft = new LinkedHashMap<>();
        private final Map<String, Integer> hard = new LinkedHashMap<>();
        private int oddCount;
        private int accounts;
        private int grouped;
        private String groupedExample = "";

        /// @param marked whether letters before a number are its unit, see [WrittenNumber#marked]
        Numbers(int rows, NumberStyle style, Optional<String> unit, boolean marked, MissingMarks missing) {
            this.values = new double[rows];
            this.style = style;
            this.unit = unit;
            this.marked = marked;
            this.missing = missing;
        }

        @Override
        public void set(int row, char[] text, int from, int to, boolean padded, long line) {
            boolean none = missing.numeric() && missing.is(text, from, to);
            if (none && from < to) hard.merge(new String(text, from, to - from), 1, Integer::sum);
            double value = none ? Double.NaN : CellNumber.parse(text, from, to, style.decimal());
            values[row] = none || !Double.isNaN(value) ? value : other(text, from, to, line);
        }

        @Override
        public void set(int row, double value, long line) {
            if (missing.numeric()) {
                char[] text = Cells.plain(value).toCharArray();
                if (missing.is(text, 0, text.length)) {
                    hard.merge(new String(text), 1, Integer::sum);
                    values[row] = Double.NaN;
                    return;
                }
            }
            values[row] = Double.isInfinite(value) ? Double.NaN : value;
        }

        /// The value of a cell that is more than a sign, digits and a mark.
        private double other(char[] text, int from, int to, long line) {
            if (missing.is(text, from, to)) {
                if (from < to) hard.merge(new String(text, from, to - from), 1, Integer::sum);
                return Double.NaN;
            }
            if (MissingMarks.isSoft(text, from, to)) {
                if (soft.size() < EXAMPLES || soft.containsKey(new String(text, from, to - from))) {
                    soft.merge(new String(text, from, to - from), 1, Integer::sum);
                }
                return Double.NaN;
            }
            WrittenNumber number = marked ? WrittenNumber.marked(text, from, to) : WrittenNumber.read(text, from, to);
            double value = number != null && fits(number) ? number.value(style) : Double.NaN;
            if (number == null || Double.isNaN(value)) {
                oddCount++;
                if (odd.size() < EXAMPLES) odd.add(ColumnScan.Example.of(text, from, to, line));
                return Double.NaN;
            }
            if (number.accounts()) accounts++;
            if (number.group(style) != 0 && grouped++ == 0) groupedExample = new String(text, from, to - from);
            return value;
        }

        private boolean fits(WrittenNumber number) {
            String own = number.unit();
            return own.isEmpty() || unit.filter(u -> ColumnScan.unitKey(u).equals(ColumnScan.unitKey(own))).isPresent();
        }

        /// Number of values that are no numbers.
        int oddCount() {
            return oddCount;
        }

        /// The first of them.
        List<ColumnScan.Example> odd() {
            return odd;
        }

        /// Texts that count as missing among numbers, with the number of their cells.
        Map<String, Integer> soft() {
            return soft;
        }

        @Override
        public Map<String, Integer> missing() {
            Map<String, Integer> all = new LinkedHashMap<>(hard);
            soft.forEach((mark, count) -> all.merge(mark, count, Integer::sum));
            return all;
        }

        /// Number of values that are negative because they stand in parentheses.
        int accounts() {
            return accounts;
        }

        /// A value with a thousands mark; "" if there is none.
        String grouped() {
            return groupedExample;
        }

        @Override
        public Column finish(String name) {
            return new NumberColumn(name, values);
        }
    }

    /// A column of texts; its levels end up sorted, by value where all are numbers.
    final class Texts implements ColumnFill {
        private final int[] codes;
        private final MissingMarks missing;
        private final Map<String, Integer> positions = new HashMap<>();
        private final List<String> levels = new ArrayList<>();
        private final Map<String, Integer> marks = new LinkedHashMap<>();
        /// Which levels stand in the file without blanks around them, and how often each does with them.
        private final BitSet plain = new BitSet();
        private int[] trimmed = {};
        private final Map<Integer, ColumnScan.Example> firstTrimmed = new HashMap<>();

        Texts(int rows, MissingMarks missing) {
            this.codes = new int[rows];
            this.missing = missing;
        }

        @Override
        public void set(int row, char[] text, int from, int to, boolean padded, long line) {
            if (missing.is(text, from, to)) {
                codes[row] = -1;
                if (from < to) marks.merge(new String(text, from, to - from), 1, Integer::sum);
                return;
            }
            String value = new String(text, from, to - from);
            Integer code = positions.get(value);
            if (code == null) {
                code = levels.size();
                positions.put(value, code);
                levels.add(value);
            }
            codes[row] = code;
            if (!padded) {
                plain.set(code);
                return;
            }
            if (code >= trimmed.length) trimmed = Arrays.copyOf(trimmed, Math.max(code + 1, 2 * trimmed.length));
            if (trimmed[code]++ == 0) firstTrimmed.put(code, new ColumnScan.Example(value, line));
        }

        /// Number of values that are the same as others only without the blanks around them.
        int trimmed() {
            return IntStream.range(0, trimmed.length).filter(plain::get).map(c -> trimmed[c]).sum();
        }

        /// The first of them, without its blanks.
        Optional<ColumnScan.Example> firstTrimmed() {
            return firstTrimmed.entrySet().stream().filter(e -> plain.get(e.getKey())).map(Map.Entry::getValue)
                    .min(Comparator.comparingLong(ColumnScan.Example::line));
        }

        /// Texts that count as missing, with the number of their cells.
        Map<String, Integer> marks() {
            return marks;
        }

        @Override
        public Map<String, Integer> missing() {
            return marks;
        }

        @Override
        public Column finish(String name) {
            Integer[] order = new Integer[levels.size()];
            Arrays.setAll(order, i -> i);
            double[] numbers = levels.stream().mapToDouble(Texts::number).toArray();
            boolean numeric = Arrays.stream(numbers).noneMatch(Double::isNaN);
            Comparator<Integer> byText = Comparator.comparing(levels::get);
            Arrays.sort(order,
                    numeric ? Comparator.<Integer>comparingDouble(i -> numbers[i]).thenComparing(byText) : byText);
            int[] rank = new int[order.length];
            for (int i = 0; i < order.length; i++) rank[order[i]] = i;
            int[] sorted = new int[codes.length];
            for (int row = 0; row < codes.length; row++) sorted[row] = codes[row] < 0 ? -1 : rank[codes[row]];
            return new CategoryColumn(name, sorted, Arrays.stream(order).map(levels::get).toList());
        }

        private static double number(String text) {
            return CellNumber.parse(text.toCharArray(), 0, text.length(), '.');
        }
    }
}
