package sweetspot.journal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import sweetspot.journal.file.JsonTree;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Turns the tokens of one journal line into a [JournalRecord]. Unknown fields are skipped.
///
/// Every problem is an `IllegalArgumentException` (or Jackson's own, for what is no JSON) that says what is wrong.
final class RecordDecoder {
    private final Map<String, RecordedDistribution> distributions = new HashMap<>();
    private final Map<String, Raw> lastOf = new HashMap<>();
    private byte[] bytes = {};
    private int begin;
    private final Map<String, String> names = new HashMap<>();

    /// A distribution as it stands in the file, between its quotes.
    private record Raw(byte[] json, RecordedDistribution distribution) {
        boolean isAt(byte[] bytes, int from) {
            int end = from + json.length;
            return end < bytes.length && bytes[end] == '"' && Arrays.equals(bytes, from, end, json, 0, json.length);
        }
    }

    /// Reads the object whose START_OBJECT the parser stands on; leaves it at the END_OBJECT.
    ///
    /// @param source what the parser reads, from `from` on
    void decode(JsonParser p, byte[] source, int from, JournalRecord r) {
        bytes = source;
        begin = from;
        r.clear();
        while (p.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = p.currentName();
            p.nextToken();
            switch (field) {
                case "op_code" -> r.op = Math.toIntExact(whole(p, field));
                case "study_id" -> r.studyId = whole(p, field);
                case "trial_id" -> r.trialId = whole(p, field);
                case "study_name" -> r.studyName = text(p, field);
                case "directions" -> r.directions = numbers(p, field);
                case "param_name" -> r.paramName = name(text(p, field));
                case "param_value_internal" -> r.paramValue = number(p, field);
                case "distribution" -> r.distribution = distribution(p, field, "");
                case "state" -> r.state = Math.toIntExact(whole(p, field));
                case "values" -> values(p, r);
                case "value" -> value(p, r);
                case "datetime_start" -> r.start = textOrNull(p, field);
                case "datetime_complete" -> r.complete = textOrNull(p, field);
                case RecordEncoder.MILLIS -> r.millis = whole(p, field);
                case "step" -> step(p, r);
                case "intermediate_value" -> intermediate(p, r);
                default -> others(p, field, r);
            }
        }
    }

    private void others(JsonParser p, String field, JournalRecord r) {
        switch (field) {
            case "user_attr", "user_attrs" -> attributes(p, field, r.userAttributes);
            case "system_attr", "system_attrs" -> attributes(p, field, r.systemAttributes);
            case "distributions" -> {
                open(p, field);
                while (p.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = name(p.currentName());
                    p.nextToken();
                    r.distributions.put(name, distribution(p, field, name));
                }
            }
            case "params" -> {
                open(p, field);
                while (p.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = name(p.currentName());
                    p.nextToken();
                    r.params.put(name, number(p, field));
                }
            }
            case "intermediate_values" -> {
                open(p, field);
                while (p.nextToken() == JsonToken.PROPERTY_NAME) {
                    BigInteger step = new BigInteger(p.currentName());
                    p.nextToken();
                    double value = number(p, field);
                    if (step.bitLength() < Long.SIZE) r.intermediates.put(step.longValue(), value);
                    else r.hugeStep = true;
                }
            }
            default -> p.skipChildren();
        }
    }

    private void attributes(JsonParser p, String field, Map<String, Object> into) {
        open(p, field);
        while (p.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = name(p.currentName());
            p.nextToken();
            into.put(key, JsonTree.value(p));
        }
    }

    /// A parameter's distribution is nearly always the one it had before. Then its text, a third of a study's bytes, is
    /// compared as it stands and never unescaped: a parser passes over strings that nobody asks for.
    private RecordedDistribution distribution(JsonParser p, String field, String parameter) {
        int from = begin + (int) p.currentTokenLocation().getByteOffset() + 1;
        Raw last = lastOf.get(parameter);
        if (last != null && p.currentToken() == JsonToken.VALUE_STRING && last.isAt(bytes, from)) {
            return last.distribution();
        }
        String json = text(p, field);
        RecordedDistribution known = distributions.get(json);
        if (known == null) {
            known = RecordedDistribution.parse(json);
            distributions.put(json, known);
        }
        int end = begin + (int) p.currentLocation().getByteOffset() - 1;
        if (end > from && end < bytes.length) {
            lastOf.put(parameter, new Raw(Arrays.copyOfRange(bytes, from, end), known));
        }
        return known;
    }

    /// One `String` object for each name, however often it occurs.
    private String name(String name) {
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    private static void values(JsonParser p, JournalRecord r) {
        if (p.currentToken() != JsonToken.VALUE_NULL) r.values = numbers(p, "values");
    }

    private static void value(JsonParser p, JournalRecord r) {
        if (p.currentToken() != JsonToken.VALUE_NULL) r.values = new double[] {number(p, "value")};
    }

    /// A step; tokens or samples seen may be more than an `int` holds, and some programs write them as `9.2e18`.
    private static void step(JsonParser p, JournalRecord r) {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            double step = p.getDoubleValue();
            if (step != Math.rint(step)) throw new IllegalArgumentException("step must be a whole number");
            r.hugeStep |= Math.abs(step) >= Long.MAX_VALUE;
            r.step = (long) step;
            return;
        }
        boolean huge = p.currentToken() == JsonToken.VALUE_NUMBER_INT
                && p.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
        r.hugeStep |= huge;
        r.step = huge ? Long.MAX_VALUE : whole(p, "step");
    }

    private static void intermediate(JsonParser p, JournalRecord r) {
        r.intermediate = number(p, "intermediate_value");
        r.hasIntermediate = true;
    }

    private static double[] numbers(JsonParser p, String field) {
        if (p.currentToken() != JsonToken.START_ARRAY) throw new IllegalArgumentException(field + " must be a list");
        double[] numbers = new double[4];
        int n = 0;
        while (p.nextToken() != JsonToken.END_ARRAY) {
            if (n == numbers.length) numbers = Arrays.copyOf(numbers, n * 2);
            numbers[n++] = number(p, field);
        }
        return Arrays.copyOf(numbers, n);
    }

    private static double number(JsonParser p, String field) {
        JsonToken token = p.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) return p.getDoubleValue();
        throw new IllegalArgumentException(field + " must be a number");
    }

    private static long whole(JsonParser p, String field) {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_INT) return p.getLongValue();
        throw new IllegalArgumentException(field + " must be a whole number");
    }

    private static String text(JsonParser p, String field) {
        if (p.currentToken() == JsonToken.VALUE_STRING) return p.getString();
        throw new IllegalArgumentException(field + " must be text");
    }

    private static String textOrNull(JsonParser p, String field) {
        return p.currentToken() == JsonToken.VALUE_NULL ? null : text(p, field);
    }

    private static void open(JsonParser p, String field) {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException(field + " must be an object");
        }
    }
}
