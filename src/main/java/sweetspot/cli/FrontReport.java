package sweetspot.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import sweetspot.study.Direction;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.text.Messages;

/// The Pareto front of a study with several objectives, as a table for people and as JSON fields for scripts.
final class FrontReport {
    private static final int SHOWN = 30;

    private final StudySnapshot snapshot;
    private final List<String> objectives;
    private final List<Trial> trials;
    private final boolean model;

    /// @param objectives what the objectives are called, for people
    /// @param model whether a model was tuned
    FrontReport(StudySnapshot snapshot, List<String> objectives, boolean model) {
        this.model = model;
        this.snapshot = snapshot;
        this.objectives = objectives;
        ParetoFront front = ParetoFront.of(snapshot);
        this.trials = IntStream.range(0, front.size()).mapToObj(i -> snapshot.trials().get(front.number(i))).toList();
    }

    /// Tells how many trials are on the front and what each of them gives, in the order of the first objective.
    void tell(Shell shell) {
        shell.answer(Messages.text("cli.front.title", trials.size(), infeasible()));
        if (trials.isEmpty()) return;
        Set<String> parameters = new LinkedHashSet<>();
        trials.forEach(t -> parameters.addAll(t.configuration().names()));
        List<String[]> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(Messages.text("cli.front.trial")));
        for (int k = 0; k < objectives.size(); k++) {
            boolean up = snapshot.directions().get(k) == Direction.MAXIMIZE;
            head.add(Messages.text(up ? "cli.front.up" : "cli.front.down", objectives.get(k)));
        }
        head.addAll(parameters);
        rows.add(head.toArray(String[]::new));
        for (Trial trial : trials.subList(0, Math.min(SHOWN, trials.size()))) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number())));
            for (int k = 0; k < objectives.size(); k++) row.add(Words.score(trial.value(k)));
            for (String name : parameters) {
                row.add(trial.configuration().has(name) ? Words.value(trial.configuration().get(name), model)
                        : Messages.text("cli.none"));
            }
            rows.add(row.toArray(String[]::new));
        }
        boolean[] right = new boolean[head.size()];
        for (int i = 0; i <= objectives.size(); i++) right[i] = true;
        shell.table(rows, right);
        if (trials.size() > SHOWN) shell.answer(Messages.text("cli.front.more", trials.size() - SHOWN));
    }

    private long infeasible() {
        return snapshot.trials().stream().filter(t -> t.hasValue() && !t.feasible()).count();
    }

    /// `objectives` with names and directions, and `front`, a list of trials with values by name and parameters.
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Map<String, Object>> goals = new ArrayList<>();
        for (int k = 0; k < objectives.size(); k++) {
            Map<String, Object> goal = new LinkedHashMap<>();
            goal.put("name", snapshot.objectiveName(k));
            goal.put("direction", snapshot.directions().get(k).name().toLowerCase(Locale.ROOT));
            goals.add(goal);
        }
        map.put("objectives", goals);
        map.put("front", trials.stream().map(this::toMap).toList());
        return map;
    }

    private Map<String, Object> toMap(Trial trial) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int k = 0; k < objectives.size(); k++) values.put(snapshot.objectiveName(k), trial.value(k));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial", trial.number());
        map.put("values", values);
        if (trial.constraints().length > 0) map.put("constraints", trial.constraints());
        map.put("parameters", trial.configuration().asMap());
        return map;
    }
}
