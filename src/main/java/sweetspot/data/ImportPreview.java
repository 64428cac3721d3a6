package sweetspot.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import sweetspot.data.Finding.Fix;

/// A table as some options read it, with raw lines beside the rows that they become.
///
/// @param result what was read; empty if it cannot be
/// @param problem why it cannot be read; "" if it can
/// @param lines some lines, by how they were chosen
public record ImportPreview(Optional<ImportResult> result, String problem, Map<View, List<Line>> lines) {
    private static final int FIRST = 200;
    private static final int RANDOM = 100;
    private static final int PROBLEMS = 60;
    private static final int AROUND = 2;
    private static final int SEED = 11;
    static final Set<Long> FIRST_LINES = LongStream.rangeClosed(1, FIRST).boxed().collect(Collectors.toSet());

    /// Which lines are shown.
    public enum View { FIRST, PROBLEMS, RANDOM }

    /// What a line is.
    public enum Kind {
        /// Above the table, a comment, or without values.
        SKIPPED,
        /// It holds the names.
        HEADER,
        /// A row.
        ROW,
        /// Left out as asked.
        LEFT_OUT,
        /// It has too few or too many values.
        BAD,
        /// Stands for lines that are not shown.
        GAP
    }

    /// A line of the file.
    ///
    /// @param number from 1; of a gap the first line that is not shown
    /// @param raw as it is written
    /// @param row the row that it becomes, from 0; -1 if it becomes none
    /// @param count the values of a bad line, or the lines of a gap
    public record Line(long number, String raw, Kind kind, int row, long count) {}

    public ImportPreview {
        lines = Map.copyOf(lines);
    }

    /// The first lines of a file that cannot be read.
    static ImportPreview failed(String problem, Map<Long, String> raw) {
        List<Line> lines = new TreeMap<>(raw).entrySet().stream()
                .map(e -> new Line(e.getKey(), e.getValue(), Kind.SKIPPED, -1, 0)).toList();
        Map<View, List<Line>> all = new EnumMap<>(View.class);
        for (View view : View.values()) all.put(view, lines);
        return new ImportPreview(Optional.empty(), problem, all);
    }

    static ImportPreview of(ImportResult result, TableRows rows, ImportOptions options) throws IOException {
        ImportFound found = result.found();
        RowLines at = found.lines();
        Map<View, Set<Long>> wanted = new EnumMap<>(View.class);
        wanted.put(View.FIRST, new TreeSet<>(FIRST_LINES));
        wanted.put(View.PROBLEMS, around(problems(result)));
        wanted.put(View.RANDOM, new TreeSet<>(new Random(SEED).ints(RANDOM, 0, Math.max(1, at.size()))
                .mapToObj(at::of).collect(Collectors.toSet())));
        Set<Long> all = new HashSet<>();
        wanted.values().forEach(all::addAll);
        Map<Long, String> raw = rows.raw(all);
        Map<View, List<Line>> lines = new EnumMap<>(View.class);
        wanted.forEach((view, numbers) -> lines.put(view, lines(result, numbers, raw)));
        return new ImportPreview(Optional.of(result), "", lines);
    }

    /// The lines that something is wrong with.
    private static Set<Long> problems(ImportResult result) {
        Set<Long> lines = new TreeSet<>();
        result.found().bad().stream().limit(PROBLEMS).forEach(b -> lines.add(b.line()));
        for (ImportNote note : result.remarks()) {
            if (note.fix() instanceof Fix.LeaveOutLines l) l.lines().stream().limit(AROUND).forEach(lines::add);
            if (note.line() > 0) lines.add(note.line());
            if (lines.size() >= PROBLEMS) break;
        }
        return lines;
    }

    private static Set<Long> around(Set<Long> problems) {
        Set<Long> lines = new TreeSet<>();
        for (long l = 1; l <= 2 * AROUND + 1; l++) lines.add(l);
        for (long problem : problems) {
            for (long l = problem - AROUND; l <= problem + AROUND; l++) if (l > 0) lines.add(l);
        }
        return lines;
    }

    private static List<Line> lines(ImportResult result, Set<Long> numbers, Map<Long, String> raw) {
        ImportFound found = result.found();
        Map<Long, Integer> bad = found.bad().stream()
                .collect(Collectors.toMap(ImportFound.BadLine::line, ImportFound.BadLine::cells, (a, _) -> a));
        Set<Long> leftOut = Set.copyOf(found.leftOut());
        List<Line> lines = new ArrayList<>();
        long before = 0;
        for (long number : numbers) {
            String text = raw.get(number);
            if (text == null) continue;
            if (before > 0 && number > before + 1) {
                lines.add(new Line(before + 1, "", Kind.GAP, -1, number - before - 1));
            }
            before = number;
            int row = found.lines().rowAt(number);
            Kind kind = row >= 0 ? Kind.ROW
                    : leftOut.contains(number) ? Kind.LEFT_OUT
                            : bad.containsKey(number) ? Kind.BAD
                                    : found.header() && number == found.before() ? Kind.HEADER : Kind.SKIPPED;
            lines.add(new Line(number, text, kind, Math.max(-1, row), bad.getOrDefault(number, 0)));
        }
        return List.copyOf(lines);
    }
}
