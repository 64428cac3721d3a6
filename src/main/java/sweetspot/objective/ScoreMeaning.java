package sweetspot.objective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;

/// The meaning of an experiment's scores: the fields within which scores can be compared. Two experiments
/// of the same meaning can share a study; an edit that changes it would put new names on old scores.
///
/// | of the meaning | free |
/// |---|---|
/// | target, task, metric, positive class (where the metric has one), excluded columns, what is mended in the data, model, further objectives | name, where the data file and the program's folder lie |
/// | number of folds, test fraction, stratification, its seed, what trials are stopped by | ranges, choices, conditions, fixed values |
/// | test function | sampler, pruner, budget, workers, seed of the search |
/// | program's command, protocol, objectives with their directions | |
///
/// The contents of the data, and with them how the file is read, are of the meaning too. They are not in an experiment,
/// so they are compared by their fingerprint, see `sweetspot.data.Fingerprint`.
///
/// @param fields what each field of the experiment file says, as text, by the field's name in the file; unmodifiable
public record ScoreMeaning(Map<String, String> fields) {
    /// A program's command may be long.
    private static final int MOST = 120;

    public ScoreMeaning {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// A field that two meanings differ in.
    ///
    /// @param field its name in the experiment file
    /// @param before what the one says; "" if it has no such field
    /// @param after what the other says; "" if it has no such field
    public record Difference(String field, String before, String after) {

        /// The field's name in the window.
        public String label() {
            return Messages.text("meaning." + field);
        }

        /// A value as the window calls it, cut where it is long.
        public String shown(String value) {
            if (value.isEmpty()) return Messages.text("meaning.none");
            String words = switch (field) {
                case "metric" -> Metric.find(value).map(Metric::label).orElse(value);
                case "model" -> ModelCatalog.families().stream().filter(f -> f.id().equals(value))
                        .map(ModelFamily::label).findFirst().orElse(value);
                default -> value;
            };
            return cut(words);
        }

        private static String cut(String text) {
            return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
        }

        /// The difference as a line for the shell: the field as the file names it, then both values.
        public String line() {
            return Messages.text("meaning.line", field, before.isEmpty() ? Messages.text("meaning.none") : cut(before),
                    after.isEmpty() ? Messages.text("meaning.none") : cut(after));
        }
    }

    /// The meaning of an experiment's scores.
    public static ScoreMeaning of(Experiment experiment) {
        return new ScoreMeaning(ScoredSubject.of(experiment.subject()).meaning());
    }

    /// The fields in which another meaning differs from this one, in the order of the fields.
    public List<Difference> differences(ScoreMeaning after) {
        Set<String> names = new LinkedHashSet<>(fields.keySet());
        names.addAll(after.fields.keySet());
        List<Difference> found = new ArrayList<>();
        for (String name : names) {
            String mine = fields.getOrDefault(name, "");
            String other = after.fields.getOrDefault(name, "");
            if (!mine.equals(other)) found.add(new Difference(name, mine, other));
        }
        // A metric with a positive class beside one without says nothing that the metric does not say.
        if (found.stream().anyMatch(d -> d.field().equals("metric"))) found.removeIf(d -> d.field().equals("positive"));
        return List.copyOf(found);
    }

    /// The fields in which a later state of an experiment differs in meaning from the one that was run.
    public static List<Difference> differences(Experiment run, Experiment later) {
        return of(run).differences(of(later));
    }

    /// The experiment that was run, under the name and at the place that a later state of the same meaning gives it: the
    /// user may have renamed it, or moved its data file or its program's folder.
    public static Experiment placed(Experiment run, Experiment later) {
        if (!differences(run, later).isEmpty()) return run;
        return run.withName(later.name()).withSubject(run.subject().placedAs(later.subject()));
    }
}
