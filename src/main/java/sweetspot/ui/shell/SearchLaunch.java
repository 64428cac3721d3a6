package sweetspot.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sweetspot.run.StopReason;
import sweetspot.run.StopRule;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.search.MoreTrials;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.study.TrialQueue;

/// Decides what happens when the user wants to search: starts what is set up, or says or asks what stands in its way.
///
/// @param starter starts what may be started
/// @param notices says what stands in the way
/// @param frame the app around the experiment
record SearchLaunch(SetUp setUp, StudyViewModel study, TrialQueue queue, MeaningGuard guard, ExperimentSaver saver,
        SearchStarter starter, Consumer<Notice> notices, Supplier<ExperimentFrame> frame) {

    /// Starts the search, or goes on with it. Nothing happens while something is wrong with the set-up or a search
    /// is under way.
    ///
    /// @param acceptChangedData go on although the data file has changed since the search began
    void start(boolean acceptChangedData) {
        Optional<Experiment> now = setUp.experiment().get();
        if (!setUp.problems().isEmpty()) notices.accept(Notice.error(setUp.problems().getFirst()));
        else if (now.isPresent() && !study.isLive()) start(now.get(), acceptChangedData);
    }

    private void start(Experiment now, boolean acceptChangedData) {
        if (!guard.mayKeep(now)) {
            if (setUp.subject().isSettled()) guard.ask();
            else notices.accept(Notice.info(Messages.text("shell.start.reading")));
            return;
        }
        List<StopReason> reached = StopRule.reached(now, study.snapshot().get());
        if (reached.isEmpty()) starter.start(now, saver.writing(now), acceptChangedData, queue.gathering());
        else frame.get().ask(MoreTrials.question(study.snapshot().get(), reached, this::runMore,
                () -> frame.get().copy(now)));
    }

    /// Goes on with a search that has ended, until it has so many trials. Other limits that it has reached are taken
    /// away.
    void runMore(int trials) {
        setUp.experiment().get().map(now -> StopRule.reached(now, study.snapshot().get()))
                .map(reached -> MoreTrials.allow(setUp.settings(), trials, reached)).filter(lifted -> !lifted.isEmpty())
                .ifPresent(lifted -> notices.accept(Notice.info(lifted)));
        start(false);
    }

    /// Goes on with the search; the budget grows where it has no room for the trials that wait.
    void goOn() {
        int needed = study.snapshot().get().trials().size();
        if (setUp.settings().trials().or(0) < needed) setUp.settings().trials().set(needed);
        start(false);
    }
}
