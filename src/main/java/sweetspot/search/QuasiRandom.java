package sweetspot.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The points of a space that a study's scrambled Sobol sequence gives, by trial number: what a sampler starts with
/// before it has learnt anything. It memoizes and nothing else.
public final class QuasiRandom {
    private @Nullable SpaceStructure structure;
    private @Nullable ScrambledSobol sequence;
    private long seed;

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
            sequence = new ScrambledSobol(Math.max(1, varying.length), context.studyRandom(1));
        }
        double[] coordinates = sequence.point(context.number());
        double[] point = new double[structure.size()];
        Arrays.fill(point, 0.5);
        for (int j = 0; j < varying.length; j++) point[varying[j]] = coordinates[j];
        return structure.settle(point, context.random());
    }
}
