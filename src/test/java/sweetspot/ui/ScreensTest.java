package sweetspot.ui;

import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.plot.TradeOffStudies;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.FreshScores;
import sweetspot.study.ParetoFront;
import sweetspot.study.SealedTestResult;
import sweetspot.ui.kit.ResultsPart;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramQuestion;
import sweetspot.ui.program.ProgramQuestions;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.ui.study.StudyFixture;
import sweetspot.worker.CommandText;
import sweetspot.worker.SmallProgram;

/// Walks through every page in both themes and several sizes and writes what it sees to `target/screens`.
///
/// Run it with `mvn -o test -Dtest=ScreensTest -Dgroups=screens -DexcludedGroups=none`, and look.
@Tag("screens")
class ScreensTest {
    private static final Path OUT = Path.of(System.getProperty("screens.out", "target/screens"));

    @TempDir
    Path home;

    @Test
    void everyPage() throws Exception {
        try (AppHarness app = new AppHarness(home, 1360, 850)) {
            until(() -> app.stage().getScene().lookup("#sample-penguins") != null);
            Thread.sleep(1000);
            pages(app, "welcome");
            Sample sample = SampleCatalog.find(System.getProperty("screens.sample", "card-fraud")).orElseThrow();
            ExperimentViewModel model = fx(() -> {
                app.workbench().openSample(sample);
                return app.workbench().current().get();
            });
            until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
            pages(app, "data");
            for (Step step : new Step[]{Step.MODEL, Step.SPACE, Step.SEARCH}) {
                fx(() -> {
                    model.goTo(step);
                    return null;
                });
                pages(app, step.key());
                if (step != Step.MODEL) advanced(app, model, step);
            }
            if (Boolean.getBoolean("screens.run")) run(app, model);
            program(app);
            fx(() -> {
                app.workbench().goToSettings();
                return null;
            });
            pages(app, "settings");
            fx(() -> {
                app.workbench().goHome();
                return null;
            });
            app.settle();
            pages(app, "welcome-again");
        }
    }

    /// What lies behind Advanced, with an option that is changed, and the page without stopping.
    private static void advanced(AppHarness app, ExperimentViewModel model, Step step) throws Exception {
        AppHarness.pressButton("advanced");
        String sampler = model.settings().samplerProperty().get();
        fx(() -> {
            model.settings().samplerProperty().set("tpe");
            return null;
        });
        until(() -> !model.settings().strategy().samplerOptions().isEmpty());
        fx(() -> {
            model.settings().strategy().samplerOptions().getFirst().nudge(1);
            if (step == Step.SEARCH) model.settings().stopWeakProperty().set(false);
            return null;
        });
        pages(app, step.key() + "-advanced");
        fx(() -> {
            model.settings().strategy().resetAll();
            model.settings().samplerProperty().set(sampler);
            model.settings().stopWeakProperty().set(true);
            return null;
        });
        AppHarness.pressButton("advanced");
    }

    /// The pages that look different with several objectives.
    @Test
    void aParetoFront() throws Exception {
        try (AppHarness app = new AppHarness(home, 1360, 850)) {
            Path file = home.resolve("front.json");
            ExperimentFile.write(file, TradeOffStudies.experiment("branches", 120).withSampler("auto").withWorkers(2));
            ExperimentViewModel model = fx(() -> {
                app.workbench().openExperimentFile(file);
                return app.workbench().current().get();
            });
            until(() -> app.workbench().current().get() != null);
            ExperimentViewModel shown = model == null ? fx(() -> app.workbench().current().get()) : model;
            until(() -> shown.experiment().get().isPresent());
            fx(() -> {
                shown.goTo(Step.SEARCH);
                return null;
            });
            pages(app, "front-search");
            fx(() -> {
                shown.start(false);
                return null;
            });
            until(() -> shown.study().snapshot().get().finished() >= 20);
            pages(app, "front-live");
            until(() -> !shown.study().isLive());
            fx(() -> {
                ParetoFront front = shown.study().front().get();
                shown.study().selection().pick(front.number(front.size() / 2));
                return null;
            });
            pages(app, "front-results");
            fx(() -> {
                shown.goTo(Step.EXPORT);
                return null;
            });
            pages(app, "front-export");
        }
    }

    /// The page of one's own program: empty, with marks, and after a run that failed and one that did not.
    private static void program(AppHarness app) throws Exception {
        fx(() -> {
            app.workbench().goHome();
            return null;
        });
        until(() -> app.stage().getScene().lookup("#welcome-program") != null);
        pages(app, "program-welcome");
        ExperimentViewModel model = fx(() -> {
            app.workbench().newProgram(Path.of("").toAbsolutePath());
            return app.workbench().current().get();
        });
        pages(app, "program-empty");
        fx(() -> {
            model.program().orElseThrow().command().set(CommandText.join(SmallProgram.command("parabola"))
                    + " --x~'uniform(-4, 8)' --lr~'loguniform(1e-5, 1)' --opt~\"choices(['adam', 'sgd'])\" --depth {depth}");
            return null;
        });
        pages(app, "program-marks");
        fx(() -> {
            model.program().orElseThrow().takeMarks();
            return null;
        });
        pages(app, "program-undeclared");
        fx(() -> {
            model.space().declare(List.of(new Parameter("depth", IntDistribution.linear(1, 9), 3L),
                    new Parameter("width", IntDistribution.log(16, 512), 64L)));
            return null;
        });
        until(() -> model.experiment().get().isPresent());
        fx(() -> {
            model.tryProgram();
            return null;
        });
        until(() -> model.tryout().outcome().get().isPresent());
        pages(app, "program-tried");
        fx(() -> {
            model.program().orElseThrow().command().set(CommandText.join(SmallProgram.command("fails")));
            return null;
        });
        until(() -> model.experiment().get().isPresent());
        fx(() -> {
            model.tryProgram();
            return null;
        });
        until(() -> model.tryout().outcome().get().isPresent());
        pages(app, "program-failed");
        dialogs(app, model);
        for (Step step : new Step[]{Step.SPACE, Step.SEARCH}) {
            fx(() -> {
                model.goTo(step);
                return null;
            });
            pages(app, "program-" + step.key());
        }
    }

    private static void dialogs(AppHarness app, ExperimentViewModel model) throws Exception {
        for (boolean dark : new boolean[]{false, true}) {
            app.theme(dark);
            String theme = dark ? "-dark" : "-light";
            for (String row : new String[]{"parameter-add", "parameter-edit-opt", "parameter-edit-lr"}) {
                AppHarness.pressButton(row);
                app.settle();
                app.shootDialog(OUT.resolve("program-" + row + theme + ".png"));
            }
            fx(() -> {
                ProgramQuestions.ask(app.stage(), new ProgramQuestion(model.name().get(),
                        model.program().orElseThrow().command().get() + " --opt {opt}", false, Path.of("/home/me/code"),
                        Path.of("/home/me/Downloads/tuning.json"), Map.of("opt", List.of("adam", "sgd")), () -> {}));
                return null;
            });
            app.settle();
            app.shootDialog(OUT.resolve("program-question" + theme + ".png"));
        }
        app.theme(false);
    }

    /// The pages of a search and what comes of it, alone: those that the README shows.
    @Test
    void aSearch() throws Exception {
        try (AppHarness app = new AppHarness(home, 1360, 850)) {
            Sample sample = SampleCatalog.find(System.getProperty("screens.sample", "penguins")).orElseThrow();
            ExperimentViewModel model = fx(() -> {
                app.workbench().openSample(sample);
                return app.workbench().current().get();
            });
            until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
            run(app, model);
        }
    }

    private static void run(AppHarness app, ExperimentViewModel model) throws Exception {
        fx(() -> {
            model.start(false);
            return null;
        });
        until(() -> model.study().snapshot().get().finished() >= 12);
        pages(app, "results-live");
        until(() -> !model.study().isLive());
        pages(app, "results");
        fx(() -> {
            model.goTo(Step.EXPORT);
            return null;
        });
        pages(app, "export");
    }

    /// The Results pages of a real search: what the watch says, Analysis, and the Verdict, locked, scored again and opened.
    @Test
    void aVerdict() throws Exception {
        try (AppHarness app = new AppHarness(home, 1366, 850)) {
            Sample sample = SampleCatalog.find(System.getProperty("screens.sample", "penguins")).orElseThrow();
            ExperimentViewModel model = fx(() -> {
                app.workbench().openSample(sample);
                return app.workbench().current().get();
            });
            until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
            fx(() -> {
                model.start(false);
                return null;
            });
            until(() -> model.study().snapshot().get().finished() >= 43 || model.study().isLive()
                    && model.study().snapshot().get().finished() >= 20);
            fx(() -> {
                StudyFixture.stoppedRising(model.study(), 12);
                return null;
            });
            pages(app, "results-watch");
            until(() -> !model.study().isLive());
            fx(() -> {
                model.resultsPart().set(ResultsPart.ANALYSIS);
                return null;
            });
            pages(app, "results-analysis");
            fx(() -> {
                model.resultsPart().set(ResultsPart.VERDICT);
                return null;
            });
            until(() -> app.stage().getScene().lookup("#verdict-answer") != null);
            Thread.sleep(3000);
            pages(app, "verdict-real-locked");
            AppHarness.pressButton("verdict-fresh");
            Thread.sleep(700);
            app.shoot(OUT.resolve("verdict-real-progress.png"));
            until(() -> FreshScores.of(model.study().snapshot().get()).filter(FreshScores::finished).isPresent());
            Thread.sleep(500);
            pages(app, "verdict-real-fresh");
            Platform.runLater(app.<Button>find("verdict-prices")::fire);
            until(() -> AppHarness.field("price-watts") != null);
            app.shootDialog(OUT.resolve("verdict-prices.png"));
            Platform.runLater(app.<Button>find("verdict-open-seal")::fire);
            until(() -> AppHarness.field("dialog-confirm") != null);
            app.shootLastDialog(OUT.resolve("verdict-seal-question.png"), false);
            AppHarness.pressButton("dialog-confirm");
            until(() -> SealedTestResult.of(model.study().snapshot().get()).isPresent());
            Thread.sleep(500);
            pages(app, "verdict-real-opened");
        }
    }

    @Test
    void programPages() throws Exception {
        try (AppHarness app = new AppHarness(home, 1360, 850)) {
            program(app);
        }
    }

    @Test
    void dialogsAndNotices() throws Exception {
        try (AppHarness app = new AppHarness(home, 1366, 768)) {
            new DialogScreens(app, OUT).all();
        }
    }

    @Test
    void questionsAboutTrials() throws Exception {
        try (AppHarness app = new AppHarness(home, 1120, 700)) {
            new TrueToTrialsScreens(app, OUT).all();
        }
    }

    /// Rules between parameters: as rows, put together, typed, and one that leaves nothing.
    @Test
    void rules() throws Exception {
        try (AppHarness app = new AppHarness(home, 1366, 768)) {
            Sample sample = SampleCatalog.find(System.getProperty("screens.sample", "penguins")).orElseThrow();
            ExperimentViewModel model = fx(() -> {
                app.workbench().openSample(sample);
                return app.workbench().current().get();
            });
            until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
            fx(() -> {
                model.start(false);
                return null;
            });
            until(() -> !model.study().isLive() && model.study().snapshot().get().finished() >= 12);
            fx(() -> {
                model.goTo(Step.SPACE);
                return null;
            });
            app.settle();
            AppHarness.pressButton("add-rule");
            pages(app, "rule-new");
            AppHarness.pressButton("rule-save");
            AppHarness.pressButton("rule-edit-0");
            AppHarness.pressButton("rule-add-term");
            pages(app, "rule-edit");
        }
    }

    /// The same without a test runner: `java -cp … sweetspot.ui.ScreensTest HOME`, with `program` after it for the
    /// pages of one's own program alone, `front` for those of several objectives, `search` for a search and its end, `dialogs` for
    /// dialogs, notices and what leads to them, `rules` for rules between parameters, or `truth` for what is asked when an edit does not fit the trials.
    @SuppressWarnings("JUnitMethodInvoked") // without a test runner, as said
    public static void main(String[] args) throws Exception {
        ScreensTest screens = new ScreensTest();
        screens.home = Path.of(args[0]);
        if (args.length > 1 && args[1].equals("program")) screens.programPages();
        else if (args.length > 1 && args[1].equals("front")) screens.aParetoFront();
        else if (args.length > 1 && args[1].equals("search")) screens.aSearch();
        else if (args.length > 1 && args[1].equals("dialogs")) screens.dialogsAndNotices();
        else if (args.length > 1 && args[1].equals("truth")) screens.questionsAboutTrials();
        else if (args.length > 1 && args[1].equals("rules")) screens.rules();
        else if (args.length > 1 && args[1].equals("verdict")) screens.aVerdict();
        else screens.everyPage();
        System.exit(0);
    }

    private static <T> T fx(Callable<T> action) {
        return onFx(action);
    }

    private static void pages(AppHarness app, String name) throws Exception {
        for (boolean dark : new boolean[]{false, true}) {
            app.theme(dark);
            for (int[] size : new int[][]{{1366, 768}, {1440, 900}, {1120, 700}}) {
                app.size(size[0], size[1]);
                app.shoot(OUT.resolve(name + (dark ? "-dark-" : "-light-") + size[0] + ".png"));
            }
        }
        app.theme(false);
        app.size(1366, 768);
    }
}
