import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Prints what JaCoCo's table says in a line for all and one for each package right below `sweetspot`:
/// `java Coverage.java target/site/jacoco/jacoco.csv`.
final class Coverage {
    private static final String ROOT = "sweetspot.";

    private long missedLines;
    private long lines;
    private long missedBranches;
    private long branches;

    void main(String[] arguments) throws IOException {
        List<String> rows = Files.readAllLines(Path.of(arguments[0]));
        List<String> header = List.of(rows.getFirst().split(","));
        Coverage all = new Coverage();
        TreeMap<String, Coverage> packages = new TreeMap<>();
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = List.of(row.split(","));
            String name = cells.get(header.indexOf("PACKAGE"));
            String top = name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : name;
            all.add(header, cells);
            packages.computeIfAbsent(top, _ -> new Coverage()).add(header, cells);
        }
        IO.println(all.line("all"));
        packages.forEach((name, coverage) -> IO.println(coverage.line(name)));
    }

    private void add(List<String> header, List<String> cells) {
        missedLines += number(header, cells, "LINE_MISSED");
        lines += number(header, cells, "LINE_MISSED") + number(header, cells, "LINE_COVERED");
        missedBranches += number(header, cells, "BRANCH_MISSED");
        branches += number(header, cells, "BRANCH_MISSED") + number(header, cells, "BRANCH_COVERED");
    }

    private static long number(List<String> header, List<String> cells, String column) {
        return Long.parseLong(cells.get(header.indexOf(column) - header.size() + cells.size()));
    }

    private String line(String name) {
        return String.format(Locale.ROOT, "Coverage of %-10s %5.1f %% of %6d lines, %5.1f %% of %6d branches", name,
                share(missedLines, lines), lines, share(missedBranches, branches), branches);
    }

    private static double share(long missed, long all) {
        return all == 0 ? 100 : 100.0 * (all - missed) / all;
    }
}
