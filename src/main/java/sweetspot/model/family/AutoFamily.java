package sweetspot.model.family;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sweetspot.model.DataShape;
import sweetspot.model.FitContext;
import sweetspot.model.FittedModel;
import sweetspot.model.ModelException;
import sweetspot.model.ModelFamily;
import sweetspot.model.ParameterSpec;
import sweetspot.model.TargetValues;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.model.prepare.Preparation;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Target.Task;

/// The choice among all model families, each with its hyperparameters and pipeline, as one conditional space; see
/// [AutoChoice]. It is no model itself: what trains a configuration asks it for the family that is chosen.
public final class AutoFamily implements ModelFamily {
    /// Where a search begins if nothing is known: robust on any table without tuning (Probst, Boulesteix and Bischl,
    /// "Tunability", JMLR 2019: random forest gains least from tuning).
    private static final String BEGIN = "random_forest";

    @Override
    public String id() {
        return AutoChoice.MODEL;
    }

    @Override
    public Set<Task> tasks() {
        return EnumSet.allOf(Task.class);
    }

    @Override
    public Preparation preparation() {
        return Preparation.NUMERIC;
    }

    /// The families that can be chosen for data of that shape, in the order of the catalogue; those that cannot be trained
    /// on this machine too, since what an experiment means must not depend on where it is read. Whoever makes a new one
    /// leaves them out, and a study that is opened notes them (see [sweetspot.study.MissingFamilies]).
    public static List<ModelFamily> families(DataShape shape) {
        return ModelCatalog.forTask(shape.task());
    }

    /// Most of the families can; which one cannot is said of it.
    @Override
    public boolean weighsRows() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(DataShape shape) {
        List<ModelFamily> families = families(shape);
        CategoricalDistribution ids = CategoricalDistribution.of(families.stream().map(ModelFamily::id).toArray());
        ParameterSpec choice =
                new ParameterSpec(id(), new Parameter(AutoChoice.FAMILY, ids, BEGIN), ids, ids, false);
        return Stream.concat(Stream.of(choice),
                families.stream().flatMap(f -> PipelineSteps.all(f, shape).stream().map(s -> within(f, s)))).toList();
    }

    /// All families with their own hyperparameters; steps of pipelines only once they are asked for.
    @Override
    public SearchSpace recommendedSpace(DataShape shape) {
        return new SearchSpace(parameters(shape).stream().map(ParameterSpec::parameter)
                .filter(p -> AutoChoice.owner(p.name())
                        .filter(f -> PipelineSteps.isStep(p.name().substring(f.length() + 1))).isEmpty())
                .toList());
    }

    private ParameterSpec within(ModelFamily family, ParameterSpec spec) {
        return new ParameterSpec(id(), AutoChoice.within(family.id(), spec.parameter()), spec.wide(), spec.widest(),
                spec.unlimited());
    }

    /// Trains the family that is chosen, on rows that are prepared as for linear models.
    @Override
    public FittedModel fit(double[][] x, TargetValues y, Configuration configuration, long seed, FitContext context)
            throws ModelException {
        ModelFamily chosen = ModelCatalog.byId(configuration.text(AutoChoice.FAMILY));
        return chosen.fit(x, y, AutoChoice.plain(configuration), seed, context);
    }
}
