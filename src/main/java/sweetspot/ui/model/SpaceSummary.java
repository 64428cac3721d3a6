package sweetspot.ui.model;

import sweetspot.space.SearchSpace;

/// The size of a space, as the summary panel tells it.
///
/// @param dimensions number of hyperparameters the search varies and can reach
/// @param numeric how many of them are numbers
/// @param conditional how many of them are numbers or choices that depend on another
/// @param choices how many of them are choices
/// @param gridTrials number of trials of a full grid with [#GRID_STEPS] steps a number
public record SpaceSummary(int dimensions, int numeric, int conditional, int choices, double gridTrials) {
    /// Steps a number is cut into for the size as a grid.
    public static final int GRID_STEPS = 10;

    static SpaceSummary of(SpaceDraft draft) {
        SearchSpace space = draft.lastValidSpace();
        int numeric = (int) draft.tunedRows(true);
        int choices = (int) draft.tunedRows(false);
        int conditional = (int) draft.rows().stream()
                .filter(r -> r.toParameter().tuned() && r.condition().isPresent() && draft.reachable(r)).count();
        return new SpaceSummary(numeric + choices, numeric, conditional, choices, space.gridSize(GRID_STEPS));
    }
}
