package sweetspot.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.Origins;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// What an earlier study gives to a new one on a similar space: a few of its best configurations, to be tried first.
///
/// Configurations only, never scores: those belong to the earlier study's data and would mislead any sampler about
/// the new ones. A configuration fits if the values that both spaces know are in the new ranges; what the earlier
/// study did not have is at its default, what is fixed now is what it is fixed at.
public final class WarmStart {
    /// The usual number of configurations.
    public static final int USUAL = 5;
    /// The share of the earlier trials, best first, that they are taken from, and the least number of those.
    private static final double GOOD_SHARE = 0.2;
    private static final int LEAST_GOOD = 10;
    /// How far, as a share of a range, two configurations must be apart in one parameter to count as different.
    private static final double APART = 0.1;

    private WarmStart() {}

    /// The seeds that a study file gives.
    ///
    /// @throws JournalException if the file cannot be read
    public static List<QueuedTrial> from(Path studyFile, SearchSpace space, int most) throws JournalException {
        return from(studyFile, Optional.empty(), space, most);
    }

    /// The seeds that one of several studies of a file gives.
    ///
    /// @param wanted name or number of the study, see [sweetspot.journal.JournalContents#study]
    public static List<QueuedTrial> from(Path studyFile, Optional<String> wanted, SearchSpace space, int most)
            throws JournalException {
        return from(JournalFile.read(studyFile).study(wanted).snapshot(), space, most);
    }

    /// The best configuration of `study` that fits, then the next best that is different from those before, at most
    /// `most`; where there are too few different ones, the best of the others. Of several objectives the best are
    /// the trials of the Pareto front, from all over it. What violates a constraint comes last.
    public static List<QueuedTrial> from(StudySnapshot study, SearchSpace space, int most) {
        List<Trial> complete = bestFirst(study);
        int good = Math.max(LEAST_GOOD, (int) Math.ceil(GOOD_SHARE * complete.size()));
        Map<Configuration, Trial> fitting = new LinkedHashMap<>();
        for (Trial trial : complete.subList(0, Math.min(good, complete.size()))) {
            fitted(trial.configuration(), space).filter(c -> !c.equals(space.defaults()))
                    .ifPresent(c -> fitting.putIfAbsent(c, trial));
        }
        UnitCube cube = new UnitCube(space);
        List<Configuration> chosen = new ArrayList<>();
        for (Configuration c : fitting.keySet()) {
            if (chosen.size() < most && chosen.stream().allMatch(o -> apart(cube, o, c))) chosen.add(c);
        }
        for (Configuration c : fitting.keySet()) {
            if (chosen.size() < most && !chosen.contains(c)) chosen.add(c);
        }
        return chosen.stream().map(c -> queued(c, study, Objects.requireNonNull(fitting.get(c)))).toList();
    }

    private static QueuedTrial queued(Configuration c, StudySnapshot study, Trial trial) {
        return new QueuedTrial(c, Origins.WARM_START,
                Messages.text("run.queue.source", study.name(), Integer.toString(trial.number())));
    }

    private static List<Trial> bestFirst(StudySnapshot study) {
        List<Trial> complete = new ArrayList<>(study.trials().stream().filter(Trial::hasValue).toList());
        complete.sort(Comparator.comparing((Trial t) -> !t.feasible())
                .thenComparingDouble(t -> study.direction().loss(t.value())).thenComparingInt(Trial::number));
        if (!study.isMultiObjective()) return complete;
        ParetoFront front = ParetoFront.of(study);
        List<Trial> along = complete.stream().filter(t -> front.contains(t.number())).toList();
        complete.removeIf(t -> front.contains(t.number()));
        // Places along the front by their bits from the last to the first: the ends, the middle, the quarters …
        List<Integer> places = new ArrayList<>(IntStream.range(0, along.size()).boxed().toList());
        places.sort((a, b) -> Integer.compareUnsigned(Integer.reverse(a), Integer.reverse(b)));
        complete.addAll(0, places.stream().map(along::get).toList());
        return complete;
    }

    private static boolean apart(UnitCube cube, Configuration a, Configuration b) {
        double[] u = cube.encode(a);
        double[] v = cube.encode(b);
        for (int i = 0; i < u.length; i++) {
            if (Double.isNaN(u[i]) != Double.isNaN(v[i]) || Math.abs(u[i] - v[i]) >= APART) return true;
        }
        return false;
    }

    /// The configuration in the new space; empty if one of its values is out of range, or it has none to give.
    private static Optional<Configuration> fitted(Configuration earlier, SearchSpace space) {
        boolean[] fits = {true};
        boolean[] gives = {false};
        Configuration c = space.configure(i -> {
            Parameter p = space.get(i);
            if (p.fixed().isPresent()) return p.fixed().get().value();
            if (!earlier.has(p.name())) return p.defaultValue();
            Object value = typed(p, earlier.get(p.name()));
            fits[0] &= p.range().contains(value);
            gives[0] |= p.tuned();
            return p.range().contains(value) ? value : p.defaultValue();
        });
        return fits[0] && gives[0] && space.keepsRules(c) ? Optional.of(c) : Optional.empty();
    }

    /// A whole number may have become a decimal one, or the other way round.
    private static @Nullable Object typed(Parameter parameter, @Nullable Object value) {
        if (!(value instanceof Number n)) return value;
        return switch (parameter.range()) {
            case FloatDistribution _ -> n.doubleValue();
            case IntDistribution _ -> n.doubleValue() == Math.rint(n.doubleValue()) ? (Object) n.longValue() : value;
            case CategoricalDistribution _ -> value;
        };
    }
}
