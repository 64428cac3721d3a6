package sweetspot.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No text is missing, none is left over, and all can be formatted.
class MessagesTest {
    private static final Path BUNDLE = Path.of("src/main/resources/sweetspot/messages.properties");
    /// A whole key in quotes, and the quoted beginning of a key that is put together.
    private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z][\\w-]*(?:\\.[\\w-]+)*\\.?)\"");
    private static final Pattern DIRECT = Pattern.compile("Messages\\s*\\.\\s*text\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private static List<String> keys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (String line : Files.readAllLines(BUNDLE)) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0 && !line.startsWith(" "))
                keys.add(line.substring(0, equals).strip());
        }
        return keys;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    @Test
    void everyKeyThatIsAskedForExists() throws IOException {
        Set<String> keys = new TreeSet<>(keys());
        Set<String> missing = new TreeSet<>();
        Matcher matcher = DIRECT.matcher(sources());
        int asked = 0;
        while (matcher.find()) {
            asked++;
            if (!keys.contains(matcher.group(1))) missing.add(matcher.group(1));
        }
        assertTrue(asked > 100, "the sources were not found");
        assertEquals(Set.of(), missing, "texts that the sources ask for and messages.properties lacks");
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> quoted = new TreeSet<>();
        String sources = sources();
        Matcher matcher = QUOTED.matcher(sources);
        while (matcher.find()) quoted.add(matcher.group(1));
        Set<String> words = new HashSet<>(List.of(sources.toLowerCase(Locale.ROOT).split("\\W+")));
        Set<String> unused = new TreeSet<>();
        for (String key : keys()) if (!used(key, quoted, words)) unused.add(key);
        assertEquals(Set.of(), unused, "keys of messages.properties that no source quotes, in full or in parts");
    }

    /// Whether the key stands in the sources, or both a quoted beginning and a word for its end (a quoted word, the
    /// name of an enum's constant) that it can be put together from.
    private static boolean used(String key, Set<String> quoted, Set<String> words) {
        if (quoted.contains(key)) return true;
        for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
            boolean begun = quoted.contains(key.substring(0, dot + 1)) || quoted.contains(key.substring(0, dot));
            String[] rest = key.substring(dot + 1).toLowerCase(Locale.ROOT).split("[^\\w]+");
            if (begun && words.containsAll(List.of(rest))) return true;
        }
        return false;
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (String key : keys()) counts.merge(key, 1, Integer::sum);
        counts.values().removeIf(n -> n == 1);
        assertEquals(new TreeMap<>(), counts);
    }

    /// A group is what stands between two blank lines or comments. `-Dsweetspot.sort=write` sorts the file, and drops
    /// lines that a merge has doubled.
    @Test
    void keysOfEachGroupAreSorted() throws IOException {
        List<String> lines = Files.readAllLines(BUNDLE);
        List<String> sorted = new ArrayList<>();
        List<String> group = new ArrayList<>();
        for (String line : lines) {
            boolean ends = line.isBlank() || line.startsWith("#");
            if (ends) {
                sorted.addAll(inOrder(group));
                group.clear();
                sorted.add(line);
            } else {
                group.add(line);
            }
        }
        sorted.addAll(inOrder(group));
        if ("write".equals(System.getProperty("sweetspot.sort"))) {
            Files.writeString(BUNDLE, String.join("\n", sorted) + "\n");
            return;
        }
        for (int i = 0; i < Math.min(lines.size(), sorted.size()); i++) {
            assertEquals(sorted.get(i), lines.get(i), "line " + (i + 1) + " of messages.properties is not in order: "
                    + "mvn test -Dtest=MessagesTest -Dsweetspot.sort=write mends the file");
        }
        assertEquals(sorted.size(), lines.size(), "a line stands twice");
    }

    private static List<String> inOrder(List<String> group) {
        return group.stream().sorted(Comparator.comparing(line -> line.substring(0, line.indexOf('=')).strip()))
                .distinct().toList();
    }

    @Test
    void everyPatternCanBeFormatted() throws IOException {
        List<String> broken = new ArrayList<>();
        Object[] arguments = {1, 2, 3, 4, 5, 6, 7, 8};
        for (String key : keys()) {
            String pattern = Messages.text(key);
            if (!pattern.contains("{")) continue;
            try {
                String text = new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
                // A lone apostrophe quotes what follows it, so that an argument stands there unfilled.
                if (text.matches("(?s).*\\{\\d.*")) broken.add(key);
            } catch (IllegalArgumentException e) {
                broken.add(key + ": " + e.getMessage());
            }
        }
        assertEquals(List.of(), broken);
    }
}
