package sweetspot.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sweetspot.data.DataException;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.text.Messages;

/// `sweetspot samples`: the data sets that come with it.
@Command(name = "samples", mixinStandardHelpOptions = true)
final class SamplesCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--json")
    private boolean json;

    SamplesCommand(Shell shell) {
        this.shell = shell;
    }

    /// The ids, for messages.
    static String ids() throws DataException {
        return SampleCatalog.list().stream().map(Sample::id).collect(Collectors.joining(", "));
    }

    @Override
    public Integer call() {
        List<Sample> samples;
        try {
            samples = SampleCatalog.list();
        } catch (DataException e) {
            throw CliException.failed(e);
        }
        if (json) {
            JsonOutput.print(shell, Map.of("samples", samples.stream().map(SamplesCommand::toMap).toList()));
            return 0;
        }
        List<String[]> rows = new ArrayList<>();
        for (Sample s : samples) {
            rows.add(new String[]{s.id(), Messages.text("cli.samples.size", s.rows(), s.columns()), s.title(),
                s.file().toString()});
        }
        shell.table(rows, false, false, false, false);
        return 0;
    }

    private static Map<String, Object> toMap(Sample s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", s.id());
        map.put("title", s.title());
        map.put("description", s.description());
        map.put("file", s.file().toString());
        map.put("rows", s.rows());
        map.put("columns", s.columns());
        map.put("task", s.task());
        map.put("target", s.target());
        map.put("metric", s.metric());
        map.put("model", s.model());
        return map;
    }
}
