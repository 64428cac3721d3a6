package sweetspot.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sweetspot.json.JsonReader;

/// The shape of lines of one kind: bytes that are the same in each, and between them the numbers and times that
/// differ.
///
/// A journal says the same thing over and over: names, distributions, states. A shape is learnt from a line that was
/// decoded once; other lines of the same shape are then compared and not parsed, whatever their fixed bytes say.
/// What it makes of a line is what [RecordDecoder] makes of it: only places of which this is certain may differ.
final class LineShape {
    private final NumberScanner scanner;
    private final JournalRecord record;
    /// One before each place, and one after the last of them, with the line end.
    private final byte[][] fixed;
    private final Place[] places;
    private final boolean values;
    /// The writer of the last line, which nobody asks for; files of many writers have the same lines from each.
    private byte[] worker = {};

    /// A place where lines differ.
    ///
    /// @param key name of the parameter or attribute
    /// @param index position among the values or the parameters
    /// @param attributes those that it belongs to; empty if it is no attribute
    private record Place(Kind kind, String key, int index, Map<String, Object> attributes) {}

    private static final Map<String, Object> NONE = Map.of();

    private enum Kind { TRIAL_ID, STEP, MILLIS, REPORT, PARAM_VALUE, VALUE, PARAM, ATTRIBUTE, START, COMPLETE, WORKER }

    private LineShape(NumberScanner scanner, JournalRecord record, byte[][] fixed, List<Place> places) {
        this.scanner = scanner;
        this.record = record;
        this.fixed = fixed;
        this.places = places.toArray(Place[]::new);
        this.values = places.stream().anyMatch(p -> p.kind == Kind.VALUE);
    }

    /// The record of the last line that matched. The next one overwrites it.
    JournalRecord record() {
        return record;
    }

    /// Reads a line into [#record()] if it is of this shape.
    ///
    /// @param bytes the last of which is a line end
    /// @return where the line end is; -1 if it is of another shape
    int match(byte[] bytes, int line) {
        int at = line;
        double[] given = record.values;
        if (values && given != null) record.values = given.clone();
        for (int i = 0; i < places.length; i++) {
            at = literal(bytes, at, fixed[i]);
            if (at >= 0) at = fill(places[i], bytes, at);
            if (at < 0) return -1;
        }
        return literal(bytes, at, fixed[places.length]) - 1;
    }

    private static int literal(byte[] bytes, int at, byte[] literal) {
        int end = at + literal.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, literal, 0, literal.length) ? end : -1;
    }

    private int fill(Place place, byte[] bytes, int at) {
        if (place.kind.compareTo(Kind.START) >= 0) return text(place, bytes, at);
        int end = scanner.scan(bytes, at);
        if (end < 0) return -1;
        switch (place.kind) {
            case REPORT -> record.intermediate = scanner.number();
            case PARAM_VALUE -> record.paramValue = scanner.number();
            case VALUE -> Objects.requireNonNull(record.values)[place.index] = scanner.number();
            case PARAM -> record.params.value(place.index, scanner.number());
            case ATTRIBUTE -> place.attributes.put(place.key,
                    scanner.isInteger() ? (Object) scanner.whole() : (Object) scanner.number());
            default -> {
                if (!scanner.isInteger()) return -1;
                long whole = scanner.whole();
                switch (place.kind) {
                    case TRIAL_ID -> record.trialId = whole;
                    case STEP -> record.step = whole;
                    default -> record.millis = whole;
                }
            }
        }
        return end;
    }

    private int text(Place place, byte[] bytes, int at) {
        if (place.kind == Kind.WORKER) {
            int known = literal(bytes, at, worker);
            if (known >= 0 && bytes[known] == '"') return known;
        }
        int end = at;
        for (byte b = bytes[end]; b != '"'; b = bytes[++end]) {
            if (b < ' ' || b == '\\') return -1;
        }
        switch (place.kind) {
            case START -> record.start = ascii(bytes, at, end);
            case COMPLETE -> record.complete = ascii(bytes, at, end);
            default -> worker = Arrays.copyOfRange(bytes, at, end);
        }
        return end;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// Learns the shape of a line of valid JSON.
    ///
    /// @param bytes from the line's begin to its line end
    /// @param record what the line says; the shape takes it
    /// @return empty if it is not certain what may differ
    static Optional<LineShape> learn(byte[] bytes, JournalRecord record, NumberScanner scanner) {
        return new Learner(bytes, record, scanner).learn();
    }

    /// Goes through one line and notes the places of it.
    private static final class Learner {
        private final byte[] bytes;
        private final JournalRecord record;
        private final NumberScanner scanner;
        private final List<byte[]> fixed = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();
        private int depth;
        private String field = "";
        private String key = "";
        private int index;
        private int lists;
        private int last;

        Learner(byte[] bytes, JournalRecord record, NumberScanner scanner) {
            this.bytes = bytes;
            this.record = record;
            this.scanner = scanner;
        }

        Optional<LineShape> learn() {
            for (int at = 0; at < bytes.length;) {
                at = switch (bytes[at]) {
                    case '"' -> text(at);
                    case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
                    default -> mark(at);
                };
            }
            // Of two lists of values, or a list and a single value, the last one counts.
            if (lists > 1) return Optional.empty();
            fixed.add(Arrays.copyOfRange(bytes, last, bytes.length));
            return Optional.of(new LineShape(scanner, record, fixed.toArray(byte[][]::new), places));
        }

        private int mark(int at) {
            switch (bytes[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case ',' -> index++;
                default -> {}
            }
            return at + 1;
        }

        private int text(int at) {
            int end = at + 1;
            while (bytes[end] != '"') end += bytes[end] == '\\' ? 2 : 1;
            int after = end + 1;
            while (isBlank(bytes[after])) after++;
            if (bytes[after] == ':') {
                name(at, end + 1, after + 1);
                return after + 1;
            }
            if (depth == 1) {
                switch (field) {
                    case "datetime_start" -> place(Kind.START, NONE, at + 1, end);
                    case "datetime_complete" -> place(Kind.COMPLETE, NONE, at + 1, end);
                    case "worker_id" -> place(Kind.WORKER, NONE, at + 1, end);
                    default -> {}
                }
            }
            return end + 1;
        }

        private static boolean isBlank(byte b) {
            return b == ' ' || b == '\t' || b == '\r';
        }

        private void name(int from, int to, int after) {
            String name = (String) Objects
                    .requireNonNull(JsonReader.read(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
            if (depth > 1) {
                key = name;
                return;
            }
            field = name;
            index = 0;
            int value = after;
            while (isBlank(bytes[value])) value++;
            if ((field.equals("values") || field.equals("value")) && bytes[value] != 'n') lists++;
        }

        private int number(int at) {
            int end = scanner.scan(bytes, at);
            if (end < 0) {
                end = at + 1;
                while ("+-.eE0123456789".indexOf(bytes[end]) >= 0) end++;
                return end;
            }
            if (depth == 1) {
                switch (field) {
                    case "trial_id" -> place(Kind.TRIAL_ID, NONE, at, end);
                    case "step" -> place(Kind.STEP, NONE, at, end);
                    case RecordEncoder.MILLIS -> place(Kind.MILLIS, NONE, at, end);
                    case "intermediate_value" -> place(Kind.REPORT, NONE, at, end);
                    case "param_value_internal" -> place(Kind.PARAM_VALUE, NONE, at, end);
                    default -> {}
                }
            } else if (depth == 2) {
                switch (field) {
                    case "values" -> place(Kind.VALUE, NONE, at, end);
                    case "params" -> {
                        index = record.params.indexOf(key);
                        place(Kind.PARAM, NONE, at, end);
                    }
                    case "user_attr", "user_attrs" -> place(Kind.ATTRIBUTE, record.userAttributes, at, end);
                    case "system_attr", "system_attrs" -> place(Kind.ATTRIBUTE, record.systemAttributes, at, end);
                    default -> {}
                }
            }
            return end;
        }

        private void place(Kind kind, Map<String, Object> attributes, int from, int to) {
            fixed.add(Arrays.copyOfRange(bytes, last, from));
            places.add(new Place(kind, key, index, attributes));
            last = to;
        }
    }
}
