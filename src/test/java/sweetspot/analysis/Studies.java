package sweetspot.analysis;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import sweetspot.space.Configuration;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Builds studies for tests: of drawn configurations with known scores, or trial by trial.
public final class Studies {
    private Studies() {}

    /// A new study of ours without trials.
    public static StudySnapshot empty(Direction direction) {
        return StudySnapshot.empty().apply(new StudyCreated("test", List.of(direction)))
                .apply(new StudyAttributeSet("sweetspot:version", 1L));
    }

    /// The study with one more running trial.
    public static StudySnapshot started(StudySnapshot s, Configuration c, int worker, long millis, String origin) {
        int number = s.trials().size();
        return s.apply(new TrialCreated(number, c, true, millis))
                .apply(new TrialAttributeSet(number, Trial.ORIGIN, origin))
                .apply(new TrialAttributeSet(number, Trial.WORKER, (long) worker));
    }

    /// The study with a trial ended.
    public static StudySnapshot ended(StudySnapshot s, int number, TrialState state, double value, double error,
            long millis) {
        if (!Double.isNaN(error)) s = s.apply(new TrialAttributeSet(number, Trial.STANDARD_ERROR, error));
        double[] values = Double.isNaN(value) && state != TrialState.COMPLETE ? new double[0] : new double[]{value};
        return s.apply(new TrialFinished(number, state, values, millis));
    }

    /// The study with one more done trial of no parameters.
    public static StudySnapshot done(StudySnapshot s, double value) {
        int number = s.trials().size();
        return ended(started(s, Configuration.empty(), 0, 1, "random"), number, TrialState.COMPLETE, value,
                Double.NaN, 2);
    }

    /// A minimized study of `n` configurations drawn evenly.
    public static StudySnapshot drawn(SearchSpace space, int n, RandomGenerator random,
            ToDoubleFunction<Configuration> score) {
        StudySnapshot s = empty(Direction.MINIMIZE);
        for (int i = 0; i < n; i++) {
            Configuration c = space.configure(k -> UnitCube.decode(space.get(k).distribution(), random.nextDouble()));
            s = ended(started(s, c, 0, 1, "random"), i, TrialState.COMPLETE, score.applyAsDouble(c), Double.NaN, 2);
        }
        return s;
    }
}
