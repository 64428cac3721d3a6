package sweetspot.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SpaceSummary;
import sweetspot.ui.kit.Step;
import sweetspot.ui.search.SearchPlan.Fact;

/// What a search is about, in words, with the step where each can be changed.
final class SetUpFacts {
    /// Characters of a command that are shown.
    private static final int SHOWN_COMMAND = 90;

    private SetUpFacts() {}

    /// Follows what is set up in an experiment.
    static ObservableValue<List<Fact>> following(ExperimentViewModel model) {
        List<Observable> causes = new ArrayList<>(List.of(model.experiment(), model.data().revision(),
                model.data().table(), model.space().summaryProperty(), model.space().modelProperty()));
        model.program().ifPresent(p -> causes.add(p.revision()));
        return Bindings.createObjectBinding(() -> of(model), causes.toArray(Observable[]::new));
    }

    private static List<Fact> of(ExperimentViewModel model) {
        List<Fact> facts = new ArrayList<>();
        model.data().table().get().ifPresent(t -> facts.add(fact("data", Step.DATA, t.dataset().name(),
                t.dataset().rows(), t.dataset().columns().size())));
        model.target().ifPresent(t -> facts.add(fact("target." + t.task().id(), Step.DATA, t.column())));
        model.metric().ifPresent(m -> facts.add(fact("metric." + m.direction().name(), Step.DATA,
                m.label(model.data().positive().get()))));
        if (model.target().isPresent()) {
            Validation v = model.data().validation().get();
            facts.add(fact(v.stratified() ? "stratified" : "validation", Step.DATA, v.folds(), Math.round(100 * v.testFraction())));
        }
        model.family().ifPresent(f -> facts.add(fact("model", Step.MODEL, f.label())));
        model.program().ifPresent(p -> facts.add(fact("program", Step.PROGRAM, p.briefCommand(SHOWN_COMMAND))));
        SpaceSummary size = model.space().summaryProperty().get();
        facts.add(fact("space", Step.SPACE, size.dimensions(), size.numeric(), size.choices()));
        return facts;
    }

    private static Fact fact(String key, Step step, Object... arguments) {
        String name = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        return new Fact(Messages.text("search.fact." + (name.equals("stratified") ? "validation" : name) + ".name"),
                Messages.text("search.fact." + key, arguments), step);
    }
}
