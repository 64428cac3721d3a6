package sweetspot.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Gathers what the parts of the health check find.
final class Findings {
    /// A table of thousands of constant columns needs no more to make its point.
    private static final int MAX_PER_KIND = 20;

    private final List<Finding> list = new ArrayList<>();

    /// Adds a finding whose texts are those of `data.health.key` with the arguments filled in; texts among them come
    /// from the data and are made fit to be shown. Of one kind only the first [#MAX_PER_KIND] are kept.
    void add(Severity severity, Kind kind, String column, String key, Fix fix, Object... arguments) {
        if (list.stream().filter(f -> f.kind() == kind).count() >= MAX_PER_KIND) return;
        Object[] shown = Arrays.stream(arguments).map(a -> a instanceof String s ? Printable.brief(s) : a).toArray();
        list.add(new Finding(severity, kind, column, Messages.text("data.health." + key + ".title", shown),
                Messages.text("data.health." + key + ".detail", shown), fix));
    }

    void add(Finding finding) {
        list.add(finding);
    }

    /// The kinds of findings so far.
    Set<Kind> kinds() {
        Set<Kind> kinds = new HashSet<>();
        list.forEach(f -> kinds.add(f.kind()));
        return kinds;
    }

    /// Worst first.
    List<Finding> sorted() {
        return Finding.sorted(list);
    }
}
