package sweetspot.journal;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sweetspot.json.JsonWriter;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.SearchSpace;
import sweetspot.study.Direction;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.StudyAttributeSet;
import sweetspot.study.StudyEvent.StudyCreated;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.TrialStarted;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/// Turns study events into lines of Optuna's journal.
///
/// A running trial is one CREATE_TRIAL line with its parameters; a waiting one carries them as `fixed_params`, so
/// that an Optuna worker may take it, and gets its parameters when it starts. Times stand twice: as local time, as
/// every version of Optuna reads it, and exactly, in a field of our own that Optuna skips. Text is escaped to ASCII.
///
/// The distribution written for a choice lists the range's choices, then the default if it is not among them, then
/// other values as they occur; once a study has recorded one, it stays, because Optuna refuses others.
final class RecordEncoder {
    /// Our own field with the time of a record, in milliseconds since the epoch.
    static final String MILLIS = "epoch_ms";
    /// Optuna's system attribute with what a queued trial is to be run with.
    static final String FIXED_PARAMS = "fixed_params";
    /// Stands before the keys of system attributes, to keep them apart from user attributes.
    static final String SYSTEM = "system:";

    private static final long EXACT = 1L << 53;

    private final String worker;
    private final SearchSpace space;
    private final Map<String, Written> written = new HashMap<>();

    /// A distribution and its JSON text as a JSON string: quoted, with its own quotes escaped.
    private record Written(Distribution distribution, SerializedString quoted) {
        Written(Distribution distribution) {
            this(distribution, new SerializedString(JsonWriter.ascii(json(distribution))));
        }
    }

    /// The facts that the encoder needs about trials that it writes about.
    interface Trials {
        /// The trial's id in the file.
        int id(int number);

        /// The trial as it stands.
        Trial trial(int number);
    }

    /// @param worker id of this writer, unique
    /// @param space tells the distributions of parameters
    /// @param recorded what the study has recorded of them already
    RecordEncoder(String worker, SearchSpace space, Map<String, RecordedDistribution> recorded) {
        this.worker = worker;
        this.space = space;
        recorded.forEach((name, distribution) -> {
            if (distribution.kind() == RecordedDistribution.Kind.CATEGORICAL && !distribution.choices().isEmpty()) {
                written.put(name, new Written(distribution.distribution()));
            }
        });
    }

    /// The lines of `events`, each with its end of line.
    ///
    /// @param studyId the study's id in the file
    /// @param trials knows the study's trials, those created by `events` included
    /// @throws IllegalArgumentException if an event holds a value that the format cannot keep
    byte[] encode(List<StudyEvent> events, int studyId, Trials trials) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(events.size() * 256);
        try (JsonGenerator g = JsonWriter.generator(out)) {
            Map<Integer, Trial> started = new HashMap<>();
            for (int i = 0; i < events.size(); i++) {
                Map<String, Object> attributes = new LinkedHashMap<>();
                StudyEvent event = events.get(i);
                // What is said of a trial in the breath that creates it goes into the same line.
                while (event instanceof TrialCreated c && i + 1 < events.size()
                        && events.get(i + 1) instanceof TrialAttributeSet a && a.number() == c.number()
                        && !attributes.containsKey(a.key())) {
                    attributes.put(a.key(), a.value());
                    i++;
                }
                if (event instanceof TrialStarted s) {
                    Trial before = started.containsKey(s.number()) ? started.get(s.number()) : trials.trial(s.number());
                    started.put(s.number(), start(g, s.millis(), trials.id(s.number()), before));
                } else {
                    write(g, event, attributes, studyId, trials);
                }
            }
        }
        out.write('\n');
        byte[] lines = out.toByteArray();
        requireWholeCharacters(lines);
        return lines;
    }

    /// Half a surrogate pair is no character; a reader would take the line for damaged.
    private static void requireWholeCharacters(byte[] lines) {
        // Nearly always there is no escape at all, and this finds out much faster than the loop.
        if (!new String(lines, StandardCharsets.ISO_8859_1).contains("\\u")) return;
        boolean high = false;
        for (int i = 0; i + 3 < lines.length; i++) {
            boolean escape = lines[i] == '\\' && lines[i + 1] == 'u' && (lines[i + 2] | 0x20) == 'd';
            int digit = escape ? Character.digit(lines[i + 3], 16) : 0;
            boolean low = digit >= 0xC;
            if (high != low) {
                throw new IllegalArgumentException(Messages.text("journal.value.half"));
            }
            high = digit >= 8 && digit < 0xC;
            // A backslash pair is a character of its own; what follows it is not an escape.
            if (lines[i] == '\\') i += lines[i + 1] == 'u' ? 5 : 1;
        }
    }

    private void write(JsonGenerator g, StudyEvent event, Map<String, Object> attributes, int studyId,
            Trials trials) {
        switch (event) {
            case StudyCreated e -> create(g, e);
            case StudyAttributeSet e -> attribute(g, Op.SET_STUDY_USER_ATTR, Op.SET_STUDY_SYSTEM_ATTR, "study_id",
                    studyId, e.key(), e.value());
            case TrialCreated e -> create(g, e, attributes, studyId);
            case TrialStarted e -> start(g, e.millis(), trials.id(e.number()), trials.trial(e.number()));
            case ValueReported e -> {
                open(g, Op.SET_TRIAL_INTERMEDIATE_VALUE, "trial_id", trials.id(e.number()));
                g.writeNumberProperty("step", e.step());
                g.writeNumberProperty("intermediate_value", e.value());
                g.writeEndObject();
            }
            case TrialAttributeSet e -> attribute(g, Op.SET_TRIAL_USER_ATTR, Op.SET_TRIAL_SYSTEM_ATTR, "trial_id",
                    trials.id(e.number()), e.key(), e.value());
            case TrialFinished e -> finish(g, e, trials.id(e.number()));
        }
    }

    private void open(JsonGenerator g, int op, String idField, int id) {
        g.writeStartObject();
        g.writeNumberProperty("op_code", op);
        g.writeStringProperty("worker_id", worker);
        g.writeNumberProperty(idField, id);
    }

    private void create(JsonGenerator g, StudyCreated e) {
        g.writeStartObject();
        g.writeNumberProperty("op_code", Op.CREATE_STUDY);
        g.writeStringProperty("worker_id", worker);
        g.writeStringProperty("study_name", e.name());
        g.writeArrayPropertyStart("directions");
        for (Direction d : e.directions()) g.writeNumber(d == Direction.MAXIMIZE ? 2 : 1);
        g.writeEndArray();
        g.writeEndObject();
    }

    /// @param userOp operation for an attribute of the user
    /// @param systemOp operation for one of Optuna's own, whose key begins with [#SYSTEM]
    private void attribute(JsonGenerator g, int userOp, int systemOp, String idField, int id, String key,
            @Nullable Object value) {
        boolean system = key.startsWith(SYSTEM);
        open(g, system ? systemOp : userOp, idField, id);
        g.writeObjectPropertyStart(system ? "system_attr" : "user_attr");
        property(g, system ? key.substring(SYSTEM.length()) : key, value);
        g.writeEndObject();
        g.writeEndObject();
    }

    /// Numbers and text, which nearly all attributes are, need no serializer looked up.
    private static void property(JsonGenerator g, String key, @Nullable Object value) {
        switch (value) {
            case Long n -> g.writeNumberProperty(key, n);
            case Double x -> g.writeNumberProperty(key, x);
            case String text -> g.writeStringProperty(key, text);
            case null, default -> g.writePOJOProperty(key, value);
        }
    }

    private void create(JsonGenerator g, TrialCreated e, Map<String, Object> attributes, int studyId) {
        Configuration c = e.configuration();
        List<String> names = c.names();
        open(g, Op.CREATE_TRIAL, "study_id", studyId);
        if (e.running()) {
            time(g, "datetime_start", e.millis());
        } else {
            g.writeNullProperty("datetime_start");
        }
        g.writeNumberProperty("state", StudyReplay.code(e.running() ? TrialState.RUNNING : TrialState.WAITING));
        g.writeNullProperty("value");
        g.writeNullProperty("values");
        boolean complete = e.running() || mixesKinds(c);
        g.writeObjectPropertyStart("distributions");
        if (complete) {
            for (String name : names) {
                g.writeName(name);
                g.writeRawValue(distribution(name, c.get(name)).quoted());
            }
        }
        g.writeEndObject();
        g.writeObjectPropertyStart("params");
        if (complete) {
            for (String name : names) internal(g, name, name, c.get(name));
        }
        g.writeEndObject();
        g.writeObjectPropertyStart("user_attrs");
        attributes.forEach((key, value) -> {
            if (!key.startsWith(SYSTEM)) property(g, key, value);
        });
        g.writeEndObject();
        g.writeObjectPropertyStart("system_attrs");
        if (!e.running()) g.writePOJOProperty(FIXED_PARAMS, c.asMap());
        attributes.forEach((key, value) -> {
            if (key.startsWith(SYSTEM)) g.writePOJOProperty(key.substring(SYSTEM.length()), value);
        });
        g.writeEndObject();
        g.writeObjectPropertyStart("intermediate_values");
        g.writeEndObject();
        g.writeEndObject();
    }

    ///
    /// @return the trial as it stands then
    private Trial start(JsonGenerator g, long millis, int trialId, Trial trial) {
        if (trial.state() == TrialState.RUNNING) {
            Trial again = trial.restart(millis);
            attribute(g, Op.SET_TRIAL_USER_ATTR, Op.SET_TRIAL_SYSTEM_ATTR, "trial_id", trialId, Trial.RESTARTS,
                    again.attributes().get(Trial.RESTARTS));
            return again;
        }
        Configuration configuration = trial.configuration();
        open(g, Op.SET_TRIAL_STATE_VALUES, "trial_id", trialId);
        g.writeNumberProperty("state", StudyReplay.code(TrialState.RUNNING));
        g.writeNullProperty("values");
        time(g, "datetime_start", millis);
        g.writeEndObject();
        if (mixesKinds(configuration)) return trial.start(millis);
        for (String name : configuration.names()) {
            Object value = configuration.get(name);
            open(g, Op.SET_TRIAL_PARAM, "trial_id", trialId);
            g.writeStringProperty("param_name", name);
            internal(g, "param_value_internal", name, value);
            g.writeName("distribution");
            g.writeRawValue(distribution(name, value).quoted());
            g.writeEndObject();
        }
        return trial.start(millis);
    }

    private void finish(JsonGenerator g, TrialFinished e, int trialId) {
        open(g, Op.SET_TRIAL_STATE_VALUES, "trial_id", trialId);
        g.writeNumberProperty("state", StudyReplay.code(e.state()));
        double[] values = e.values();
        if (values.length == 0) {
            g.writeNullProperty("values");
        } else {
            g.writeArrayPropertyStart("values");
            for (double value : values) g.writeNumber(value);
            g.writeEndArray();
        }
        time(g, "datetime_complete", e.millis());
        g.writeEndObject();
    }

    private static void time(JsonGenerator g, String field, long millis) {
        g.writeStringProperty(field, JournalTime.text(millis));
        g.writeNumberProperty(MILLIS, millis);
    }

    /// Writes a value as the number that Optuna keeps: itself, or its position among the choices.
    private void internal(JsonGenerator g, String field, String name, @Nullable Object value) {
        switch (distribution(name, value).distribution()) {
            case CategoricalDistribution d -> g.writeNumberProperty(field, d.indexOf(value));
            case FloatDistribution _, IntDistribution _ -> {
                double number = ((Number) Objects.requireNonNull(value)).doubleValue();
                if (value instanceof Long n && Math.abs(n) > EXACT) {
                    throw new IllegalArgumentException(Messages.text("journal.value.vast", String.valueOf(n), name));
                }
                g.writeNumberProperty(field, number);
            }
        }
    }

    /// The distribution to write for a parameter that has `value`.
    private Written distribution(String name, @Nullable Object value) {
        Written known = written.get(name);
        // No limit, where a range says numbers: Optuna's ranges cannot hold it, so such a trial has a choice of its own.
        if (value == null && isRange(name)) return new Written(CategoricalDistribution.of((Object) null));
        if (known != null && (!(known.distribution() instanceof CategoricalDistribution c) || c.contains(value))) {
            return known;
        }
        Distribution next = declared(name, value);
        if (next instanceof CategoricalDistribution declared) {
            LinkedHashSet<Object> choices = new LinkedHashSet<>();
            if (known != null && known.distribution() instanceof CategoricalDistribution c) choices.addAll(c.choices());
            choices.addAll(declared.choices());
            if (space.indexOf(name) >= 0 && !isRange(name)) choices.add(space.get(name).defaultValue());
            choices.add(value);
            next = new CategoricalDistribution(new ArrayList<>(choices));
        }
        Written fresh = new Written(next);
        written.put(name, fresh);
        return fresh;
    }

    private boolean isRange(String name) {
        int i = space.indexOf(name);
        return i >= 0 && !(space.get(i).range() instanceof CategoricalDistribution);
    }

    /// Tells whether the configuration has a parameter that is without limit in some trials and a number in others.
    /// Optuna keeps what is set after a trial was created only if it is of the kind seen first; what the trial is
    /// created with it always keeps.
    private boolean mixesKinds(Configuration configuration) {
        return configuration.names().stream().anyMatch(name -> isRange(name)
                && (configuration.get(name) == null || space.get(name).defaultValue() == null));
    }

    private Distribution declared(String name, @Nullable Object value) {
        int i = space.indexOf(name);
        if (i >= 0) {
            Distribution range = space.get(i).range();
            boolean fits = switch (range) {
                case FloatDistribution _ -> value instanceof Double;
                case IntDistribution _ -> value instanceof Long;
                case CategoricalDistribution _ -> true;
            };
            if (fits) return range;
        }
        return switch (value) {
            case Double x when Double.isFinite(x) -> FloatDistribution.linear(x, x);
            case Long n -> IntDistribution.linear(n, n);
            case null, default -> CategoricalDistribution.of(value);
        };
    }

    private static String json(Distribution distribution) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        String name = switch (distribution) {
            case FloatDistribution d -> {
                attributes.put("step", d.step() == 0 ? null : d.step());
                attributes.put("low", d.low());
                attributes.put("high", decimalHigh(d));
                attributes.put("log", d.log());
                yield "FloatDistribution";
            }
            case IntDistribution d -> {
                attributes.put("log", d.log());
                attributes.put("step", d.step());
                attributes.put("low", d.low());
                attributes.put("high", d.high());
                yield "IntDistribution";
            }
            case CategoricalDistribution d -> {
                attributes.put("choices", d.choices());
                yield "CategoricalDistribution";
            }
        };
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("attributes", attributes);
        return JsonWriter.ascii(map);
    }

    /// The highest value of a stepped range, counted in decimals as Optuna does: 0.9, not 0.9000000000000001.
    private static double decimalHigh(FloatDistribution d) {
        if (d.step() == 0) return d.high();
        BigDecimal steps = BigDecimal.valueOf(Math.round((d.high() - d.low()) / d.step()));
        return BigDecimal.valueOf(d.low()).add(BigDecimal.valueOf(d.step()).multiply(steps)).doubleValue();
    }
}
