package sweetspot.model.family;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sweetspot.model.ModelFamily;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;

/// All model families there are, each with its group. To add one, write it and list it here.
public final class ModelCatalog {

    static {
        // Smile reads this when its first class loads: its own linear algebra needs no native library.
        setIfAbsent("smile.linalg.backend", "java");
    }

    private static final Map<ModelFamily, FamilyGroup> GROUPS = groups(
            Map.entry(ForestFamily.randomForest(), FamilyGroup.TREES),
            Map.entry(new GradientBoostingFamily(), FamilyGroup.TREES),
            Map.entry(new XgboostFamily(), FamilyGroup.TREES),
            Map.entry(ForestFamily.extraTrees(), FamilyGroup.TREES),
            Map.entry(new DecisionTreeFamily(), FamilyGroup.TREES),
            Map.entry(new AdaBoostFamily(), FamilyGroup.TREES),
            Map.entry(new SvmFamily(), FamilyGroup.DISTANCE),
            Map.entry(new SvrFamily(), FamilyGroup.DISTANCE),
            Map.entry(new GaussianProcessFamily(), FamilyGroup.DISTANCE),
            Map.entry(new KnnFamily(), FamilyGroup.DISTANCE),
            Map.entry(new LogisticFamily(), FamilyGroup.LINEAR),
            Map.entry(new LdaFamily(), FamilyGroup.CLOUDS),
            Map.entry(new QdaFamily(), FamilyGroup.CLOUDS),
            Map.entry(new NaiveBayesFamily(), FamilyGroup.CLOUDS),
            Map.entry(new ElasticNetFamily(), FamilyGroup.LINEAR),
            Map.entry(new RidgeFamily(), FamilyGroup.LINEAR),
            Map.entry(new MlpFamily(), FamilyGroup.NETWORKS));
    private static final List<ModelFamily> FAMILIES = List.copyOf(GROUPS.keySet());

    private static final ModelFamily AUTO = new AutoFamily();

    private ModelCatalog() {}

    @SafeVarargs
    private static Map<ModelFamily, FamilyGroup> groups(Map.Entry<ModelFamily, FamilyGroup>... entries) {
        Map<ModelFamily, FamilyGroup> groups = new LinkedHashMap<>();
        for (Map.Entry<ModelFamily, FamilyGroup> e : entries) groups.put(e.getKey(), e.getValue());
        return Collections.unmodifiableMap(groups);
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }

    /// Every family, those recommended first.
    public static List<ModelFamily> families() {
        return FAMILIES;
    }

    /// The families that can be trained on this machine.
    public static List<ModelFamily> usable() {
        return FAMILIES.stream().filter(f -> f.unavailable().isEmpty()).toList();
    }

    /// Why families cannot be trained on this machine, by their id; empty if all can. Not for the thread of a window,
    /// see [ModelFamily#unavailable()].
    public static Map<String, String> missing() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (ModelFamily family : FAMILIES) {
            family.unavailable().ifPresent(reason -> reasons.put(family.id(), reason));
        }
        return reasons;
    }

    /// The families that can do the task.
    public static List<ModelFamily> forTask(Task task) {
        return FAMILIES.stream().filter(f -> f.tasks().contains(task)).toList();
    }

    /// The group of a family; empty for one that is not listed.
    static Optional<FamilyGroup> group(ModelFamily family) {
        return family == AUTO ? Optional.of(FamilyGroup.AUTO) : Optional.ofNullable(GROUPS.get(family));
    }

    /// The choice among all families, which is none of them.
    public static ModelFamily auto() {
        return AUTO;
    }

    /// The family of an id, or the choice among them; empty if there is none.
    public static Optional<ModelFamily> find(String id) {
        if (id.equals(AUTO.id())) return Optional.of(AUTO);
        return FAMILIES.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /// The family of that id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static ModelFamily byId(String id) {
        return find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        Messages.text("model.error.unknown", id, AUTO.id() + ", " + ids(FAMILIES))));
    }

    /// The family of that id, if it can do the task.
    ///
    /// @throws IllegalArgumentException if there is none or it cannot; the message names those that can
    public static ModelFamily byId(String id, Task task) {
        ModelFamily family = byId(id);
        if (family.tasks().contains(task)) return family;
        throw new IllegalArgumentException(Messages.text("model.error.task." + task.id(), family.label(),
                ids(forTask(task))));
    }

    /// The family of that id, if it can do the task and be trained on this machine.
    ///
    /// @throws IllegalArgumentException if there is none or it cannot; the message says why
    public static ModelFamily usable(String id, Task task) {
        ModelFamily family = byId(id, task);
        family.unavailable().ifPresent(reason -> {
            throw new IllegalArgumentException(Messages.text("model.error.unavailable", family.label(), reason));
        });
        return family;
    }

    private static String ids(List<ModelFamily> families) {
        return families.stream().map(ModelFamily::id).collect(Collectors.joining(", "));
    }
}
