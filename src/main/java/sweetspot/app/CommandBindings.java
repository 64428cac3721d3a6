package sweetspot.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import sweetspot.data.format.FileKind;
import sweetspot.run.RunPhase;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Command;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Step;
import sweetspot.ui.kit.Undoable;
import sweetspot.ui.shell.ExperimentItem;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.ui.shell.Help;
import sweetspot.ui.shell.Preferences;
import sweetspot.ui.shell.Preferences.ThemeChoice;
import sweetspot.ui.shell.Workbench;
import sweetspot.ui.shell.Workbench.Place;

/// Says what each command of the window does, and when it can be done.
final class CommandBindings {
    private final Stage stage;
    private final Workbench workbench;
    private final CommandRegistry commands;
    private final Preferences preferences;
    private final Runnable close;
    private final Runnable focusPage;

    CommandBindings(Stage stage, Workbench workbench, CommandRegistry commands, Preferences preferences,
            Runnable close, Runnable focusPage) {
        this.stage = stage;
        this.workbench = workbench;
        this.commands = commands;
        this.preferences = preferences;
        this.close = close;
        this.focusPage = focusPage;
    }

    void install() {
        file();
        edit();
        run();
        view();
    }

    private void file() {
        handle(CommandId.NEW_EXPERIMENT, workbench::newExperiment);
        handle(CommandId.NEW_PROGRAM, () -> workbench.newProgram(programFolder()));
        handle(CommandId.OPEN_DATA, () -> choose("shell.choose.data", workbench::open,
                new ExtensionFilter(Messages.text("shell.choose.tables"), FileKind.patterns()),
                new ExtensionFilter(Messages.text("shell.choose.any"), "*.*")));
        handle(CommandId.OPEN_EXPERIMENT, () -> choose("shell.choose.experiment", workbench::openExperimentFile,
                new ExtensionFilter(Messages.text("shell.choose.experiments"), "*.json")));
        ObservableValue<Boolean> open = workbench.place().map(p -> p == Place.EXPERIMENT);
        ObservableValue<Boolean> complete = ofOpen(m -> m.experiment().map(Optional::isPresent), false);
        ObservableValue<Boolean> inLibrary = ofOpen(m -> m.folder().map(f -> true).orElse(false), false);
        commands.get(CommandId.SAVE).handle(() -> workbench.current().get().save(), complete);
        commands.get(CommandId.SAVE_AS).handle(this::saveAs, complete);
        commands.get(CommandId.RENAME).handle(() -> ShellDialogs.rename(stage, workbench.current().get().name().get(),
                name -> workbench.current().get().name().set(name)), open);
        commands.get(CommandId.DUPLICATE).handle(() -> workbench.duplicate(workbench.current().get().folder().get(),
                workbench.current().get().name().get()), inLibrary);
        commands.get(CommandId.DELETE).handle(this::delete, inLibrary);
        handle(CommandId.SETTINGS, workbench::goToSettings);
        handle(CommandId.QUIT, close);
    }

    /// The folder in which to look for a program first: the one where the user was last.
    private Path programFolder() {
        String last = preferences.lastFolder().get();
        return last.isEmpty() || !Files.isDirectory(Path.of(last)) ? Path.of(System.getProperty("user.home"))
                : Path.of(last);
    }

    private void saveAs() {
        FileChooser chooser = chooser("shell.choose.saveAs",
                new ExtensionFilter(Messages.text("shell.choose.experiments"), "*.json"));
        chooser.setInitialFileName(
                workbench.current().get().name().get().replaceAll("[^\\p{Alnum} _.-]", "_") + ".json");
        File file = chooser.showSaveDialog(stage);
        if (file != null) workbench.saveAs(file.toPath());
    }

    private void delete() {
        Path folder = workbench.current().get().folder().get();
        Optional<ExperimentItem> item =
                workbench.experiments().stream().filter(i -> i.folder().equals(folder)).findFirst();
        item.ifPresent(workbench::delete);
    }

    private void choose(String titleKey, Consumer<Path> then, ExtensionFilter... filters) {
        File file = chooser(titleKey, filters).showOpenDialog(stage);
        if (file == null) return;
        preferences.lastFolder().set(String.valueOf(file.toPath().toAbsolutePath().getParent()));
        then.accept(file.toPath());
    }

    private FileChooser chooser(String titleKey, ExtensionFilter... filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text(titleKey));
        chooser.getExtensionFilters().setAll(List.of(filters));
        String last = preferences.lastFolder().get();
        if (!last.isEmpty() && Files.isDirectory(Path.of(last))) chooser.setInitialDirectory(new File(last));
        return chooser;
    }

    private void edit() {
        // On other pages a table that appears would be a surprise.
        ObservableValue<Boolean> canPaste = Bindings.createBooleanBinding(
                () -> workbench.place().get() == Place.WELCOME || workbench.place().get() == Place.EXPERIMENT
                        && workbench.current().get() != null && workbench.current().get().step().get() == Step.DATA,
                workbench.place(), workbench.current(), workbench.current().flatMap(m -> m.step()));
        commands.get(CommandId.PASTE_TABLE).handle(() -> {
            String text = Clipboard.getSystemClipboard().getString();
            workbench.paste(text == null ? "" : text);
        }, canPaste);
        history(CommandId.UNDO, Undoable::undo, Undoable::undoableProperty, Undoable::undoLabelProperty);
        history(CommandId.REDO, Undoable::redo, Undoable::redoableProperty, Undoable::redoLabelProperty);
    }

    /// On the Data page undo and redo are those of the fixes there, else of the space editor; the menu says what they would
    /// take back.
    private void history(CommandId id, Consumer<Undoable> action, Function<Undoable, ReadOnlyBooleanProperty> possible,
            Function<Undoable, ObservableValue<String>> label) {
        Command command = commands.get(id);
        String plain = command.text().get();
        ObservableValue<Boolean> can = ofOpen(m -> m.step().flatMap(_ -> possible.apply(Workbench.undoable(m))), false);
        command.handle(() -> action.accept(Workbench.undoable(workbench.current().get())), can);
        ofOpen(m -> m.step().flatMap(_ -> label.apply(Workbench.undoable(m))), "")
                .subscribe(what -> command.text().set(what == null || what.isBlank() ? plain
                        : Messages.text("shell.undo.what", plain, what)));
    }

    private void run() {
        ObservableValue<RunPhase> phase = ofOpen(m -> m.study().phase(), RunPhase.READY);
        ObservableValue<Boolean> canStart = ofOpen(m -> Bindings.createBooleanBinding(
                () -> m.experiment().get().isPresent() && m.problems().isEmpty() && !m.starting().get()
                        && !m.study().isLive(),
                m.experiment(), m.problems(), m.starting(), m.study().phase()), false);
        commands.get(CommandId.START_SEARCH).handle(() -> workbench.current().get().start(false), canStart);
        Command pause = commands.get(CommandId.PAUSE_OR_RESUME);
        pause.handle(() -> workbench.current().get().study().pauseOrResume(), phase.map(p -> p == RunPhase.RUNNING
                || p == RunPhase.PAUSING || p == RunPhase.PAUSED));
        phase.subscribe(p -> pause.text().set(Messages.text(p == RunPhase.PAUSING || p == RunPhase.PAUSED
                ? "command.resume" : "command.pauseOrResume")));
        commands.get(CommandId.FINISH_AND_STOP).handle(() -> workbench.current().get().study().finishThenStop(),
                phase.map(p -> p == RunPhase.RUNNING || p == RunPhase.PAUSING || p == RunPhase.PAUSED));
        commands.get(CommandId.STOP_NOW).handle(() -> ShellDialogs.confirm(stage, Messages.text("shell.stop.title"),
                Messages.text("shell.stop.text"), Messages.text("command.stopNow"),
                () -> workbench.current().get().study().stopNow()),
                phase.map(p -> p != RunPhase.READY && p != RunPhase.ENDED && p != RunPhase.STOPPING));
    }

    private void view() {
        handle(CommandId.WELCOME, workbench::goHome);
        for (int i = 0; i < CommandId.STEPS.size(); i++) step(i);
        handle(CommandId.LIGHT_OR_DARK, () -> preferences.theme().set(
                AppWindow.isDark(preferences) ? ThemeChoice.LIGHT : ThemeChoice.DARK));
        handle(CommandId.ZOOM_IN, () -> preferences.zoomBy(1));
        handle(CommandId.ZOOM_OUT, () -> preferences.zoomBy(-1));
        handle(CommandId.ZOOM_RESET, () -> preferences.zoom().set(1));
        // The plus sign shares its key with the equals sign, and the number pad has keys of its own.
        moreKeys(CommandId.ZOOM_IN, "Shortcut+Equals", "Shortcut+Shift+Equals", "Shortcut+Shift+Plus", "Shortcut+Add");
        moreKeys(CommandId.ZOOM_OUT, "Shortcut+Subtract");
        moreKeys(CommandId.ZOOM_RESET, "Shortcut+Numpad 0");
        handle(CommandId.HELP, () -> Help.show(stage, workbench));
        handle(CommandId.ABOUT, () -> Help.about(stage));
    }

    /// The command that goes to the step at a position. It has the step's name, and none where there is no such step.
    private void step(int at) {
        Command command = commands.get(CommandId.STEPS.get(at));
        String plain = command.text().get();
        Function<ExperimentViewModel, Optional<Step>> step =
                m -> at < m.steps().size() ? Optional.of(m.steps().get(at)) : Optional.empty();
        ObservableValue<Boolean> possible = ofOpen(m -> Bindings.createBooleanBinding(
                () -> step.apply(m).filter(m::canGoTo).isPresent(), m.revision(), m.hasTrials(), m.study().phase(),
                m.step()), false);
        command.handle(() -> {
            step.apply(workbench.current().get()).ifPresent(workbench.current().get()::goTo);
            focusPage.run();
        }, possible);
        workbench.current()
                .subscribe(m -> command.text().set(m == null ? plain : step.apply(m).map(Step::label).orElse("")));
    }

    /// Other keys than the ones that the menu shows.
    private void moreKeys(CommandId id, String... combinations) {
        for (String keys : combinations) {
            stage.getScene().getAccelerators().put(KeyCombination.valueOf(keys), () -> commands.run(id));
        }
    }

    private void handle(CommandId id, Runnable action) {
        commands.get(id).handle(action);
    }

    /// A value of the open experiment, while one is shown.
    private <T> ObservableValue<T> ofOpen(Function<ExperimentViewModel, ObservableValue<T>> value, T otherwise) {
        return workbench.place().flatMap(p -> p != Place.EXPERIMENT ? null : workbench.current().flatMap(value))
                .orElse(otherwise);
    }
}
