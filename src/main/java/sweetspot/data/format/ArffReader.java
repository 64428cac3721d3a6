package sweetspot.data.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sweetspot.data.format.StoredTable.Remark;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Takes an ARFF file apart: attributes that are numeric, nominal, string or date, rows of values or sparse rows
/// (Weka's "Attribute-Relation File Format", stable version). Relational attributes are refused.
final class ArffReader {
    private static final int LONGEST_LINE = 1 << 24;
    private static final String ISO = "yyyy-MM-dd'T'HH:mm:ss";

    private enum Kind { NUMBER, NOMINAL, TEXT, DATE }

    /// @param values of a nominal attribute
    /// @param first what a sparse row means by leaving it out
    /// @param format of a date, or null
    private record Attribute(String name, Kind kind, Set<String> values, String first,
            @Nullable DateTimeFormatter format) {}

    private final StoredFile file;
    private final Cells cells;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private long line;
    private int weighted;

    private ArffReader(StoredFile file, int mostColumns) {
        this.file = file;
        this.cells = new Cells(file.name(), mostColumns);
    }

    static StoredTable read(StoredFile file, int mostColumns) throws IOException, TableException {
        return new ArffReader(file, mostColumns).run();
    }

    private StoredTable run() throws IOException, TableException {
        // Weka writes the charset of the machine; what is not UTF-8 shows as the mark of a character that is not known.
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(file.open(), decoder))) {
            boolean rows = false;
            for (String text = next(in); text != null; text = next(in)) {
                String stripped = text.replace("\uFEFF", "").strip();
                if (stripped.isEmpty() || stripped.startsWith("%")) continue;
                if (rows) row(stripped);
                else rows = declaration(stripped);
                if ((cells.rows() & 1023) == 0) file.watch().rows(cells.rows());
            }
            if (!rows) throw fault("data.error.arff_no_data");
        }
        if (weighted > 0) remarks.add(Remark.warning("data.note.arff_weights", weighted));
        Set<Integer> nominal = new HashSet<>();
        for (int i = 0; i < attributes.size(); i++) if (attributes.get(i).kind() == Kind.NOMINAL) nominal.add(i);
        return StoredTable.named(FileKind.ARFF, attributes.stream().map(Attribute::name).toList(), cells, nominal,
                remarks);
    }

    private String next(BufferedReader in) throws IOException, TableException {
        line++;
        String text = in.readLine();
        if (text != null && text.length() > LONGEST_LINE) throw fault("data.error.huge_cell", LONGEST_LINE);
        return text;
    }

    private TableException fault(String key, Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = file.name();
        all[1] = line;
        System.arraycopy(more, 0, all, 2, more.length);
        return TableException.of(key, all);
    }

    /// Takes a line above the rows.
    ///
    /// @return whether rows follow
    private boolean declaration(String text) throws TableException {
        String word = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        switch (word) {
            case "@relation" -> {
                return false;
            }
            case "@attribute" -> {
                attribute(new Values(text.substring(word.length()).strip()));
                return false;
            }
            case "@data" -> {
                if (attributes.isEmpty()) throw fault("data.error.arff_no_attributes");
                return true;
            }
            default -> throw fault("data.error.arff_line", Printable.brief(text));
        }
    }

    private void attribute(Values in) throws TableException {
        String name = in.word();
        String rest = in.rest().strip();
        String type = rest.split("[\\s{]", 2)[0].toLowerCase(Locale.ROOT);
        if (rest.startsWith("{")) {
            Values listed = new Values(rest.substring(1));
            Set<String> values = new HashSet<>();
            String first = "";
            for (String value = listed.value('}'); value != null; value = listed.value('}')) {
                if (values.isEmpty()) first = value;
                values.add(value);
            }
            attributes.add(new Attribute(name, Kind.NOMINAL, values, first, null));
            return;
        }
        switch (type) {
            case "numeric", "real", "integer" -> attributes.add(new Attribute(name, Kind.NUMBER, Set.of(), "0", null));
            case "string" -> attributes.add(new Attribute(name, Kind.TEXT, Set.of(), "", null));
            case "date" -> {
                String pattern =
                        rest.length() > type.length() ? new Values(rest.substring(type.length()).strip()).word()
                                : ISO;
                try {
                    attributes.add(new Attribute(name, Kind.DATE, Set.of(), "",
                            DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)));
                } catch (IllegalArgumentException e) {
                    throw fault("data.error.arff_type", Printable.brief(name), Printable.brief(rest));
                }
            }
            default -> throw fault(type.equals("relational") ? "data.error.arff_relational" : "data.error.arff_type",
                    Printable.brief(name), Printable.brief(rest));
        }
    }

    // ---- rows

    private void row(String text) throws TableException {
        if (text.startsWith("{")) {
            sparse(text);
        } else {
            Values in = new Values(text);
            int column = 0;
            for (String value = in.value((char) 0); value != null; value = in.value((char) 0)) {
                if (value.startsWith("{") && in.bare && column == attributes.size()) {
                    weighted++;
                    column = attributes.size();
                    break;
                }
                if (column < attributes.size()) put(column, value, in.bare);
                column++;
            }
            if (column != attributes.size()) throw fault("data.error.arff_width", column, attributes.size());
        }
        cells.endRow(line);
    }

    private void sparse(String text) throws TableException {
        // What a sparse row leaves out is 0, or the first value of a nominal attribute.
        for (int c = 0; c < attributes.size(); c++) {
            if (!attributes.get(c).first().isEmpty()) put(c, attributes.get(c).first(), true);
        }
        Values in = new Values(text.substring(1));
        for (String pair = in.pair(); pair != null; pair = in.pair()) {
            if (!pair.matches("\\d{1,9}")) throw fault("data.error.arff_sparse", Printable.brief(text));
            int column = Integer.parseInt(pair);
            if (column >= attributes.size()) throw fault("data.error.arff_width", column + 1, attributes.size());
            String value = in.value('}');
            if (value == null) throw fault("data.error.arff_sparse", Printable.brief(text));
            put(column, value, in.bare);
        }
    }

    private void put(int column, String value, boolean bare) throws TableException {
        Attribute attribute = attributes.get(column);
        if (bare && value.equals("?") || value.isEmpty() && attribute.kind() != Kind.NOMINAL) {
            cells.number(column, Double.NaN);
            return;
        }
        switch (attribute.kind()) {
            case NUMBER -> {
                try {
                    double number = Double.parseDouble(value);
                    if (Character.isLetter(value.charAt(value.length() - 1)) && Double.isFinite(number)) {
                        throw new NumberFormatException("a suffix of Java");
                    }
                    cells.number(column, Double.isFinite(number) ? number : Double.NaN);
                } catch (NumberFormatException e) {
                    throw fault("data.error.arff_number", Printable.brief(value), Printable.brief(attribute.name()));
                }
            }
            case NOMINAL -> {
                if (!attribute.values().contains(value)) {
                    throw fault("data.error.arff_nominal", Printable.brief(value), Printable.brief(attribute.name()));
                }
                cells.text(column, value);
            }
            case TEXT -> cells.text(column, value);
            case DATE -> cells.text(column, date(attribute, value));
        }
    }

    private String date(Attribute attribute, String value) throws TableException {
        try {
            TemporalAccessor parsed = java.util.Objects.requireNonNull(attribute.format()).parse(value);
            LocalDate day = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (day == null) return value;
            return time == null ? Dates.iso(day) : Dates.iso(LocalDateTime.of(day, time));
        } catch (DateTimeException e) {
            throw new TableException(Messages.text("data.error.arff_date", file.name(), line, Printable.brief(value),
                    Printable.brief(attribute.name())), e);
        }
    }

    /// The values of a line, quoted or not. Blanks around them do not count.
    private final class Values {
        private final String text;
        private int at;
        /// Whether the last value stood without quotation marks.
        private boolean bare;

        Values(String text) {
            this.text = text;
        }

        String rest() {
            return text.substring(at);
        }

        private void blanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        }

        /// A value up to a blank, without its quotation marks.
        String word() throws TableException {
            blanks();
            if (at < text.length() && isQuote(text.charAt(at))) return quoted();
            int from = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '{') at++;
            bare = true;
            return text.substring(from, at);
        }

        /// The index of the next pair of a sparse row; null at its end.
        @Nullable
        String pair() throws TableException {
            blanks();
            if (at < text.length() && text.charAt(at) == '}') return null;
            return at >= text.length() ? null : word();
        }

        /// The next value up to a comma, a tab, the mark that ends the list, or the end; null where there is no more.
        @Nullable
        String value(char end) throws TableException {
            blanks();
            if (at > text.length() || at == text.length() && !afterComma()) return null;
            if (at < text.length() && end != 0 && text.charAt(at) == end) return null;
            String value;
            if (at < text.length() && isQuote(text.charAt(at))) {
                value = quoted();
                blanks();
                if (at < text.length() && text.charAt(at) != ',' && (end == 0 || text.charAt(at) != end)) {
                    throw fault("data.error.arff_quote");
                }
            } else {
                int from = at;
                while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\t'
                        && (end == 0 || text.charAt(at) != end)) {
                    at++;
                }
                value = text.substring(from, at).strip();
                bare = true;
            }
            if (at < text.length() && text.charAt(at) != end) at++;
            else if (at >= text.length()) at = text.length() + 1;
            return value;
        }

        private boolean afterComma() {
            return !text.isEmpty() && text.charAt(text.length() - 1) == ',';
        }

        private static boolean isQuote(char c) {
            return c == '\'' || c == '"';
        }

        private String quoted() throws TableException {
            char mark = text.charAt(at++);
            StringBuilder out = new StringBuilder();
            while (at < text.length() && text.charAt(at) != mark) {
                char c = text.charAt(at++);
                if (c == '\\' && at < text.length()) {
                    char escaped = text.charAt(at++);
                    out.append(switch (escaped) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
                } else {
                    out.append(c);
                }
            }
            if (at >= text.length()) throw fault("data.error.arff_quote");
            at++;
            bare = false;
            return out.toString();
        }
    }
}
