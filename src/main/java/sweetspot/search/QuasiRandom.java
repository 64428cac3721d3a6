package sweetspot.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The points of a space that a study's scrambled Sobol sequence gives, by trial number: what a sampler starts with
/// before it has learnt anything. It memoizes and nothing else.
public final class QuasiRandom {
    /// So many points are looked at for each that the rules allow, before draws take their place.
    private static final int LOOKED = 64;

    private @Nullable SpaceStructure structure;
    private @Nullable ScrambledSobol sequence;
    private long seed;
    /// Numbers of the sequence's points that the rules allow, and how many were looked at.
    private final IntList taken = new IntList();
    private int looked;

    /// The structure of the context's space.
    public SpaceStructure structure(SearchContext context) {
        if (structure == null || structure.space() != context.space() && !structure.space().equals(context.space())) {
            structure = new SpaceStructure(context.space());
            sequence = null;
        }
        return structure;
    }

    /// The settled point of trial `context.number()`.
    public double[] point(SearchContext context) {
        SpaceStructure structure = structure(context);
        int[] varying = structure.varying();
        if (sequence == null || seed != context.seed()) {
            seed = context.seed();
            taken.clear();
            looked = 0;
            sequence = new ScrambledSobol(Math.max(1, varying.length), context.studyRandom(1));
        }
        if (context.space().relations().isEmpty()) {
            return settled(structure, sequence, context.number(), context.random());
        }
        return allowed(structure, sequence, context);
    }

    private static double[] settled(SpaceStructure structure, ScrambledSobol sequence, int number,
            RandomGenerator random) {
        double[] coordinates = sequence.point(number);
        double[] point = new double[structure.size()];
        Arrays.fill(point, 0.5);
        int[] varying = structure.varying();
        for (int j = 0; j < varying.length; j++) point[varying[j]] = coordinates[j];
        return structure.settleFreely(point, random);
    }

    /// Of the points that the rules allow, that of the trial's number; a uniform draw where they are too few to be found.
    private double[] allowed(SpaceStructure structure, ScrambledSobol sequence, SearchContext context) {
        // Coordinates are never NaN, so nothing is drawn.
        while (taken.size() <= context.number() && looked < LOOKED * (taken.size() + 1)) {
            if (structure.allows(settled(structure, sequence, looked, context.random()))) taken.add(looked);
            looked++;
        }
        return taken.size() > context.number()
                ? settled(structure, sequence, taken.get(context.number()), context.random())
                : structure.uniform(context.random());
    }
}
