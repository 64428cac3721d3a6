package sweetspot.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sweetspot.data.Dataset;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.study.Role;
import sweetspot.study.Roles;

/// The options of a command that reads a data file: how it is written, the types of its columns, and their roles.
final class ReadingOptions {
    /// A type that is the role of an ID.
    private static final String ID = "id";
    /// A type that leaves a column out.
    private static final String IGNORED = "ignored";

    @Option(names = "--delimiter", paramLabel = "CHARACTER")
    private @Nullable String delimiter;
    @Option(names = "--header", paramLabel = "yes|no")
    private @Nullable String header;
    @Option(names = "--charset", paramLabel = "NAME")
    private @Nullable String charset;
    @Option(names = "--decimals", paramLabel = "point|comma")
    private @Nullable String decimals;
    @Option(names = "--missing", paramLabel = "TEXT", split = ",")
    private @Nullable List<String> missing;
    @Option(names = "--number", paramLabel = "COLUMN", split = ",")
    private List<String> numbers = new ArrayList<>();
    @Option(names = "--category", paramLabel = "COLUMN", split = ",")
    private List<String> categories = new ArrayList<>();
    @Option(names = "--type", paramLabel = "COLUMN=TYPE", split = ",")
    private List<String> typed = new ArrayList<>();
    @Option(names = "--order", paramLabel = "COLUMN=LOWEST<…<HIGHEST")
    private List<String> ordered = new ArrayList<>();
    @Option(names = "--date-order", paramLabel = "day_first|month_first")
    private @Nullable String dateOrder;
    @Option(names = "--role", paramLabel = "COLUMN=ROLE", split = ",")
    private List<String> assigned = new ArrayList<>();
    @Option(names = "--thousands", paramLabel = "MARK")
    private @Nullable String thousands;
    @Option(names = "--skip", paramLabel = "LINES")
    private @Nullable Long skip;
    @Option(names = "--comment", paramLabel = "TEXT")
    private @Nullable String comment;
    @Option(names = "--ragged", paramLabel = "refuse|leave_out")
    private @Nullable String ragged;
    @Option(names = "--leave-out", paramLabel = "LINE", split = ",")
    private List<Long> leaveOut = new ArrayList<>();
    @Option(names = "--format", paramLabel = "text|excel|parquet|arff|json")
    private @Nullable String format;
    @Option(names = "--sheet", paramLabel = "NAME|NUMBER")
    private @Nullable String sheet;
    @Option(names = "--dates", paramLabel = "FORMAT")
    private @Nullable String dates;
    @Option(names = "--units", paramLabel = "MARK", split = ",")
    private @Nullable List<String> units;

    private final Map<String, Object> types = new LinkedHashMap<>();
    private final Map<String, Object> roles = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();

    /// Takes the options apart, once they are all there.
    ///
    /// @throws CliException if one is not understood
    void parse() {
        for (List<String> names : List.of(numbers, categories, typed, ordered, assigned)) {
            names.replaceAll(TypedCommand::unquoted);
        }
        numbers.forEach(column -> types.put(column, "number"));
        categories.forEach(column -> types.put(column, "category"));
        for (String text : typed) {
            String type = value("--type", text);
            if (type.equals(ID)) roles.put(column(text), Role.ID.id());
            else if (type.equals(IGNORED)) ignored.add(column(text));
            else if (ids(ColumnType.values()).contains(type)) types.put(column(text), type);
            else throw CliException.badInput("cli.error.type", column(text), all(ColumnType.values(), ID, IGNORED),
                    type);
        }
        for (String text : ordered) {
            List<String> steps = Arrays.stream(value("--order", text).split("<")).map(String::strip).toList();
            if (steps.size() < 2 || steps.stream().distinct().count() < steps.size()) {
                throw CliException.badInput("cli.error.order", text);
            }
            types.put(column(text), steps);
        }
        for (String text : assigned) {
            String role = value("--role", text);
            if (role.equals(IGNORED)) ignored.add(column(text));
            else if (ids(Role.values()).contains(role)) roles.put(column(text), role);
            else throw CliException.badInput("cli.error.role", column(text), all(Role.values(), IGNORED), role);
        }
    }

    private static String column(String text) {
        return text.substring(0, text.lastIndexOf('='));
    }

    private static String value(String option, String text) {
        int at = text.lastIndexOf('=');
        if (at <= 0 || at == text.length() - 1) throw CliException.badInput("cli.error.column_is", option, text);
        return text.substring(at + 1);
    }

    private static List<String> ids(Enum<?>[] values) {
        return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static String all(Enum<?>[] values, String... more) {
        return ids(values).stream().collect(Collectors.joining(", ")) + ", " + String.join(", ", more);
    }

    /// Refuses options about columns that there are not.
    void requireColumns(Dataset dataset) {
        require("--number", numbers, dataset);
        require("--category", categories, dataset);
        require("--type", typed.stream().map(ReadingOptions::column).toList(), dataset);
        require("--order", ordered.stream().map(ReadingOptions::column).toList(), dataset);
        require("--role", assigned.stream().map(ReadingOptions::column).toList(), dataset);
    }

    static void require(String option, List<String> columns, Dataset dataset) {
        for (String column : columns) CliException.checked(option, () -> DataDefaults.requireColumn(dataset, column));
    }

    /// Begins with roles, where the columns and roles are free.
    void begin(Roles suggested) {
        suggested.byColumn().forEach((column, role) -> {
            if (!roles.containsValue(role.id())) roles.putIfAbsent(column, role.id());
        });
    }

    /// The roles as the experiment file has them; empty for none.
    Map<String, Object> roles() {
        return roles;
    }

    /// Columns that are not used.
    List<String> ignored() {
        return ignored;
    }

    /// The options for reading, as the experiment file has them; dates and free texts are looked for.
    Map<String, Object> fields() {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "delimiter", delimiter == null ? null : delimiter.replace("\\t", "\t"));
        if (header != null) {
            if (!header.equals("yes") && !header.equals("no")) throw CliException.badInput("cli.error.header", header);
            map.put("header", header.equals("yes"));
        }
        put(map, "charset", charset);
        put(map, "decimals", decimals);
        if (missing != null) {
            List<String> texts = new ArrayList<>(missing);
            if (!texts.contains("")) texts.add("");
            map.put("missing", texts);
        }
        if (!types.isEmpty()) map.put("types", types);
        map.put("find_types", true);
        put(map, "date_order", dateOrder);
        put(map, "thousands", thousands);
        put(map, "skip", skip);
        put(map, "comment", comment);
        put(map, "ragged", ragged);
        if (!leaveOut.isEmpty()) map.put("leave_out", leaveOut);
        put(map, "format", format);
        put(map, "sheet", sheet);
        put(map, "dates", dates);
        if (units != null) map.put("units", units.stream().filter(u -> !u.isEmpty()).toList());
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) map.put(key, value);
    }
}
