package sweetspot.worker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sweetspot.json.JsonReader;
import sweetspot.json.JsonWriter;
import sweetspot.space.Configuration;
import sweetspot.study.Trial;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// One line of the protocol.
public sealed interface Message {
    /// Version of the protocol, told in the setup.
    int PROTOCOL = 1;

    /// Tells the worker what to evaluate.
    ///
    /// @param experiment the experiment, as in its file
    /// @param folder the folder that its relative paths start from
    /// @param answers whether the app answers each report
    /// @param fingerprint of the data that the study is about; "" if it has none
    /// @param tables the file in which the app keeps the data as they were read; "" if it does not
    record Setup(Map<String, Object> experiment, String folder, boolean answers, String fingerprint, String tables)
            implements Message {
        /// A setup of a worker that reads the data itself, if there are any.
        public Setup(Map<String, Object> experiment, String folder, boolean answers, String fingerprint) {
            this(experiment, folder, answers, fingerprint, "");
        }
    }

    /// Evaluate a configuration.
    record Evaluate(int trial, Map<String, Object> params) implements Message {
        public Evaluate(int trial, Configuration configuration) {
            this(trial, configuration.asMap());
        }
    }

    /// Go on after a report.
    record Continue(int trial, long step) implements Message {}

    /// End a trial early.
    ///
    /// @param prune because it does badly; else it is cancelled
    record Stop(int trial, boolean prune) implements Message {}

    /// The setup is done.
    record Ready() implements Message {}

    /// A trial has an intermediate value.
    record Report(int trial, long step, double value) implements Message {}

    /// Some of a trial's predictions, to be kept beside the study, before its result; in order.
    ///
    /// @param data 32-bit floating-point numbers, big-endian, in Base64
    record Predictions(int trial, String data) implements Message {
        /// Numbers in one line.
        public static final int MOST = 100_000;

        /// The lines that carry all numbers.
        public static List<Predictions> of(int trial, float[] values) {
            List<Predictions> parts = new ArrayList<>();
            for (int from = 0; from < values.length; from += MOST) {
                int count = Math.min(MOST, values.length - from);
                ByteBuffer bytes = ByteBuffer.allocate(4 * count);
                bytes.asFloatBuffer().put(values, from, count);
                parts.add(new Predictions(trial, Base64.getEncoder().encodeToString(bytes.array())));
            }
            return parts;
        }

        /// The numbers.
        ///
        /// @throws Malformed if the line does not hold any
        public float[] values() throws Malformed {
            try {
                byte[] bytes = Base64.getDecoder().decode(data);
                if (bytes.length % 4 != 0) throw new Malformed(Messages.text("worker.message.predictions"));
                float[] values = new float[bytes.length / 4];
                ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
                return values;
            } catch (IllegalArgumentException _) {
                throw new Malformed(Messages.text("worker.message.predictions"));
            }
        }
    }

    /// A trial has ended.
    ///
    /// @param state how
    /// @param values one per objective if complete
    /// @param attributes what to keep with the trial; the line's `constraints` are among them
    /// @param error the reason if it failed, in words
    record Result(int trial, State state, List<Double> values, Map<String, Object> attributes, String error)
            implements Message {

        /// The end of a trial.
        public enum State { COMPLETE, PRUNED, CANCELLED, FAILED }
    }

    /// A line that cannot be understood. The message says why.
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }

        /// Never null, unlike that of other exceptions.
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /// The message as one line, without its line end.
    default String toLine() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        switch (this) {
            case Setup m -> {
                map.put("protocol", PROTOCOL);
                map.put("experiment", m.experiment());
                map.put("folder", m.folder());
                map.put("answers", m.answers());
                map.put("fingerprint", m.fingerprint());
                if (!m.tables().isEmpty()) map.put("tables", m.tables());
            }
            case Evaluate m -> {
                map.put("trial", m.trial());
                map.put("params", m.params());
            }
            case Continue m -> {
                map.put("trial", m.trial());
                map.put("step", m.step());
            }
            case Stop m -> {
                map.put("trial", m.trial());
                map.put("reason", m.prune() ? "prune" : "cancel");
            }
            case Ready _ -> {}
            case Report m -> {
                map.put("trial", m.trial());
                map.put("step", m.step());
                map.put("value", m.value());
            }
            case Predictions m -> {
                map.put("trial", m.trial());
                map.put("data", m.data());
            }
            case Result m -> {
                map.put("trial", m.trial());
                map.put("state", m.state().name().toLowerCase(java.util.Locale.ROOT));
                if (!m.values().isEmpty()) map.put("values", m.values());
                if (!m.attributes().isEmpty()) map.put("attributes", m.attributes());
                if (!m.error().isEmpty()) map.put("error", m.error());
            }
        }
        return JsonWriter.ascii(map);
    }

    /// The result that a command's last line of output states: `value` or `values`, `constraints`, and `attributes`.
    ///
    /// @throws Malformed if it states none
    static Result answer(String line) throws Malformed {
        Lines fields = new Lines(Lines.object(line));
        List<Double> values = fields.values();
        if (values.isEmpty()) throw new Malformed(Messages.text("worker.message.no_value"));
        return new Result(0, Result.State.COMPLETE, values, fields.attributes(), "");
    }

    /// The message of a line.
    ///
    /// @throws Malformed if it is none
    static Message parse(String line) throws Malformed {
        Map<?, ?> map = Lines.object(line);
        Lines fields = new Lines(map);
        return switch (String.valueOf(map.get("type"))) {
            case "setup" -> new Setup(fields.map("experiment"), fields.text("folder"),
                    Boolean.TRUE.equals(map.get("answers")), fields.text("fingerprint"),
                    map.containsKey("tables") ? fields.text("tables") : "");
            case "evaluate" -> new Evaluate(fields.whole("trial"), fields.map("params"));
            case "continue" -> new Continue(fields.whole("trial"), fields.longWhole("step"));
            case "stop" -> new Stop(fields.whole("trial"), "prune".equals(map.get("reason")));
            case "ready" -> new Ready();
            case "report" -> new Report(fields.whole("trial"), fields.longWhole("step"), fields.number("value"));
            case "predictions" -> new Predictions(fields.whole("trial"), fields.text("data"));
            case "result" -> fields.result();
            default -> throw new Malformed(Messages.text("worker.message.type", Lines.show(line)));
        };
    }

    /// Reads the fields of a line.
    final class Lines {
        private static final int SHOWN = 120;
        private static final int LONGEST_ERROR = 10_000;
        private static final int REPLACEMENT = 0xFFFD;

        private final Map<?, ?> map;

        private Lines(Map<?, ?> map) {
            this.map = map;
        }

        private static Map<?, ?> object(String line) throws Malformed {
            return JsonReader.object(line)
                    .orElseThrow(() -> new Malformed(Messages.text("worker.message.no_object", show(line))));
        }

        private Result result() throws Malformed {
            List<Double> values = values();
            if (values.isEmpty() && state() == Result.State.COMPLETE) {
                throw new Malformed(Messages.text("worker.message.no_values"));
            }
            return new Result(whole("trial"), state(), values, attributes(),
                    Printable.cut(wellFormed(text("error")), LONGEST_ERROR));
        }

        private Map<String, Object> attributes() throws Malformed {
            Map<String, Object> attributes = new LinkedHashMap<>();
            if (map.containsKey("attributes")) {
                map("attributes").forEach((key, value) -> attributes.put(wellFormed(key), whole(value)));
            }
            if (!map.containsKey("constraints")) return attributes;
            Map<String, Object> all = new LinkedHashMap<>(attributes);
            all.put(Trial.CONSTRAINTS, constraints());
            return all;
        }

        /// `constraints`: numbers, at most 0 where satisfied.
        private List<Double> constraints() throws Malformed {
            if (!(map.get("constraints") instanceof List<?> list)) {
                throw new Malformed(Messages.text("worker.message.constraints", show(map.get("constraints"))));
            }
            List<Double> constraints = new ArrayList<>();
            for (Object value : list) {
                if (!(value instanceof Number n)) {
                    throw new Malformed(Messages.text("worker.message.constraint", show(value)));
                }
                constraints.add(n.doubleValue());
            }
            return constraints;
        }

        /// A value whose texts a study file can keep.
        private static @Nullable Object whole(@Nullable Object value) {
            return switch (value) {
                case String s -> wellFormed(s);
                case List<?> list -> list.stream().map(Lines::whole).collect(Collectors.toCollection(ArrayList::new));
                case Map<?, ?> inner -> {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    inner.forEach((k, v) -> copy.put(wellFormed(String.valueOf(k)), whole(v)));
                    yield copy;
                }
                case null, default -> value;
            };
        }

        /// The text with a sign of replacement for each half of a surrogate pair, which no file can hold.
        private static String wellFormed(String text) {
            return text.codePoints().noneMatch(Lines::isHalf) ? text : text.codePoints()
                    .map(c -> isHalf(c) ? REPLACEMENT : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }

        private static boolean isHalf(int c) {
            return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        }

        private static String show(@Nullable Object value) {
            return show(String.valueOf(value));
        }

        static String show(String line) {
            return Printable.line(line.strip(), SHOWN);
        }

        private int whole(String key) throws Malformed {
            if (map.get(key) instanceof Long n && n == n.intValue()) return n.intValue();
            throw new Malformed(Messages.text("worker.message.whole", key, show(map.get(key))));
        }

        private long longWhole(String key) throws Malformed {
            if (map.get(key) instanceof Long n) return n;
            throw new Malformed(Messages.text("worker.message.whole", key, show(map.get(key))));
        }

        private double number(String key) throws Malformed {
            if (map.get(key) instanceof Number n) return n.doubleValue();
            throw new Malformed(Messages.text("worker.message.number", key, show(map.get(key))));
        }

        private String text(String key) {
            return map.get(key) instanceof String s ? s : "";
        }

        private Map<String, Object> map(String key) throws Malformed {
            if (!(map.get(key) instanceof Map<?, ?> inner)) {
                throw new Malformed(Messages.text("worker.message.object", key));
            }
            Map<String, Object> typed = new LinkedHashMap<>();
            inner.forEach((k, v) -> typed.put(String.valueOf(k), v));
            return typed;
        }

        private Result.State state() throws Malformed {
            for (Result.State state : Result.State.values()) {
                if (state.name().equalsIgnoreCase(text("state"))) return state;
            }
            throw new Malformed(Messages.text("worker.message.state", show(map.get("state"))));
        }

        /// `values`, or `value` for one objective.
        private List<Double> values() throws Malformed {
            List<Double> values = new ArrayList<>();
            Object given = map.containsKey("values") ? map.get("values") : map.get("value");
            if (given instanceof Number n) values.add(n.doubleValue());
            if (given instanceof List<?> list) {
                for (Object value : list) {
                    if (!(value instanceof Number n)) {
                        throw new Malformed(Messages.text("worker.message.values", show(value)));
                    }
                    values.add(n.doubleValue());
                }
            }
            return values;
        }
    }
}
