package sweetspot.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sweetspot.search.StrategyCatalog;
import sweetspot.search.StrategyCatalog.Strategy;
import sweetspot.search.StrategyOption;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.text.Messages;

/// `sweetspot samplers`: how a space can be searched and bad trials stopped, with the options of each.
@Command(name = "samplers", mixinStandardHelpOptions = true)
final class SamplersCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--json")
    private boolean json;

    SamplersCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("samplers", list(SamplerFactory.catalog()));
            all.put("pruners", list(PrunerFactory.catalog()));
            JsonOutput.print(shell, all);
            return 0;
        }
        tell("cli.samplers.samplers", SamplerFactory.catalog());
        tell("cli.samplers.pruners", PrunerFactory.catalog());
        shell.answer(Messages.text("cli.samplers.how"));
        return 0;
    }

    private void tell(String title, StrategyCatalog<?> catalog) {
        shell.answer(Messages.text(title));
        for (Strategy<?> strategy : catalog.all()) {
            shell.answer("  " + strategy.id() + "  " + strategy.explanation());
            for (StrategyOption option : strategy.options()) {
                String said = Messages.text("cli.samplers.option", option.key(), option.words(option.standard()),
                        option.explanation(), option.allowed());
                shell.answer("      " + (option.standsAlone()
                        ? said + " " + Messages.text("cli.samplers.alone", option.key(), strategy.id()) : said));
            }
        }
        shell.answer("");
    }

    private static List<Map<String, Object>> list(StrategyCatalog<?> catalog) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Strategy<?> strategy : catalog.all()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", strategy.id());
            map.put("name", strategy.label());
            map.put("explanation", strategy.explanation());
            map.put("options", strategy.options().stream().map(SamplersCommand::toMap).toList());
            all.add(map);
        }
        return all;
    }

    private static Map<String, Object> toMap(StrategyOption option) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", option.key());
        map.put("default", option.standard());
        map.put("allowed", option.allowed());
        map.put("unit", option.unit());
        map.put("per_parameter", option.perParameter());
        map.put("stands_alone", option.standsAlone());
        map.put("label", option.label());
        map.put("explanation", option.explanation());
        return map;
    }
}
