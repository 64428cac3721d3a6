package sweetspot.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// `sweetspot models`: what can be tuned, and by which metrics and samplers.
@Command(name = "models", mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "ID")
    private @Nullable String id;
    @Option(names = "--json")
    private boolean json;

    ModelsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (id != null) {
            String asked = id;
            CliException.checked("ID", () -> ModelCatalog.byId(asked));
            ModelReport report = new ModelReport(ModelCatalog.byId(asked));
            if (json) JsonOutput.print(shell, report.toMap());
            else report.tell(shell);
            return 0;
        }
        if (json) {
            JsonOutput.print(shell, toMap());
            return 0;
        }
        List<String[]> rows = new ArrayList<>();
        ModelFamily auto = ModelCatalog.auto();
        rows.add(new String[]{auto.id(), tasks(auto), auto.oneLine()});
        for (ModelFamily family : ModelCatalog.families()) {
            rows.add(new String[]{family.id(), tasks(family), family.unavailable()
                    .map(reason -> Messages.text("cli.models.unavailable", reason)).orElseGet(family::oneLine)});
        }
        shell.table(rows, false, false, false);
        for (Task task : Task.values()) {
            shell.answer(Messages.text("cli.models.metrics", task.id(),
                    Metric.forTask(task).stream().map(Metric::id).collect(Collectors.joining(", "))));
        }
        shell.answer(Messages.text("cli.models.samplers", String.join(", ", SamplerFactory.ids())));
        return 0;
    }

    private static String tasks(ModelFamily family) {
        return family.tasks().stream().sorted().map(Task::id).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> toMap() {
        List<Map<String, Object>> models = new ArrayList<>();
        for (ModelFamily family : Stream.concat(Stream.of(ModelCatalog.auto()), ModelCatalog.families().stream())
                .toList()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", family.id());
            map.put("name", family.label());
            map.put("tasks", family.tasks().stream().sorted().map(Task::id).toList());
            map.put("summary", family.oneLine());
            map.put("advice", family.whenToUse());
            family.unavailable().ifPresent(reason -> map.put("unavailable", reason));
            models.add(map);
        }
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (Task task : Task.values()) metrics.put(task.id(), Metric.forTask(task).stream().map(Metric::id).toList());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("models", models);
        all.put("metrics", metrics);
        all.put("samplers", SamplerFactory.ids());
        return all;
    }
}
