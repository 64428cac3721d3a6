package sweetspot.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions.Header;
import sweetspot.data.SampleRecords.Entry;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Finds out from its beginning how a text table is written: what comes before the table, the delimiter, the names.
final class DialectSearch {
    /// Characters of the beginning that are looked at.
    static final int SAMPLE_CHARS = 1 << 20;

    /// The sample's size where the first lines do not end within the usual one, as in tables of very many columns.
    private static final int LONG_SAMPLE_CHARS = 1 << 24;
    /// Delimiters that are looked for. Where several split every line alike, the first wins: a semicolon or a tab in
    /// each line of a file split by commas is rare, a decimal comma in a file split by semicolons is not.
    private static final char[] CANDIDATES = {'\t', ';', '|', ','};
    private static final List<String> COMMENTS = List.of("#", "//", "%");
    /// Marks that are those of comments only where they cannot be a part of a row.
    private static final List<String> RARE_COMMENTS = List.of(";", "!");
    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=(.|\\\\t)?\"?[,;]*", Pattern.CASE_INSENSITIVE);
    private static final int MAX_TITLES = 20;
    private static final int LONG_NAME = 1000;
    /// The bonus of a first line with as many values as most lines have, in shares of all lines.
    private static final double FIRST_LINE = 0.5;

    private final String head;
    private final boolean whole;
    private final ImportOptions options;
    private final String file;
    private final List<ImportNote> notes = new ArrayList<>();
    private final List<String> commentLines = new ArrayList<>();
    private char delimiter;
    private String comment;
    /// Characters and lines that are passed over.
    private int position;
    private int skip;
    private boolean blankSinceComment;

    private DialectSearch(String head, boolean whole, ImportOptions options, String file) {
        this.head = head;
        this.whole = whole;
        this.options = options;
        this.file = file;
        this.delimiter = options.delimiter().orElse((char) 0);
        this.comment = options.comment().orElse("");
    }

    /// @param file its name, for messages
    static CsvDialect detect(TextFile text, ImportOptions options, String file) throws IOException, DataException {
        int limit = SAMPLE_CHARS;
        String head = text.beginning(limit);
        if (head.length() == limit && head.lines().limit(3).count() < 3) {
            limit = LONG_SAMPLE_CHARS;
            head = text.beginning(limit);
        }
        boolean whole = head.length() < limit;
        if (!whole && head.indexOf('\n') < 0 && head.indexOf('\r') < 0) {
            throw DataException.of("data.error.huge_line", file, limit);
        }
        return new DialectSearch(head, whole, options, file).run();
    }

    /// How a table is laid out that is cells already: titles, names, and where the rows begin.
    ///
    /// @param sample the first rows, each with its line
    /// @param whole whether these are all
    static CsvDialect layout(List<Entry> sample, boolean whole, ImportOptions options, String file)
            throws DataException {
        List<Entry> rows = sample;
        if (options.skip().isPresent()) {
            int skip = options.skip().getAsInt();
            rows = sample.stream().filter(e -> e.line() > skip).toList();
        }
        if (rows.isEmpty()) throw DataException.of("data.error.no_lines", file);
        return new DialectSearch("", whole, options, file).table(new SampleRecords(',', false, rows));
    }

    private CsvDialect run() throws DataException {
        passSeparatorLine();
        if (options.skip().isPresent()) skipLines(options.skip().getAsInt());
        int positionBefore = position;
        int skipBefore = skip;
        passComments();
        if (head.substring(position).isBlank() && options.comment().isEmpty()
                && isTable(head.substring(positionBefore))) {
            // Rows that all begin with the mark, as in #1, #2, are no comments.
            position = positionBefore;
            skip = skipBefore;
            comment = "";
            commentLines.clear();
            notes.clear();
        }
        if (comment.isEmpty() && options.comment().isEmpty()) passRareComments();
        String rest = head.substring(position);
        if (rest.isBlank())
            throw DataException.of(commentLines.isEmpty() ? "data.error.no_lines" : "data.error.comments_only", file);
        if (delimiter == 0) delimiter = delimiter(rest, comment);
        SampleRecords sample = SampleRecords.of(rest, delimiter, comment, whole);
        if (sample.records().isEmpty()) throw DataException.of("data.error.no_lines", file);
        if (options.delimiter().isEmpty()) checkSplit(sample);
        CsvDialect named = commentHeader(sample);
        return named != null ? named : table(sample);
    }

    // ---- what comes before the table

    private int lineEnd(int from) {
        int i = from;
        while (i < head.length() && head.charAt(i) != '\n' && head.charAt(i) != '\r') i++;
        return i;
    }

    private void nextLine() {
        int end = lineEnd(position);
        boolean two = end + 1 < head.length() && head.charAt(end) == '\r' && head.charAt(end + 1) == '\n';
        position = Math.min(head.length(), end + (two ? 2 : 1));
        skip++;
    }

    /// Excel's first line that names the delimiter.
    private void passSeparatorLine() {
        String first = head.substring(0, lineEnd(0)).replace("\uFEFF", "").strip();
        Matcher line = SEPARATOR.matcher(first);
        if (!line.matches()) return;
        String named = line.group(1);
        // The tab that a line ends with is lost where blanks are stripped.
        if (delimiter == 0) delimiter = named == null || named.length() > 1 ? '\t' : named.charAt(0);
        nextLine();
    }

    private void skipLines(int lines) {
        while (skip < lines && position < head.length()) nextLine();
    }

    private void passComments() {
        int firstLine = skip + 1;
        while (position < head.length()) {
            String line = head.substring(position, lineEnd(position)).strip();
            if (!line.isEmpty()) {
                if (comment.isEmpty() && options.comment().isEmpty()) {
                    comment = COMMENTS.stream().filter(line::startsWith).findFirst().orElse("");
                }
                if (comment.isEmpty() || !line.startsWith(comment)) break;
                commentLines.add(line);
            }
            blankSinceComment = line.isEmpty();
            nextLine();
        }
        if (commentLines.isEmpty() && options.comment().isEmpty()) comment = "";
        if (!commentLines.isEmpty()) {
            notes.add(note("data.note.comments", commentLines.size(), firstLine, comment));
        }
    }

    /// Passes over lines that begin with a rare mark, if the table below is not split by it and has another width.
    private void passRareComments() throws DataException {
        int end = lineEnd(position);
        String first = head.substring(position, end).strip();
        String mark = RARE_COMMENTS.stream().filter(first::startsWith).findFirst().orElse("");
        if (mark.isEmpty()) return;
        int positionBefore = position;
        int skipBefore = skip;
        comment = mark;
        passComments();
        String rest = head.substring(position);
        if (!rest.isBlank()) {
            char split = delimiter == 0 ? delimiter(rest, "") : delimiter;
            int width = SampleRecords.of(rest, split, "", whole).width();
            boolean rows = commentLines.stream().allMatch(l -> SampleRecords.of(l, split, "", true).width() == width);
            if (split != mark.charAt(0) && !rows) return;
        }
        position = positionBefore;
        skip = skipBefore;
        comment = "";
        commentLines.clear();
        notes.clear();
    }

    /// Tells whether all lines have the same number of values, more than one.
    private boolean isTable(String lines) {
        SampleRecords sample = SampleRecords.of(lines, delimiter == 0 ? delimiter(lines, "") : delimiter, "", whole);
        return sample.records().size() > 1 && sample.width() > 1 && sample.share(sample.width()) == 1;
    }

    /// The last comment line as header, where it has as many values as the table, which has no other: `#id,x`.
    private @Nullable CsvDialect commentHeader(SampleRecords sample) {
        if (commentLines.isEmpty() || blankSinceComment || options.header() == Header.NO) return null;
        String line = commentLines.getLast();
        String after = line.substring(comment.length());
        boolean joined = !after.isEmpty() && !WrittenNumber.isBlank(after.charAt(0)) && !after.startsWith(comment);
        List<Entry> cells = SampleRecords.of(joined ? line : after, delimiter, "", true).records();
        int width = sample.width();
        if (cells.isEmpty() || cells.getFirst().cells().size() != width) return null;
        HeaderGuess.Answer next = HeaderGuess.of(sample, options.missing());
        boolean isHeader = width > 1 ? next == HeaderGuess.Answer.NO || joined && next == HeaderGuess.Answer.PERHAPS
                : joined && next == HeaderGuess.Answer.NO && after.indexOf(' ') < 0;
        if (!isHeader) return null;
        notes.clear();
        if (commentLines.size() > 1) notes.add(note("data.note.comments", commentLines.size() - 1, 1, comment));
        notes.add(note("data.note.comment_header", skip));
        // A row may begin with the mark too, as in #1, #2: only what is no row is then a comment.
        boolean rowsToo = sample.records().stream().anyMatch(e -> e.cells().getFirst().startsWith(comment));
        return new CsvDialect(delimiter, sample.spaced(), rowsToo ? "" : comment, skip, true, cells.getFirst().cells(),
                notes);
    }

    // ---- the delimiter

    private char delimiter(String rest, String mark) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(SampleRecords.of(rest, candidate, mark, whole));
            if (score > bestScore + 1e-9) {
                best = candidate;
                bestScore = score;
            }
        }
        return bestScore < 1 + FIRST_LINE - 1e-9 && splitBySpaces(rest) ? ' ' : best;
    }

    /// Share of the records that have the commonest number of values, better where the first is among them; 0 if that
    /// number is one.
    private static double score(SampleRecords sample) {
        int width = sample.width();
        if (width < 2) return 0;
        int first = sample.records().getFirst().cells().size();
        return sample.share(width) + (first == width || first == width - 1 && first > 1 ? FIRST_LINE : 0);
    }

    /// Tells whether all lines have the same number of words, with digits in all but the first.
    private boolean splitBySpaces(String rest) {
        SampleRecords sample = SampleRecords.of(rest, ' ', comment, whole);
        List<Entry> records = sample.records();
        int width = sample.width();
        return width > 1 && records.size() > 1 && sample.share(width) == 1 && records.stream().skip(1)
                .allMatch(r -> r.cells().stream().anyMatch(c -> c.chars().anyMatch(Character::isDigit)));
    }

    /// A file that falls into one column although its lines hold something that separates values was read wrongly.
    private void checkSplit(SampleRecords sample) throws DataException {
        List<Entry> records = sample.records();
        if (records.size() < 2 || sample.share(1) < 1 || head.startsWith("\"", position)) return;
        long with = records.stream().skip(1).filter(r -> r.cells().getFirst().indexOf(':') >= 0).count();
        if (with > 0.9 * (records.size() - 1)) {
            throw DataException.of("data.error.one_column", file, CsvDialect.nameOf(':'));
        }
    }

    // ---- titles and names

    private CsvDialect table(SampleRecords sample) throws DataException {
        List<Entry> records = sample.records();
        int width = sample.width();
        int first = options.skip().isPresent() ? 0 : titles(sample, width);
        HeaderGuess.Answer answer = HeaderGuess.of(sample.from(first), options.missing());
        if (first > 0 && answer == HeaderGuess.Answer.NO && records.get(first - 1).cells().size() >= width - 1) {
            // The line above holds names: it may be one short because the rows end with a delimiter.
            first--;
            answer = HeaderGuess.Answer.YES;
        }
        if (records.size() == first + 1 && whole) checkOneLine(records.get(first), answer);
        boolean header = switch (options.header()) {
            case YES -> true;
            case NO -> false;
            case AUTO -> answer != HeaderGuess.Answer.NO;
        };
        if (first > 0) {
            notes.add(note("data.note.titles", first, skip + records.getFirst().line(), shortened(records.getFirst())));
        }
        List<String> names = header ? new ArrayList<>(records.get(first).cells()) : Collections.nCopies(
                records.get(first).cells().size() + (first > 0 ? width - records.get(first).cells().size() : 0), "");
        int rowsFrom = header ? first + 1 : first;
        if (header) names = fitted(names, records.subList(rowsFrom, records.size()), width);
        long before = rowsFrom < records.size() ? records.get(rowsFrom).line() - 1
                : records.get(first).line() + String.join("", names).lines().skip(1).count();
        return new CsvDialect(delimiter, sample.spaced(), comment, Math.toIntExact(skip + before), header, names,
                notes);
    }

    private static String shortened(Entry title) {
        String text = String.join(" ", title.cells()).strip();
        return Printable.brief(text, 40);
    }

    /// Number of records above the table: those of one or two values where the table has more.
    private int titles(SampleRecords sample, int width) {
        List<Entry> records = sample.records();
        int most = Math.min(MAX_TITLES, records.size() - 2);
        int first = 0;
        while (first < most && (isTitle(records.get(first), width) || aboveNames(sample, first, width))) first++;
        return records.get(first).cells().size() >= width - 1 ? first : 0;
    }

    private static boolean isTitle(Entry record, int width) {
        int filled = record.filled();
        if (record.cells().size() < width) return filled <= 2 && record.cells().size() <= 2;
        return width > 2 && filled <= (width > 4 ? 2 : 1) && !record.cells().getFirst().isEmpty()
                && WrittenNumber.read(record.cells().getFirst().toCharArray(), 0,
                        record.cells().getFirst().length()) == null;
    }

    /// Tells whether a record has gaps, or more values than the rows, and the next is a full line of names above
    /// numbers.
    private boolean aboveNames(SampleRecords sample, int record, int width) {
        List<Entry> records = sample.records();
        boolean gaps = records.get(record).filled() < width && records.get(record).cells().getLast().isEmpty();
        boolean longer = width > 1 && records.get(record).cells().size() > width;
        return (gaps || longer) && records.get(record + 1).filled() == width
                && records.get(record + 1).cells().size() == width
                && HeaderGuess.of(sample.from(record + 1), options.missing()) == HeaderGuess.Answer.YES;
    }

    /// The names where the header has one more or one less value than the rows: a delimiter stands at the end of one
    /// and not of the other, or each row begins with a name of its own.
    private List<String> fitted(List<String> names, List<Entry> rows, int width) {
        if (rows.isEmpty() || names.size() == width) return names;
        if (names.size() == width + 1 && names.getLast().isEmpty()) return names.subList(0, width);
        if (names.size() != width - 1) return names;
        List<Entry> full = rows.stream().filter(r -> r.cells().size() == width).toList();
        if (full.stream().allMatch(r -> r.cells().getLast().isEmpty())) return names;
        List<String> rowNames = full.stream().map(r -> r.cells().getFirst()).toList();
        boolean numbered =
                IntStream.range(0, rowNames.size()).allMatch(i -> rowNames.get(i).equals(Integer.toString(i + 1)));
        boolean texts = rowNames.stream().allMatch(t -> WrittenNumber.read(t.toCharArray(), 0, t.length()) == null);
        if (!numbered && !texts || rowNames.stream().distinct().count() < rowNames.size()) return names;
        notes.add(note("data.note.row_names"));
        List<String> all = new ArrayList<>(width);
        all.add("");
        all.addAll(names);
        return all;
    }

    /// A file of one line that is no header.
    private void checkOneLine(Entry record, HeaderGuess.Answer answer) throws DataException {
        long numbers = record.cells().stream()
                .filter(t -> WrittenNumber.read(t.toCharArray(), 0, t.length()) != null).count();
        if (record.cells().stream().anyMatch(t -> t.length() > LONG_NAME)) {
            throw DataException.of("data.error.huge_line", file, LONG_NAME);
        }
        boolean names = answer != HeaderGuess.Answer.NO || record.cells().size() == 1 || options.header() == Header.YES;
        if (numbers > record.cells().size() / 2 || !names) {
            throw DataException.of("data.error.one_line", file, record.cells().size());
        }
    }

    private static ImportNote note(String key, Object... arguments) {
        return new ImportNote(Severity.NOTE, "", Messages.text(key, arguments));
    }
}
