package sweetspot.ui;

import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.control.Button;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.Trial;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.ShellDialogs;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.worker.CommandText;
import sweetspot.worker.SmallProgram;

/// Opens every dialog and brings about what is told in notices, and photographs each in light and dark.
final class DialogScreens {
    private final AppHarness app;
    private final Path out;

    DialogScreens(AppHarness app, Path out) {
        this.app = app;
        this.out = out;
    }

    private static <T> T fx(Callable<T> action) {
        return onFx(action);
    }

    private static void run(Runnable action) {
        onFx(() -> {
            action.run();
            return null;
        });
    }

    /// A dialog that waits for its answer holds whoever opens it, so nobody waits for that.
    private void dialog(String name, Runnable open) throws Exception {
        for (boolean dark : new boolean[]{false, true}) {
            app.theme(dark);
            app.settle();
            Platform.runLater(open);
            app.settle();
            app.settle();
            app.shootDialog(out.resolve("dialog-" + name + (dark ? "-dark" : "-light") + ".png"));
            app.settle();
        }
        app.theme(false);
    }

    private void page(String name) throws Exception {
        for (boolean dark : new boolean[]{false, true}) {
            app.theme(dark);
            for (int[] size : new int[][]{{1366, 768}, {1120, 700}}) {
                app.size(size[0], size[1]);
                app.settle();
                app.shoot(out.resolve(name + (dark ? "-dark-" : "-light-") + size[0] + ".png"));
            }
        }
        app.theme(false);
        app.size(1366, 768);
    }

    private void fire(String id) {
        ((Button) app.find(id)).fire();
    }

    void all() throws Exception {
        shell();
        objectives();
        ExperimentViewModel model = search();
        study(model);
        stopping();
        broken(model);
    }

    private void shell() throws Exception {
        ExperimentViewModel data = fx(() -> {
            app.workbench().openSample(SampleCatalog.find("card-fraud").orElseThrow());
            return app.workbench().current().get();
        });
        until(() -> data.experiment().get().isPresent() && !data.data().busy().get());
        dialog("help", () -> app.window().commands().run(CommandId.HELP));
        dialog("rename", () -> app.window().commands().run(CommandId.RENAME));
        dialog("about", () -> app.window().commands().run(CommandId.ABOUT));
        dialog("closing", () -> ShellDialogs.closing(app.stage(), "Fraud detection, Own program", _ -> {}));
        run(() -> data.goTo(Step.SPACE));
        app.settle();
        dialog("condition", () -> fire("add-condition"));
    }

    /// The page of a program that has two objectives, and what comes of trying it.
    private void objectives() throws Exception {
        ExperimentViewModel model = program("says", "{x}", "{{\"values\": [0.25, 12.5]}}");
        ProgramViewModel program = model.program().orElseThrow();
        run(() -> {
            program.objectives().rows().getFirst().name().set("error");
            program.objectives().add();
            program.objectives().rows().getLast().name().set("seconds");
        });
        until(() -> model.experiment().get().isPresent());
        run(model::tryProgram);
        until(() -> model.tryout().outcome().get().isPresent());
        page("objectives-tried");
        run(() -> program.objectives().rows().getLast().name().set("error"));
        page("objectives-problem");
    }

    private ExperimentViewModel program(String... arguments) {
        run(() -> app.workbench().newProgram(Path.of("").toAbsolutePath()));
        ExperimentViewModel model = fx(() -> app.workbench().current().get());
        run(() -> {
            model.program().orElseThrow().command().set(CommandText.join(SmallProgram.command(arguments)));
            model.space().declare(List.of(new Parameter("x", FloatDistribution.linear(-4, 8), 1.0),
                    new Parameter("depth", IntDistribution.linear(1, 9), 3L),
                    new Parameter("opt", new CategoricalDistribution(List.of("adam", "sgd")), "adam")));
        });
        until(() -> model.experiment().get().isPresent());
        return model;
    }

    private ExperimentViewModel search() throws Exception {
        ExperimentViewModel model = program("parabola", "--x", "{x}");
        run(() -> {
            model.settings().trials().set(24);
            model.goTo(Step.SEARCH);
        });
        AppHarness.pressButton("advanced");
        dialog("queue", () -> fire("queue-add"));
        run(() -> {
            var space = model.space().searchSpace().orElseThrow();
            model.queue().queue(space.defaults().with("x", 4.0));
            model.queue().queue(space.defaults().with("x", -2.0));
        });
        page("search-queued");
        run(model::tryProgram);
        until(() -> model.tryout().outcome().get().isPresent());
        run(() -> model.start(false));
        until(() -> model.study().snapshot().get().finished() >= 4);
        page("waiting");
        until(() -> !model.study().isLive());
        return model;
    }

    private void study(ExperimentViewModel model) throws Exception {
        dialog("more", () -> fire("button-more"));
        Trial trial = model.study().snapshot().get().trials().get(12);
        run(() -> {
            model.queue().tryAgain(trial);
            model.queue().tryAgain(model.study().snapshot().get().trials().get(3));
            model.study().selection().pick(12);
        });
        until(() -> model.study().snapshot().get().trials().size() >= 26);
        page("results-waiting");
        run(() -> model.goTo(Step.EXPORT));
        page("program-export");
    }

    private void stopping() throws Exception {
        ExperimentViewModel model = program("sleeps");
        run(() -> model.start(false));
        app.settle();
        AppHarness.pressButton("program-run");
        until(() -> model.study().snapshot().get().running() > 0);
        page("first-running");
        dialog("stop", () -> fire("button-stop"));
        run(() -> model.study().stopNow());
        until(() -> !model.study().isLive());
    }

    /// A study whose last lines a crash has eaten, and one that a disk has damaged.
    private void broken(ExperimentViewModel model) throws Exception {
        Path file = model.folder().get().resolve(ExperimentLibrary.STUDY_FILE);
        run(() -> app.workbench().goHome());
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int last = lines.size() - 1;
        while (!lines.get(last).contains("\"op_code\": 6") && !lines.get(last).contains("\"op_code\":6")) last--;
        List<String> cut = new ArrayList<>(lines);
        cut.remove(last);
        Files.write(file, cut);
        open(model.folder().get());
        page("notice-interrupted");
        run(() -> app.workbench().goHome());
        // A copy, for what has been opened once is not read again.
        Path copy = Files.createDirectories(model.folder().get().resolveSibling("damaged"));
        Files.copy(model.folder().get().resolve(ExperimentLibrary.EXPERIMENT_FILE),
                copy.resolve(ExperimentLibrary.EXPERIMENT_FILE));
        lines.set(lines.size() / 2, "\u0000\u0000broken");
        Files.write(copy.resolve(ExperimentLibrary.STUDY_FILE), lines);
        open(copy);
        page("notice-damaged");
    }

    private void open(Path folder) throws Exception {
        run(() -> app.workbench().refresh());
        Thread.sleep(500);
        run(() -> app.workbench().experiments().stream()
                .filter(i -> i.folder().equals(folder)).findFirst()
                .ifPresent(i -> app.workbench().open(i.entry().get())));
        Thread.sleep(1000);
    }
}
