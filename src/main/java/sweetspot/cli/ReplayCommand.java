package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.journal.JournalException;
import sweetspot.run.SuggestionAudit;
import sweetspot.run.SuggestionAudit.Difference;
import sweetspot.space.Configuration;
import sweetspot.text.Messages;

/// `sweetspot replay`: derives every suggestion of a study again and compares.
@Command(name = "replay", mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--json")
    private boolean json;

    ReplayCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        SuggestionAudit.Report report;
        try {
            report = SuggestionAudit.of(study, Optional.ofNullable(studyName));
        } catch (JournalException | IllegalArgumentException e) {
            throw CliException.badInput(e);
        }
        if (json) print(report);
        else tell(report);
        return report.confirmed() ? 0 : CliException.FAILED;
    }

    private void tell(SuggestionAudit.Report report) {
        int wrong = report.differences().size();
        shell.answer(Messages.text("cli.replay.result", report.checked() - wrong, report.checked(), report.others()));
        for (Difference d : report.differences().subList(0, Math.min(SHOWN, wrong))) {
            shell.answer(Messages.text("cli.replay.difference", d.trial(), d.recorded(),
                    d.derived().map(Configuration::toString).orElse(Messages.text("cli.none"))));
        }
        if (wrong > SHOWN) shell.answer(Messages.text("cli.replay.more", wrong - SHOWN));
    }

    private void print(SuggestionAudit.Report report) {
        List<Object> differences = new ArrayList<>();
        for (Difference d : report.differences()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("trial", d.trial());
            map.put("recorded", d.recorded().asMap());
            map.put("derived", d.derived().map(Configuration::asMap).orElse(null));
            differences.add(map);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("confirmed", report.confirmed());
        map.put("checked", report.checked());
        map.put("others", report.others());
        map.put("differences", differences);
        JsonOutput.print(shell, map);
    }
}
