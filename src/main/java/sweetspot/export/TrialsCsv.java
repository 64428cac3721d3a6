package sweetspot.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// All trials of a study as CSV, one a row.
///
/// Columns, in this order: `number`, `state` (waiting, running, complete, pruned, failed), `value`, `standard_error`,
/// `params_NAME` for each parameter (those of the space in its order, then others in the order of their first
/// trial), `step_K` for each step of which there is an intermediate value, `started` and `finished` (ISO 8601, UTC),
/// `seconds`, `worker` (from 0), `origin`, `failure`. A cell is empty where a trial has no such value.
public final class TrialsCsv {
    /// Most columns of intermediate values; further steps are left out.
    static final int MOST_STEPS = 1000;

    private TrialsCsv() {}

    /// The whole table.
    public static String write(SearchSpace space, StudySnapshot snapshot) {
        List<String> parameters = parameters(space, snapshot);
        List<Integer> steps = steps(snapshot);
        try (CsvText csv = new CsvText()) {
            csv.row(header(parameters, steps));
            for (Trial trial : snapshot.trials()) csv.row(row(trial, parameters, steps));
            return csv.text();
        }
    }

    private static List<String> parameters(SearchSpace space, StudySnapshot snapshot) {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter p : space.parameters()) names.add(p.name());
        for (Trial trial : snapshot.trials()) names.addAll(trial.configuration().names());
        return List.copyOf(names);
    }

    private static List<Integer> steps(StudySnapshot snapshot) {
        Set<Integer> steps = new TreeSet<>();
        for (Trial trial : snapshot.trials()) {
            for (int i = 0; i < trial.reports(); i++) steps.add(trial.step(i));
        }
        return steps.stream().limit(MOST_STEPS).toList();
    }

    private static Object[] header(List<String> parameters, List<Integer> steps) {
        List<Object> cells = new ArrayList<>(List.of("number", "state", "value", "standard_error"));
        for (String name : parameters) cells.add("params_" + name);
        for (int step : steps) cells.add("step_" + step);
        cells.addAll(List.of("started", "finished", "seconds", "worker", "origin", "failure"));
        return cells.toArray();
    }

    private static Object[] row(Trial trial, List<String> parameters, List<Integer> steps) {
        List<Object> cells = new ArrayList<>();
        cells.add(trial.number());
        cells.add(trial.state().name().toLowerCase(Locale.ROOT));
        cells.add(trial.value());
        cells.add(trial.standardError().isPresent() ? (Object) trial.standardError().getAsDouble() : null);
        for (String name : parameters) cells.add(trial.configuration().getOr(name, null));
        int at = 0;
        for (int step : steps) {
            while (at < trial.reports() && trial.step(at) < step) at++;
            cells.add(at < trial.reports() && trial.step(at) == step ? (Object) trial.intermediate(at) : null);
        }
        cells.add(time(trial.startMillis()));
        cells.add(time(trial.endMillis()));
        cells.add(trial.startMillis() > 0 && trial.endMillis() > 0 ? (Object) (trial.durationMillis() / 1000.0) : null);
        cells.add(trial.worker() < 0 ? null : (Object) trial.worker());
        cells.add(trial.origin());
        cells.add(trial.failure());
        return cells.toArray();
    }

    private static String time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
    }
}
