package sweetspot.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sweetspot.space.Configuration;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// The trials that were ended from outside before they could be scored, and that nobody has tried again since: a search
/// that goes on passes over them, unless the user wants them tried.
public final class StoppedTrials {
    private StoppedTrials() {}

    /// Them, by number. What was taken out of the queue is not among them: nobody wants it.
    public static List<Trial> of(StudySnapshot study) {
        if (study.stopped() == 0) return List.of();
        Set<Configuration> tried = new HashSet<>();
        List<Trial> left = new ArrayList<>();
        for (int i = study.trials().size() - 1; i >= 0; i--) {
            Trial trial = study.trials().get(i);
            boolean again = tried.contains(trial.configuration());
            if (!trial.isRemoved()) tried.add(trial.configuration());
            if (!trial.stopped().isEmpty() && !again) left.addFirst(trial);
        }
        return List.copyOf(left);
    }
}
