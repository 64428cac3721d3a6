package sweetspot.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.study.Role;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Tells on the command line what was found in the data: some lines for people, all of it for scripts.
final class Notes {
    /// More would not be read.
    private static final int LINES = 10;
    /// The most findings of one kind where there is no room for all: one kind must not hide the others.
    private static final int OF_ONE_KIND = 3;
    /// Names up to here are told in full, so that what is advised can be typed as it is printed.
    private static final int LONGEST_NAME = 200;

    private final List<Finding> findings;
    private final List<String> accepted;
    private final boolean options;

    /// @param findings worst first
    /// @param accepted keys of findings that the user has seen and left as they are, see [Finding#key()]
    /// @param options whether a fix is an option of the command; else it is a field of the experiment file
    Notes(List<Finding> findings, List<String> accepted, boolean options) {
        this.findings = List.copyOf(findings);
        this.accepted = List.copyOf(accepted);
        this.options = options;
    }

    /// The same with one finding more.
    Notes with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new Notes(Finding.sorted(more), accepted, options);
    }

    /// One finding as a line.
    String line(Finding finding) {
        return Messages.text("cli.notes." + id(finding.severity()), finding.text() + advice(finding.fix()));
    }

    /// At most ten lines on standard error, worst first, and how many there are beyond them. What was accepted is not
    /// told again.
    void tell(Shell shell) {
        List<Finding> open = findings.stream().filter(f -> !accepted.contains(f.key())).toList();
        List<Finding> told = told(open);
        for (Finding f : told) shell.note(line(f));
        int more = open.size() - told.size();
        if (more > 0) shell.note(Messages.text("cli.notes.more", more));
    }

    private static List<Finding> told(List<Finding> findings) {
        if (findings.size() <= LINES) return findings;
        List<Finding> told = new ArrayList<>();
        Map<Kind, Integer> ofKind = new EnumMap<>(Kind.class);
        for (Finding f : findings) {
            boolean room = ofKind.merge(f.kind(), 1, Integer::sum) <= OF_ONE_KIND || f.severity() == Severity.SERIOUS;
            if (room && told.size() < LINES) told.add(f);
        }
        return told;
    }

    private String advice(Fix fix) {
        return switch (fix) {
            case Fix.ExcludeColumn c -> how("exclude", c.column());
            case Fix.UseMetric m -> how("metric", m.metric());
            case Fix.RemoveDuplicates _ -> how("duplicates", "");
            case Fix.MergeSpellings m -> how("spellings", m.column());
            case Fix.UseFolds f -> how("folds", Integer.toString(f.folds()));
            case Fix.TakeAs t -> how("task", (t.classification() ? Task.CLASSIFICATION : Task.REGRESSION).id());
            case Fix.Rank r -> how("rank", r.query());
            case Fix.ReadAs r when r.type() == ColumnType.NUMBER -> how("number", r.column());
            case Fix.ReadAs r -> how("type", r.column(), id(r.type()));
            case Fix.GiveRole g -> how("role", g.column(), g.role());
            case Fix.WeighRows w -> options ? how("role", w.column(), Role.WEIGHT.id())
                    : " " + Messages.text("cli.notes.weigh_rows.field");
            case Fix.LeaveOutLines l -> lines(l.lines());
            case Fix.None _, Fix.DoneInFolds _, Fix.ReadLines _ -> "";
        };
    }

    private String lines(List<Long> lines) {
        String all = lines.stream().map(String::valueOf).collect(Collectors.joining(options ? "," : ", "));
        return " " + Messages.text(options ? "cli.notes.leave_out.option" : "cli.notes.leave_out.field", all);
    }

    private String how(String key, String value) {
        return " " + (options ? Messages.text("cli.notes." + key + ".option", typed(value))
                : Messages.text("cli.notes." + key + ".field", Printable.brief(value)));
    }

    private String how(String key, String column, String value) {
        return " " + (options ? Messages.text("cli.notes." + key + ".option", typed(column + "=" + value))
                : Messages.text("cli.notes." + key + ".field", Printable.brief(column), value));
    }

    private static String typed(String name) {
        return name.length() <= LONGEST_NAME ? TypedCommand.item(name) : Printable.brief(name);
    }

    /// Every finding as an object with `severity`, `kind`, `column` and `text`, worst first; `accepted` where it is.
    List<Map<String, Object>> toList() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding f : findings) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("severity", id(f.severity()));
            map.put("kind", id(f.kind()));
            map.put("column", f.column().isEmpty() ? null : f.column());
            map.put("text", f.text() + advice(f.fix()));
            if (accepted.contains(f.key())) map.put("accepted", true);
            list.add(map);
        }
        return list;
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
