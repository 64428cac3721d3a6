package sweetspot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sweetspot.run.RunEvent.Broken;
import sweetspot.run.RunEvent.FinishAsked;
import sweetspot.run.RunEvent.Hopeless;
import sweetspot.run.RunEvent.PauseAsked;
import sweetspot.run.RunEvent.Rested;
import sweetspot.run.RunEvent.ResumeAsked;
import sweetspot.run.RunEvent.Satisfied;
import sweetspot.run.RunEvent.Started;
import sweetspot.run.RunEvent.StopAsked;
import sweetspot.run.RunEvent.WriteFailed;
import sweetspot.run.RunState.Ended;
import sweetspot.run.RunState.Finishing;
import sweetspot.run.RunState.Paused;
import sweetspot.run.RunState.Pausing;
import sweetspot.run.RunState.Ready;
import sweetspot.run.RunState.Running;
import sweetspot.run.RunState.Stopping;

/// Every state and every event: where they lead is written here once more, by hand.
class RunStateTest {
    private static final Ready READY = new Ready();
    private static final Running RUNNING = new Running();
    private static final Pausing PAUSING = new Pausing(StopReason.NONE, "");
    private static final Pausing PAUSING_FULL = new Pausing(StopReason.JOURNAL_ERROR, "full");
    private static final Paused PAUSED = new Paused(StopReason.NONE, "");
    private static final Paused PAUSED_FULL = new Paused(StopReason.JOURNAL_ERROR, "full");
    private static final Finishing FINISHING = new Finishing(StopReason.TARGET, "the default");
    private static final Stopping STOPPING = new Stopping(StopReason.TIME, false, 5, "");
    private static final Stopping SUSPENDING = new Stopping(StopReason.USER, true, 6, "");
    private static final Ended ENDED = new Ended(StopReason.TRIALS, "");

    private static final List<RunState> STATES = List.of(READY, RUNNING, PAUSING, PAUSING_FULL, PAUSED, PAUSED_FULL,
            FINISHING, STOPPING, SUSPENDING, ENDED);

    private static final Started STARTED = new Started();
    private static final PauseAsked PAUSE = new PauseAsked();
    private static final ResumeAsked RESUME = new ResumeAsked();
    private static final FinishAsked FINISH = new FinishAsked();
    private static final StopAsked STOP = new StopAsked(StopReason.TIME, false, 77);
    private static final StopAsked SUSPEND = new StopAsked(StopReason.USER, true, 78);
    private static final Satisfied SATISFIED = new Satisfied(StopReason.TRIALS, "more");
    private static final Hopeless HOPELESS = new Hopeless("all fail");
    private static final WriteFailed UNWRITTEN = new WriteFailed("locked");
    private static final Rested RESTED = new Rested(true);
    private static final Rested RESTED_UNWRITTEN = new Rested(false);
    private static final Broken BROKEN = new Broken("no memory");

    /// For each event the states that it changes, and what to; all others it leaves.
    private static final Map<RunEvent, Map<RunState, RunState>> TABLE = Map.ofEntries(
            Map.entry(STARTED, Map.of(READY, RUNNING)),
            Map.entry(PAUSE, Map.of(RUNNING, PAUSING)),
            Map.entry(RESUME, Map.of(PAUSING, RUNNING, PAUSING_FULL, RUNNING, PAUSED, RUNNING, PAUSED_FULL, RUNNING)),
            Map.entry(FINISH, Map.of(RUNNING, new Finishing(StopReason.USER, ""),
                    PAUSING, new Finishing(StopReason.USER, ""), PAUSING_FULL, new Finishing(StopReason.USER, "full"),
                    PAUSED, new Finishing(StopReason.USER, ""), PAUSED_FULL, new Finishing(StopReason.USER, "full"),
                    FINISHING, new Finishing(StopReason.USER, "the default"))),
            Map.entry(STOP, stopped(new Stopping(StopReason.TIME, false, 77, ""))),
            Map.entry(SUSPEND, stopped(new Stopping(StopReason.USER, true, 78, ""))),
            Map.entry(SATISFIED, Map.of(RUNNING, new Finishing(StopReason.TRIALS, "more"))),
            Map.entry(HOPELESS, Map.of(RUNNING, new Pausing(StopReason.REPEATED_FAILURE, "all fail"))),
            Map.entry(UNWRITTEN, Map.of(RUNNING, new Pausing(StopReason.JOURNAL_ERROR, "locked"),
                    PAUSING, new Pausing(StopReason.JOURNAL_ERROR, "locked"),
                    PAUSING_FULL, new Pausing(StopReason.JOURNAL_ERROR, "locked"),
                    PAUSED, new Pausing(StopReason.JOURNAL_ERROR, "locked"),
                    PAUSED_FULL, new Pausing(StopReason.JOURNAL_ERROR, "locked"),
                    FINISHING, new Pausing(StopReason.JOURNAL_ERROR, "locked"),
                    STOPPING, new Stopping(StopReason.TIME, false, 5, "locked"),
                    SUSPENDING, new Stopping(StopReason.USER, true, 6, "locked"))),
            Map.entry(RESTED, Map.of(PAUSING, PAUSED, PAUSING_FULL, PAUSED_FULL,
                    FINISHING, new Ended(StopReason.TARGET, "the default"),
                    STOPPING, new Ended(StopReason.TIME, ""), SUSPENDING, new Ended(StopReason.USER, ""))),
            Map.entry(RESTED_UNWRITTEN, Map.of(PAUSING, PAUSED, PAUSING_FULL, PAUSED_FULL,
                    FINISHING, new Ended(StopReason.TARGET, "the default"),
                    STOPPING, new Ended(StopReason.JOURNAL_ERROR, ""),
                    SUSPENDING, new Ended(StopReason.JOURNAL_ERROR, ""))),
            Map.entry(BROKEN, STATES.stream().collect(
                    Collectors.toMap(s -> s, _ -> new Ended(StopReason.REPEATED_FAILURE, "no memory")))));

    private static Map<RunState, RunState> stopped(Stopping to) {
        return Map.of(RUNNING, to, PAUSING, to, PAUSING_FULL, to, PAUSED, to, PAUSED_FULL, to, FINISHING, to);
    }

    @Test
    void everyEventLeadsFromEveryStateToWhereTheTableSays() {
        assertEquals(kinds(RunState.class), STATES.stream().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(kinds(RunEvent.class), TABLE.keySet().stream().map(Object::getClass).collect(Collectors.toSet()));
        TABLE.forEach((event, to) -> {
            for (RunState state : STATES) {
                RunState after = state.on(event);
                if (to.containsKey(state)) assertEquals(to.get(state), after, state + " on " + event);
                else assertSame(state, after, state + " on " + event);
            }
        });
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).collect(Collectors.toSet());
    }

    @Test
    void eachStateHasAPhaseOfItsOwnAndEachPhaseAState() {
        Map<RunPhase, Set<Class<?>>> states = STATES.stream().collect(
                Collectors.groupingBy(RunState::phase, Collectors.mapping(Object::getClass, Collectors.toSet())));
        assertEquals(Set.of(RunPhase.values()), states.keySet());
        assertTrue(states.values().stream().allMatch(kinds -> kinds.size() == 1), states.toString());
        assertEquals(kinds(RunState.class).size(), RunPhase.values().length);
    }

    @Test
    void onlyASuspendedRunKeepsItsTrials() {
        for (RunState state : STATES) assertEquals(state == SUSPENDING, state.keepsInterrupted(), state.toString());
    }

    @Test
    void whatHasEndedDoesNotGoOn() {
        for (RunEvent event : TABLE.keySet()) assertEquals(RunPhase.ENDED, ENDED.on(event).phase());
        // Once stopped, nothing but the end can follow.
        for (RunEvent event : TABLE.keySet()) {
            assertTrue(Set.of(RunPhase.STOPPING, RunPhase.ENDED).contains(STOPPING.on(event).phase()),
                    event.toString());
        }
    }

    @Test
    void theReasonAndTheMessageAreGoneWithThePause() {
        assertEquals(StopReason.NONE, PAUSED_FULL.on(RESUME).reason());
        assertEquals("", PAUSED_FULL.on(RESUME).message());
        assertEquals("", PAUSED_FULL.on(STOP).message());
    }
}
