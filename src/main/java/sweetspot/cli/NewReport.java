package sweetspot.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sweetspot.data.plan.PlanAdvice;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.study.Experiment;

/// The output of `sweetspot new --json`: the experiment as its file holds it, where it is, and what was found in its
/// data.
final class NewReport {
    private NewReport() {}

    static Map<String, Object> of(Path file, Experiment experiment, Notes notes, List<String> settingNotes,
            Optional<PlanAdvice> advice) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file.toString());
        map.putAll(ExperimentFile.toMap(experiment));
        map.put("notes", notes.toList());
        map.put("setting_notes", settingNotes);
        advice.ifPresent(a -> map.put("recommended_plan", map(a)));
        return map;
    }

    private static Map<String, Object> map(PlanAdvice advice) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("plan", advice.plan().id());
        map.putAll(advice.plan().fields());
        map.put("needs_gap", advice.asksForGap());
        map.put("reasons", advice.reasons().stream().map(PlanAdvice.Reason::line).toList());
        return map;
    }
}
