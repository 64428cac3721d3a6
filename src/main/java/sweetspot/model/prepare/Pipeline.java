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

/// Turns the columns of a data set into the numbers that a model reads: impute, encode, scale and reduce, as far as the
/// model needs it. Everything it knows, it learned from the training rows it was fitted on. Immutable.
public final class Pipeline {
    private final List<String> names;
    private final List<ColumnEncoder> encoders;
    private final int encoded;
    private final Optional<Standardizer> standardizer;
    private final FeatureReducer reducer;
    private final DateGaps gaps;
    private final Optional<NeighbourFiller> filler;

    private Pipeline(DateGaps gaps, List<String> names, List<ColumnEncoder> encoders, int encoded,
            Optional<NeighbourFiller> filler, Optional<Standardizer> standardizer, FeatureReducer reducer) {
        this.filler = filler;
        this.gaps = gaps;
        this.names = names;
        this.encoders = encoders;
        this.encoded = encoded;
        this.standardizer = standardizer;
        this.reducer = reducer;
    }

    /// A pipeline with the features of the rows that it was fitted on. They may differ from those that
    /// [Pipeline#transform] gives to the same rows later, see [CategoryEncoding#TARGET]: train on these.
    ///
    /// @param x training rows × features, finite
    public record Trained(Pipeline pipeline, double[][] x) {}

    /// Learns from some rows without knowing their target.
    ///
    /// @param preparation what the model needs; must not read the target
    /// @param features the columns the model may see, without the target
    /// @param rows the training rows, at least one
    public static Pipeline fit(Preparation preparation, Dataset features, int[] rows) {
        if (preparation.readsTarget()) throw new IllegalArgumentException("the preparation needs the target");
        return train(preparation, features, rows, new double[0][]).pipeline;
    }

    /// Learns from some rows.
    ///
    /// @param preparation what the model needs
    /// @param columns the columns the model may see, without the target
    /// @param rows the training rows, at least one
    /// @param targets per target the value of each of `rows`: the amounts; or 1 for the second of two classes; or of
    ///     more for each class 1 where a row has it, else 0
    public static Trained train(Preparation preparation, Dataset columns, int[] rows, double[][] targets) {
        DateGaps gaps = DateGaps.of(columns);
        Dataset features = gaps.with(columns);
        List<String> names = new ArrayList<>();
        List<ColumnEncoder> encoders = new ArrayList<>();
        for (Column column : features.columns()) {
            names.add(column.name());
            encoders.add(switch (column) {
                case NumberColumn numbers -> NumberImputer.fit(numbers, rows, preparation.missing());
                case DateColumn dates -> DateEncoder.fit(dates, rows, preparation.scaled());
                case CategoryColumn steps when steps.use() == CategoryColumn.Use.STEPS -> StepEncoder.fit(steps, rows);
                case CategoryColumn texts when texts.use() == CategoryColumn.Use.WORDS -> WordEncoder.fit(texts, rows);
                case CategoryColumn categories -> categories(preparation, categories, rows, targets);
            });
            if (preparation.marked() && column instanceof NumberColumn n && GapEncoder.isOfUse(n, rows)) {
                names.add(column.name());
                encoders.add(new GapEncoder());
            }
        }
        int encoded = Math.max(1, encoders.stream().mapToInt(ColumnEncoder::width).sum());
        double[][] x = new double[rows.length][encoded];
        int at = 0;
        for (int c = 0; c < encoders.size(); c++) {
            encoders.get(c).encodeTraining(features.column(names.get(c)), rows, x, at);
            at += encoders.get(c).width();
        }
        Optional<NeighbourFiller> filler = preparation.missing() == Imputation.NEIGHBOURS
                ? Optional.of(NeighbourFiller.fit(x, numbers(encoders), preparation.neighbours())) : Optional.empty();
        filler.ifPresent(f -> f.apply(x));
        Optional<Standardizer> standardizer = standardizer(preparation, encoders, x);
        standardizer.ifPresent(s -> s.apply(x));
        FeatureReducer reducer = FeatureReducer.fit(preparation, x, targets);
        Pipeline pipeline =
                new Pipeline(gaps, List.copyOf(names), List.copyOf(encoders), encoded, filler, standardizer, reducer);
        return new Trained(pipeline, reducer.apply(x));
    }

    /// The positions of the features that are numbers of the table.
    private static int[] numbers(List<ColumnEncoder> encoders) {
        List<Integer> positions = new ArrayList<>();
        int at = 0;
        for (ColumnEncoder encoder : encoders) {
            if (encoder instanceof NumberImputer) positions.add(at);
            at += encoder.width();
        }
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Optional<Standardizer> standardizer(Preparation preparation, List<ColumnEncoder> encoders,
            double[][] x) {
        if (!preparation.scaled()) return Optional.empty();
        return Optional.of(Standardizer.fit(x, quantities(encoders, x[0].length), preparation.scaling()));
    }

    private static ColumnEncoder categories(Preparation preparation, CategoryColumn column, int[] rows,
            double[][] targets) {
        return switch (preparation.categories()) {
            case ORDINAL -> RankEncoder.fit(column, rows);
            case FREQUENCY -> FrequencyEncoder.fit(column, rows);
            case TARGET -> TargetEncoder.fit(column, rows, targets, preparation.smoothing());
            case ONE_HOT -> {
                OneHotEncoder oneHot = OneHotEncoder.fit(column, rows);
                boolean few = oneHot.levels().size() <= CategoryEncoding.ONE_HOT_LIMIT;
                yield few ? oneHot : FrequencyEncoder.fit(column, rows);
            }
        };
    }

    /// Per feature whether it is a quantity.
    private static boolean[] quantities(List<ColumnEncoder> encoders, int width) {
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
        return reducer.width();
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
        double[][] out = new double[rows.length][encoded];
        int at = 0;
        for (int c = 0; c < encoders.size(); c++) {
            ColumnEncoder encoder = encoders.get(c);
            encoder.encode(data.column(names.get(c)), rows, out, at);
            at += encoder.width();
        }
        filler.ifPresent(f -> f.apply(out));
        standardizer.ifPresent(s -> s.apply(out));
        return reducer.apply(out);
    }

    /// The features of all rows.
    public double[][] transform(Dataset data) {
        int[] all = new int[data.rows()];
        Arrays.setAll(all, i -> i);
        return transform(data, all);
    }
}
