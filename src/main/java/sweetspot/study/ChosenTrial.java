package sweetspot.study;

import java.util.OptionalInt;

/// The trial that the user chose to use in place of the best of the search: a simpler one, or one that holds better on
/// fresh splits. It is kept with the study, and what is exported and tested is this one.
public final class ChosenTrial {
    /// Attribute of a study that holds its number; −1 if the choice was taken back.
    public static final String ATTRIBUTE = "sweetspot:chosen_trial";

    private ChosenTrial() {}

    /// The number of the chosen trial; empty if none was chosen, if it has no score, or of several objectives.
    public static OptionalInt of(StudySnapshot study) {
        if (study.isMultiObjective() || !(study.attributes().get(ATTRIBUTE) instanceof Number n)) {
            return OptionalInt.empty();
        }
        int number = n.intValue();
        return usable(study, number) ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /// Tells whether a trial can be chosen: it is complete and feasible.
    public static boolean usable(StudySnapshot study, int number) {
        if (number < 0 || number >= study.trials().size()) return false;
        Trial trial = study.trials().get(number);
        return trial.state() == TrialState.COMPLETE && trial.hasValue() && trial.feasible();
    }

    /// The trial to use: the chosen one, else the best; empty while there is none.
    public static OptionalInt used(StudySnapshot study) {
        OptionalInt chosen = of(study);
        return chosen.isPresent() ? chosen
                : study.best().map(t -> OptionalInt.of(t.number())).orElse(OptionalInt.empty());
    }
}
