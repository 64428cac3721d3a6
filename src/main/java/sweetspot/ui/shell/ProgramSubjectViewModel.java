package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ProgramSubject;
import sweetspot.study.Subject;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ObjectivesViewModel;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.search.SearchPlan.Fact;
import sweetspot.ui.search.SearchSettingsViewModel;

/// A program of the user's that is tuned; its parameters are the rows of the space.
final class ProgramSubjectViewModel implements SubjectViewModel {
    private static final List<Step> STEPS = List.of(Step.PROGRAM, Step.SPACE, Step.SEARCH, Step.RESULTS, Step.EXPORT);
    /// Characters of a command that are shown among the facts, and below the title.
    private static final int SHOWN_FACT = 90;
    private static final int SHOWN_TITLE = 70;

    private final ProgramViewModel program;
    private final SpaceEditorViewModel space;

    /// @param settings told how many values a trial has, and whether it reports
    ProgramSubjectViewModel(ProgramViewModel program, SpaceEditorViewModel space, SearchSettingsViewModel settings) {
        this.program = program;
        this.space = space;
        program.revision()
                .subscribe(_ -> settings.withoutModel(program.objectives().rows().size(), program.protocol().get()));
    }

    /// Begins with a program that runs in a folder.
    void begin(Path folder) {
        program.folder().set(folder.toString());
    }

    /// Takes up a program with its space.
    void open(ProgramSubject known, Experiment experiment, Path folder) {
        space.loadRows("", experiment.space(), List.of());
        program.load(known, folder);
    }

    @Override
    public void restore(Experiment earlier, Path folder) {
        space.restore("", earlier.space(), List.of());
        earlier.subject().program().ifPresent(known -> program.load(known, folder));
    }

    @Override
    public ReadOnlyIntegerProperty revision() {
        return program.revision();
    }

    @Override
    public boolean isBlank() {
        return false;
    }

    @Override
    public List<Step> steps() {
        return STEPS;
    }

    @Override
    public boolean offers(Step step) {
        return step == Step.PROGRAM;
    }

    @Override
    public List<String> problems() {
        return program.problems();
    }

    @Override
    public Optional<Subject> subject() {
        return program.subject().map(s -> s);
    }

    @Override
    public List<String> accepted() {
        return List.of();
    }

    @Override
    public boolean isSettled() {
        return true;
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.empty();
    }

    @Override
    public boolean needsWorkers() {
        return false;
    }

    @Override
    public Optional<ProgramViewModel> program() {
        return Optional.of(program);
    }

    @Override
    public List<Fact> facts() {
        return List.of(Fact.of("program", Step.PROGRAM, program.briefCommand(SHOWN_FACT)));
    }

    @Override
    public String subtitle(Step step, Optional<Subject> run) {
        String command = program.briefCommand(SHOWN_TITLE);
        List<ObjectivesViewModel.Row> objectives = program.objectives().rows();
        String value = objectives.size() > 1 ? Messages.text("shell.subtitle.objectives", objectives.size())
                : Messages.text(objectives.getFirst().direction().get() == Direction.MAXIMIZE ? "shell.subtitle.higher"
                        : "shell.subtitle.lower", objectives.getFirst().name().get());
        return command.isEmpty() ? value : command + " · " + value;
    }
}
