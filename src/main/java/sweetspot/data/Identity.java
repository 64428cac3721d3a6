package sweetspot.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// True if a column names rows, or what rows belong to, instead of describing them.
///
/// A model can only learn such names by heart: that helps for the rows it has seen, and for no other.
enum Identity {
    /// It describes.
    NONE,
    /// It counts the rows up or down.
    ROW_NUMBER,
    /// It has a value of its own for each row, or nearly each.
    ROWS,
    /// It may be one for each row; only the values' even spread says so.
    PERHAPS,
    /// It names something that several rows belong to, such as a patient.
    GROUPS;

    private static final int MIN_ROWS = 20;
    private static final int MIN_ROWS_OF_SPREAD = 100;
    private static final int MIN_GROUPS = 10;
    private static final int MIN_UNNAMED_GROUPS = 20;
    private static final double NEARLY_ALL = 0.95;
    private static final double HALF = 0.5;
    private static final Set<String> ID_WORDS =
            Set.of("id", "ids", "uuid", "guid", "key", "index", "identifier", "rowid", "number", "no", "nr");
    /// Words that name one thing of many; `number` or `index` may as well count.
    private static final Set<String> STRONG_ID_WORDS = Set.of("id", "ids", "uuid", "guid", "identifier");
    private static final Set<String> THINGS = Set.of("patient", "customer", "client", "user", "subject", "person",
            "participant", "household", "family", "session", "respondent", "student", "employee", "member", "account",
            "animal", "donor", "proband", "mouse", "pid", "subj", "uid", "hospital", "clinic", "school", "farm", "batch", "device",
            "machine", "engine", "vehicle", "sensor", "site", "kunde", "kundennummer", "patientennummer", "personalnummer", "speaker", "author", "rater", "viewer", "passenger", "driver", "player");
    /// Words for numbers that are given out, one each.
    private static final Set<String> GIVEN_OUT = Set.of("serial", "ssn", "iban", "phone", "invoice", "ticket", "sku",
            "isbn", "reference", "ref", "barcode");
    /// A name such as `customerid`, written as one word.
    private static final Pattern JOINED_ID = Pattern.compile("(customer|client|user|patient|subject|person|order"
            + "|account|member|employee|student|record|row|transaction|session|device|product|item|house|loan|policy"
            + "|case|sample|object|obs|observation|passenger|post|image|file|ticket|invoice|unit|store|site)id");
    private static final Pattern CODE = Pattern.compile("(?=(?:.*\\d){2})[\\p{L}\\d]*[-_:./#]?[\\p{L}\\d:_-]{3,}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{8,}");

    static Identity of(NumberColumn column) {
        if (!column.whole()) return NONE;
        double[] values = Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).toArray();
        int n = values.length;
        if (n < MIN_ROWS) return NONE;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int distinct = 1;
        for (int i = 1; i < n; i++) if (sorted[i] != sorted[i - 1]) distinct++;
        double range = sorted[n - 1] - sorted[0];
        if (Times.named(column.name())) return NONE;
        if (distinct == n && range == n - 1) return ROW_NUMBER;
        if (distinct == n && isMonotone(values)) return range < 2.0 * n ? ROW_NUMBER : PERHAPS;
        if (named(column.name()) && distinct > HALF * n && distinct >= MIN_ROWS) return strong(column.name(), distinct, n);
        if (n >= MIN_ROWS_OF_SPREAD && (looksDrawn(sorted) || numbered(distinct, n, range))) return PERHAPS;
        return groups(column.name(), n, distinct, false) ? GROUPS : NONE;
    }

    /// A `number_of_rooms` counts, although its name has a word of an ID: then all must differ.
    private static Identity strong(String name, int distinct, int n) {
        Set<String> words = words(name);
        boolean certain = JOINED_ID.matcher(String.join("", words)).matches() || namesThing(words)
                || words.stream().anyMatch(w -> STRONG_ID_WORDS.contains(w) || GIVEN_OUT.contains(w));
        return certain || distinct == n ? ROWS : NONE;
    }

    private static boolean isMonotone(double[] values) {
        boolean up = values[1] > values[0];
        for (int i = 1; i < values.length; i++) if (values[i] > values[i - 1] != up) return false;
        return true;
    }

    /// Tells whether different numbers look as if drawn for IDs: evenly spread, and either all long and of one length,
    /// or so dense that numbers drawn at random would have repeated (of n numbers from a range r, n²/2r do).
    private static boolean looksDrawn(double[] sorted) {
        int n = sorted.length;
        double range = sorted[n - 1] - sorted[0];
        int distinct = 1;
        for (int i = 1; i < n; i++) if (sorted[i] != sorted[i - 1]) distinct++;
        boolean oneLength = sorted[0] >= 100_000 && distinct >= NEARLY_ALL * n && Math.floor(Math.log10(sorted[0])) == Math.floor(Math.log10(sorted[n - 1]));
        boolean dense = distinct == n && sorted[0] >= 100 && 0.5 * n * n / range >= 5;
        return (oneLength || dense) && isEvenlySpread(sorted);
    }

    /// Tells whether nearly all numbers of a range occur, and hardly one twice: numbers drawn at random would leave a
    /// third out.
    private static boolean numbered(int distinct, int n, double range) {
        return distinct >= NEARLY_ALL * n && range <= 1.05 * n;
    }

    /// Kolmogorov's test against the even distribution between the smallest and the largest, at 5 %.
    private static boolean isEvenlySpread(double[] sorted) {
        int n = sorted.length;
        double range = sorted[n - 1] - sorted[0];
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double expected = (sorted[i] - sorted[0]) / range;
            worst = Math.max(worst, Math.max((i + 1.0) / n - expected, expected - (double) i / n));
        }
        return worst < 1.36 / Math.sqrt(n);
    }

    static Identity of(CategoryColumn column) {
        int[] counts = column.counts();
        int n = 0;
        int distinct = 0;
        int codes = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            n += counts[i];
            distinct++;
            String level = column.levels().get(i);
            if (level.length() <= 100 && (CODE.matcher(level).matches() || HEX.matcher(level).matches())) codes++;
        }
        if (n < MIN_ROWS || Times.isDates(column)) return NONE;
        boolean coded = codes >= 0.9 * distinct;
        if (distinct == n || distinct >= NEARLY_ALL * n) return ROWS;
        if (distinct > HALF * n && distinct >= MIN_ROWS && (coded || named(column.name()))) return ROWS;
        return groups(column.name(), n, distinct, coded) ? GROUPS : NONE;
    }

    private static boolean groups(String name, int n, int distinct, boolean coded) {
        if (distinct < MIN_GROUPS || n < 1.5 * distinct) return false;
        List<String> words = List.copyOf(words(name));
        boolean thing = !words.isEmpty() && (namesThing(words(name)) || STRONG_ID_WORDS.contains(words.getLast())
                || JOINED_ID.matcher(words.getLast()).matches());
        return thing || coded && distinct >= MIN_UNNAMED_GROUPS && n <= 50L * distinct;
    }

    /// Tells whether the words of a name say that it identifies.
    static boolean named(String name) {
        Set<String> words = words(name);
        return namesThing(words) || words.stream().anyMatch(w -> ID_WORDS.contains(w) || GIVEN_OUT.contains(w)
                || JOINED_ID.matcher(w).matches());
    }

    /// Tells whether a name ends with a word for one thing of many: `patient`, not `patient_age`.
    private static boolean namesThing(Set<String> words) {
        return !words.isEmpty() && THINGS.contains(List.copyOf(words).getLast());
    }

    /// The words of a name, in lower case and in order: `customerId` and `customer_id` have two.
    static Set<String> words(String name) {
        String[] words = name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        return new java.util.LinkedHashSet<>(Arrays.stream(words).filter(w -> !w.isEmpty()).toList());
    }
}
