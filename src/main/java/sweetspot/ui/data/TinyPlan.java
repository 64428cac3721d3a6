package sweetspot.ui.data;

import sweetspot.plot.Anchor;
import sweetspot.plot.Color;
import sweetspot.plot.Painter;
import sweetspot.plot.PlotTheme;
import sweetspot.plot.Stroke;
import sweetspot.text.Messages;

/// A tiny picture of a plan: rows of slices, those that test marked.
final class TinyPlan {
    private TinyPlan() {}

    /// @param id of the plan, or of the test file
    static void paint(String id, Painter p, double w, double h, PlotTheme t) {
        if (id.equals("fold_column")) {
            p.text(Messages.text("data.plan.tiny.names"), w, h / 2 + t.caption().middleToBaseline(), Anchor.END, t.caption(),
                    t.text());
            return;
        }
        String[] rows = switch (id) {
            case "kfold" -> new String[]{"xxoooooooo", "oooxxooooo", "ooooooooxx"};
            case "repeated" -> new String[]{"xoooo xooo", "ooxoo ooox", "oooox oxoo"};
            case "leave_one_out" -> new String[]{"xoooooooooo", "oooooxooooo", "oooooooooox"};
            case "grouped" -> new String[]{"xx ooo ooo", "oo xxx ooo", "oo ooo xxx"};
            case "time" -> new String[]{"oo xx     ", "oooo xx   ", "ooooooo xx"};
            case "grouped_time" -> new String[]{"o o xx    ", "o oo  xx  ", "oo o oo xx"};
            default -> new String[]{"oooooooo xx"};
        };
        double row = Math.min(t.px(8), h / rows.length);
        double top = (h - row * rows.length) / 2;
        Color train = t.blue().mix(t.background(), t.dark() ? 0.35 : 0.28);
        boolean apart = id.equals("leave_one_out");
        for (int r = 0; r < rows.length; r++) {
            double slice = w / rows[r].length();
            for (int c = 0; c < rows[r].length(); c++) {
                char what = rows[r].charAt(c);
                if (what == ' ') continue;
                p.rect(c * slice, top + r * row, slice - (apart ? 1 : 0), row - t.px(2), 0, what == 'x' ? t.orange() : train,
                        Stroke.NONE);
            }
        }
    }
}
