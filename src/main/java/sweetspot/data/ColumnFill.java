package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the second pass over a file fills for one column.
sealed interface ColumnFill {
    /// Takes the value of a row; rows come in order, each once.
    void set(int row, char[] text, int from, int to);

    /// The column.
    Column finish(String name);

    /// A column of numbers.
    final class Numbers implements ColumnFill {
        private final double[] values;
        private final char mark;
        private final ColumnScan.Missing missing;

        Numbers(int rows, char mark, ColumnScan.Missing missing) {
            this.values = new double[rows];
            this.mark = mark;
            this.missing = missing;
        }

        @Override
        public void set(int row, char[] text, int from, int to) {
            boolean none = missing.numeric() && missing.is(text, from, to);
            values[row] = none ? Double.NaN : NumberText.parse(text, from, to, mark);
        }

        @Override
        public Column finish(String name) {
            return new NumberColumn(name, values);
        }
    }

    /// A column of texts; its levels end up sorted, by value where all are numbers.
    final class Texts implements ColumnFill {
        private final int[] codes;
        private final ColumnScan.Missing missing;
        private final Map<String, Integer> positions = new HashMap<>();
        private final List<String> levels = new ArrayList<>();

        Texts(int rows, ColumnScan.Missing missing) {
            this.codes = new int[rows];
            this.missing = missing;
        }

        @Override
        public void set(int row, char[] text, int from, int to) {
            if (missing.is(text, from, to)) {
                codes[row] = -1;
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
        }

        @Override
        public Column finish(String name) {
            Integer[] order = new Integer[levels.size()];
            Arrays.setAll(order, i -> i);
            double[] numbers = levels.stream().mapToDouble(Texts::number).toArray();
            boolean numeric = Arrays.stream(numbers).noneMatch(Double::isNaN);
            Comparator<Integer> byText = Comparator.comparing(levels::get);
            Arrays.sort(order, numeric ? Comparator.<Integer>comparingDouble(i -> numbers[i]).thenComparing(byText) : byText);
            int[] rank = new int[order.length];
            for (int i = 0; i < order.length; i++) rank[order[i]] = i;
            int[] sorted = new int[codes.length];
            for (int row = 0; row < codes.length; row++) sorted[row] = codes[row] < 0 ? -1 : rank[codes[row]];
            return new CategoryColumn(name, sorted, Arrays.stream(order).map(levels::get).toList());
        }

        private static double number(String text) {
            return NumberText.parse(text.toCharArray(), 0, text.length(), '.');
        }
    }
}
