package sweetspot.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sweetspot.data.ClassLabels;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.data.HealthCheck;
import sweetspot.data.ImportNote;
import sweetspot.data.ImportResult;
import sweetspot.model.Metric;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Everything worth knowing about the data of an experiment before it is searched: what was noticed when the file was
/// read, what the health check found, and which class the metric counts. The window and the command line both tell
/// what this says.
///
/// @param read the data as they were read
/// @param target what is predicted from them
public record DataReport(ImportResult read, Target target) {
    private static final int CLASSES_NAMED = 12;

    /// Checks the data; all that was found, worst first.
    public List<Finding> findings() {
        return findings(HealthCheck.run(read.dataset(), target.column(), target.task() == Task.CLASSIFICATION,
                Set.copyOf(target.exclude())));
    }

    /// The same where the health check has been run already.
    public List<Finding> findings(List<Finding> health) {
        List<Finding> all = new ArrayList<>(health);
        for (ImportNote note : read.remarks()) {
            all.add(new Finding(note.severity(), Kind.READING, note.column(), Printable.line(note.text()), "", new Fix.None()));
        }
        addPositive(all);
        return Finding.sorted(all);
    }

    /// Which class counts matters to a metric about one class: with the other one the score is another.
    private void addPositive(List<Finding> all) {
        boolean known = target.task() == Task.CLASSIFICATION && !target.positive().isEmpty();
        if (!known || !Metric.byId(target.metric(), target.task()).needsPositive()) return;
        ClassLabels labels = ClassLabels.of(read.dataset().column(target.column()));
        int at = labels.names().indexOf(target.positive());
        if (at < 0) return;
        List<String> others = labels.names().stream().filter(n -> !n.equals(target.positive())).limit(CLASSES_NAMED)
                .map(Printable::brief).toList();
        all.add(new Finding(Severity.NOTE, Kind.POSITIVE_CLASS, target.column(), Messages.text("data.positive.title",
                Metric.byId(target.metric()).label(), Printable.brief(target.positive()), labels.counts()[at],
                labels.rows()), Messages.text("data.positive.detail", String.join(", ", others)), new Fix.None()));
    }
}
