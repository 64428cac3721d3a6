package sweetspot.plot;

import java.util.List;
import sweetspot.text.Messages;

/// How a column's rows spread over its categories, as one bar cut into parts.
///
/// @param parts the categories, most frequent first
/// @param emphasized position of the category drawn in vermilion, such as the positive class; -1 = none
public record ShareBar(List<Part> parts, int emphasized) implements Plot {
    private static final int SHOWN = 5;

    /// A category and how many rows have it.
    public record Part(String label, long count) {}

    public ShareBar {
        parts = List.copyOf(parts);
    }

    private long total() {
        return parts.stream().mapToLong(Part::count).sum();
    }

    @Override
    public void paint(Painter p, double width, double height, PlotTheme theme) {
        long total = total();
        if (total <= 0) return;
        double x = 0;
        long rest = total;
        for (int i = 0; i < parts.size() && rest > 0; i++) {
            boolean strong = i == emphasized;
            // Later parts are drawn as one; they would be thinner than a pixel.
            long count = i >= SHOWN && emphasized < i ? rest : parts.get(i).count();
            rest -= count;
            double w = Math.max(count > 0 ? 1.5 : 0, count / (double) total * width);
            Color fill = strong ? theme.vermilion()
                    : theme.blue().mix(theme.background(), Math.max(0.25, 0.8 - 0.15 * i));
            double gap = rest > 0 && w > 3 ? 1 : 0;
            double left = Math.min(x, width - 1.5);
            p.fill(left, 0, Math.max(0.5, Math.min(w, width - left) - gap), height, fill);
            x += w;
        }
    }

    @Override
    public String accessibleText() {
        long total = Math.max(1, total());
        return String.join(", ", parts.stream().limit(SHOWN)
                .map(part -> part.label() + " " + ImportancePlot.percent(part.count() / (double) total)).toList());
    }

    @Override
    public PlotTable asTable() {
        return new PlotTable(List.of(new PlotTable.Column(Messages.text("chart.column.category"), false),
                new PlotTable.Column(Messages.text("chart.column.count"), true)),
                parts.stream().map(part -> List.of(part.label(), Long.toString(part.count()))).toList());
    }
}
