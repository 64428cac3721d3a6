package sweetspot.ui.results;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import sweetspot.text.Messages;
import sweetspot.ui.study.TrialCounts;

/// A thin bar that shows how far a search is: done solid, stopped early hatched, failed vermilion, running pale.
final class ProgressStrip extends Region {
    private final Region[] parts = {part("part-done"), part("part-pruned"), part("part-failed"), part("part-running")};
    private TrialCounts counts = TrialCounts.NONE;

    ProgressStrip() {
        getStyleClass().add("progress-strip");
        getChildren().addAll(parts);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    }

    private static Region part(String styleClass) {
        Region part = new Region();
        part.getStyleClass().add(styleClass);
        part.setManaged(false);
        return part;
    }

    void show(TrialCounts now) {
        counts = now;
        setAccessibleText(Messages.text("results.bar.progress", now.finished(), now.total()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int[] sizes = {counts.complete(), counts.pruned() + counts.stopped(), counts.failed(), counts.running()};
        double total = Math.max(1, counts.total());
        int before = 0;
        for (int i = 0; i < parts.length; i++) {
            double from = snapPositionX(getWidth() * before / total);
            before += sizes[i];
            double to = snapPositionX(getWidth() * before / total);
            // A single failure among thousands of trials is still to be seen.
            double width = sizes[i] > 0 ? Math.max(to - from, 2) : 0;
            parts[i].resizeRelocate(Math.min(from, getWidth() - width), 0, width, getHeight());
        }
    }
}
