package sweetspot.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.PredictionsFile;
import sweetspot.json.JsonWriter;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudySnapshot;

/// Verdicts on studies of which the truth is known.
@Timeout(120)
class JudgeTest {
    @TempDir
    Path folder;

    private static Verdict judge(MadeStudy made, StudySnapshot study) {
        return Judge.whole(Optional.of(made.experiment()), study, VerdictOptions.STANDARD, Optional.of(made.task()), "",
                made.file(), () -> false).orElseThrow();
    }

    private static Verdict judge(MadeStudy made) {
        return judge(made, made.study());
    }

    @Test
    void aTrueGainHelped() throws Exception {
        Verdict v = judge(MadeStudy.of(folder, 500, 40, 1, t -> t == 0 ? 0.2 : 0.5 + t * 0.005));
        assertEquals(Answer.HELPED, v.answer());
        CorrectedScore c = v.corrected().value().orElseThrow();
        assertEquals(40, c.configurations());
        assertEquals(0, c.missing());
        assertTrue(c.gainLow() > 0, c.toString());
        assertTrue(c.low() < c.value() && c.value() < c.high());
        assertEquals(c.value(), v.expected().value());
        assertEquals(v.best() - c.value(), c.optimism(), 1e-12);
        assertTrue(v.title().contains("Yes"));
        assertEquals(v, judge(MadeStudy.of(folder, 500, 40, 1, t -> t == 0 ? 0.2 : 0.5 + t * 0.005)),
                "the same study, the same verdict");
    }

    /// The best of 60 models that see nothing looks good; corrected, it is a coin.
    @Test
    void noiseIsSeenThrough() throws Exception {
        double corrected = 0;
        double best = 0;
        int helped = 0;
        int studies = 12;
        for (int seed = 0; seed < studies; seed++) {
            Verdict v = judge(MadeStudy.of(folder, 120, 60, seed, _ -> 0));
            corrected += v.corrected().value().orElseThrow().value() / studies;
            best += v.best() / studies;
            if (v.answer() == Answer.HELPED) helped++;
        }
        assertTrue(best > 0.58, "best " + best);
        // One study's AUC scatters by about 0.06.
        assertEquals(0.5, corrected, 3 * 0.06 / Math.sqrt(studies));
        assertTrue(helped <= 1, helped + " of " + studies);
    }

    /// A gain below what counts is none, however sure it is.
    @Test
    void theRegionIsTheUsers() throws Exception {
        MadeStudy made = MadeStudy.of(folder, 500, 30, 3, t -> t == 0 ? 0.5 : 0.6);
        Verdict usual = judge(made);
        Verdict wide = Judge.whole(Optional.of(made.experiment()), made.study(),
                new VerdictOptions(OptionalDouble.of(0.3), Prices.NONE), Optional.of(made.task()), "", made.file(),
                () -> false).orElseThrow();
        assertEquals(Answer.PRACTICALLY_EQUAL, wide.answer());
        assertNotEquals(Answer.PRACTICALLY_EQUAL, usual.answer());
        assertEquals(Equivalence.Rule.GIVEN, wide.region().orElseThrow().rule());
    }

    @Test
    void whatPicksLuckGetsTheDefaultRecommended() throws Exception {
        int kept = 0;
        for (int seed = 0; seed < 10; seed++) {
            Recommendation r = judge(MadeStudy.of(folder, 100, 40, seed, t -> t == 0 ? 0.5 : 0.45))
                    .recommendation().value().orElseThrow();
            if (r.keepsDefault() && r.trial() == 0) kept++;
        }
        assertTrue(kept >= 5, "kept the better default in " + kept + " of 10");
        Recommendation gain = judge(MadeStudy.of(folder, 400, 40, 1, t -> t == 0 ? 0.1 : 0.4 + 0.2 * (t / 39.0)))
                .recommendation().value().orElseThrow();
        assertTrue(gain.trial() > 20, gain.toString());
    }

    /// Sealed scores have the last word, and say how much the search had promised too much.
    @Test
    void theSealedTestSaysHowOptimisticTheSearchWas() throws Exception {
        MadeStudy made = MadeStudy.of(folder, 300, 30, 5, _ -> 0.3);
        int best = made.study().best().orElseThrow().number();
        double promised = made.study().best().orElseThrow().value();
        SealedTestResult result = new SealedTestResult(best, new SealedTestResult.Score(0.5, 0.4, 0.6),
                new SealedTestResult.Score(0.7, 0.6, 0.8), new SealedTestResult.Score(-0.2, -0.3, -0.1), 60, 1000);
        Verdict v = judge(made, made.study()
                .apply(new StudyAttributeSet(SealedTestResult.ATTRIBUTE, result.toAttribute())));
        assertEquals(Answer.HARMED, v.answer());
        assertEquals(Verdict.Ground.SEALED, v.ground());
        SealedJudgement s = v.sealed().value().orElseThrow();
        assertEquals(promised - 0.5, s.optimism(), 1e-12);
        assertEquals(Optional.of(promised <= 0.6), s.inside());
        assertTrue(VerdictWords.optimism(s).contains("too optimistic"));
        assertTrue(v.promises().stream().anyMatch(p -> p.kind() == Promise.Kind.SEALED_BEST && p.trial() == best));
    }

    @Test
    void eachPartSaysWhyItIsMissing() throws Exception {
        MadeStudy made = MadeStudy.of(folder, 100, 12, 7, _ -> 0.3);
        Files.delete(PredictionsFile.of(made.file()).path());
        Verdict v = judge(made);
        assertTrue(v.corrected().why().contains("12 of 12"), v.corrected().why());
        assertTrue(v.fresh() instanceof Part.Open<Comparison>);
        Verdict foreign = Judge.quick(Optional.empty(), made.study(), VerdictOptions.STANDARD).orElseThrow();
        for (Part<?> part : List.of(foreign.corrected(), foreign.fresh(), foreign.sealed())) {
            assertTrue(part instanceof Part.Never<?> && !part.why().isBlank(), part.toString());
        }
        assertTrue(Judge.quick(Optional.empty(), StudySnapshot.empty(), VerdictOptions.STANDARD).isEmpty());
    }

    @Test
    void saysAllOfItInJson() throws Exception {
        MadeStudy made = MadeStudy.of(folder, 100, 12, 7, _ -> 0.3);
        Map<String, Object> map = VerdictMap.whole(judge(made));
        String json = JsonWriter.pretty(map, 80);
        for (String key : List.of("word", "ground", "corrected", "ranking", "recommendation", "simpler", "sealed_test",
                "cost", "expected", "equivalence", "default_scores")) {
            assertTrue(json.contains("\"" + key + "\""), key);
        }
        assertTrue(((Map<?, ?>) map.get("ranking")).get("possible").equals(true));
    }
}
