package sweetspot.ui.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.NumericDistribution;

/// A way to set all ranges of a space at once. Locks and conditions stay as they are.
public enum RangePreset {
    /// The ranges that the model family recommends.
    RECOMMENDED,
    /// Wider ranges, for a long search.
    WIDE,
    /// Around the best quarter of the trials of the last search, three to ten of them; parameters that fewer than three
    /// of them have stay.
    AROUND_BEST;

    private static final int NEEDED = 3;
    /// Room left to both sides of the best trials, as a share of the range they span.
    private static final double ROOM = 0.1;
    /// The least share of the recommended range's width that is kept.
    private static final double LEAST = 0.1;

    /// The draft with this preset's ranges.
    SpaceDraft apply(SpaceDraft draft, SearchHistory history) {
        return draft.mapped(row -> {
            Distribution range = switch (this) {
                case RECOMMENDED -> row.spec().recommended().range();
                case WIDE -> row.spec().wide();
                case AROUND_BEST -> aroundBest(row, history);
            };
            return row.withRange(range);
        });
    }

    /// Tells whether the draft's ranges are just those of this preset.
    boolean matches(SpaceDraft draft, SearchHistory history) {
        List<RowDraft> target = apply(draft, history).rows();
        for (int i = 0; i < target.size(); i++) {
            RowDraft row = draft.rows().get(i);
            if (row.problem().isPresent() || !target.get(i).range().equals(row.range())) return false;
        }
        return !target.isEmpty();
    }

    private static Distribution aroundBest(RowDraft row, SearchHistory history) {
        return switch (row.range()) {
            case CategoricalDistribution kept -> bestChoices(row, kept, history);
            case NumericDistribution range -> bestRange(row, range, history.bestQuarterValues(row.spec().name()));
        };
    }

    private static Distribution bestChoices(RowDraft row, CategoricalDistribution kept, SearchHistory history) {
        String name = row.spec().name();
        List<Configuration> having = history.bestQuarter().stream().filter(c -> c.has(name)).toList();
        List<Object> choices = (row.isList() ? kept.choices() : row.spec().allChoices()).stream()
                .filter(choice -> having.stream().anyMatch(c -> Objects.equals(c.get(name), choice)))
                .collect(java.util.ArrayList::new, java.util.ArrayList::add, java.util.ArrayList::addAll);
        return having.size() < NEEDED || choices.isEmpty() ? kept : new CategoricalDistribution(choices);
    }

    private static Distribution bestRange(RowDraft row, NumericDistribution range, double[] best) {
        if (best.length < NEEDED) return range;
        NumericDistribution recommended = (NumericDistribution) row.spec().recommended().range();
        // Judged on the recommended scale and step, so that the preset means the same whatever was edited before.
        TrackScale track = Ranges.track(row.reach(), recommended);
        double[] positions = Arrays.stream(best).map(track::position).sorted().toArray();
        double from = positions[0];
        double to = positions[positions.length - 1];
        double least = LEAST * (track.position(recommended.highest()) - track.position(recommended.lowest()));
        double room = Math.max(ROOM * (to - from), (least - (to - from)) / 2);
        double low = track.value(Math.max(track.min(), from - room));
        double high = track.value(Math.min(track.max(), to + room));
        return low < high ? Ranges.numeric(recommended, low, high, recommended.log()) : range;
    }
}
