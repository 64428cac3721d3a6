package sweetspot.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.Gain.Answer;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

class GainTest {

    private static StudySnapshot study(Direction direction, double[]... trials) {
        StudySnapshot study = Studies.empty(direction);
        for (double[] folds : trials) {
            int number = study.trials().size();
            study = study.apply(new TrialCreated(number, Configuration.empty(), true, 1));
            double mean = 0;
            for (int i = 0; i < folds.length; i++) {
                study = study.apply(new ValueReported(number, i, folds[i]));
                mean += folds[i] / folds.length;
            }
            study = study.apply(new TrialFinished(number, TrialState.COMPLETE, new double[]{mean}, 2));
        }
        return study;
    }

    private static Gain gain(StudySnapshot study, int better) {
        return Gain.of(study, study.trials().get(0), study.trials().get(better), true);
    }

    private static double[] folds(double... scores) {
        return scores;
    }

    @Test
    void foldsAreComparedOneByOne() {
        // Differences 0.1, 0.2, 0.3: variance 0.01, times 1/3 + 1/2.
        Gain gain = gain(study(Direction.MAXIMIZE, folds(0.5, 0.6, 0.7), folds(0.6, 0.8, 1.0)), 1);
        assertEquals(0.2, gain.difference(), 1e-12);
        assertEquals(Math.sqrt(0.01 * 5 / 6), gain.standardError(), 1e-12);
        assertEquals(2, gain.freedom());
        assertEquals(1, gain.tried());
        // One comparison is Student's test: t = 2.19 with 2 degrees of freedom, R: pt(-0.2/sqrt(0.05/6), 2) = 0.07988.
        assertEquals(0.0798, gain.chance(), 0.0002);
        assertEquals(Answer.NOT_CLEAR, gain.answer());
    }

    /// The rows that are said to suffice do, by the same test.
    @Test
    void whatWouldMakeItClearDoes() {
        Gain gain = gain(study(Direction.MAXIMIZE, folds(0.5, 0.6, 0.7), folds(0.6, 0.8, 1.0)), 1);
        // R: (qt(0.975, 2) / 2.19)^2 = 3.86
        assertEquals(3.86, gain.timesAsMuch(), 0.05);
        for (double part : new double[]{0.99, 1.01}) {
            Gain more = new Gain(gain.difference(), gain.standardError() / Math.sqrt(gain.timesAsMuch() * part),
                    gain.freedom(), gain.tried(), gain.correlation());
            assertEquals(part < 1 ? Answer.NOT_CLEAR : Answer.YES, more.answer());
        }
        // Ten folds: t = 2.19 * sqrt(2.5 / 2.11) = 2.38, beyond qt(0.975, 9) = 2.26.
        assertEquals(OptionalInt.of(10), gain.foldsFor(2, 3, 10, 20));
        assertEquals(OptionalInt.empty(), new Gain(0.1, 0.2, 4, 1, 0.5).foldsFor(10, 20));
        Gain clear = new Gain(0.2, 0.01, 4, 1, 0.5);
        assertTrue(Double.isNaN(clear.timesAsMuch()));
        assertEquals(OptionalInt.empty(), clear.foldsFor(10, 20));
        assertEquals(OptionalInt.empty(), new Gain(0.1, 0.06, Double.POSITIVE_INFINITY, 9, 0.5).foldsFor(10, 20));
    }

    @Test
    void whatWasTriedManyTimesMustGainMore() {
        double[] base = folds(0.70, 0.71, 0.69, 0.70, 0.72);
        double[] best = folds(0.76, 0.78, 0.74, 0.77, 0.77);
        Gain once = gain(study(Direction.MAXIMIZE, base, best), 1);
        assertEquals(Answer.YES, once.answer());
        double[][] trials = new double[200][];
        trials[0] = base;
        trials[1] = best;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int i = 2; i < trials.length; i++) {
            trials[i] = new double[5];
            for (int f = 0; f < 5; f++) trials[i][f] = 0.7 + 0.01 * random.nextGaussian();
        }
        Gain among = gain(study(Direction.MAXIMIZE, trials), 1);
        assertEquals(199, among.tried());
        assertTrue(among.chance() > 5 * once.chance(), among::toString);
        assertTrue(among.margin() > 1.5 * once.margin(), among::toString);
        assertEquals(among.answer() == Answer.YES, among.difference() > among.margin(), "interval and answer agree");
    }

    /// Two hundred settings that rise and fall together are little more than one.
    @Test
    void settingsThatAreAlikeShareTheirLuck() {
        double[][] trials = new double[200][];
        trials[0] = folds(0.70, 0.71, 0.69, 0.70, 0.72);
        trials[1] = folds(0.76, 0.78, 0.74, 0.77, 0.77);
        for (int i = 2; i < trials.length; i++) {
            trials[i] = trials[1].clone();
            for (int f = 0; f < 5; f++) trials[i][f] -= 1e-6 * (i + f % 2);
        }
        Gain gain = gain(study(Direction.MAXIMIZE, trials), 1);
        assertEquals(199, gain.tried());
        assertTrue(gain.correlation() > 0.99, gain::toString);
        assertEquals(Answer.YES, gain.answer());
    }

    @Test
    void resultsThatAreTheSameCountOnce() {
        double[] base = folds(0.5, 0.6, 0.7);
        double[] same = folds(0.6, 0.6, 0.6);
        assertEquals(2, gain(study(Direction.MAXIMIZE, base, same, same, base, folds(0.7, 0.6, 0.8), same), 4).tried());
    }

    @Test
    void lowerIsBetterWhenMinimized() {
        assertEquals(1, gain(study(Direction.MINIMIZE, folds(2, 2), folds(1, 1)), 1).difference(), 1e-12);
        assertEquals(Answer.NO, gain(study(Direction.MINIMIZE, folds(1, 1), folds(2, 2)), 1).answer());
    }

    /// A program that reports 200 epochs has no 200 folds: its reports say nothing of chance.
    @Test
    void reportsThatAreNoFoldsAreNotCompared() {
        StudySnapshot study = study(Direction.MAXIMIZE, folds(0.5, 0.6, 0.7), folds(0.6, 0.8, 1.0));
        Gain gain = Gain.of(study, study.trials().get(0), study.trials().get(1), false);
        assertEquals(Double.NaN, gain.standardError());
        assertEquals(Answer.UNKNOWN, gain.answer());
    }

    @Test
    void withoutFoldsTheStandardErrorsAdd() {
        StudySnapshot study = Studies.empty(Direction.MAXIMIZE);
        study = Studies.ended(Studies.started(study, Configuration.empty(), 0, 1, "default"), 0, TrialState.COMPLETE,
                0.1,
                0.03, 2);
        study = Studies.ended(Studies.started(study, Configuration.empty(), 0, 1, "random"), 1, TrialState.COMPLETE,
                0.2,
                0.04, 2);
        assertEquals(0.05, gain(study, 1).standardError(), 1e-12);
    }

    @Test
    void theDefaultDoesNotBeatItself() {
        Gain alone = gain(study(Direction.MAXIMIZE, folds(1, 2)), 0);
        assertEquals(Answer.NO, alone.answer());
        assertEquals(0, alone.tried());
    }

    /// Searches among settings that do not differ: the answer is yes in no more of them than it admits, 2.5 %.
    @Test
    void luckAloneIsHardlyEverTakenForAGain() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        int yes = 0;
        int searches = 400;
        for (int s = 0; s < searches; s++) {
            double[][] trials = new double[50][5];
            for (double[] trial : trials) {
                for (int f = 0; f < 5; f++) trial[f] = random.nextGaussian();
            }
            StudySnapshot study = study(Direction.MAXIMIZE, trials);
            if (gain(study, study.bestNumber()).answer() == Answer.YES) yes++;
        }
        assertTrue(yes <= 0.025 * searches, "yes in " + yes + " of " + searches);
    }

    /// Table 1a of Dunnett (1955), one-sided, joint confidence 95 %; its last digit is rounded.
    @Test
    void criticalValuesAreDunnetts() {
        double[][] table = {{5, 1, 2.02}, {5, 2, 2.44}, {5, 3, 2.68}, {5, 6, 3.08}, {5, 9, 3.30}, {10, 1, 1.81},
            {10, 2, 2.15}, {10, 5, 2.56}, {10, 9, 2.81}, {20, 4, 2.30}, {Double.POSITIVE_INFINITY, 1, 1.64},
            {Double.POSITIVE_INFINITY, 3, 2.06}, {Double.POSITIVE_INFINITY, 9, 2.42}};
        for (double[] row : table) {
            Dunnett d = new Dunnett((int) row[1], row[0], 0.5);
            assertEquals(row[2], d.critical(0.05), 0.011, () -> row[0] + " degrees, " + row[1] + " treatments");
            assertEquals(0.05, d.exceedance(d.critical(0.05)), 1e-6);
        }
    }

    @Test
    void oneTreatmentIsStudentsTest() {
        // R: 1 - pt(2.776445, 4), 1 - pt(12.7062, 1), 1 - pt(2.0, 29).
        assertEquals(0.025, new Dunnett(1, 4, 0.5).exceedance(2.776445), 1e-5);
        assertEquals(0.025, new Dunnett(1, 1, 0.5).exceedance(12.7062), 1e-4);
        assertEquals(0.027474, new Dunnett(1, 29, 0.5).exceedance(2.0), 1e-5);
        assertEquals(0.5, new Dunnett(1, 4, 0.5).exceedance(0), 1e-9);
    }
}
