package sweetspot.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sweetspot.model.family.ModelCatalog;
import sweetspot.objective.ExperimentException;
import sweetspot.study.AutoChoice;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.text.Messages;

/// The families of a search over several that cannot be trained on this machine. Not for the thread of a window: the
/// first call may load a native library.
public final class SessionFamilies {
    private SessionFamilies() {}

    /// The reasons by the family's id, of all families that can do the task; empty for other searches.
    ///
    /// @throws ExperimentException if no family of the search is left
    static Map<String, String> missing(Experiment experiment) throws ExperimentException {
        Map<String, String> missing = missingFor(experiment);
        List<String> left = new ArrayList<>(AutoChoice.families(experiment.space()));
        boolean chooses = !left.isEmpty();
        left.removeAll(missing.keySet());
        if (chooses && left.isEmpty()) {
            throw new ExperimentException("families", Messages.text("run.families.none",
                    missing.getOrDefault(AutoChoice.families(experiment.space()).getFirst(), "")));
        }
        return missing;
    }

    private static Map<String, String> missingFor(Experiment experiment) {
        if (!AutoChoice.in(experiment.subject())) return Map.of();
        Map<String, String> missing = new LinkedHashMap<>(ModelCatalog.missing());
        ModelSubject subject = experiment.subject().modelled().orElseThrow();
        missing.keySet().removeIf(f -> !ModelCatalog.byId(f).tasks().contains(subject.target().task()));
        return missing;
    }

    /// Says which of the families that an experiment names take no part here and why, a sentence or two each.
    public static List<String> notes(Experiment experiment) {
        List<String> named = AutoChoice.families(experiment.space());
        List<String> notes = new ArrayList<>();
        missingFor(experiment).forEach((family, reason) -> {
            if (named.contains(family)) {
                notes.add(Messages.text("run.families.missing", ModelCatalog.byId(family).label(), reason));
            }
        });
        return notes;
    }

    /// A new experiment without the families that cannot be trained here; as it was if none would be left.
    public static Experiment usable(Experiment made) {
        return made.withSpace(AutoChoice.without(made.space(), missingFor(made).keySet()));
    }
}
