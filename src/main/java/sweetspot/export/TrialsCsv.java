package sweetspot.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;

/// All trials of a study as CSV, one a row.
///
/// Columns, in this order: `number`, `state` (waiting, running, complete, pruned, failed), `value` (with several
/// objectives `values_NAME` for each, and `front`, whether no other trial beats it), `standard_error`,
/// `constraint_NAME` for each constraint, if there are any (those without a name are counted from 1),
/// `params_NAME` for each parameter (those of the space in its order, then others in the order of their first
/// trial), `step_K` for each step of which there is an intermediate value, `started` and `finished` (ISO 8601, UTC),
/// `seconds`, `worker` (from 0), `origin`, `failure`. A cell is empty where a trial has no such value; a parameter whose
/// value is null (no limit) has the cell `None`.
public final class TrialsCsv implements ExportFormat {
    /// Most columns of intermediate values; further steps are left out.
    static final int MOST_STEPS = 1000;

    @Override
    public String id() {
        return "trials";
    }

    @Override
    public String fileName() {
        return "trials.csv";
    }

    @Override
    public boolean needsBest() {
        return false;
    }

    @Override
    public String write(ExportInput input) {
        return write(input.space(), input.study());
    }

    /// The whole table.
    public static String write(SearchSpace space, StudySnapshot snapshot) {
        List<String> parameters = parameters(space, snapshot);
        List<Long> steps = steps(snapshot);
        try (CsvText csv = new CsvText()) {
            Scores scores = Scores.of(snapshot);
            csv.row(header(scores, parameters, steps));
            for (Trial trial : snapshot.trials()) csv.row(row(trial, scores, parameters, steps));
            return csv.text();
        }
    }

    /// The columns of scores.
    ///
    /// @param objectives names of the objectives
    /// @param front trials of the front; empty with one objective
    /// @param constraints names of the constraints that trials have
    private record Scores(List<String> objectives, ParetoFront front, List<String> constraints) {

        static Scores of(StudySnapshot s) {
            List<String> names = IntStream.range(0, s.objectives()).mapToObj(s::objectiveName).toList();
            Set<String> constraints = new LinkedHashSet<>();
            for (Trial trial : s.trials()) constraints.addAll(trial.namedConstraints().keySet());
            return new Scores(names, s.isMultiObjective() ? ParetoFront.of(s) : ParetoFront.empty(),
                    List.copyOf(constraints));
        }

        void addHeader(List<Object> cells) {
            if (objectives.size() == 1) cells.add("value");
            else {
                for (String name : objectives) cells.add("values_" + name);
                cells.add("front");
            }
            cells.add("standard_error");
            for (String name : constraints) cells.add("constraint_" + name);
        }

        void add(Trial trial, List<Object> cells) {
            for (int k = 0; k < objectives.size(); k++) cells.add(trial.value(k));
            if (objectives.size() > 1) cells.add(front.contains(trial.number()));
            cells.add(trial.standardError().isPresent() ? (Object) trial.standardError().getAsDouble() : null);
            Map<String, Double> own = trial.namedConstraints();
            for (String name : constraints) cells.add(own.get(name));
        }
    }

    private static List<String> parameters(SearchSpace space, StudySnapshot snapshot) {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter p : space.parameters()) names.add(p.name());
        for (Trial trial : snapshot.trials()) names.addAll(trial.configuration().names());
        return List.copyOf(names);
    }

    private static List<Long> steps(StudySnapshot snapshot) {
        Set<Long> steps = new TreeSet<>();
        for (Trial trial : snapshot.trials()) {
            for (int i = 0; i < trial.reports(); i++) steps.add(trial.step(i));
        }
        return steps.stream().limit(MOST_STEPS).toList();
    }

    private static Object[] header(Scores scores, List<String> parameters, List<Long> steps) {
        List<Object> cells = new ArrayList<>(List.of("number", "state"));
        scores.addHeader(cells);
        for (String name : parameters) cells.add("params_" + name);
        for (long step : steps) cells.add("step_" + step);
        cells.addAll(List.of("started", "finished", "seconds", "worker", "origin", "failure"));
        return cells.toArray();
    }

    private static Object[] row(Trial trial, Scores scores, List<String> parameters, List<Long> steps) {
        List<Object> cells = new ArrayList<>();
        cells.add(trial.number());
        cells.add(trial.isStopped() ? "stopped" : trial.state().name().toLowerCase(Locale.ROOT));
        scores.add(trial, cells);
        for (String name : parameters) cells.add(CsvText.value(trial.configuration().getOr(name, "")));
        int at = 0;
        for (long step : steps) {
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

    private static @Nullable String time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
    }
}
