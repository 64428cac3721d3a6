package sweetspot.ui.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sweetspot.journal.library.LibraryEntry;
import sweetspot.objective.ScoredSubject;
import sweetspot.plot.Stroke;
import sweetspot.study.Direction;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PictureView;
import sweetspot.ui.kit.ActionCard;
import sweetspot.ui.kit.ModelWords;
import sweetspot.ui.kit.Ui;
import sweetspot.ui.study.StateLook;

/// The experiments used last, a line each: state, model, trials, how the best came about, and when.
final class RecentExperiments extends VBox {
    private static final int FEW = 4;
    private static final double[] WIDTHS = {15, 17, 14, 14, 7, 20, 13};
    private final Workbench workbench;
    private final VBox rows = new VBox();
    private final Button all;
    private boolean showAll;

    RecentExperiments(Workbench workbench) {
        this.workbench = workbench;
        getStyleClass().add("rows");
        all = Ui.link("", () -> {
            showAll = !showAll;
            refresh();
        });
        rows.getStyleClass().addAll("card", "flush", "recent-rows");
        rows.setId("recent");
        getChildren().addAll(Ui.sectionHeader(Messages.text("welcome.recent"), "", Ui.spacer(), all), rows);
        workbench.experiments().addListener((Observable _) -> refresh());
        refresh();
    }

    private void refresh() {
        List<ExperimentItem> items = workbench.experiments();
        setVisible(!items.isEmpty());
        setManaged(!items.isEmpty());
        all.setVisible(items.size() > FEW);
        all.setText(showAll ? Messages.text("welcome.recent.fewer")
                : Messages.text("welcome.recent.all", items.size()));
        rows.getChildren().setAll(items.stream().limit(showAll ? items.size() : FEW).map(this::row).toList());
    }

    private ActionCard row(ExperimentItem item) {
        ActionCard row = new ActionCard("", () -> workbench.open(item.entry().get()));
        row.getStyleClass().add("recent-button");
        // A row lives as long as it is shown: it holds the item, not the other way round.
        item.detail().subscribe(_ -> fill(row, item));
        item.entry().subscribe(_ -> fill(row, item));
        return row;
    }

    private static void fill(ActionCard row, ExperimentItem item) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("recent-row");
        // What does not fit is cut: the row is never wider than the page.
        grid.setMinWidth(0);
        for (double width : WIDTHS) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        LibraryEntry entry = item.entry().get();
        // A score means what it meant when it was measured.
        Optional<ScoredSubject> subject = entry.run().or(entry::experiment).map(e -> ScoredSubject.of(e.subject()));
        String tuned = subject.map(ScoredSubject::label).orElse("");
        Label used =
                Ui.label(when(entry.lastUsedMillis(), LocalDateTime.now(ZoneId.systemDefault())), "small", "muted");
        used.setMinWidth(Region.USE_PREF_SIZE);
        HBox when = Ui.row(Ui.spacer(), used);
        grid.addRow(0, Ui.label(item.name().get(), "small", "medium"), Ui.row(badge(item.state().get())),
                Ui.label(tuned, "small", "muted"), Ui.label(trials(entry), "small", "muted"),
                sparkline(entry.bestSoFar()), score(entry, subject), when);
        row.setAccessibleText(item.name().get() + ", " + item.detail().get());
        row.getChildren().setAll(grid);
    }

    private static HBox score(LibraryEntry entry, Optional<ScoredSubject> subject) {
        if (Double.isNaN(entry.best())) return new HBox();
        String scored = subject.flatMap(ScoredSubject::metric)
                .map(m -> m.direction() == Direction.MINIMIZE
                        ? Messages.text("shell.subtitle.lower", ModelWords.inSentence(m)) : ModelWords.inSentence(m))
                .orElse("");
        Label best = Ui.label(Formats.score(entry.best()), "small", "strong");
        best.setMinWidth(Region.USE_PREF_SIZE);
        return Ui.row(best, Ui.label(scored, "small", "muted"));
    }

    private static Label badge(LibraryEntry.State state) {
        StateLook look = StateLook.of(state);
        // The number of trials has a column of its own.
        Label badge = Ui.badge(look.tone(), look.icon(), state.words());
        badge.setMinWidth(0);
        return badge;
    }

    private static String trials(LibraryEntry entry) {
        int budget = entry.experiment().map(e -> e.budget().trials()).orElse(0);
        if (entry.done() == 0) return "";
        return entry.done() >= budget ? Messages.text("welcome.recent.trials", entry.done())
                : Messages.text("welcome.recent.trialsOf", entry.done(), budget);
    }

    private static PictureView sparkline(double[] best) {
        PictureView view = new PictureView();
        view.getStyleClass().add("recent-spark");
        if (best.length < 2) return view;
        double low = Arrays.stream(best).min().orElse(0);
        double high = Arrays.stream(best).max().orElse(1);
        double range = high > low ? high - low : 1;
        view.show((p, w, h, t) -> {
            double[] xs = new double[best.length];
            double[] ys = new double[best.length];
            for (int i = 0; i < best.length; i++) {
                xs[i] = t.px(1) + i * (w - t.px(2)) / (best.length - 1);
                ys[i] = h - t.px(3) - (high > low ? (best[i] - low) / range : 0.5) * (h - t.px(6));
            }
            p.steps(xs, ys, best.length, Stroke.solid(t.green(), t.px(1.75)));
        });
        return view;
    }

    /// "Today 09:41", "Yesterday", "Mon 17 Nov", "17 Nov 2025".
    static String when(long millis, LocalDateTime now) {
        LocalDateTime then = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault());
        LocalDate day = then.toLocalDate();
        long days = ChronoUnit.DAYS.between(day, now.toLocalDate());
        if (days == 0) return Messages.text("welcome.today", DateTimeFormatter.ofPattern("HH:mm").format(then));
        if (days == 1) return Messages.text("welcome.yesterday");
        String pattern = day.getYear() == now.getYear() ? "EEE d MMM" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    }
}
