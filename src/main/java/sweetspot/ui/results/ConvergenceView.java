package sweetspot.ui.results;

import java.util.Optional;
import sweetspot.plot.ConvergencePlot;
import sweetspot.plot.Legend;
import sweetspot.plot.Plot;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.ScoreAxis;
import sweetspot.study.StudySnapshot;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.study.StudyWords;

/// The scores of one objective over the trials.
final class ConvergenceView implements View {

    @Override
    public String id() {
        return "convergence";
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public boolean suits(StudySnapshot study) {
        return !study.isMultiObjective();
    }

    @Override
    public ViewAnswer draw(ViewInput input) {
        ScoreAxis axis = input.words().axis().as(input.axis());
        // Where a score is not above 0 there is no logarithmic axis.
        Optional<Boolean> log = input.history().logRange().map(_ -> axis.isLog(input.history()));
        // The plot itself says what it waits for once there are trials.
        String note = input.study().trials().isEmpty() ? input.waiting() : "";
        return new ViewAnswer.Picture(
                ConvergencePlot.of(input.history(), input.planned(), axis).withCorrected(input.corrected()),
                ViewHeader.of(input.words().metricOfClass()), note, log);
    }

    /// Says which way is better and how the axis is drawn, and which marks there are.
    @Override
    public ViewHeader header(ViewAnswer.Picture picture, Plot shown, double width, double height, PlotTheme theme) {
        ConvergencePlot plot = (ConvergencePlot) shown;
        StudySnapshot study = plot.history().snapshot();
        String way = StudyWords.direction(study.direction());
        Legend legend = Legend.convergence(study.pruned() > 0, study.failed() > 0,
                width > 0 ? plot.offScale(width, height, theme) : 0);
        return picture.header().withNote(plot.isLog() ? Messages.text("results.log", way) : way)
                .withLegend(plot.corrected().isPresent() ? legend.withCorrected() : legend);
    }
}
