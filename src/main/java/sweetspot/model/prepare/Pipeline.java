package sweetspot.model.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.DateColumn;
import sweetspot.data.NumberColumn;

/// Turns the columns of a data set into the numbers that a model reads: impute, encode, and scale where the model
/// needs it. Everything it knows, it learned from the training rows it was fitted on. Immutable.
public final class Pipeline {
    private final List<String> names;
    private final List<ColumnEncoder> encoders;
    private final Optional<Standardizer> standardizer;
    private final int width;
    private final DateGaps gaps;

    private Pipeline(DateGaps gaps, List<String> names, List<ColumnEncoder> encoders,
            Optional<Standardizer> standardizer) {
        this.gaps = gaps;
        this.names = names;
        this.encoders = encoders;
        this.standardizer = standardizer;
        this.width = Math.max(1, encoders.stream().mapToInt(ColumnEncoder::width).sum());
    }

    /// Learns from some rows.
    ///
    /// @param preparation what the model needs
    /// @param columns the columns the model may see, without the target
    /// @param rows the training rows, at least one
    public static Pipeline fit(Preparation preparation, Dataset columns, int[] rows) {
        DateGaps gaps = DateGaps.of(columns);
        Dataset features = gaps.with(columns);
        List<String> names = new ArrayList<>();
        List<ColumnEncoder> encoders = new ArrayList<>();
        for (Column column : features.columns()) {
            names.add(column.name());
            encoders.add(switch (column) {
                case NumberColumn numbers -> MedianImputer.fit(numbers, rows);
                case DateColumn dates -> DateEncoder.fit(dates, rows, preparation.scaled());
                case CategoryColumn steps when steps.use() == CategoryColumn.Use.STEPS -> StepEncoder.fit(steps, rows);
                case CategoryColumn texts when texts.use() == CategoryColumn.Use.WORDS -> WordEncoder.fit(texts, rows);
                case CategoryColumn categories -> categories(preparation.categories(), categories, rows);
            });
        }
        Pipeline unscaled = new Pipeline(gaps, List.copyOf(names), List.copyOf(encoders), Optional.empty());
        double[][] x = unscaled.encode(features, rows);
        Standardizer standardizer = preparation.scaled() ? Standardizer.fit(x, unscaled.quantities())
                : Standardizer.enlarging(x);
        return new Pipeline(gaps, unscaled.names, unscaled.encoders, Optional.of(standardizer));
    }

    private static ColumnEncoder categories(CategoryEncoding encoding, CategoryColumn column, int[] rows) {
        return switch (encoding) {
            case ORDINAL -> RankEncoder.fit(column, rows);
            case ONE_HOT -> {
                OneHotEncoder oneHot = OneHotEncoder.fit(column, rows);
                boolean few = oneHot.levels().size() <= CategoryEncoding.ONE_HOT_LIMIT;
                yield few ? oneHot : FrequencyEncoder.fit(column, rows);
            }
        };
    }

    /// Per feature whether it is a quantity.
    private boolean[] quantities() {
        boolean[] quantities = new boolean[width];
        int at = 0;
        for (ColumnEncoder encoder : encoders) {
            Arrays.fill(quantities, at, at + encoder.width(), encoder.quantities());
            at += encoder.width();
        }
        return quantities;
    }

    /// Number of features; at least 1, a lone zero if the columns say nothing.
    public int width() {
        return width;
    }

    /// The features of some rows.
    ///
    /// @param data has the columns it was fitted on, possibly among others, in any order
    /// @return rows × features, finite
    /// @throws IllegalArgumentException if a column is missing or has another type
    public double[][] transform(Dataset data, int[] rows) {
        return encode(gaps.with(data), rows);
    }

    private double[][] encode(Dataset data, int[] rows) {
        double[][] out = new double[rows.length][width];
        int at = 0;
        for (int c = 0; c < encoders.size(); c++) {
            ColumnEncoder encoder = encoders.get(c);
            encoder.encode(data.column(names.get(c)), rows, out, at);
            at += encoder.width();
        }
        standardizer.ifPresent(s -> s.apply(out));
        return out;
    }

    /// The features of all rows.
    public double[][] transform(Dataset data) {
        int[] all = new int[data.rows()];
        Arrays.setAll(all, i -> i);
        return transform(data, all);
    }
}
