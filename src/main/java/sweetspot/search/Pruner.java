package sweetspot.search;

import java.util.List;
import sweetspot.study.Direction;
import sweetspot.study.Trial;

/// Decides whether a running trial is bad enough to be stopped early. A pure function of its arguments.
public interface Pruner {

    /// Decides whether `trial`, which has just reported its latest intermediate value, should stop.
    ///
    /// @param trial the running trial, its intermediate values so far included
    /// @param trials every trial of the study, `trial` included
    /// @param direction which values are better
    boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction);

    /// Which of the trials that were stopped is now worth going on with: it has turned out among the best after all.
    ///
    /// @param trials every trial of the study
    /// @param direction which values are better
    /// @return the trial's number; -1 for none
    default int promotion(List<Trial> trials, Direction direction) {
        return -1;
    }

    /// Tells whether it ever goes on with a trial that was stopped.
    default boolean promotes() {
        return false;
    }

    /// Never stops a trial.
    static Pruner none() {
        return (_, _, _) -> false;
    }
}
