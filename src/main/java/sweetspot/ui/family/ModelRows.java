package sweetspot.ui.family;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.ParameterSpec;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target.Task;
import sweetspot.ui.draft.RowSpec;
import sweetspot.ui.draft.SpaceEditorViewModel;

/// Keeps the model and the rows of a search space fit for the data: a model that cannot do the task makes way for one
/// that can, and ranges that the user has not touched follow the shape of the data.
public final class ModelRows {
    private final DataFacts data;
    private final SpaceEditorViewModel space;
    /// The shape of the data that the rows of the space were made for.
    private Optional<DataShape> shapeOfRows = Optional.empty();
    /// True if the space is the recommended one of a model that was suggested here.
    private boolean suggested;
    /// Id of the model to begin with, where it can do the task.
    private String first = "";

    /// Families that are not recommended here.
    private Set<String> missing = Set.of();

    public ModelRows(DataFacts data, SpaceEditorViewModel space) {
        this.data = data;
        this.space = space;
        space.modelProperty().addListener(_ -> sayUseless());
    }

    /// Leaves families that cannot be trained on this machine out of what is recommended for a choice among families.
    ///
    /// @param ids of those families
    public void leaveOut(Set<String> ids) {
        missing = Set.copyOf(ids);
    }

    /// Says which model to begin with, where it can do the task.
    public void prefer(String model) {
        first = model;
    }

    /// Takes up a model with its space.
    public void load(ModelSubject subject, SearchSpace known) {
        offer(subject.target().task());
        // The data are not read yet, and their task is not known from there.
        space.loadRows(subject.model(), known, rows(subject.model(), usual(subject.target().task())));
        shapeOfRows = Optional.empty();
    }

    /// Goes back to a model with its space after an edit was called off.
    public void restore(ModelSubject subject, SearchSpace known) {
        offer(subject.target().task());
        space.restore(subject.model(), known, rows(subject.model()));
        shapeOfRows = data.shape();
        suggested = false;
    }

    /// After the data have changed.
    public void follow() {
        if (!data.settled() || data.shape().isEmpty()) return;
        List<ModelFamily> able = ModelCatalog.forTask(data.task());
        offer(data.task());
        String id = space.modelProperty().get();
        boolean fits = able.stream().anyMatch(f -> f.id().equals(id)) || id.equals(ModelCatalog.auto().id());
        boolean untouched = space.isUntouched() && !shapeOfRows.equals(data.shape());
        if (!fits && !able.isEmpty()) {
            String begin = able.stream().map(ModelFamily::id).filter(first::equals).findFirst()
                    .orElse(able.getFirst().id());
            space.loadRows(begin, rows(begin));
            suggested = true;
        } else if (fits && untouched && suggested) {
            space.loadRows(id, rows(id));
        } else if (fits && space.searchSpace().isPresent()) {
            Set<String> foreign = foreign(id);
            if (untouched || space.rows().stream().anyMatch(r -> foreign.contains(r.name()))) {
                space.loadRows(id, without(foreign, space.searchSpace().get()), rows(id));
            }
        }
        shapeOfRows = data.shape();
        sayUseless();
    }

    private void sayUseless() {
        Map<String, String> reasons = new HashMap<>();
        ModelCatalog.find(space.modelProperty().get()).ifPresent(family -> {
            for (String step : PipelineSteps.steps(family, data.shape().orElse(usual(data.task())))) {
                PipelineSteps.useless(step, family, data.pipeline()).ifPresent(reason -> reasons.put(step, reason));
            }
        });
        space.setUseless(reasons);
    }

    /// Parameters that a family has, but not for this data: no trial could run with them.
    private Set<String> foreign(String id) {
        // Those for two classes too: they are not for more.
        Set<String> names = names(rows(id, usual(Task.CLASSIFICATION)));
        names.addAll(names(rows(id, usual(Task.REGRESSION))));
        names.addAll(names(rows(id, usual(Task.RANKING))));
        names.removeAll(names(rows(id)));
        return names;
    }

    private static Set<String> names(List<RowSpec> rows) {
        return rows.stream().map(RowSpec::name).collect(Collectors.toCollection(HashSet::new));
    }

    /// A space without some of its parameters; what depended on one of them is always in use.
    private static SearchSpace without(Set<String> names, SearchSpace space) {
        return new SearchSpace(space.parameters().stream().filter(p -> !names.contains(p.name()))
                .map(p -> new Parameter(p.name(), p.range(), p.defaultValue(),
                        p.condition().filter(c -> !names.contains(c.parent())), p.fixed(),
                        p.derived().filter(e -> java.util.Collections.disjoint(e.names(), names))))
                .toList(),
                space.relations().stream()
                        .filter(r -> java.util.Collections.disjoint(r.names(), names)).toList());
    }

    private void offer(Task task) {
        List<SpaceEditorViewModel.ModelOption> options = Stream
                .concat(Stream.of(ModelCatalog.auto()), ModelCatalog.forTask(task).stream())
                .map(f -> new SpaceEditorViewModel.ModelOption(f.id(), f.label())).toList();
        if (!space.models().equals(options)) space.setModels(options, this::rows);
    }

    /// The hyperparameters of a family for this data, or for data of a usual size while it is not read.
    private List<RowSpec> rows(String id) {
        return rows(id, data.shape().orElse(usual(data.task())));
    }

    private static DataShape usual(Task task) {
        return DataShape.usual(task);
    }

    private List<RowSpec> rows(String id, DataShape shape) {
        Optional<ModelFamily> family = ModelCatalog.find(id);
        if (family.isEmpty()) return List.of();
        if (!family.get().equals(ModelCatalog.auto())) {
            return PipelineSteps.all(family.get(), shape).stream().map(RowSpec::of).toList();
        }
        // Steps of the families' pipelines are edited one family at a time.
        SearchSpace recommended = AutoChoice.without(family.get().recommendedSpace(shape), missing);
        return family.get().parameters(shape).stream().filter(s -> recommended.indexOf(s.name()) >= 0)
                .map(s -> RowSpec.of(new ParameterSpec(s.family(), recommended.get(s.name()), s.wide(), s.widest(),
                        s.unlimited())))
                .toList();
    }
}
