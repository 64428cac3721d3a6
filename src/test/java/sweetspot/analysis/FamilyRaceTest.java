package sweetspot.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.analysis.FamilyRace.Standing;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

class FamilyRaceTest {
    private static StudySnapshot study(Direction direction) {
        return StudySnapshot.empty().apply(new StudyCreated("s", List.of(direction)));
    }

    private static StudySnapshot add(StudySnapshot study, String family, double... folds) {
        int n = study.trials().size();
        double mean = 0;
        StudySnapshot s = study.apply(new TrialCreated(n, Configuration.of(Map.of("family", family)), true, 1_000));
        for (int f = 0; f < folds.length; f++) {
            s = s.apply(new ValueReported(n, f, folds[f]));
            mean += folds[f] / folds.length;
        }
        return s.apply(new TrialFinished(n, TrialState.COMPLETE, new double[]{mean}, 3_000));
    }

    @Test
    void ranksFamiliesAndTakesTheLuckOut() {
        for (Direction direction : Direction.values()) {
            double sign = direction == Direction.MAXIMIZE ? 1 : -1;
            StudySnapshot s = study(direction);
            s = add(s, "a", sign * 4, sign * 1);
            s = add(s, "b", sign * 3, sign * 3);
            s = add(s, "a", sign * 2, sign * 6);
            s = add(s, "other", sign * 9, sign * 9);
            List<Standing> board = FamilyRace.of(s, List.of("b", "a", "c")).board();
            assertEquals(List.of("a", "b", "c"), board.stream().map(Standing::family).toList());
            Standing a = board.getFirst();
            assertEquals(2, a.best());
            assertEquals(sign * 4, a.score());
            assertEquals(List.of(0, 2), a.rises());
            assertEquals(2, a.trials());
            assertEquals(4, a.seconds());
            // On fold 1 the second of a's is better, which scores 2 on fold 0; on fold 0 the first, which scores 1 on 1.
            assertEquals(sign * 1.5, a.corrected(), 1e-12);
            assertEquals(sign * 3, board.get(1).corrected(), 1e-12);
            assertTrue(Double.isNaN(board.get(2).score()));
        }
    }
}
