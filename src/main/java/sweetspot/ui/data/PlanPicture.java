package sweetspot.ui.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.plan.Fold;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.data.plan.TimeOrder;
import sweetspot.plot.FoldsPlot;
import sweetspot.plot.FoldsPlot.FoldRow;
import sweetspot.plot.FoldsPlot.Mark;
import sweetspot.plot.FoldsPlot.Part;
import sweetspot.study.Target;

/// Turns the folds of a plan into their picture. What is in sealed rows is not looked at, but for their time.
final class PlanPicture {
    private static final int SLICES = 160;
    private static final int MOST_FOLDS = 10;
    private static final int LONGEST_TICK = 16;

    private PlanPicture() {}

    /// @param used the table that was planned
    /// @param target as planned
    static FoldsPlot of(ResamplingPlan plan, Dataset used, Target target, String time) throws DataException {
        int[] order = order(plan, time);
        int n = order.length;
        int sealed = plan.sealed().size();
        int[] counted = counted(plan, target);
        List<FoldRow> rows = new ArrayList<>();
        List<Fold> folds = plan.folds();
        for (int f = 0; f < Math.min(MOST_FOLDS, folds.size()); f++) {
            Fold fold = folds.get(f);
            int positive = counted.length == 0 ? -1 : Arrays.stream(fold.test()).map(r -> counted[r]).sum();
            rows.add(new FoldRow(f + 1, parts(fold, order), fold.train().length, fold.test().length, positive,
                    fold.leftOut().length));
        }
        double share = n == 0 ? 0 : Math.min(0.5, sealed / (double) (n + sealed));
        return new FoldsPlot(rows, share, time.isEmpty() ? List.of() : marks(plan, used, order, time), time,
                folds.size() - rows.size());
    }

    private static int[] order(ResamplingPlan plan, String time) throws DataException {
        int n = plan.search().rows();
        double[] place = new double[n];
        Arrays.fill(place, -1);
        if (time.isEmpty()) {
            List<Fold> folds = plan.folds();
            for (int f = folds.size() - 1; f >= 0; f--) for (int row : folds.get(f).test()) place[row] = f;
        } else {
            TimeOrder times = TimeOrder.of(plan.search().column(time));
            for (int row = 0; row < n; row++) place[row] = times.at(row);
        }
        return IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(r -> place[r]))
                .mapToInt(Integer::intValue).toArray();
    }

    private static List<Part> parts(Fold fold, int[] order) {
        Part[] of = new Part[order.length];
        Arrays.fill(of, Part.UNUSED);
        for (int row : fold.train()) of[row] = Part.TRAIN;
        for (int row : fold.test()) of[row] = Part.TEST;
        for (int row : fold.gap()) of[row] = Part.GAP;
        for (int row : fold.leftOut()) of[row] = Part.LEFT_OUT;
        int slices = Math.min(SLICES, order.length);
        List<Part> parts = new ArrayList<>(slices);
        for (int s = 0; s < slices; s++) {
            int[] counts = new int[Part.values().length];
            int from = (int) ((long) s * order.length / slices);
            int to = (int) ((long) (s + 1) * order.length / slices);
            for (int i = from; i < to; i++) counts[of[order[i]].ordinal()]++;
            int best = 0;
            for (int p = 1; p < counts.length; p++) if (counts[p] > counts[best]) best = p;
            parts.add(Part.values()[best]);
        }
        return parts;
    }

    private static int[] counted(ResamplingPlan plan, Target target) {
        if (target.task() != Target.Task.CLASSIFICATION || target.positive().isEmpty()) return new int[0];
        ClassLabels labels = ClassLabels.of(plan.search().column(target.column()));
        int wanted = labels.names().indexOf(target.positive());
        return wanted < 0 ? new int[0] : Arrays.stream(labels.codes()).map(c -> c == wanted ? 1 : 0).toArray();
    }

    private static List<Mark> marks(ResamplingPlan plan, Dataset used, int[] order, String time) throws DataException {
        Column all = used.column(time);
        Column searched = plan.search().column(time);
        List<String> words = new ArrayList<>();
        for (int row : order) words.add(searched.text(row));
        // Rows of a separate file are no rows of this table.
        if (Arrays.stream(plan.sealed().numbers()).allMatch(r -> r < used.rows())) {
            TimeOrder times = TimeOrder.of(all);
            Arrays.stream(plan.sealed().numbers()).boxed().sorted(Comparator.comparingDouble(times::at))
                    .forEach(r -> words.add(all.text(r)));
        }
        boolean days = words.stream().allMatch(w -> w.length() >= 10 && w.charAt(4) == '-');
        return IntStream.rangeClosed(0, 4).mapToObj(i -> new Mark(i / 4.0, shown(words.get(
                Math.min(words.size() - 1, i * words.size() / 4)), days))).toList();
    }

    private static String shown(String text, boolean day) {
        return day ? text.substring(0, 10)
                : text.length() > LONGEST_TICK ? text.substring(0, LONGEST_TICK - 1) + "…" : text;
    }

    /// The columns of a table that could be the group, the time or the fold: all but the target.
    static List<String> columns(Dataset table, String target) {
        Set<String> none = Set.of(target);
        return table.columns().stream().map(Column::name).filter(c -> !none.contains(c)).collect(Collectors.toList());
    }
}
