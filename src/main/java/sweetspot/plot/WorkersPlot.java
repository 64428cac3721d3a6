package sweetspot.plot;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.analysis.WorkerTimeline;
import sweetspot.text.Messages;

/// Shows what each worker did over time: a bar for each trial, in one lane a worker.
///
/// @param timeline the bars
/// @param zoom the seconds to show (its y range is not used); empty = all
/// @param highlight which trials are emphasized
public record WorkersPlot(WorkerTimeline timeline, Optional<Zoom> zoom, Highlight highlight) implements ZoomablePlot {

    /// A plot of the whole time, nothing emphasized.
    public static WorkersPlot of(WorkerTimeline timeline) {
        return new WorkersPlot(timeline, Optional.empty(), Highlight.NONE);
    }

    @Override
    public WorkersPlot zoomed(Optional<Zoom> newZoom) {
        return new WorkersPlot(timeline, newZoom, highlight);
    }

    @Override
    public WorkersPlot highlighted(Highlight newHighlight) {
        return new WorkersPlot(timeline, zoom, newHighlight);
    }

    /// Height in pixels at which each lane has its full height.
    public double preferredHeight(PlotTheme theme) {
        return timeline.lanes() * theme.px(18) + theme.px(22);
    }

    @Override
    public Axes axes(double width, double height, PlotTheme theme) {
        double label = TextWidths.of(Messages.text("chart.workers.lane", timeline.lanes()), theme.caption());
        double left = label + theme.px(14);
        double right = Math.max(left + 10, width - theme.px(24));
        double bottom = Math.max(4, height - theme.px(20));
        double length = Math.max(timeline.length(), 1);
        Scale x = zoom.map(z -> Scale.linear(z.xLow(), z.xHigh(), left, right))
                .orElseGet(() -> Scale.linear(0, length * 1.01, left, right));
        return new Axes(x, Scale.linear(0, timeline.lanes(), bottom, theme.px(1)));
    }

    /// Upper edge of a lane.
    private double laneTop(Axes axes, int lane, PlotTheme theme) {
        return axes.top() + lane * pitch(axes, theme);
    }

    private double pitch(Axes axes, PlotTheme theme) {
        return Math.min(axes.height() / timeline.lanes(), theme.px(18));
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        double pitch = pitch(axes, theme);
        double bar = Math.max(2, pitch - Math.max(1, theme.px(pitch > theme.px(10) ? 4 : 1)));
        int every = Math.max(1, (int) Math.ceil(theme.px(14) / pitch));
        double bottom = axes.top() + pitch * timeline.lanes();
        List<Tick> ticks = TimeTicks.of(axes.x().low(), axes.x().high(),
                Math.max(2, (int) (axes.width() / theme.px(110))));
        for (Tick tick : ticks) {
            double x = axes.x().toPixel(tick.value());
            p.line(x, axes.top(), x, bottom, Stroke.solid(theme.faint(), 1));
            p.text(tick.label(), x, bottom + theme.px(14), Anchor.MIDDLE, theme.caption(), theme.muted());
        }
        for (int lane = 0; lane < timeline.lanes(); lane += every) {
            p.text(Messages.text("chart.workers.lane", lane + 1), 0,
                    laneTop(axes, lane, theme) + bar / 2 + theme.caption().middleToBaseline(), Anchor.START,
                    theme.caption(), theme.text());
        }
        p.clipped(axes.left() - 1, axes.top() - 1, axes.width() + 2, bottom - axes.top() + 2, () -> {
            double[] drawnTo = new double[timeline.lanes()];
            for (int i = 0; i < timeline.size(); i++) paintBar(p, axes, i, bar, drawnTo, theme);
            if (!Double.isNaN(timeline.now())) {
                double x = axes.x().toPixel(timeline.now());
                p.line(x, axes.top() - 1, x, bottom, Stroke.solid(theme.text(), theme.px(1.5)));
            }
        });
    }

    private void paintBar(Painter p, Axes axes, int i, double height, double[] drawnTo, PlotTheme theme) {
        double left = axes.x().toPixel(timeline.start(i));
        double right = axes.x().toPixel(timeline.end(i));
        int lane = timeline.lane(i);
        if (right < axes.left() || left > axes.right()) return;
        int trial = timeline.trial(i);
        boolean emphasized = trial == highlight.hovered() || trial == highlight.picked() || timeline.isBest(i);
        // Bars narrower than a pixel are one bar to the eye.
        if (right < drawnTo[lane] + 0.7 && !emphasized) return;
        drawnTo[lane] = right;
        double gap = right - left > 4 ? 1 : 0;
        double x = left + gap;
        double w = Math.max(1, right - left - 2 * gap);
        double y = laneTop(axes, lane, theme);
        double radius = w > 5 ? theme.px(2) : 0;
        boolean hollow = timeline.isStoppedEarly(i) || timeline.isStopped(i) || highlight.fades(trial);
        boolean running = timeline.isRunning(i);
        Color main = trial == highlight.picked() ? theme.vermilion() : timeline.isFailed(i) ? theme.vermilion()
                : timeline.isBest(i) ? theme.green() : highlight.fades(trial) ? theme.grey() : theme.blue();
        Color fill = running ? theme.selection() : hollow ? theme.background() : main.mix(theme.background(), 0.93);
        Stroke edge = running || hollow ? Stroke.solid(main, theme.px(1.2)) : Stroke.NONE;
        double in = edge.visible() ? 0.5 : 0;
        p.rect(x + in, y + in, Math.max(1, w - 2 * in), height - 2 * in, radius, fill, edge);
        if (trial == highlight.hovered()) {
            p.rect(x - 0.5, y - 0.5, w + 1, height + 1, radius, Color.NONE, Stroke.solid(theme.text(), theme.px(1.5)));
        }
        Color ink = running || hollow ? main : theme.background();
        paintBarLabel(p, i, x, y, w, height, ink, theme);
    }

    private void paintBarLabel(Painter p, int i, double x, double y, double w, double height, Color ink,
                               PlotTheme theme) {
        if (height < theme.px(12)) return;
        double middle = y + height / 2;
        if (timeline.isFailed(i)) {
            if (w > theme.px(10)) p.cross(x + w / 2, middle, theme.px(3.2), Stroke.solid(ink, theme.px(1.8)));
            return;
        }
        String text = Integer.toString(timeline.trial(i));
        if (TextWidths.of(text, theme.caption()) + theme.px(7) > w) return;
        p.text(text, x + w / 2, middle + theme.caption().middleToBaseline(), Anchor.MIDDLE, theme.caption(), ink);
    }

    @Override
    public Optional<Hit> hitTest(double x, double y, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        int lane = (int) Math.floor((y - axes.top()) / pitch(axes, theme));
        int found = -1;
        double least = 3;
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.lane(i) != lane) continue;
            double distance = Math.max(axes.x().toPixel(timeline.start(i)) - x, x - axes.x().toPixel(timeline.end(i)));
            if (distance < least) {
                least = distance;
                found = i;
            }
        }
        return found < 0 ? Optional.empty() : Optional.of(hit(found, axes, theme));
    }

    private Hit hit(int bar, Axes axes, PlotTheme theme) {
        double left = axes.x().toPixelClamped(timeline.start(bar));
        double right = axes.x().toPixelClamped(timeline.end(bar));
        return new Hit(timeline.trial(bar), (left + right) / 2,
                laneTop(axes, timeline.lane(bar), theme) + pitch(axes, theme) / 2);
    }

    @Override
    public Optional<Hit> locate(int item, double width, double height, PlotTheme theme) {
        Axes axes = axes(width, height, theme);
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.trial(i) == item) return Optional.of(hit(i, axes, theme));
        }
        return Optional.empty();
    }

    @Override
    public OptionalInt neighbour(OptionalInt item, int delta) {
        int highest = -1;
        for (int i = 0; i < timeline.size(); i++) highest = Math.max(highest, timeline.trial(i));
        int at = item.isPresent() ? item.getAsInt() + delta : delta > 0 ? 0 : highest;
        return at >= 0 && at <= highest ? OptionalInt.of(at) : item;
    }

    @Override
    public String accessibleText() {
        return Messages.text("chart.workers.accessible", timeline.lanes(), timeline.size(),
                ImportancePlot.percent(timeline.utilization()));
    }

    @Override
    public PlotTable asTable() {
        List<List<String>> rows = new AbstractList<>() {
            @Override
            public List<String> get(int i) {
                return List.of(Integer.toString(timeline.lane(i) + 1), Integer.toString(timeline.trial(i)), state(i),
                        TimeTicks.label(timeline.start(i)), TimeTicks.label(timeline.end(i)));
            }

            @Override
            public int size() {
                return timeline.size();
            }
        };
        return new PlotTable(List.of(column("worker", true), column("trial", true), column("state", false),
                column("start", true), column("end", true)), rows);
    }

    private String state(int i) {
        return Messages.text("chart.state." + (timeline.isFailed(i) ? "failed" : timeline.isStopped(i) ? "ended" : timeline.isStoppedEarly(i) ? "stopped"
                : timeline.isRunning(i) ? "running" : "done"));
    }

    private static PlotTable.Column column(String key, boolean number) {
        return new PlotTable.Column(Messages.text("chart.column." + key), number);
    }
}
