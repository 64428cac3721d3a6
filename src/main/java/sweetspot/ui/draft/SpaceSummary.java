package sweetspot.ui.draft;

import java.util.List;
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
public record SpaceSummary(int dimensions, int numeric, int conditionalNumeric, int choices, int conditionalChoices,
        double gridTrials) {
    /// Steps a number is cut into for the size as a grid.
    public static final int GRID_STEPS = 10;

    static SpaceSummary of(SpaceDraft draft) {
        SearchSpace space = draft.lastValidSpace();
        List<RowDraft> tuned =
                draft.rows().stream().filter(r -> r.toParameter().tuned() && draft.reachable(r)).toList();
        int numeric = count(tuned, r -> r.spec().numeric());
        return new SpaceSummary(tuned.size(), numeric,
                count(tuned, r -> r.spec().numeric() && r.condition().isPresent()), tuned.size() - numeric,
                count(tuned, r -> !r.spec().numeric() && r.condition().isPresent()), space.gridSize(GRID_STEPS));
    }

    private static int count(List<RowDraft> rows, Predicate<RowDraft> which) {
        return (int) rows.stream().filter(which).count();
    }
}
