package sweetspot.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sweetspot.search.StrategyOption;
import sweetspot.search.StrategySettings;
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
            all.put("samplers", list(SamplerFactory.ids(), SamplerFactory::settings, SamplerFactory::label,
                    SamplerFactory::explanation));
            all.put("pruners", list(PrunerFactory.ids(), PrunerFactory::settings, PrunerFactory::label,
                    PrunerFactory::explanation));
            JsonOutput.print(shell, all);
            return 0;
        }
        shell.answer(Messages.text("cli.samplers.samplers"));
        for (String id : SamplerFactory.ids()) tell(SamplerFactory.settings(id), SamplerFactory.explanation(id));
        shell.answer("");
        shell.answer(Messages.text("cli.samplers.pruners"));
        for (String id : PrunerFactory.ids()) tell(PrunerFactory.settings(id), PrunerFactory.explanation(id));
        shell.answer("");
        shell.answer(Messages.text("cli.samplers.how"));
        return 0;
    }

    private void tell(StrategySettings strategy, String explanation) {
        shell.answer("  " + strategy.id() + "  " + explanation);
        for (StrategyOption option : strategy.options()) {
            shell.answer("      " + Messages.text("cli.samplers.option", option.key(), standard(option),
                    option.explanation()));
        }
    }

    private static String standard(StrategyOption option) {
        return option.standard() == null ? Messages.text("cli.samplers.automatic")
                : StrategyOption.text(option.standard());
    }

    private static List<Map<String, Object>> list(List<String> ids, Function<String, StrategySettings> settings,
                                                  Function<String, String> label, Function<String, String> explanation) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String id : ids) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", id);
            map.put("name", label.apply(id));
            map.put("explanation", explanation.apply(id));
            map.put("options", settings.apply(id).options().stream().map(SamplersCommand::toMap).toList());
            all.add(map);
        }
        return all;
    }

    private static Map<String, Object> toMap(StrategyOption option) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", option.key());
        map.put("default", option.standard());
        map.put("allowed", option.allowed());
        map.put("per_parameter", option.perParameter());
        map.put("label", option.label());
        map.put("explanation", option.explanation());
        return map;
    }
}
