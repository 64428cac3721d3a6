package sweetspot.ui.space;

import java.util.List;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.event.EventDispatcher;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;
import sweetspot.space.NumericDistribution;
import sweetspot.text.Messages;
import sweetspot.ui.draft.ParameterRow;
import sweetspot.ui.draft.RowDraft.Field;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.TrackScale;
import sweetspot.ui.kit.NumberText;
import sweetspot.ui.kit.Ui;

/// The range slider of one row: above its track where the last search's trials lay and its ten best, on it the
/// default, below it round values. All marks are shapes, so that stylesheets colour them.
///
/// The slider's own unit is the track's position, log10 on a log scale. All sizes are multiples of the font size.
final class RangeTrack extends Region {
    private static final String LOW_THUMB = ".low-thumb";
    private static final String HIGH_THUMB = ".high-thumb";
    private static final double PAGE = 0.1;
    private static final double STEP = 0.01;
    /// The least room between two labels, in font sizes.
    private static final double LABEL_GAP = 0.35;

    private final ParameterRow row;
    private final RangeSlider slider = new RangeSlider();
    private final Region plainTrack = new Region();
    private final Path density = styled("track-density");
    private final Path best = styled("track-best");
    private final Path marks = styled("track-marks");
    private final Path diamond = styled("track-default");
    private final Label em = Ui.label("", "caption");
    private List<Label> labels = List.of();
    private List<Double> ticks = List.of();
    private @Nullable TrackScale scale;
    private TrackDensity shownDensity = new TrackDensity(0, 0, new double[0]);
    private @Nullable SearchHistory shownHistory;
    private double[] bestValues = {};
    private String pressed = LOW_THUMB;
    private boolean updating;

    RangeTrack(ParameterRow row) {
        this.row = row;
        getStyleClass().add("range-track");
        plainTrack.getStyleClass().add("plain-track");
        em.setVisible(false);
        getChildren().addAll(em, density, best, marks, plainTrack, slider, diamond);
        slider.lowValueProperty().addListener((_, _, v) -> moved(Field.LOW, v.doubleValue()));
        slider.highValueProperty().addListener((_, _, v) -> moved(Field.HIGH, v.doubleValue()));
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> row.endDrag());
        passKeys();
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventFilter(KeyEvent.KEY_RELEASED, e -> {
            if (factor(e) != 0) {
                row.endDrag();
                e.consume();
            }
        });
    }

    /// The slider takes every key for its own, shortcuts, Space, Escape and Tab too. It gets none: its thumbs are the
    /// stops of the Tab key, and the keys that move them are handled here.
    private void passKeys() {
        EventDispatcher own = slider.getEventDispatcher();
        slider.setEventDispatcher((event, tail) -> event instanceof KeyEvent ? tail.dispatchEvent(event)
                : own.dispatchEvent(event, tail));
        slider.setFocusTraversable(false);
        slider.skinProperty().subscribe(_ -> {
            for (String thumb : List.of(LOW_THUMB, HIGH_THUMB)) {
                Node node = slider.lookup(thumb);
                if (node == null) continue;
                node.setFocusTraversable(true);
                node.setAccessibleRole(AccessibleRole.THUMB);
                node.accessibleTextProperty().bind(slider.accessibleTextProperty());
            }
        });
        // The mouse gives the focus to the slider itself, and that marks the low thumb, whichever was pressed.
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> pressed = nearestThumb(e.getX()));
        slider.focusedProperty().addListener((_, _, focused) -> {
            if (focused) Platform.runLater(this::focusPressedThumb);
        });
    }

    private static Path styled(String styleClass) {
        Path path = new Path();
        path.getStyleClass().setAll(styleClass);
        path.setMouseTransparent(true);
        path.setManaged(false);
        return path;
    }

    /// The nearest thumb; where both lie in one place, the one that can still move towards the pointer.
    private String nearestThumb(double x) {
        Node low = slider.lookup(LOW_THUMB);
        Node high = slider.lookup(HIGH_THUMB);
        if (low == null || high == null) return LOW_THUMB;
        double toLow = Math.abs(x - low.getBoundsInParent().getCenterX());
        double toHigh = Math.abs(x - high.getBoundsInParent().getCenterX());
        return toHigh < toLow || toHigh == toLow && x >= high.getBoundsInParent().getCenterX() ? HIGH_THUMB : LOW_THUMB;
    }

    private void focusPressedThumb() {
        Node thumb = slider.lookup(pressed);
        Node other = slider.lookup(pressed.equals(LOW_THUMB) ? HIGH_THUMB : LOW_THUMB);
        if (!slider.isFocused() || thumb == null || other == null) return;
        // The slider's skin marks thumbs as focused by itself, also wrong ones; by way of the other both marks are right.
        other.requestFocus();
        thumb.requestFocus();
    }

    private void moved(Field end, double position) {
        if (updating) return;
        row.drag(end, position);
        // A move that changed nothing (rounded away) still has to put the thumb back on the value.
        showRange();
    }

    private void keyPressed(KeyEvent event) {
        double factor = event.isShortcutDown() || event.isAltDown() || event.isMetaDown() ? 0 : factor(event);
        if (factor == 0) return;
        row.nudge(highThumbFocused() ? Field.HIGH : Field.LOW, factor);
        event.consume();
    }

    private boolean highThumbFocused() {
        return getScene() != null && getScene().getFocusOwner() == slider.lookup(HIGH_THUMB);
    }

    private static double factor(KeyEvent event) {
        return switch (event.getCode()) {
            case LEFT, KP_LEFT -> -STEP;
            case RIGHT, KP_RIGHT -> STEP;
            case PAGE_DOWN -> -PAGE;
            case PAGE_UP -> PAGE;
            // From wherever a thumb is, its track is at most one track long.
            case HOME -> -1;
            case END -> 1;
            default -> 0;
        };
    }

    /// Shows the row's state, and where the last search's trials lay.
    void show(ParameterRow.State state, SearchHistory history) {
        TrackScale next = state.track().orElseThrow();
        if (!next.equals(scale)) {
            scale = next;
            showTicks(next);
            shownHistory = null;
        }
        if (history != shownHistory) {
            shownHistory = history;
            shownDensity = TrackDensity.of(next, history.values(row.name()));
            bestValues = history.bestValues(row.name());
        }
        boolean tuned = state.draft().tuned();
        slider.setVisible(tuned);
        plainTrack.setVisible(!tuned);
        density.setVisible(tuned);
        best.setVisible(tuned);
        Ui.setClass(slider, "low-warned", state.advice().filter(a -> a.edge() == Field.LOW).isPresent());
        Ui.setClass(slider, "high-warned", state.advice().filter(a -> a.edge() == Field.HIGH).isPresent());
        showRange();
        slider.setAccessibleText(Messages.text("space.slider.accessible", row.spec().label(),
                state.draft().text(Field.LOW), state.draft().text(Field.HIGH)));
        requestLayout();
    }

    private void showRange() {
        NumericDistribution range = (NumericDistribution) row.state().draft().range();
        TrackScale track = row.state().track().orElseThrow();
        updating = true;
        try {
            double low = track.position(range.lowest());
            double high = track.position(range.highest());
            // The slider cuts what lies outside its bounds at that moment: widen first, then set.
            slider.setMin(Math.min(slider.getMin(), track.min()));
            slider.setMax(Math.max(slider.getMax(), track.max()));
            slider.setHighValue(Math.max(high, slider.getLowValue()));
            slider.setLowValue(low);
            slider.setHighValue(high);
            slider.setMin(track.min());
            slider.setMax(track.max());
        } finally {
            updating = false;
        }
    }

    private void showTicks(TrackScale scale) {
        getChildren().removeAll(labels);
        ticks = TrackTicks.of(scale);
        labels = ticks.stream().map(v -> Ui.label(NumberText.brief(v, 4), "caption", "muted", "track-label")).toList();
        getChildren().addAll(0, labels);
    }

    private double em() {
        return em.getFont().getSize() / 0.857;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round(4.29 * em());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 20 * em();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 10 * em();
    }

    @Override
    protected void layoutChildren() {
        TrackScale shown = scale;
        if (shown == null) return;
        double e = em();
        double thumb = thumbSize(e);
        double center = Math.round(2.43 * e);
        double left = thumb / 2;
        double length = getWidth() - thumb;
        slider.resizeRelocate(0, center - thumb / 2, getWidth(), thumb);
        double thick = 0.286 * e;
        plainTrack.resizeRelocate(left - thick / 2, Math.round(center - thick / 2), length + thick, thick);
        layoutDensity(left, length, center - 0.64 * e, e);
        layoutBest(shown, left, length, center - 1.14 * e, center - 0.64 * e);
        layoutTicks(shown, left, length, center, e);
        layoutDiamond(shown, left, length, center, 0.46 * e);
    }

    private double thumbSize(double e) {
        Node thumb = slider.lookup(LOW_THUMB);
        double size = thumb == null ? 0 : thumb.prefWidth(-1);
        return size > 0 ? size : 1.143 * e;
    }

    private void layoutDensity(double left, double length, double bottom, double e) {
        double[] heights = shownDensity.heights();
        density.getElements().clear();
        if (heights.length == 0) return;
        double from = left + shownDensity.from() * length;
        double dx = (shownDensity.to() - shownDensity.from()) * length / (heights.length - 1);
        List<PathElement> path = new java.util.ArrayList<>(heights.length + 3);
        path.add(new MoveTo(from, bottom));
        for (int i = 0; i < heights.length; i++) path.add(new LineTo(from + i * dx, bottom - heights[i] * 1.3 * e));
        path.add(new LineTo(from + (heights.length - 1) * dx, bottom));
        path.add(new ClosePath());
        density.getElements().setAll(path);
    }

    private void layoutBest(TrackScale scale, double left, double length, double top, double bottom) {
        best.getElements().clear();
        for (double value : bestValues) {
            if (value < scale.low() || value > scale.high()) continue;
            double x = Math.round(left + scale.fraction(value) * length);
            best.getElements().addAll(new MoveTo(x, top), new LineTo(x, bottom));
        }
    }

    private void layoutTicks(TrackScale scale, double left, double length, double center, double e) {
        marks.getElements().clear();
        double top = Math.round(center + 0.43 * e);
        double free = Double.NEGATIVE_INFINITY;
        double end = Double.POSITIVE_INFINITY;
        // The ends are written first: what would run into them, or into the one before, keeps its mark alone.
        for (int i : order(ticks.size())) {
            double x = Math.round(left + scale.fraction(ticks.get(i)) * length) + 0.5;
            marks.getElements().addAll(new MoveTo(x, top), new LineTo(x, top + 0.22 * e));
            Label label = labels.get(i);
            label.autosize();
            double w = label.getWidth();
            // Centred on the tick, but the last one ends where the column does.
            double at = Math.min(x - w / 2, getWidth() + 0.5 * e - w);
            label.relocate(Math.round(at), Math.round(center + 1.21 * e - label.getHeight() / 2 + 0.05 * e));
            boolean fits = at >= free && at + w <= end;
            label.setVisible(fits);
            if (i == ticks.size() - 1) end = at - LABEL_GAP * e;
            else if (fits) free = at + w + LABEL_GAP * e;
        }
    }

    private static int[] order(int n) {
        return IntStream.concat(IntStream.of(0, n - 1), IntStream.range(1, n - 1)).toArray();
    }

    private void layoutDiamond(TrackScale scale, double left, double length, double center, double r) {
        diamond.getElements().clear();
        Object value = row.state().draft().tuned() ? row.spec().recommended().defaultValue()
                : row.state().draft().fixedValue();
        // No limit has no place on the track.
        if (!(value instanceof Number number)) return;
        double v = number.doubleValue();
        if (v < scale.low() || v > scale.high()) return;
        double x = Math.round(left + scale.fraction(v) * length);
        diamond.getElements().setAll(new MoveTo(x, center - r), new LineTo(x + r, center), new LineTo(x, center + r),
                new LineTo(x - r, center), new ClosePath());
    }
}
