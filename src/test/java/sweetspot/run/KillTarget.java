package sweetspot.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.BitSet;
import sweetspot.journal.JournalFile.Sync;
import sweetspot.objective.TestFunctions;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Trial;

/// A headless search that is to be killed: runs a study of a test function with two workers and prints the number and
/// value of each trial that it was told has finished.
public final class KillTarget {
    private KillTarget() {}

    static Experiment experiment() {
        return new Experiment("victim", new FunctionSubject("branin"), TestFunctions.byId("branin").space(), "random",
                "none", Budget.ofTrials(1_000_000), 2, 5);
    }

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        PrintStream out = System.out;
        BitSet told = new BitSet();
        StudySession session = StudySession.open(experiment(), file.getParent(), file,
                new StudySession.Options(StudySession.Mode.NEW_OR_RESUME, Sync.EACH_APPEND, false));
        session.start(status -> {
            int size = status.snapshot().trials().size();
            for (int i = told.nextClearBit(0); i < size; i = told.nextClearBit(i + 1)) {
                Trial trial = status.snapshot().trials().get(i);
                if (!trial.state().finished()) continue;
                told.set(i);
                out.println(i + " " + trial.state() + " " + Double.doubleToLongBits(trial.value()));
            }
            out.flush();
        }).ended().join();
    }
}
