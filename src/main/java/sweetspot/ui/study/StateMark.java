package sweetspot.ui.study;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The shape by which a trial's state is known in charts and tables: a dot, a ring, a cross, a pale dot, a dash.
public final class StateMark extends StackPane {
    private @Nullable TrialState shown;
    private boolean stopped;

    public StateMark() {
        getStyleClass().add("state-mark");
        setMinSize(11, 11);
        setPrefSize(11, 11);
        setMaxSize(11, 11);
    }

    public void show(Trial trial) {
        TrialState state = trial.state();
        if (state == shown && trial.isStopped() == stopped) return;
        shown = state;
        stopped = trial.isStopped();
        if (stopped) getChildren().setAll(styled(new Line(-3.5, 0, 3.5, 0), "mark-stopped"));
        else getChildren().setAll(switch (state) {
            case COMPLETE -> new Shape[]{styled(new Circle(4), "mark-done")};
            case PRUNED -> new Shape[]{styled(new Circle(3.5), "mark-pruned")};
            case FAILED -> new Shape[]{styled(new Line(-3.5, -3.5, 3.5, 3.5), "mark-failed"),
                styled(new Line(-3.5, 3.5, 3.5, -3.5), "mark-failed")};
            case RUNNING -> new Shape[]{styled(new Circle(3.5), "mark-running")};
            case WAITING -> new Shape[]{styled(new Circle(2), "mark-waiting")};
        });
    }

    private static Shape styled(Shape shape, String styleClass) {
        shape.getStyleClass().add(styleClass);
        return shape;
    }
}
