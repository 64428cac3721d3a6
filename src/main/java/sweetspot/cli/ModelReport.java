package sweetspot.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.ParameterSpec;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Distribution;
import sweetspot.space.NumericDistribution;
import sweetspot.study.Target.Task;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// A model family and its pipeline, each parameter with meaning, default and range, as `sweetspot models ID` tells them.
record ModelReport(ModelFamily family) {
    /// A usual table: some defaults and ranges depend on its size.
    private static final int ROWS = 1000;
    private static final int FEATURES = 20;

    private DataShape shape() {
        return new DataShape(ROWS, FEATURES, family.tasks().contains(Task.CLASSIFICATION) ? 2 : 0);
    }

    void tell(Shell shell) {
        shell.answer(family.label() + " (" + family.id() + ")");
        shell.answer(family.oneLine());
        shell.answer(family.whenToUse());
        tell(shell, "cli.models.parameters", family.parameters(shape()));
        tell(shell, "cli.models.pipeline", PipelineSteps.parameters(family, shape()));
        shell.answer(Messages.text("cli.models.how", ROWS, FEATURES));
    }

    private static void tell(Shell shell, String title, List<ParameterSpec> specs) {
        shell.answer("");
        shell.answer(Messages.text(title));
        List<String[]> rows = new ArrayList<>();
        for (ParameterSpec spec : specs) {
            String when = spec.parameter().condition().map(c -> Messages.text("cli.models.when", c.parent(),
                    values(c))).orElse("");
            rows.add(new String[]{"  " + spec.name(), spec.parameter().defaultValue() == null
                    ? "null" : text(spec.parameter().defaultValue()),
                range(spec.parameter().range()),
                spec.description() + when});
        }
        shell.table(rows, false, false, false, false);
    }

    private static String values(Condition condition) {
        return condition.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String text(Object value) {
        return value instanceof Number n ? Formats.shortest(n.doubleValue()) : String.valueOf(value);
    }

    private static String range(Distribution range) {
        return switch (range) {
            case CategoricalDistribution c ->
                c.choices().stream().map(String::valueOf).collect(Collectors.joining("|"));
            case NumericDistribution n -> Messages.text(n.log() ? "cli.models.range.log" : "cli.models.range",
                    text(n.lowest()), text(n.highest()));
        };
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", family.id());
        map.put("name", family.label());
        map.put("tasks", family.tasks().stream().sorted().map(Task::id).toList());
        map.put("summary", family.oneLine());
        map.put("advice", family.whenToUse());
        map.put("parameters", family.parameters(shape()).stream().map(ModelReport::toMap).toList());
        map.put("pipeline", PipelineSteps.parameters(family, shape()).stream().map(ModelReport::toMap).toList());
        return map;
    }

    private static Map<String, Object> toMap(ParameterSpec spec) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", spec.name());
        map.put("label", spec.label());
        map.put("meaning", spec.description());
        map.put("default", spec.parameter().defaultValue());
        map.put("tuned", spec.parameter().tuned());
        map.put("recommended", bounds(spec.parameter().range()));
        map.put("wide", bounds(spec.wide()));
        map.put("widest", bounds(spec.widest()));
        spec.parameter().condition().ifPresent(c -> map.put("when", Map.of(c.parent(), c.values())));
        return map;
    }

    private static Map<String, Object> bounds(Distribution range) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (range) {
            case CategoricalDistribution c -> map.put("choices", c.choices());
            case NumericDistribution n -> {
                map.put("low", n.lowest());
                map.put("high", n.highest());
                map.put("log", n.log());
            }
        }
        return map;
    }
}
