package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sweetspot.search.Histories;
import sweetspot.search.Sampler;
import sweetspot.search.SamplerContract;
import sweetspot.search.ScrambledSobol;
import sweetspot.space.FloatDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

class QmcSamplerTest extends SamplerContract {
    @Override
    protected boolean learns() {
        return false;
    }

    @Override
    protected Sampler create() {
        return new QmcSampler();
    }

    @Test
    void anyBlockOfAPowerOfTwoPutsOnePointInEachInterval() {
        int n = 256;
        for (int seed = 0; seed < 5; seed++) {
            ScrambledSobol sobol = new ScrambledSobol(12, Histories.random(seed));
            for (int start : new int[]{0, n, 5 * n}) {
                for (int d = 0; d < 12; d++) {
                    Set<Integer> cells = new HashSet<>();
                    for (int i = 0; i < n; i++) cells.add((int) (sobol.point(start + i)[d] * n));
                    assertEquals(n, cells.size(), "coordinate " + d);
                }
            }
        }
    }

    @Test
    void pairsOfTheFirstCoordinatesFillASquareEvenly() {
        ScrambledSobol sobol = new ScrambledSobol(2, Histories.random(3));
        int[][] cells = new int[16][16];
        for (int i = 0; i < 256; i++) {
            double[] p = sobol.point(i);
            cells[(int) (p[0] * 16)][(int) (p[1] * 16)]++;
        }
        for (int[] row : cells) for (int count : row) assertEquals(1, count);
    }

    @Test
    void aSinglePointIsUniformOverSeeds() {
        int n = 2000;
        for (int index : new int[]{0, 1, 7}) {
            double[] u = new double[n];
            for (int seed = 0; seed < n; seed++)
                u[seed] = new ScrambledSobol(3, Histories.random(seed)).point(index)[2];
            java.util.Arrays.sort(u);
            double distance = 0;
            for (int i = 0; i < n; i++) distance = Math.max(distance, Math.abs(u[i] - (i + 0.5) / n));
            assertTrue(distance < 2.2 / Math.sqrt(n), "index " + index + ": " + distance);
        }
    }

    @Test
    void integratesBetterThanRandomSearch() {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 6; i++) parameters.add(new Parameter("x" + i, FloatDistribution.linear(0, 1), 0.5));
        SearchSpace space = new SearchSpace(parameters);
        double quasi = 0;
        double random = 0;
        for (int seed = 0; seed < 20; seed++) {
            quasi += Math.abs(mean(Histories.run(new QmcSampler(), space, 128, seed, QmcSamplerTest::product)) - 1);
            random += Math.abs(mean(Histories.run(new RandomSampler(), space, 128, seed, QmcSamplerTest::product)) - 1);
        }
        assertTrue(quasi < random / 2, "mean error " + quasi / 20 + ", random " + random / 20);
    }

    private static double product(sweetspot.space.Configuration c) {
        double p = 1;
        for (int i = 0; i < 6; i++) p *= 0.5 + c.number("x" + i);
        return p;
    }

    private static double mean(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::value).average().orElseThrow();
    }

    @Test
    void seedsScrambleDifferently() {
        assertNotEquals(new ScrambledSobol(2, Histories.random(1)).point(5)[0],
                new ScrambledSobol(2, Histories.random(2)).point(5)[0]);
    }
}
