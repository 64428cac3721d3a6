package sweetspot.model.prepare;

import java.util.stream.IntStream;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.DateColumn;
import sweetspot.data.NumberColumn;

/// The number of features that a column becomes which is neither of numbers nor of names: of dates, steps or words.
public final class SpecialWidth {
    private SpecialWidth() {}

    /// Number of features, at least 1, as learned from all rows.
    public static int of(Column column) {
        int[] rows = IntStream.range(0, column.size()).toArray();
        return Math.max(1, switch (column) {
            case DateColumn d -> DatePart.varying(d, rows).size();
            case CategoryColumn c when c.use() == CategoryColumn.Use.WORDS -> WordEncoder.fit(c, rows).width();
            case CategoryColumn _, NumberColumn _ -> 1;
        });
    }
}
