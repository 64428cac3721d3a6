package sweetspot.model.prepare;

import java.util.Arrays;
import java.util.List;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;

/// One feature for steps of a scale: the number of the step, from 0 for the lowest; where it is missing, or no step, the
/// median of the training rows.
///
/// @param steps the names of the steps, lowest first
record StepEncoder(List<String> steps, int median) implements ColumnEncoder {

    static StepEncoder fit(CategoryColumn column, int[] rows) {
        int[] codes = Arrays.stream(rows).map(column::code).filter(c -> c >= 0).sorted().toArray();
        return new StepEncoder(column.levels(), codes.length == 0 ? 0 : codes[codes.length / 2]);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        if (!(column instanceof CategoryColumn categories)) {
            throw new IllegalArgumentException(column.name() + " holds no texts, where the training rows hold texts");
        }
        int[] to = categories.levels().equals(steps) ? null
                : categories.levels().stream().mapToInt(steps::indexOf).toArray();
        for (int i = 0; i < rows.length; i++) {
            int code = categories.code(rows[i]);
            int step = code < 0 || to == null ? code : to[code];
            out[i][at] = step < 0 ? median : step;
        }
    }
}
