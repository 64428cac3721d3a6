package sweetspot.model.prepare;

import java.util.Arrays;
import java.util.List;
import sweetspot.data.Column;
import sweetspot.data.DateColumn;

/// The parts of a date that vary among the training rows, one feature each; where distances matter, a part that begins
/// anew is two: sine and cosine of its angle, so that December lies beside January. A missing date has the median of each
/// part.
///
/// @param earliest microseconds of the earliest training row
/// @param medians per part
/// @param cyclic whether parts that begin anew are angles
record DateEncoder(List<DatePart> parts, long earliest, double[] medians, boolean cyclic) implements ColumnEncoder {

    static DateEncoder fit(DateColumn column, int[] rows, boolean cyclic) {
        long earliest = Arrays.stream(rows).filter(r -> !column.isMissing(r)).mapToLong(column::micros).min().orElse(0);
        List<DatePart> parts = DatePart.varying(column, rows);
        double[] medians = parts.stream().mapToDouble(p -> {
            double[] values = Arrays.stream(rows).mapToDouble(r -> p.of(column, r, earliest)).filter(Double::isFinite)
                    .sorted().toArray();
            return values.length == 0 ? 0 : values[values.length / 2];
        }).toArray();
        return new DateEncoder(parts, earliest, medians, cyclic);
    }

    @Override
    public int width() {
        return parts.stream().mapToInt(p -> cyclic && p.isCyclic() ? 2 : 1).sum();
    }

    @Override
    public void encode(Column column, int[] rows, double[][] out, int at) {
        if (!(column instanceof DateColumn dates)) {
            throw new IllegalArgumentException(column.name() + " holds no dates, where the training rows hold dates");
        }
        for (int i = 0; i < rows.length; i++) {
            int to = at;
            for (int p = 0; p < medians.length; p++) {
                DatePart part = parts.get(p);
                double value = part.of(dates, rows[i], earliest);
                if (!Double.isFinite(value)) value = medians[p];
                if (cyclic && part.isCyclic()) {
                    double angle = 2 * Math.PI * value / part.period();
                    out[i][to++] = Math.sin(angle);
                    out[i][to++] = Math.cos(angle);
                } else {
                    out[i][to++] = value;
                }
            }
        }
    }
}
