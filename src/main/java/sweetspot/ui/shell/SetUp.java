package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.Experiment.ModelSubject;
import sweetspot.study.Experiment.ProgramSubject;
import sweetspot.study.Experiment.Subject;
import sweetspot.text.Messages;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.family.ModelRows;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.search.SearchSettingsViewModel;

/// What an experiment is put together from: data and model, or a program, or a test function, with space and settings.
///
/// @param function the test function, which cannot be edited; empty for anything else
/// @param program the program; empty for anything else
record SetUp(DataViewModel data, ModelRows rows, SpaceEditorViewModel space, SearchSettingsViewModel settings,
             Optional<Subject> function, Optional<ProgramViewModel> program) {

    private static final List<Step> PROGRAM_STEPS =
            List.of(Step.PROGRAM, Step.SPACE, Step.SEARCH, Step.RESULTS, Step.EXPORT);
    private static final List<Step> MODEL_STEPS =
            List.of(Step.DATA, Step.MODEL, Step.SPACE, Step.SEARCH, Step.RESULTS, Step.EXPORT);

    SetUp with(ProgramViewModel made) {
        return new SetUp(data, rows, space, settings, function, Optional.of(made));
    }

    SetUp with(FunctionSubject known) {
        return new SetUp(data, rows, space, settings, Optional.of(known), program);
    }

    /// Whether it is a model that is tuned.
    boolean hasData() {
        return function.isEmpty() && program.isEmpty();
    }

    /// The steps it has, in order.
    List<Step> steps() {
        return program.isPresent() ? PROGRAM_STEPS : MODEL_STEPS;
    }

    /// Whether a step has something to show or to edit.
    ///
    /// @param results whether there is a study to show
    boolean canGoTo(Step wanted, boolean results) {
        return switch (wanted) {
            case PROGRAM -> program.isPresent();
            case DATA -> hasData();
            case MODEL -> hasData() && data.target().isPresent();
            case SPACE, SEARCH -> !space.rows().isEmpty();
            case RESULTS, EXPORT -> results;
        };
    }

    /// The metric that trials are scored by; empty while there is none.
    Optional<Metric> metric() {
        return Metric.forTask(data.task().get()).stream().filter(m -> m.id().equals(data.metric().get())).findFirst();
    }

    /// The model family that is tuned; empty while there is none.
    Optional<ModelFamily> family() {
        return ModelCatalog.find(space.modelProperty().get());
    }

    /// Why a search cannot start, a sentence each.
    List<String> problems() {
        List<String> found = new ArrayList<>();
        program.ifPresent(p -> found.addAll(p.problems()));
        if (hasData()) {
            if (data.table().get().isEmpty()) {
                found.add(data.problem().get().isEmpty() ? Messages.text("shell.problem.noData") : data.problem().get());
            }
            data.analysis().get().ifPresent(a -> found.addAll(a.problems()));
        }
        found.addAll(space.problems());
        if (!settings.problemProperty().get().isEmpty()) found.add(settings.problemProperty().get());
        return found;
    }

    /// The experiment; empty while something is missing or wrong.
    Optional<Experiment> assemble(String name) {
        if (name.isBlank() || space.searchSpace().isEmpty()) return Optional.empty();
        Optional<Subject> subject = program.isPresent() ? program.get().subject().map(p -> p) : function;
        if (hasData() && !space.modelProperty().get().isBlank()) {
            subject = data.target().map(t -> new ModelSubject(t, space.modelProperty().get(), data.validation().get(),
                    settings.costs()));
        }
        return subject.flatMap(s -> {
            var budget = settings.budget();
            if (budget.isEmpty()) return Optional.empty();
            return settings.applyTo(new Experiment(name.strip(), s, space.searchSpace().orElseThrow(),
                    settings.samplerProperty().get(), settings.pruner(), budget.get(), 1, 0)
                    .withAccepted(data.kept().stream().sorted().toList()));
        });
    }

    /// Whether nothing more follows of itself from the last edit.
    boolean isSettled() {
        return !hasData() || data.isSettled();
    }

    /// Fingerprint of the data as they are read now; empty if there are none.
    Optional<String> fingerprint() {
        return program.isPresent() ? Optional.empty() : data.table().get().map(DataViewModel.Table::fingerprint);
    }

    /// Sets everything back that scores depend on, with the space, after an edit was called off.
    ///
    /// @param base the folder that a relative path starts from
    void restore(Experiment earlier, Path base) {
        settings.restoreScoring(earlier);
        switch (earlier.subject()) {
            case FunctionSubject _ -> { }
            case ProgramSubject p -> {
                space.restore("", earlier.space(), List.of());
                program.ifPresent(shown -> shown.load(p, base));
            }
            case ModelSubject m -> {
                data.restore(base.resolve(m.target().data()), m.target(), m.validation());
                rows.restore(m, earlier.space());
            }
        }
    }
}
