package sweetspot.ui.draft;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import sweetspot.space.SearchSpace;

/// The size of a space, as the summary panel tells it.
///
/// @param dimensions number of hyperparameters the search varies and can reach
/// @param numeric how many of them are numbers
/// @param conditionalNumeric how many of the numbers depend on another hyperparameter
/// @param choices how many of them are choices
/// @param conditionalChoices how many of the choices depend on another hyperparameter
/// @param gridTrials number of trials of a full grid with [#GRID_STEPS] steps a number
/// @param parts the size of each part that has rows; unmodifiable
public record SpaceSummary(int dimensions, int numeric, int conditionalNumeric, int choices, int conditionalChoices,
        double gridTrials,
        Map<SpacePart, PartSize> parts) {
    /// The size of a part of the space.
    ///
    /// @param numeric how many numbers are tuned and can be reached
    /// @param choices how many choices are
    public record PartSize(int numeric, int choices) {}

    public SpaceSummary {
        parts = Map.copyOf(parts);
    }

    /// Steps a number is cut into for the size as a grid.
    public static final int GRID_STEPS = 10;

    static SpaceSummary of(SpaceDraft draft) {
        SearchSpace space = draft.lastValidSpace();
        List<RowDraft> tuned =
                draft.rows().stream().filter(r -> r.toParameter().tuned() && draft.reachable(r)).toList();
        int numeric = count(tuned, r -> r.spec().numeric());
        return new SpaceSummary(tuned.size(), numeric,
                count(tuned, r -> r.spec().numeric() && r.condition().isPresent()), tuned.size() - numeric,
                count(tuned, r -> !r.spec().numeric() && r.condition().isPresent()), space.gridSize(GRID_STEPS),
                parts(draft, tuned));
    }

    private static Map<SpacePart, PartSize> parts(SpaceDraft draft, List<RowDraft> tuned) {
        Map<SpacePart, PartSize> parts = new EnumMap<>(SpacePart.class);
        for (RowDraft row : draft.rows()) parts.put(draft.part(row), new PartSize(0, 0));
        parts.replaceAll((part, _) -> new PartSize(
                count(tuned, r -> draft.part(r) == part && r.spec().numeric()),
                count(tuned, r -> draft.part(r) == part && !r.spec().numeric())));
        return parts;
    }

    private static int count(List<RowDraft> rows, Predicate<RowDraft> which) {
        return (int) rows.stream().filter(which).count();
    }
}
