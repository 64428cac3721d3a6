package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Subject;
import sweetspot.ui.kit.Revision;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.search.SearchPlan.Fact;

/// A test function, of which nothing but the space can be edited.
final class FunctionSubjectViewModel implements SubjectViewModel {
    private final FunctionSubject function;
    private final Revision revision = new Revision(this);

    FunctionSubjectViewModel(FunctionSubject function) {
        this.function = function;
    }

    @Override
    public ReadOnlyIntegerProperty revision() {
        return revision;
    }

    @Override
    public boolean isBlank() {
        return false;
    }

    @Override
    public List<Step> steps() {
        return ModelSubjectViewModel.STEPS;
    }

    @Override
    public boolean offers(Step step) {
        return false;
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public Optional<Subject> subject() {
        return Optional.of(function);
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
        return Optional.empty();
    }

    @Override
    public List<Fact> facts() {
        return List.of();
    }

    @Override
    public String subtitle(Step step, Optional<Subject> run) {
        return "";
    }

    @Override
    public void restore(Experiment earlier, Path folder) {
        // A function has nothing that could have been edited, and its scores mean the same in every space.
    }
}
