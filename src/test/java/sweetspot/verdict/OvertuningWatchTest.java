package sweetspot.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.verdict.WatchReport.State;

/// The watch speaks where only luck is left, and keeps still where trials truly get better.
@Timeout(60)
class OvertuningWatchTest {
    @TempDir
    Path folder;

    private static WatchReport watched(MadeStudy made) {
        OvertuningWatch watch =
                new OvertuningWatch(made.experiment(), Optional.of(made.task()), made.file());
        WatchReport last = null;
        for (int n = 10; n <= made.study().trials().size(); n += 10) {
            assertTrue(watch.due(made.first(n)));
            last = watch.look(made.first(n), () -> false);
        }
        return last;
    }

    @Test
    void speaksOfNoise() throws Exception {
        WatchReport report = watched(MadeStudy.of(folder, 200, 60, 1, _ -> 0));
        assertEquals(State.STOPPED, report.state());
        assertTrue(report.offersStop());
        assertTrue(report.since() <= 40, "since " + report.since());
        assertTrue(report.best() > report.corrected() + 0.03, report.best() + " over " + report.corrected());
        assertEquals(60, report.curve().size());
        assertTrue(report.text().contains("no clear gain since trial " + report.since()), report.text());
    }

    @Test
    void keepsStillWhileTrialsTrulyGetBetter() throws Exception {
        WatchReport report = watched(MadeStudy.of(folder, 400, 60, 2, t -> 0.02 * t));
        assertEquals(State.FOLLOWING, report.state(), report.text());
        assertFalse(report.offersStop());
    }

    /// What was gained early does not hide that nothing has come since.
    @Test
    void speaksWhenAGainHasEnded() throws Exception {
        WatchReport report = watched(MadeStudy.of(folder, 400, 60, 3, t -> Math.min(t, 12) * 0.1));
        assertEquals(State.STOPPED, report.state());
        assertTrue(report.since() >= 5 && report.since() <= 25, "since " + report.since());
    }

    @Test
    void saysWhyItKeepsStill() throws Exception {
        MadeStudy made = MadeStudy.of(folder, 200, 12, 1, _ -> 0);
        WatchReport none = new OvertuningWatch(made.experiment(), Optional.empty(), made.file())
                .look(made.study(), () -> false);
        assertEquals(State.SILENT, none.state());
        assertTrue(none.text().contains("Only the score of a model"), none.text());
        OvertuningWatch watch = new OvertuningWatch(made.experiment(), Optional.of(made.task()), made.file());
        assertFalse(watch.due(made.first(9)));
        assertEquals(State.EARLY, watch.look(made.study(), () -> false).state());
        assertFalse(watch.due(made.study()));
    }
}
