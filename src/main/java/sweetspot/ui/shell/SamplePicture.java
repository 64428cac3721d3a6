package sweetspot.ui.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.Dataset;
import sweetspot.data.Groups;
import sweetspot.data.NumberColumn;
import sweetspot.data.Sample;
import sweetspot.plot.Color;
import sweetspot.plot.Painter;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.Stroke;
import sweetspot.ui.chart.PictureView.Picture;

/// A small picture of a data set: its classes over the two columns that tell them apart best, the spread of a number
/// to predict, or, where the columns are pixels, some of its images.
final class SamplePicture {
    private static final int POINTS = 160;
    private static final int BARS = 12;

    private SamplePicture() {}

    /// Chooses and prepares the picture of a sample.
    static Picture of(Sample sample, Dataset data) {
        List<NumberColumn> numbers = data.columns().stream().filter(NumberColumn.class::isInstance)
                .map(NumberColumn.class::cast)
                .filter(c -> !c.name().equals(sample.target()) && !sample.exclude().contains(c.name())).toList();
        long pixels = numbers.stream().filter(c -> c.name().startsWith("pixel")).count();
        if (pixels == 64) return images(numbers.stream().filter(c -> c.name().startsWith("pixel")).toList());
        Column target = data.column(sample.target());
        if (!sample.query().isEmpty() && target instanceof NumberColumn n) {
            return ranked(n, Groups.of(data.column(sample.query())));
        }
        if (!sample.task().equals("classification") && target instanceof NumberColumn n) return histogram(n);
        return scatter(numbers, ClassLabels.of(target));
    }

    private static Picture scatter(List<NumberColumn> numbers, ClassLabels labels) {
        List<NumberColumn> best = numbers.stream()
                .sorted(Comparator.comparingDouble((NumberColumn c) -> -separation(c, labels))).limit(2).toList();
        if (best.size() < 2) return (_, _, _, _) -> {};
        // Evenly over the rows, and of each class at least some.
        int[] rows = IntStream.range(0, labels.codes().length)
                .filter(r -> labels.codes()[r] >= 0 && !best.get(0).isMissing(r) && !best.get(1).isMissing(r))
                .toArray();
        int step = Math.max(1, rows.length / POINTS);
        int rarest = labels.rarest();
        int[] shown = IntStream.range(0, rows.length)
                .filter(i -> i % step == 0 || labels.codes()[rows[i]] == rarest && labels.counts()[rarest] < POINTS
                        && i % Math.max(1, step / 4) == 0)
                .map(i -> rows[i]).toArray();
        double[] xs = ranks(best.get(0), shown);
        double[] ys = ranks(best.get(1), shown);
        int[] classes = Arrays.stream(shown).map(r -> labels.codes()[r]).toArray();
        return (p, w, h, t) -> {
            double margin = t.px(14);
            for (int i = 0; i < xs.length; i++) {
                double x = margin + xs[i] * (w - 2 * margin);
                double y = h - margin - ys[i] * (h - 2 * margin);
                mark(p, t, classes[i], x, y);
            }
        };
    }

    private static void mark(Painter p, PlotTheme t, int kind, double x, double y) {
        double r = t.px(2.6);
        switch (kind % 3) {
            case 0 -> p.circle(x, y, r, t.blue().withAlpha(0.75), Stroke.NONE);
            case 1 -> p.polygon(new double[]{x, x + 1.2 * r, x - 1.2 * r}, new double[]{y - 1.3 * r, y + r, y + r}, 3,
                    t.vermilion(), Stroke.NONE);
            default -> p.rect(x - r, y - r, 2 * r, 2 * r, 0, t.green(), Stroke.NONE);
        }
    }

    /// The separation of the classes in a column: variance between them over variance within (Fisher 1925).
    private static double separation(NumberColumn column, ClassLabels labels) {
        int k = labels.size();
        double[] sum = new double[k];
        double[] square = new double[k];
        int[] n = new int[k];
        for (int row = 0; row < column.size(); row++) {
            int c = labels.codes()[row];
            if (c < 0 || column.isMissing(row)) continue;
            double v = column.value(row);
            sum[c] += v;
            square[c] += v * v;
            n[c]++;
        }
        double all = Arrays.stream(sum).sum() / Math.max(1, Arrays.stream(n).sum());
        double between = 0;
        double within = 0;
        for (int c = 0; c < k; c++) {
            if (n[c] == 0) continue;
            double mean = sum[c] / n[c];
            between += n[c] * (mean - all) * (mean - all);
            within += square[c] - n[c] * mean * mean;
        }
        return within <= 0 ? 0 : between / within;
    }

    /// Values scaled to 0..1 from the 1st to the 99th percentile, so that one outlier does not squeeze the rest.
    private static double[] ranks(NumberColumn column, int[] rows) {
        double[] values = Arrays.stream(rows).mapToDouble(column::value).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[(int) (0.01 * (sorted.length - 1))];
        double high = sorted[(int) (0.99 * (sorted.length - 1))];
        double range = high > low ? high - low : 1;
        return Arrays.stream(values).map(v -> Math.clamp((v - low) / range, 0, 1)).toArray();
    }

    private static Picture histogram(NumberColumn target) {
        double[] values = Arrays.stream(target.values()).filter(v -> !Double.isNaN(v)).toArray();
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(1);
        int[] counts = new int[BARS];
        for (double v : values) counts[(int) Math.clamp((v - min) / (max - min) * BARS, 0, BARS - 1)]++;
        int most = Arrays.stream(counts).max().orElse(1);
        return (p, w, h, t) -> {
            double margin = t.px(16);
            double step = (w - 2 * margin) / BARS;
            double floor = h - margin;
            for (int i = 0; i < BARS; i++) {
                double height = counts[i] * (h - 2 * margin) / most;
                Color color = t.blue().mix(t.subtle(), 0.55 + 0.4 * counts[i] / most);
                p.rect(margin + i * step, floor - height, step - t.px(2), height, 0, color, Stroke.NONE);
            }
            p.line(margin - t.px(3), floor, w - margin + t.px(3), floor, Stroke.solid(t.grey(), t.px(1)));
        };
    }

    /// The rows of some queries in the best order, the more relevant the larger.
    private static Picture ranked(NumberColumn relevance, Groups queries) {
        int lines = 5;
        int places = 9;
        double most = Arrays.stream(relevance.values()).filter(v -> !Double.isNaN(v)).max().orElse(1);
        double[][] best = IntStream.range(0, queries.count())
                .mapToObj(q -> IntStream.range(0, relevance.size()).filter(r -> queries.of()[r] == q)
                        .mapToDouble(relevance::value).filter(v -> !Double.isNaN(v)).map(v -> -v).sorted().map(v -> -v)
                        .toArray())
                .filter(v -> v.length >= places && v[0] > 0).limit(lines).toArray(double[][]::new);
        return (p, w, h, t) -> {
            double margin = t.px(14);
            double step = (h - 2 * margin) / lines;
            double place = (w - 2 * margin) / places;
            for (int line = 0; line < best.length; line++) {
                double y = margin + (line + 0.5) * step;
                for (int i = 0; i < places; i++) {
                    double share = best[line][i] / most;
                    double r = Math.min(step, place) / 2 * (0.25 + 0.6 * share);
                    p.circle(margin + (i + 0.5) * place, y, r, t.blue().mix(t.subtle(), 0.15 + 0.85 * share),
                            Stroke.NONE);
                }
            }
        };
    }

    private static Picture images(List<NumberColumn> pixels) {
        int shown = 4;
        double most = 16;
        return (p, w, h, t) -> {
            double size = Math.min((h - t.px(24)) / 8, (w - t.px(24) - t.px(8) * (shown - 1)) / (8 * shown));
            double left = (w - shown * 8 * size - (shown - 1) * t.px(8)) / 2;
            double top = (h - 8 * size) / 2;
            for (int k = 0; k < shown; k++) {
                for (int i = 0; i < 64; i++) {
                    double ink = Math.clamp(pixels.get(i).value(k + 1) / most, 0, 1);
                    p.rect(left + k * (8 * size + t.px(8)) + i % 8 * size, top + Math.floorDiv(i, 8) * size, size, size,
                            0,
                            t.text().mix(t.faint(), ink), Stroke.NONE);
                }
            }
        };
    }
}
