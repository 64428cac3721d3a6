package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.analysis.FamilyRace;
import sweetspot.journal.JournalException;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.FamilySwitch;
import sweetspot.study.MissingFamilies;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// `sweetspot families`: the leaderboard of a search over several model families, and their switches.
@Command(name = "families", mixinStandardHelpOptions = true)
final class FamiliesCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--off", paramLabel = "ID", split = ",")
    private List<String> off = new ArrayList<>();
    @Option(names = "--on", paramLabel = "ID", split = ",")
    private List<String> on = new ArrayList<>();
    @Option(names = "--json")
    private boolean json;

    FamiliesCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RecordedStudy recorded = StudyFiles.read(study, studyName, shell);
        SearchSpace space = recorded.space();
        if (AutoChoice.families(space).isEmpty()) throw CliException.badInput("cli.families.none", study);
        StudySnapshot snapshot = recorded.snapshot();
        if (!off.isEmpty() || !on.isEmpty()) snapshot = switched(space, MissingFamilies.of(snapshot));
        List<FamilyRace.Standing> board = FamilyRace.of(snapshot, AutoChoice.families(space)).board();
        Set<String> out = FamilySwitch.off(snapshot);
        Map<String, String> missing = MissingFamilies.of(snapshot);
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("families", board.stream().map(s -> toMap(s, out)).toList());
            all.put("unavailable", missing);
            JsonOutput.print(shell, all);
            return 0;
        }
        List<String[]> rows = new ArrayList<>();
        for (FamilyRace.Standing s : board) {
            String best = s.best() < 0 ? "" : Messages.text("cli.families.best", Formats.score(s.score()),
                    s.error().isPresent() ? Formats.score(s.error().getAsDouble()) : "?", s.best());
            rows.add(new String[]{s.family(), best, Messages.text("cli.families.trials", s.trials()),
                Messages.text("cli.families.seconds", Math.round(s.seconds())),
                Messages.text(out.contains(s.family()) ? "cli.families.off" : "cli.families.on")});
        }
        shell.table(rows, false, false, true, true, false);
        missing.forEach((id, reason) -> shell.note(Messages.text("cli.families.missing", id, reason)));
        return 0;
    }

    private static Map<String, Object> toMap(FamilyRace.Standing s, Set<String> off) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("family", s.family());
        map.put("best_trial", s.best() < 0 ? null : s.best());
        map.put("best_value", s.best() < 0 ? null : s.score());
        OptionalDouble error = s.error();
        map.put("standard_error", error.isPresent() ? error.getAsDouble() : null);
        map.put("trials", s.trials());
        map.put("seconds", s.seconds());
        map.put("on", !off.contains(s.family()));
        return map;
    }

    /// The study after the switches, which are written one after the other.
    private StudySnapshot switched(SearchSpace space, Map<String, String> missing) {
        List<String> families = AutoChoice.families(space);
        for (String id : List.copyOf(off)) require("--off", id, families);
        for (String id : List.copyOf(on)) require("--on", id, families);
        for (String id : on) {
            if (missing.containsKey(id)) throw CliException.badInput("cli.families.missing", id, missing.get(id));
        }
        try (JournalFile journal = JournalFile.open(study, JournalFile.Sync.EACH_APPEND,
                Optional.ofNullable(studyName))) {
            StudySnapshot now = journal.snapshot();
            for (String id : on) now = journal.append(List.of(FamilySwitch.event(now, id, true)));
            for (String id : off) {
                List<String> left = new ArrayList<>(families);
                left.removeAll(FamilySwitch.off(now));
                left.remove(id);
                if (left.isEmpty()) throw CliException.badInput("cli.families.last", id);
                now = journal.append(List.of(FamilySwitch.event(now, id, false)));
            }
            return now;
        } catch (JournalException e) {
            throw CliException.badInput(e);
        }
    }

    private static void require(String option, String id, List<String> families) {
        if (!families.contains(id)) {
            throw CliException.badInput("cli.families.unknown", option, id, String.join(", ", families));
        }
    }
}
