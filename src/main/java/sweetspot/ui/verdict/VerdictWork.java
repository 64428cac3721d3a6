package sweetspot.ui.verdict;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictOptions;

/// What takes long of a verdict. All of it is called in the background.
interface VerdictWork {

    /// The whole verdict.
    ///
    /// @param folder the experiment's folder
    /// @param cancelled whether to give up
    /// @throws Exception if it cannot be told, with cause and remedy in words
    Verdict judge(Experiment experiment, StudySnapshot study, Path folder, VerdictOptions options,
            BooleanSupplier cancelled) throws Exception;

    /// Scores the best trials again on fresh splits and writes their scores into the study, one by one: what has been
    /// scored when it is cancelled stays.
    ///
    /// @param progress told after each split
    /// @return the study with them
    /// @throws Exception if they cannot be scored, with cause and remedy in words
    StudySnapshot scoreAgain(Experiment experiment, StudySnapshot study, Path folder, Progress progress,
            BooleanSupplier cancelled) throws Exception;

    /// Hears how far the scoring is.
    @FunctionalInterface
    interface Progress {
        /// @param shuffle number of the shuffle that is scored, from 1
        /// @param shuffles number of shuffles
        /// @param done number of scores that are done: of each trial one a shuffle
        /// @param all number of all
        void at(int shuffle, int shuffles, int done, int all);
    }
}
