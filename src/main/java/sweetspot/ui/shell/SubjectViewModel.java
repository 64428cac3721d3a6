package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import sweetspot.study.Experiment;
import sweetspot.study.Subject;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.search.SearchPlan.Fact;

/// The part of an experiment's set-up that depends on what is tuned. There is one kind for each kind of [Subject]; each
/// answers for itself what the window asks, so that a new kind compiles only after it has given every answer.
sealed interface SubjectViewModel permits ModelSubjectViewModel, ProgramSubjectViewModel, FunctionSubjectViewModel {

    /// Grows with every edit.
    ReadOnlyIntegerProperty revision();

    /// Tells whether nothing has been chosen yet.
    boolean isBlank();

    /// The steps of an experiment that tunes it, in order.
    List<Step> steps();

    /// Tells whether a step that is about the subject alone has something to show or to edit.
    boolean offers(Step step);

    /// Its problems, a sentence each.
    List<String> problems();

    /// The subject as it is set up; empty while something is missing or wrong.
    Optional<Subject> subject();

    /// The findings in its data that are to stay as they are, see [Experiment#accepted()].
    List<String> accepted();

    /// Tells whether nothing more follows of itself from the last edit.
    boolean isSettled();

    /// Fingerprint of the data as they are read now; empty if there are none.
    Optional<String> fingerprint();

    /// Tells whether our own worker processes run its trials.
    boolean needsWorkers();

    /// The program that is tuned; empty if it is none.
    Optional<ProgramViewModel> program();

    /// Facts about it, with the step where each can be changed.
    List<Fact> facts();

    /// The words below the experiment's title.
    ///
    /// @param step the step that is shown
    /// @param run what was run; empty before the first search
    String subtitle(Step step, Optional<Subject> run);

    /// Sets everything back that scores depend on, with the space, after an edit was called off.
    ///
    /// @param earlier an experiment on a subject of the same kind
    /// @param folder the folder that a relative path starts from
    void restore(Experiment earlier, Path folder);
}
