package sweetspot.model.pipeline;

import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.DateColumn;
import sweetspot.data.NumberColumn;
import sweetspot.model.metric.Metric;

/// The facts about a table and its metric that decide which steps of a pipeline can change a score.
///
/// @param categories whether a column holds categories
/// @param gaps whether a number is missing
/// @param answers whether the metric looks at answers, and not at scores alone
/// @param probabilities whether the metric looks at probabilities, and not at the order of rows alone
public record PipelineFacts(boolean categories, boolean gaps, boolean answers, boolean probabilities) {
    /// Nothing is known: any step may be of use.
    public static final PipelineFacts UNKNOWN = new PipelineFacts(true, true, true, true);

    /// @param features the columns that the model may see
    public static PipelineFacts of(Dataset features, Metric metric) {
        boolean categories = false;
        boolean gaps = false;
        for (Column column : features.columns()) {
            switch (column) {
                case CategoryColumn c -> categories |= c.use() == CategoryColumn.Use.NAMES;
                case DateColumn _ -> {
                    // Dates have encoders of their own, which no step changes.
                }
                case NumberColumn n -> gaps |= hasGap(n);
            }
        }
        return new PipelineFacts(categories, gaps, metric.readsAnswers(), metric.needsProbability());
    }

    /// Infinite numbers are filled like missing ones.
    private static boolean hasGap(NumberColumn column) {
        for (int row = 0; row < column.size(); row++) if (!Double.isFinite(column.value(row))) return true;
        return false;
    }
}
