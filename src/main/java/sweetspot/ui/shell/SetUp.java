package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sweetspot.data.Sample;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;
import sweetspot.text.Messages;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.draft.SpaceSummary;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Revision;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.search.SearchPlan.Fact;
import sweetspot.ui.search.SearchSettingsViewModel;
import sweetspot.ui.study.TrialQueue;

/// The parts of an experiment as they are set up, and the [Experiment] that it adds up to: name, subject, space,
/// settings, and the trials that are queued. One [#revision()] tells of every edit, after problems and experiment are
/// known.
final class SetUp {
    private final BackgroundTasks tasks;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final DataViewModel data;
    private final SpaceEditorViewModel space = new SpaceEditorViewModel();
    private final SearchSettingsViewModel settings = new SearchSettingsViewModel();
    private final TrialQueue queue;
    private final ModelSubjectViewModel model;
    private final ReadOnlyObjectWrapper<SubjectViewModel> subject = new ReadOnlyObjectWrapper<>(this, "subject");
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(this, "experiment", Optional.empty());
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final ObservableList<String> problemsView = FXCollections.unmodifiableObservableList(problems);
    private final Revision revision = new Revision(this);

    /// Begins with a model, for which no data have been chosen yet.
    SetUp(BackgroundTasks tasks, TrialQueue queue) {
        this.tasks = tasks;
        this.queue = queue;
        data = new DataViewModel(tasks);
        settings.follow(space);
        // Before all other listeners: they find what has followed from the edit.
        revision.addListener((InvalidationListener) _ -> edited());
        revision.watch(name, space.revision(), settings.revision(), queue.problemProperty());
        experiment.addListener((_, _, now) -> settings.judge(now));
        model = tune(new ModelSubjectViewModel(data, space, settings, tasks));
        revision.changed();
    }

    private <S extends SubjectViewModel> S tune(S next) {
        revision.watch(next.revision());
        subject.set(next);
        return next;
    }

    private ProgramSubjectViewModel program() {
        return tune(new ProgramSubjectViewModel(new ProgramViewModel(space, tasks), space, settings));
    }

    /// Begins with a sample, set up as its catalogue suggests.
    void begin(Sample sample) {
        model.open(sample);
    }

    /// Begins with a program.
    ///
    /// @param folder where it runs, to begin with
    void begin(Path folder) {
        program().begin(folder);
    }

    /// Takes up an experiment.
    ///
    /// @param folder its folder
    void open(Experiment known, Path folder) {
        revision.together(() -> {
            name.set(known.name());
            settings.load(known);
            switch (known.subject()) {
                case ModelSubject m -> model.open(m, known, folder);
                case ProgramSubject p -> program().open(p, known, folder);
                case FunctionSubject f -> {
                    tune(new FunctionSubjectViewModel(f));
                    space.loadRows("", known.space(), List.of());
                }
            }
            revision.changed();
        });
    }

    /// Sets everything back that scores depend on, with the space, after an edit was called off.
    ///
    /// @param folder the folder that a relative path starts from
    void restore(Experiment earlier, Path folder) {
        revision.together(() -> {
            settings.restoreScoring(earlier);
            subject.get().restore(earlier, folder);
            revision.changed();
        });
    }

    private void edited() {
        queue.check(space.searchSpace());
        List<String> found = new ArrayList<>(subject.get().problems());
        found.addAll(space.problems());
        if (!settings.problemProperty().get().isEmpty()) found.add(settings.problemProperty().get());
        if (!queue.problemProperty().get().isEmpty()) found.add(queue.problemProperty().get());
        if (name.get().isBlank()) found.add(Messages.text("shell.problem.noName"));
        problems.setAll(found);
        experiment.set(assemble());
    }

    private Optional<Experiment> assemble() {
        if (name.get().isBlank() || space.searchSpace().isEmpty() || settings.budget().isEmpty())
            return Optional.empty();
        return subject.get().subject().flatMap(s -> settings.applyTo(new Experiment(name.get().strip(), s,
                space.searchSpace().orElseThrow(), settings.samplerProperty().get(), settings.pruner(),
                settings.budget().orElseThrow(), 1, 0).withAccepted(subject.get().accepted())));
    }

    /// Tells whether a step has something to show or to edit.
    ///
    /// @param results whether there is a study to show
    boolean canGoTo(Step step, boolean results) {
        return switch (step) {
            case PROGRAM, DATA, MODEL -> subject.get().offers(step);
            case SPACE, SEARCH -> !space.rows().isEmpty();
            case RESULTS, EXPORT -> results;
        };
    }

    /// Facts about the search, with the step where each can be changed.
    ObservableValue<List<Fact>> facts() {
        return Bindings.createObjectBinding(() -> {
            List<Fact> facts = new ArrayList<>(subject.get().facts());
            SpaceSummary size = space.summaryProperty().get();
            facts.add(Fact.of("space", Step.SPACE, size.dimensions(), size.numeric(), size.choices()));
            return facts;
        }, revision);
    }

    /// Grows with every edit, once problems and experiment are known.
    ReadOnlyIntegerProperty revision() {
        return revision;
    }

    /// The subject that is tuned.
    SubjectViewModel subject() {
        return subject.get();
    }

    /// The experiment that all of it adds up to; empty while something is missing or wrong.
    ReadOnlyObjectProperty<Optional<Experiment>> experiment() {
        return experiment.getReadOnlyProperty();
    }

    /// The reason why a search cannot start, a sentence each; unmodifiable.
    ObservableList<String> problems() {
        return problemsView;
    }

    StringProperty name() {
        return name;
    }

    /// The data of a model; without any where something else is tuned.
    DataViewModel data() {
        return data;
    }

    SpaceEditorViewModel space() {
        return space;
    }

    SearchSettingsViewModel settings() {
        return settings;
    }
}
