package sweetspot.data;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words of written dates: names of months and weekdays in eight languages, and the short names of time zones.
///
/// Months are English, German, French, Spanish, Italian, Portuguese, Dutch and Scandinavian (Danish, Norwegian and
/// Swedish), in full or cut to three to five letters, with accents or without. A word that is two months in two
/// languages, or could be two in one (jui), is none.
final class DateWords {
    private static final Map<String, Integer> ENGLISH = beginnings("january february march april may june july august"
            + " september october november december");
    private static final Map<String, Integer> ALL = beginnings("january february march april may june july august"
            + " september october november december",
            "januar februar marz april mai juni juli august september oktober november dezember",
            "janner feber mrz april mai juni juli august september oktober november dezember",
            "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
            "januari februari maart april mei juni juli augustus september oktober november december",
            "januar februar mrt april maj juni juli augusti september oktober november desember");
    private static final List<String> WEEKDAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday",
            "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend",
            "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes",
            "miercoles", "jueves", "viernes", "sabado", "domingo", "lunedi", "martedi", "mercoledi", "giovedi",
            "venerdi", "sabato", "domenica", "segunda", "terca", "quarta", "quinta", "sexta", "maandag", "dinsdag",
            "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "mandag", "tirsdag", "onsdag", "torsdag",
            "fredag", "lordag", "sondag");
    private static final List<String> SHORT_WEEKDAYS = List.of("mo", "di", "mi", "do", "fr", "sa", "so");
    /// Minutes east of UTC, those of America after RFC 822.
    private static final Map<String, Integer> ZONES = Map.ofEntries(Map.entry("z", 0), Map.entry("utc", 0),
            Map.entry("gmt", 0), Map.entry("est", -300), Map.entry("edt", -240), Map.entry("cst", -360),
            Map.entry("cdt", -300), Map.entry("mst", -420), Map.entry("mdt", -360), Map.entry("pst", -480),
            Map.entry("pdt", -420), Map.entry("wet", 0), Map.entry("west", 60), Map.entry("bst", 60),
            Map.entry("cet", 60), Map.entry("cest", 120), Map.entry("mez", 60), Map.entry("mesz", 120),
            Map.entry("eet", 120), Map.entry("eest", 180), Map.entry("msk", 180), Map.entry("jst", 540),
            Map.entry("aest", 600), Map.entry("aedt", 660));

    private DateWords() {}

    /// The number of an English month, from 1; 0 if the word is none.
    ///
    /// @param word in small letters
    static int englishMonth(String word) {
        return ENGLISH.getOrDefault(word, 0);
    }

    /// The number of a month in any of the languages, from 1; 0 if the word is none.
    ///
    /// @param word in small letters
    static int month(String word) {
        int english = englishMonth(word);
        return english > 0 ? english : ALL.getOrDefault(plain(word), 0);
    }

    /// Tells whether a word in small letters is a weekday.
    static boolean isWeekday(String word) {
        if (word.length() < 3) return SHORT_WEEKDAYS.contains(word);
        String plain = plain(word);
        return WEEKDAYS.stream().anyMatch(n -> n.equals(plain) || plain.length() <= 5 && n.startsWith(plain));
    }

    /// Minutes east of UTC of a zone's short name in small letters; [WrittenDate#NO_ZONE] if it is none.
    static int zone(String word) {
        return ZONES.getOrDefault(word, WrittenDate.NO_ZONE);
    }

    /// The full names and their first three to five letters.
    private static Map<String, Integer> beginnings(String... languages) {
        Map<String, Integer> months = new HashMap<>();
        for (String language : languages) {
            String[] names = language.split(" ");
            for (int m = 1; m <= names.length; m++) {
                String name = names[m - 1];
                put(months, name, m);
                for (int length = 3; length <= Math.min(5, name.length() - 1); length++) {
                    put(months, name.substring(0, length), m);
                }
            }
        }
        return Map.copyOf(months);
    }

    /// 0 marks what is two months.
    private static void put(Map<String, Integer> months, String word, int month) {
        months.merge(word, month, (a, b) -> a.equals(b) ? a : 0);
    }

    /// A word without accents; the German ae of Maerz is an a.
    private static String plain(String word) {
        boolean ascii = word.chars().allMatch(c -> c < 128);
        String bare = ascii ? word : Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .replace('\u00f8', 'o').toLowerCase(Locale.ROOT);
        return bare.startsWith("mae") ? "ma" + bare.substring(3) : bare;
    }
}
