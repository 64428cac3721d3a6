package sweetspot.ui.results;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import sweetspot.analysis.WorkerTimeline;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.WorkersPlot;
import sweetspot.text.Durations;
import sweetspot.text.Messages;
import sweetspot.ui.study.TrialDurations;

/// Shows what each worker does and did, as bars over time.
final class WorkersView implements View {
    private static final int MOST_LANES = 8;

    @Override
    public String id() {
        return "workers";
    }

    @Override
    public Place place() {
        return Place.STRIP;
    }

    /// The bars of 100,000 trials take some 20 ms.
    @Override
    public Pace pace() {
        return Pace.MANY_IN_BACKGROUND;
    }

    /// The bars of running trials grow while nothing else happens.
    @Override
    public boolean followsTime() {
        return true;
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        WorkerTimeline timeline = WorkerTimeline.of(input.study(), input.experiment().workers(), input.now());
        return new ViewAnswer.Picture(WorkersPlot.of(timeline), ViewHeader.of(title())
                .withNote(summary(input, timeline)).withCaption(Messages.text("results.workers.axis")));
    }

    private static String summary(ViewInput input, WorkerTimeline timeline) {
        OptionalLong median = TrialDurations.median(input.study());
        String busy = input.live() ? Messages.text("results.workers.busy", input.study().running()) : "";
        if (median.isEmpty()) return busy;
        String use = Messages.text("results.workers.use", Math.round(timeline.utilization() * 100),
                Durations.precise(median.getAsLong()));
        return input.live() ? busy + " · " + use : use;
    }

    @Override
    public OptionalDouble height(Plot plot, PlotTheme theme) {
        WorkerTimeline timeline = ((WorkersPlot) plot).timeline();
        double lanes = Math.clamp(timeline.lanes(), 1, MOST_LANES);
        double full = WorkersPlot.of(timeline).preferredHeight(theme);
        return OptionalDouble.of(Math.round(full * lanes / Math.max(lanes, timeline.lanes())));
    }
}
