package sweetspot.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sweetspot.data.Dataset;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.model.pipeline.PipelineFacts;
import sweetspot.model.pipeline.PipelineSteps;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Target;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// The steps of the pipeline that `sweetspot new` is asked to tune beside the model.
///
/// @param recommended whether those that are worth tuning for the table are asked for
/// @param steps short names of steps that are asked for besides
record PipelineOption(boolean recommended, List<String> steps) {
    /// Has every step there is.
    private static final DataShape TWO_CLASSES = new DataShape(1000, 20, 2);

    /// The experiment with these steps in its space; remarks are added for those that can change nothing.
    Experiment applied(Experiment experiment, Dataset data, List<String> remarks) {
        if (!recommended && steps.isEmpty()) return experiment;
        ModelSubject subject = experiment.subject().modelled().orElseThrow();
        Target target = subject.planned();
        ModelFamily family = ModelCatalog.byId(subject.model(), target.task());
        DataShape shape = DataShape.of(data, target.column(), target.task(), target.hidden());
        Set<String> hidden = new LinkedHashSet<>(target.hidden());
        hidden.add(target.column());
        PipelineFacts facts = PipelineFacts.of(data.without(hidden), Metric.byId(target.metric()));
        if (!AutoChoice.in(subject)) {
            return experiment.withSpace(tuned(experiment.space(), family, shape, facts, remarks));
        }
        SearchSpace whole = experiment.space();
        for (String id : AutoChoice.families(whole)) {
            ModelFamily one = ModelCatalog.byId(id);
            List<Parameter> parameters = new ArrayList<>(whole.parameters());
            parameters.removeIf(p -> AutoChoice.owner(p.name()).equals(Optional.of(id)));
            tuned(AutoChoice.plain(whole, id), one, shape, facts, remarks).parameters()
                    .forEach(p -> parameters.add(AutoChoice.within(id, p)));
            whole = new SearchSpace(parameters, whole.relations());
        }
        return experiment.withSpace(whole);
    }

    private SearchSpace tuned(SearchSpace space, ModelFamily family, DataShape shape, PipelineFacts facts,
            List<String> remarks) {
        List<String> names = new ArrayList<>(named(family, shape));
        for (String name : names) {
            PipelineSteps.useless(name, family, facts).map(reason -> Messages.text("cli.new.pipeline.useless",
                    PipelineSteps.shortName(name), reason)).filter(r -> !remarks.contains(r)).ifPresent(remarks::add);
        }
        if (recommended) names.addAll(PipelineSteps.recommended(family, shape, facts));
        return PipelineSteps.tuning(space, family, shape, names);
    }

    private List<String> named(ModelFamily family, DataShape shape) {
        List<String> known = PipelineSteps.steps(family, shape);
        List<String> names = new ArrayList<>();
        for (String step : steps) {
            String asked = step.strip();
            names.add(
                    known.stream().filter(k -> k.equals(asked) || PipelineSteps.shortName(k).equals(asked)).findFirst()
                            .orElseThrow(() -> unknown(asked, family, known)));
        }
        return names;
    }

    private static CliException unknown(String asked, ModelFamily family, List<String> known) {
        String list = known.stream().map(PipelineSteps::shortName).collect(Collectors.joining(", "));
        boolean decides = PipelineSteps.steps(family, TWO_CLASSES).stream()
                .map(PipelineSteps::shortName).anyMatch(asked::equals);
        return CliException.badInput(decides ? "cli.new.pipeline.twoClasses" : "cli.new.pipeline.unknown",
                Printable.brief(asked), list);
    }
}
