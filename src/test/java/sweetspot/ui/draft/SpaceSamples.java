package sweetspot.ui.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;

/// The space of a gradient-boosting model, and a search of it, for tests of the editor.
public final class SpaceSamples {
    private SpaceSamples() {}

    /// Eight rows: log and linear numbers, whole numbers, choices, a conditional one, two fixed ones.
    public static List<RowSpec> boosting() {
        List<RowSpec> rows = new ArrayList<>();
        rows.add(row("learning_rate", "Learning rate", "Size of each tree’s correction", 0.1,
                FloatDistribution.log(0.01, 0.3), FloatDistribution.log(0.001, 1), FloatDistribution.linear(0, 1)));
        rows.add(row("trees", "Number of trees", "More trees fit finer, but slower", 100L,
                IntDistribution.linear(50, 500), IntDistribution.linear(10, 1000), IntDistribution.linear(1, 5000)));
        rows.add(row("depth", "Maximum depth", "Splits from root to leaf in one tree", 3L,
                IntDistribution.linear(2, 10), IntDistribution.linear(1, 16), IntDistribution.linear(1, 64)));
        rows.add(choice("class_weight", "Class weights", "Makes rare classes count more", "none",
                Map.of("none", "None", "balanced", "Balanced"), "none", "balanced"));
        rows.add(choice("features", "Feature sampling", "Columns each split may look at", "all",
                Map.of("all", "All", "sqrt", "√", "log2", "log₂", "fraction", "Fraction"), "all", "sqrt", "log2",
                "fraction"));
        RowSpec fraction = row("fraction", "Fraction of features", "Share of the columns", 0.5,
                FloatDistribution.linear(0.2, 1), FloatDistribution.linear(0, 1), FloatDistribution.linear(0, 1));
        rows.add(new RowSpec(fraction.recommended().when("features", "fraction"), fraction.wide(), fraction.widest(),
                fraction.label(), fraction.description(), Map.of(), false));
        rows.add(fixed(row("rows", "Row sample", "Share of rows each tree sees", 1.0,
                FloatDistribution.linear(0.5, 1), FloatDistribution.linear(0, 1), FloatDistribution.linear(0, 1))));
        rows.add(fixed(row("leaf", "Minimum leaf size", "Fewest rows a leaf may hold", 5L,
                IntDistribution.linear(1, 20), IntDistribution.linear(1, 50), IntDistribution.linear(1, 1000))));
        return rows;
    }

    /// Many rows of all kinds.
    public static List<RowSpec> many(int count) {
        List<RowSpec> rows = new ArrayList<>();
        List<RowSpec> some = boosting();
        for (int i = 0; i < count; i++) {
            RowSpec s = some.get(i % some.size());
            Parameter p = s.recommended();
            Optional<Condition> condition =
                    p.condition().map(c -> new Condition(c.parent() + (rows.size() - 1), c.values()));
            rows.add(new RowSpec(new Parameter(p.name() + i, p.range(), p.defaultValue(), condition, p.fixed()),
                    s.wide(),
                    s.widest(), s.label() + " " + (i + 1), s.description(), s.choiceLabels(), s.unlimited()));
        }
        return rows;
    }

    /// A finished search of `rows`: good where trees are many and the learning rate is near 0.05.
    public static StudySnapshot search(List<RowSpec> rows, int trials) {
        Random random = new Random(7);
        StudySnapshot study = StudySnapshot.empty()
                .apply(new StudyEvent.StudyCreated("s", List.of(Direction.MAXIMIZE)));
        for (int i = 0; i < trials; i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            double score = 0;
            for (RowSpec row : rows) {
                Distribution range = row.recommended().distribution();
                double u = 0.5 + 0.21 * random.nextGaussian();
                Object value = sweetspot.space.UnitCube.decode(range, u);
                boolean active = row.recommended().condition().isEmpty()
                        || row.recommended().condition().get()
                                .holds(values.get(row.recommended().condition().get().parent()));
                if (active) values.put(row.name(), value);
                if (row.name().startsWith("trees")) score += 2 * Math.min(1, u);
                if (row.name().startsWith("learning_rate")) score -= Math.abs(u - 0.5);
            }
            study = study.apply(new StudyEvent.TrialCreated(i, Configuration.of(values), true, 1000L * i + 1))
                    .apply(new StudyEvent.TrialFinished(i, TrialState.COMPLETE, new double[]{score},
                            1000L * i + 3500 + random.nextInt(1500)));
        }
        return study;
    }

    private static RowSpec row(String name, String label, String description, Object value, Distribution range,
            Distribution wide, Distribution widest) {
        return new RowSpec(new Parameter(name, range, value), wide, widest, label, description, Map.of(),
                name.equals("depth"));
    }

    private static RowSpec fixed(RowSpec row) {
        return new RowSpec(row.recommended().fixedAt(row.recommended().defaultValue()), row.wide(), row.widest(),
                row.label(), row.description(), row.choiceLabels(), row.unlimited());
    }

    private static RowSpec choice(String name, String label, String description, Object value,
            Map<Object, String> labels, Object... choices) {
        CategoricalDistribution all = CategoricalDistribution.of(choices);
        return new RowSpec(new Parameter(name, all, value), all, all, label, description, labels, false);
    }
}
