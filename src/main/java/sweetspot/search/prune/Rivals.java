package sweetspot.search.prune;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import sweetspot.study.LearningCurves;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// The trials that compete for the same rungs: neither failed ones nor those that another one continues.
///
/// @param trials that compete, in order
/// @param study every trial of the study
record Rivals(List<Trial> trials, List<Trial> study) {

    static Rivals all(List<Trial> study) {
        return of(study, _ -> true);
    }

    /// @param belongs whether trials compete that began as the trial of that number
    static Rivals of(List<Trial> study, IntPredicate belongs) {
        BitSet continued = LearningCurves.continued(study);
        List<Trial> rivals = new ArrayList<>();
        for (Trial t : study) {
            if (t.state() == TrialState.FAILED || t.reports() == 0 || continued.get(t.number())) continue;
            if (belongs.test(root(t, study))) rivals.add(t);
        }
        return new Rivals(rivals, study);
    }

    /// Number of the trial as which `trial` began.
    static int root(Trial trial, List<Trial> study) {
        Trial root = trial;
        // Numbers only go down, whatever a file says.
        while (root.continued() >= 0 && root.continued() < root.number() && root.continued() < study.size()) {
            root = study.get(root.continued());
        }
        return root.number();
    }
}
