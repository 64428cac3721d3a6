package sweetspot.ui;

import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.ExperimentFile;
import sweetspot.plot.TradeOffStudies;
import sweetspot.study.ParetoFront;
import sweetspot.ui.model.ExperimentViewModel;
import sweetspot.ui.model.Step;

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
            for (Step step : new Step[] {Step.MODEL, Step.SPACE, Step.SEARCH}) {
                fx(() -> {
                    model.goTo(step);
                    return null;
                });
                pages(app, step.key());
            }
            if (Boolean.getBoolean("screens.run")) run(app, model);
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

    /// The same without a test runner: `java -cp … sweetspot.ui.ScreensTest HOME`, or `HOME front` for several
    /// objectives.
    public static void main(String[] args) throws Exception {
        ScreensTest screens = new ScreensTest();
        screens.home = Path.of(args[0]);
        if (args.length > 1) screens.aParetoFront();
        else screens.everyPage();
        System.exit(0);
    }

    private static <T> T fx(Callable<T> action) {
        return onFx(action);
    }

    private static void pages(AppHarness app, String name) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            app.theme(dark);
            for (int[] size : new int[][] {{1366, 768}, {1920, 1080}, {1120, 700}}) {
                if (size[0] == 1120 && dark) continue;
                app.size(size[0], size[1]);
                app.shoot(OUT.resolve(name + (dark ? "-dark-" : "-light-") + size[0] + ".png"));
            }
        }
        app.theme(false);
        app.size(1366, 768);
    }
}
