package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.analysis.Importance;
import sweetspot.analysis.Importance.Effect;
import sweetspot.journal.RecordedStudy;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;

/// `sweetspot importance`: how much each hyperparameter matters.
@Command(name = "importance", mixinStandardHelpOptions = true)
final class ImportanceCommand implements Callable<Integer> {
    private static final int SHOWN_PAIRS = 3;
    private static final int BAR = 24;

    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--json")
    private boolean json;
    @Option(names = "--seed", paramLabel = "K")
    private long seed = 1;
    @Option(names = "--objective", paramLabel = "NAME|NUMBER")
    private @Nullable String objective;

    ImportanceCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RecordedStudy recorded = StudyFiles.read(study, studyName, shell);
        StudySnapshot snapshot = recorded.snapshot();
        int explained = objective == null ? 0 : position(snapshot, objective.strip());
        Importance importance = Importance.of(recorded.space(), snapshot, seed, explained);
        if (snapshot.isMultiObjective()) {
            shell.note(Messages.text(objective == null ? "cli.importance.first" : "cli.importance.about",
                    snapshot.objectiveName(explained)));
        }
        if (json) JsonOutput.print(shell, toMap(importance, snapshot.objectiveName(explained)));
        else tell(importance);
        return 0;
    }

    /// The position of the objective that `wanted` names, by its name or, counted from 1, its number. A name that is a
    /// number goes first.
    private static int position(StudySnapshot study, String wanted) {
        List<String> names = IntStream.range(0, study.objectives()).mapToObj(study::objectiveName).toList();
        int named = names.indexOf(wanted);
        if (named >= 0) return named;
        for (int i = 0; i < names.size(); i++) {
            if (wanted.equals(String.valueOf(i + 1))) return i;
        }
        String known = IntStream.range(0, names.size()).mapToObj(i -> i + 1 + " " + names.get(i))
                .collect(Collectors.joining(", "));
        throw CliException.badInput("cli.importance.unknown", wanted, names.size(), known);
    }

    private void tell(Importance importance) {
        switch (importance) {
            case Importance.TooEarly e -> shell.answer(e.scored() >= e.needed()
                    ? Messages.text("results.importance.fewFitText", e.needed(), e.have(), e.scored())
                    : Messages.text("cli.importance.early", e.needed(), e.have()));
            case Importance.NoSignal n -> shell.answer(
                    Messages.text("cli.importance.no_signal", n.trials(), fit(n.fit())));
            case Importance.Estimate e -> tell(e);
        }
    }

    private void tell(Importance.Estimate estimate) {
        shell.answer(Messages.text("cli.importance.title", estimate.trials(), fit(estimate.fit())));
        if (estimate.poorFit()) shell.answer(Messages.text("cli.importance.poor_fit"));
        List<Effect> shown = new ArrayList<>(estimate.effects());
        shown.addAll(estimate.pairs().subList(0, Math.min(SHOWN_PAIRS, estimate.pairs().size())));
        List<String[]> rows = new ArrayList<>();
        for (Effect e : shown) {
            rows.add(new String[]{e.name(), percent(e.share()),
                Messages.text("cli.importance.interval", percent(e.low()), percent(e.high())),
                "#".repeat((int) Math.round(e.share() * BAR))});
        }
        shell.table(rows, false, true, false, false);
    }

    private static String percent(double share) {
        return String.format(Locale.ENGLISH, "%.1f%%", 100 * share);
    }

    private static String fit(double value) {
        return String.format(Locale.ENGLISH, "%.2f", value);
    }

    private static Map<String, Object> toMap(Importance importance, String objective) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("objective", objective);
        switch (importance) {
            case Importance.TooEarly e -> {
                map.put("status", "too_early");
                map.put("needed", e.needed());
                map.put("trials", e.have());
            }
            case Importance.NoSignal n -> {
                map.put("status", "no_signal");
                map.put("fit", n.fit());
                map.put("trials", n.trials());
                map.put("stopped_early", n.stopped());
            }
            case Importance.Estimate e -> {
                map.put("status", "ok");
                map.put("fit", e.fit());
                map.put("trials", e.trials());
                map.put("stopped_early", e.stopped());
            }
        }
        boolean known = importance instanceof Importance.Estimate;
        map.put("parameters", known ? list(((Importance.Estimate) importance).effects(), false) : List.of());
        map.put("pairs", known ? list(((Importance.Estimate) importance).pairs(), true) : List.of());
        return map;
    }

    private static List<Map<String, Object>> list(List<Effect> effects, boolean pairs) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Effect e : effects) {
            Map<String, Object> map = new LinkedHashMap<>();
            if (pairs) map.put("names", e.parameters());
            else map.put("name", e.name());
            map.put("share", e.share());
            map.put("low", e.low());
            map.put("high", e.high());
            list.add(map);
        }
        return list;
    }
}
