package sweetspot.data;

import java.util.Set;

/// Tells numbers that are codes or years from those that are amounts: thousands marks belong to amounts only.
final class Codes {
    private static final Set<String> YEARS = Set.of("year", "years", "yr", "yyyy", "jahr", "annee", "anno", "ano",
            "vintage", "born", "birthyear", "founded", "built", "decade", "season");
    private static final Set<String> CODES = Set.of("zip", "zipcode", "postal", "postcode", "plz", "code", "codes",
            "phone", "tel", "fax", "isbn", "ean", "sku", "upc", "ssn", "iban", "fips", "icd", "naics", "ticket",
            "account", "acct", "serial", "ref", "reference", "batch", "lot", "version", "build", "date", "day", "port");
    /// Whole numbers that all lie between these look like years whatever their name.
    private static final double FIRST_YEAR = 1800;
    private static final double LAST_YEAR = 2100;
    /// A name that says "year" is believed between these.
    private static final double EARLIEST = 1000;
    private static final double LATEST = 2999;
    private static final double MOST_YEARS = 250;

    private Codes() {}

    /// Tells whether the numbers of a column are codes or years.
    ///
    /// @param whole whether all of them are whole
    static boolean are(String name, boolean whole, double min, double max) {
        if (!whole || Double.isNaN(min)) return false;
        Set<String> words = Identity.words(name);
        boolean named = words.stream().anyMatch(w -> YEARS.contains(w) || w.endsWith("year"));
        if (named && min >= EARLIEST && max <= LATEST) return true;
        if (min >= FIRST_YEAR && max <= LAST_YEAR && max - min <= MOST_YEARS) return true;
        return words.stream().anyMatch(CODES::contains) || Identity.named(name);
    }
}
