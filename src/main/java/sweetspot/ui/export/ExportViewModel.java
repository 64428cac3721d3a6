package sweetspot.ui.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import sweetspot.export.BestSettings;
import sweetspot.export.ExportCatalog;
import sweetspot.export.ExportFormat;
import sweetspot.export.ExportInput;
import sweetspot.journal.file.AtomicFile;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.study.SealedTestOpener;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.verdict.Judge;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictOptions;

/// Holds what the Export page shows of a study: whether tuning helped, and its best settings and trials as text.
public final class ExportViewModel {
    /// Lines of a text that are shown; copies and files hold all.
    public static final int PREVIEW_LINES = 500;

    /// A text as shown.
    ///
    /// @param lines its first lines
    /// @param hidden number of further lines
    public record Preview(List<String> lines, int hidden) {
        static final Preview EMPTY = new Preview(List.of(), 0);

        static Preview of(String text) {
            List<String> lines = text.lines().limit(PREVIEW_LINES).toList();
            int all = (int) text.chars().filter(c -> c == '\n').count();
            return new Preview(lines, Math.max(0, all - lines.size()));
        }
    }

    private final StudyViewModel study;
    private final ObservableValue<Path> folder;
    private final BackgroundTasks tasks;
    private final BackgroundTasks.Latest previews;
    private final SealedTestOpener sealed;
    private final ObjectProperty<ExportFormat> format =
            new SimpleObjectProperty<>(this, "format", ExportCatalog.all().getFirst());
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(this, "preview", Preview.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<BestSettings>> best =
            new ReadOnlyObjectWrapper<>(this, "best", Optional.empty());
    private int shownFinished = -1;
    private boolean active;

    /// @param folder the experiment's folder, from which a relative data path starts; its value may be null
    /// @param tasks for texts that take long and for the sealed test
    public ExportViewModel(StudyViewModel study, ObservableValue<Path> folder, BackgroundTasks tasks) {
        this.study = study;
        this.folder = folder;
        this.tasks = tasks;
        this.previews = tasks.latest();
        this.sealed = new SealedTestOpener(study, folder, tasks);
        study.snapshot().subscribe(_ -> follow(false));
        format.subscribe(_ -> follow(true));
        // Of a front the picked trial is exported.
        study.selection().picked().subscribe(_ -> {
            if (study.snapshot().get().isMultiObjective()) follow(true);
        });
    }

    /// Says whether the page can be seen; texts are made only while it can.
    public void setActive(boolean now) {
        active = now;
        follow(true);
        if (now) sealed.lookElsewhere();
    }

    private void follow(boolean anyway) {
        if (!active) return;
        StudySnapshot snapshot = study.snapshot().get();
        best.set(study.experiment().get() == null ? Optional.empty()
                : BestSettings.of(study.experiment().get(), snapshot, study.selection().picked().get()));
        // While a search runs, thousands of rows are not written anew for each of its trials.
        boolean due = anyway || snapshot.finished() < shownFinished || !study.isLive()
                || snapshot.finished() >= shownFinished * 1.02 + 1;
        if (!offers(format.get())) format.set(ExportCatalog.all().getFirst());
        if (!due) return;
        shownFinished = snapshot.finished();
        showPreview();
    }

    private void showPreview() {
        if (best.get().isEmpty()) {
            previews.cancel();
            preview.set(Preview.EMPTY);
            return;
        }
        ExportFormat wanted = format.get();
        ExportInput input = input(best.get().get(), Optional.empty());
        previews.run(() -> Preview.of(wanted.write(input)), preview::set,
                e -> preview.set(new Preview(List.of(String.valueOf(e.getMessage())), 0)));
    }

    /// @param target the file that is written; empty for the clipboard
    private ExportInput input(BestSettings settings, Optional<Path> target) {
        // Before the experiment is saved its paths start in the folder that the app runs in.
        Path home = folder.getValue() == null ? Path.of("") : folder.getValue();
        return ExportInput.of(Optional.of(settings.experiment()), settings.experiment().space(), settings.snapshot(),
                settings.best().number(), home, target);
    }

    /// Tells whether the study has what a format writes.
    boolean offers(ExportFormat wanted) {
        return best.get().isPresent() && wanted.missing(input(best.get().get(), Optional.empty())).isEmpty();
    }

    /// Makes the whole text for the clipboard in the background.
    public void copy(Consumer<String> done, Consumer<? super Exception> failed) {
        if (best.get().isEmpty()) return;
        ExportFormat wanted = format.get();
        ExportInput input = input(best.get().get(), Optional.empty());
        tasks.run(() -> wanted.write(input), done, failed);
    }

    /// Writes the whole text to a file in the background.
    public void save(Path file, Runnable done, Consumer<? super Exception> failed) {
        if (best.get().isEmpty()) return;
        ExportFormat wanted = format.get();
        ExportInput input = input(best.get().get(), Optional.of(file));
        tasks.run(() -> {
            AtomicFile.write(file, wanted.write(input).getBytes(StandardCharsets.UTF_8));
            return file;
        }, _ -> done.run(), failed);
    }

    /// Tells whether tuning helped; empty while nothing is known, and of several objectives.
    public Optional<Verdict> verdict() {
        // A front trades one objective for another: no single gain tells what it is worth.
        return best.get().filter(b -> !b.snapshot().isMultiObjective())
                .flatMap(b -> Judge.quick(Optional.of(b.experiment()), b.snapshot(), VerdictOptions.STANDARD));
    }

    /// The format that is written.
    public ObjectProperty<ExportFormat> format() {
        return format;
    }

    /// The text as shown.
    public ReadOnlyObjectProperty<Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    /// The best settings; empty while no trial is complete, or the page cannot be seen.
    public ReadOnlyObjectProperty<Optional<BestSettings>> best() {
        return best.getReadOnlyProperty();
    }

    /// Scores the best settings on the sealed rows.
    void openSealed() {
        best.get().ifPresent(b -> sealed.open(b.best()));
    }

    /// The sealed test.
    public SealedTestOpener sealed() {
        return sealed;
    }

    /// The result of the sealed test; empty while it is sealed.
    public Optional<SealedTestResult> sealedResult() {
        return SealedTestResult.of(study.snapshot().get());
    }
}
