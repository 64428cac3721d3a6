package sweetspot.search;

import java.util.List;
import sweetspot.study.Direction;
import sweetspot.study.Trial;

/// Decides whether a running trial is bad enough to be stopped early. A pure function of its arguments.
public interface Pruner {

    /// Whether `trial`, which has just reported its latest intermediate value, should stop.
    ///
    /// @param trial the running trial, its intermediate values so far included
    /// @param trials every trial of the study, `trial` included
    /// @param direction which values are better
    boolean shouldPrune(Trial trial, List<Trial> trials, Direction direction);

    /// Never stops a trial.
    static Pruner none() {
        return (_, _, _) -> false;
    }
}
