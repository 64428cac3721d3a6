package sweetspot.journal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sweetspot.json.JsonReader;
import sweetspot.text.Messages;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Turns the tokens of one journal line into a [JournalRecord]. Unknown fields are skipped.
///
/// Every problem is an `IllegalArgumentException` (or Jackson's own, for what is no JSON) that says what is wrong.
final class RecordDecoder {
    private final Map<String, RecordedDistribution> distributions = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /// Reads the object whose START_OBJECT the parser stands on; leaves it at the END_OBJECT.
    void decode(JsonParser p, JournalRecord r) {
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
                case "distribution" -> r.distribution = distribution(p, field);
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
                    r.distributions.put(name, distribution(p, field));
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
            into.put(key, JsonReader.value(p));
        }
    }

    /// Few distributions differ, so each is parsed once.
    private RecordedDistribution distribution(JsonParser p, String field) {
        return distributions.computeIfAbsent(text(p, field), RecordedDistribution::parse);
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
        if (p.currentToken() != JsonToken.VALUE_NULL) r.values = new double[]{number(p, "value")};
    }

    /// A step; tokens or samples seen may be more than an `int` holds, and some programs write them as `9.2e18`.
    private static void step(JsonParser p, JournalRecord r) {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            double step = p.getDoubleValue();
            if (step != Math.rint(step)) throw problem("step");
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
        if (p.currentToken() != JsonToken.START_ARRAY) throw problem("list", field);
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
        throw problem("number", field);
    }

    private static long whole(JsonParser p, String field) {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_INT) return p.getLongValue();
        throw problem("whole", field);
    }

    private static String text(JsonParser p, String field) {
        if (p.currentToken() == JsonToken.VALUE_STRING) return p.getString();
        throw problem("text", field);
    }

    private static @Nullable String textOrNull(JsonParser p, String field) {
        return p.currentToken() == JsonToken.VALUE_NULL ? null : text(p, field);
    }

    private static void open(JsonParser p, String field) {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw problem("object", field);
        }
    }

    private static IllegalArgumentException problem(String key, Object... arguments) {
        return new IllegalArgumentException(Messages.text("journal.line." + key, arguments));
    }
}
