package sweetspot.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How a text table is written, found out from its beginning.
///
/// @param delimiter between values
/// @param spaced whether quoted values have blanks around their quotation marks, which a plain parser takes for text
/// @param header whether the first record holds names
/// @param sample the first records, to look at; blank lines are left out
record CsvDialect(char delimiter, boolean spaced, boolean header, List<List<String>> sample) {
    /// Characters of the beginning that are looked at.
    static final int SAMPLE_CHARS = 1 << 20;
    /// Delimiters that are looked for. Where several split every line alike, the first wins: a semicolon or a tab in
    /// each line of a file split by commas is rare, a decimal comma in a file split by semicolons is not.
    static final char[] CANDIDATES = {'\t', ';', '|', ','};

    private static final int SAMPLE_RECORDS = 500;

    /// @param head the file's beginning
    /// @param whole whether that is all of the file
    /// @param file its name, for messages
    static CsvDialect detect(String head, boolean whole, ImportOptions options, String file) throws DataException {
        char delimiter = options.delimiter().isPresent() ? options.delimiter().get() : delimiter(head, whole);
        boolean spaced = head.contains(delimiter + " \"");
        List<List<String>> sample = records(head, delimiter, spaced, whole);
        if (sample.isEmpty()) throw DataException.of("data.error.no_lines", file);
        if (sample.size() == 1 && !whole && head.indexOf('\n') < 0) {
            throw DataException.of("data.error.huge_line", file, SAMPLE_CHARS);
        }
        if (options.delimiter().isEmpty()) checkSplit(sample, head, file);
        boolean header = switch (options.header()) {
            case YES -> true;
            case NO -> false;
            case AUTO -> hasHeader(sample, options, delimiter);
        };
        return new CsvDialect(delimiter, spaced, header, sample);
    }

    private static char delimiter(String head, boolean whole) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(records(head, candidate, head.contains(candidate + " \""), whole));
            if (score > bestScore + 1e-9) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /// Share of the records that have as many values as the first; 0 if that has one only.
    private static double score(List<List<String>> records) {
        if (records.isEmpty() || records.getFirst().size() < 2) return 0;
        int width = records.getFirst().size();
        return (double) records.stream().filter(r -> r.size() == width).count() / records.size();
    }

    private static List<List<String>> records(String head, char delimiter, boolean spaced, boolean whole) {
        List<List<String>> records = new ArrayList<>();
        boolean cut = !whole;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(delimiter)
                .trimWhitespacesAroundQuotes(spaced).ofCsvRecord(new StringReader(head))) {
            for (CsvRecord r : reader) {
                if (records.size() == SAMPLE_RECORDS) {
                    cut = false;
                    break;
                }
                if (r.getFieldCount() > 1 || !r.getField(0).isBlank()) records.add(r.getFields());
            }
        } catch (CsvParseException | java.io.UncheckedIOException e) {
            // What came before the damage is enough to look at; the real reading reports it with its line.
            cut = false;
        } catch (java.io.IOException e) {
            throw new AssertionError("a text cannot fail to be read", e);
        }
        if (cut && records.size() > 1) records.removeLast();
        return records;
    }

    /// A file that falls into one column although its lines hold something that separates values was read wrongly.
    private static void checkSplit(List<List<String>> sample, String head, String file) throws DataException {
        if (sample.size() < 2 || sample.stream().anyMatch(r -> r.size() != 1)) return;
        int words = words(sample.getFirst().getFirst());
        boolean bySpaces = words > 1 && sample.stream().allMatch(r -> words(r.getFirst()) == words)
                && sample.stream().skip(1).allMatch(r -> r.getFirst().strip().chars().anyMatch(Character::isDigit));
        if (bySpaces) throw DataException.of("data.error.split_by_spaces", file, words);
        for (char candidate : new char[] {',', ';', '\t', '|', ':'}) {
            long with = sample.stream().skip(1).filter(r -> r.getFirst().indexOf(candidate) >= 0).count();
            boolean quoted = head.startsWith("\"");
            if (with > 0.9 * (sample.size() - 1) && (candidate != ':' || !quoted)) {
                throw DataException.of("data.error.one_column", file, nameOf(candidate));
            }
        }
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    /// The delimiter in words.
    static String nameOf(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tab";
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '|' -> "vertical bar";
            case ':' -> "colon";
            case ' ' -> "space";
            default -> "“" + delimiter + "”";
        };
    }

    /// The first record holds names if a column of numbers starts with something else; it does not if it has numbers
    /// and no such column. Where all is text, it does unless a text occurs in it twice.
    private static boolean hasHeader(List<List<String>> sample, ImportOptions options, char delimiter) {
        List<String> first = sample.getFirst();
        boolean anyNumber = false;
        for (int c = 0; c < first.size(); c++) {
            String name = first.get(c).strip();
            if (options.missing().contains(name)) continue;
            if (isNumber(name, options, delimiter)) {
                anyNumber = true;
            } else if (isNumberColumn(sample, c, options, delimiter)) {
                return true;
            }
        }
        if (anyNumber) return false;
        Set<String> names = new HashSet<>();
        return first.stream().map(String::strip).filter(n -> !n.isEmpty()).allMatch(names::add);
    }

    private static boolean isNumberColumn(List<List<String>> sample, int column, ImportOptions options, char delimiter) {
        boolean any = false;
        for (int r = 1; r < sample.size(); r++) {
            if (column >= sample.get(r).size()) continue;
            String text = sample.get(r).get(column).strip();
            if (options.missing().contains(text)) continue;
            if (!isNumber(text, options, delimiter)) return false;
            any = true;
        }
        return any;
    }

    private static boolean isNumber(String text, ImportOptions options, char delimiter) {
        char[] chars = text.toCharArray();
        boolean point = options.decimals() != ImportOptions.DecimalMark.COMMA;
        boolean comma = options.decimals() == ImportOptions.DecimalMark.COMMA
                || options.decimals() == ImportOptions.DecimalMark.AUTO && delimiter != ',';
        return point && !Double.isNaN(NumberText.parse(chars, 0, chars.length, '.'))
                || comma && !Double.isNaN(NumberText.parse(chars, 0, chars.length, ','));
    }
}
