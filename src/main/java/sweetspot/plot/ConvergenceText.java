package sweetspot.plot;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.analysis.History;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// A [ConvergencePlot] in words and as a table.
final class ConvergenceText {
    private ConvergenceText() {}

    static String sentence(ConvergencePlot plot) {
        History h = plot.history();
        if (h.size() == 0) return Messages.text("chart.convergence.accessible.empty");
        String counts = Messages.text("chart.convergence.accessible.counts", h.size(), h.done(), h.stoppedEarly(),
                h.failed());
        String best = Messages.text("chart.convergence.accessible.nobest");
        if (h.best().isPresent()) {
            int number = h.best().getAsInt();
            best = Messages.text("chart.convergence.accessible.best", score(h, number), number(number));
        }
        String start = h.defaultTrial().isEmpty() ? ""
                : " " + Messages.text("chart.convergence.accessible.default", score(h, 0));
        String luck = plot.corrected().map(ConvergenceText::corrected).orElse("");
        return counts + " " + best + start + luck;
    }

    private static String corrected(CorrectedLine line) {
        String all = " " + Messages.text("chart.convergence.accessible.corrected", Formats.score(line.last()));
        return line.stopped().isEmpty() ? all
                : all + " " + Messages.text("chart.convergence.accessible.stopped", number(line.stopped().getAsInt()));
    }

    private static String score(History h, int trial) {
        double error = h.standardError(trial);
        return Double.isNaN(error) ? Formats.score(h.value(trial)) : Formats.scoreWithError(h.value(trial), error);
    }

    private static String number(int trial) {
        return Integer.toString(trial);
    }

    static PlotTable table(History h, Optional<CorrectedLine> corrected) {
        List<PlotTable.Column> columns = new ArrayList<>(List.of(column("trial", true), column("state", false),
                column("score", true), column("error", true), column("best", true)));
        if (corrected.isPresent()) columns.add(column("corrected", true));
        // A view: 100,000 rows are made only as they are looked at.
        List<List<String>> rows = new AbstractList<>() {
            @Override
            public List<String> get(int i) {
                List<String> row = List.of(number(i), state(h, i), Formats.fineScore(h.value(i)),
                        Formats.fineScore(h.standardError(i)), Formats.fineScore(h.bestUpTo(i)));
                if (corrected.isEmpty()) return row;
                List<String> longer = new ArrayList<>(row);
                longer.add(Formats.fineScore(corrected.get().at(i)));
                return longer;
            }

            @Override
            public int size() {
                return h.size();
            }
        };
        return new PlotTable(columns, rows);
    }

    private static PlotTable.Column column(String key, boolean number) {
        return new PlotTable.Column(Messages.text("chart.column." + key), number);
    }

    private static String state(History h, int i) {
        String key = h.isDone(i) ? "done"
                : h.isStoppedEarly(i) ? "stopped" : h.isFailed(i) ? "failed" : h.isStopped(i) ? "ended"
                        : h.isRunning(i) ? "running" : "waiting";
        return Messages.text("chart.state." + key);
    }
}
