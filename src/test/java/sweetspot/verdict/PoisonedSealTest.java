package sweetspot.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.journal.JournalFile;
import sweetspot.journal.library.SealRegister;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.run.FreshScoring;
import sweetspot.run.Seal;
import sweetspot.run.StudySession;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// Nothing that is told before the seal is opened depends on the sealed rows: another study whose sealed rows hold
/// other values and the opposite answers says the same of everything, until it is opened.
@Timeout(120)
class PoisonedSealTest {
    @TempDir
    Path folder;

    private static Experiment experiment(String data) {
        SearchSpace space = SearchSpace.of(new Parameter("max_depth", IntDistribution.linear(1, 12), 3L));
        return new Experiment("Trees", new ModelSubject(new Target(data, "kind", Task.CLASSIFICATION, "high", List.of(),
                "roc_auc"), "decision_tree", new Validation(4, 0.25, false, 1)), space, "random", "none",
                Budget.ofTrials(12), 1, 3);
    }

    private List<String> rows() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            lines.add(i * 29 % 31 + "," + i * 37 % 11 + ","
                    + ((i * 29 % 31 + i * 7 % 13) > 20 ? "high" : "low"));
        }
        return lines;
    }

    private void write(String name, List<String> rows) throws Exception {
        Files.writeString(folder.resolve(name), "a,b,kind\n" + String.join("\n", rows) + "\n");
    }

    private Verdict told(Experiment e, String file, boolean open) throws Exception {
        Path study = folder.resolve(file);
        Options threads =
                new Options(Mode.NEW_OR_RESUME, JournalFile.Sync.SYSTEM, false, StudySession.Workers.threads());
        if (!Files.exists(study)) {
            try (StudySession session = StudySession.open(e, folder, study, threads)) {
                session.start(_ -> {}).ended().get();
            }
        }
        StudySnapshot s = FreshScoring.score(e, folder, study, Optional.empty(), OptionalInt.of(0), 2,
                StudySession.Workers.threads(), _ -> {}, () -> false);
        if (open) {
            SealRegister register = new SealRegister(folder.resolve("register-" + file));
            s = Seal.of(e, folder, study, register).orElseThrow().open(s.best().orElseThrow(), 1_000, () -> false)
                    .study();
        }
        return Judge.reading(Optional.of(e), s, VerdictOptions.STANDARD, folder, study, () -> false).orElseThrow();
    }

    /// All that a verdict says, but for times.
    private static Map<String, Object> numbers(Verdict v) {
        Map<String, Object> all = new LinkedHashMap<>(VerdictMap.whole(v));
        all.remove("cost");
        all.put("ranking", v.ranking().value().orElseThrow().rows());
        all.put("simpler", v.simpler().map(SimplerChoice::trial));
        return all;
    }

    @Test
    void poisonShowsOnlyOnceTheSealIsOpened() throws Exception {
        List<String> rows = rows();
        write("clean.csv", rows);
        int[] sealed = ObjectiveFactory.create(experiment("clean.csv"), folder).task().orElseThrow().sealedRows();
        assertEquals(40, sealed.length);
        for (int row : sealed) {
            String[] cells = rows.get(row).split(",");
            rows.set(row, cells[1] + "," + cells[0] + "," + (cells[2].equals("high") ? "low" : "high"));
        }
        write("poisoned.csv", rows);
        Verdict clean = told(experiment("clean.csv"), "clean.log", false);
        Verdict poisoned = told(experiment("poisoned.csv"), "poisoned.log", false);
        assertEquals(numbers(clean), numbers(poisoned));
        assertTrue(clean.corrected().value().isPresent() && clean.fresh().value().isPresent()
                && clean.recommendation().value().isPresent(), "there is something to compare");
        Verdict cleanOpened = told(experiment("clean.csv"), "clean.log", true);
        Verdict poisonedOpened = told(experiment("poisoned.csv"), "poisoned.log", true);
        assertNotEquals(cleanOpened.sealed().value().orElseThrow().result().best().value(),
                poisonedOpened.sealed().value().orElseThrow().result().best().value());
        assertEquals(clean.corrected(), cleanOpened.corrected());
        assertEquals(clean.search(), cleanOpened.search());
    }
}
