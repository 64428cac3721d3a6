package sweetspot.ui.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import sweetspot.analysis.History;
import sweetspot.plot.CorrectedLine;
import sweetspot.plot.ScoreAxis;
import sweetspot.study.Experiment;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.study.StudyWords;

/// The study that a [View] is drawn of, with what is chosen. Immutable.
///
/// @param experiment how the study was set up
/// @param study its trials
/// @param history what they scored, of the first objective
/// @param front the trials that no other beats; empty with one objective
/// @param planned number of trials that the search is meant to have; 0 if unknown
/// @param live whether a search runs
/// @param starting whether one is being set up
/// @param now milliseconds since the epoch; empty if nothing runs
/// @param axis how the user wants the axis of the scores
/// @param corrected the best score corrected for the search; empty if it is not known
/// @param chosen positions by the keys of [ViewChoice]; what was not offered is missing
record ViewInput(Experiment experiment, StudySnapshot study, History history, ParetoFront front, int planned,
        boolean live,
        boolean starting, OptionalLong now, ScoreAxis.Kind axis, Optional<CorrectedLine> corrected,
        Map<String, Integer> chosen) {

    /// Names of the study's parts in words.
    StudyWords words() {
        return new StudyWords(experiment);
    }

    /// The objectives' names.
    List<String> objectives() {
        return words().objectives(study);
    }

    /// Position of what is chosen.
    ///
    /// @param otherwise where nothing is offered
    int chosen(String key, int otherwise) {
        return chosen.getOrDefault(key, otherwise);
    }

    /// Says what there is to wait for while no trial has finished; "" once one has.
    String waiting() {
        if (study.finished() > 0) return "";
        boolean first = study.running() > 0 && live;
        return Messages.text(first ? "results.firstRunning" : live ? "results.starting.workers"
                : starting ? "results.starting.setUp" : "results.noTrials");
    }

    /// The same with other wishes of the user.
    ViewInput with(ScoreAxis.Kind newAxis, Map<String, Integer> newChosen) {
        return new ViewInput(experiment, study, history, front, planned, live, starting, now, newAxis,
                corrected, newChosen);
    }
}
