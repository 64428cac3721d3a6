package sweetspot.ui;

import static sweetspot.ui.AppHarness.onFx;
import static sweetspot.ui.AppHarness.until;

import java.nio.file.Files;
import java.nio.file.Path;
import sweetspot.data.SampleCatalog;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.journal.library.SealRegister;
import sweetspot.run.Seal;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.kit.Question;
import sweetspot.ui.kit.Step;
import sweetspot.ui.shell.ExperimentViewModel;
import sweetspot.ui.shell.Questions;

/// Brings about each question that keeps an experiment true to its trials, and photographs it in light and dark; also
/// what a copy shows of a seal that is broken already.
final class TrueToTrialsScreens {
    private final AppHarness app;
    private final Path out;

    TrueToTrialsScreens(AppHarness app, Path out) {
        this.app = app;
        this.out = out;
    }

    private static void run(Runnable action) {
        onFx(() -> {
            action.run();
            return null;
        });
    }

    void all() throws Exception {
        app.size(1120, 700);
        ExperimentViewModel model = search();
        run(() -> model.data().metric().set("log_loss"));
        Question meaning = nextQuestion(null);
        run(() -> model.data().excluded().add("island"));
        shoot("meaning", meaning);
        app.shoot(out.resolve("question-behind.png"));
        AppHarness.pressButton("meaning-discard");
        app.settle();
        dialog("question-discard", false);
        AppHarness.pressButton("question-back");
        AppHarness.pressButton("question-cancel");
        until(() -> model.data().metric().get().equals("accuracy"));
        run(() -> model.start(false));
        Question finished = nextQuestion(meaning);
        shoot("finished", finished);
        AppHarness.pressButton("question-cancel");
        disk(model, finished);
        seal(model);
    }

    private ExperimentViewModel search() throws Exception {
        ExperimentViewModel model = onFx(() -> {
            app.workbench().openSample(SampleCatalog.find("penguins").orElseThrow());
            return app.workbench().current().get();
        });
        until(() -> model.experiment().get().isPresent() && !model.data().busy().get());
        run(() -> {
            model.data().metric().set("accuracy");
            model.space().selectModel("decision_tree");
            model.settings().trials().set(8);
            model.start(false);
        });
        until(() -> model.study().snapshot().get().finished() == 8 && !model.study().isLive());
        until(() -> app.workbench().running().isEmpty());
        return model;
    }

    private Question nextQuestion(Question before) {
        until(() -> app.workbench().decision().get() != before);
        app.settle();
        return onFx(() -> app.workbench().decision().get());
    }

    /// The dialog as it stands, then the same question in the dark.
    private void shoot(String name, Question question) throws Exception {
        dialog("question-" + name, false);
        app.theme(true);
        app.settle();
        Question copy = new Question(question.title(), question.text(), question.facts(), question.choices(),
                question.cancelText(), () -> {});
        run(() -> Questions.ask(app.stage(), copy));
        app.settle();
        app.shootLastDialog(out.resolve("question-" + name + "-dark.png"), true);
        app.theme(false);
        app.settle();
    }

    private void dialog(String name, boolean close) throws Exception {
        app.settle();
        app.shootLastDialog(out.resolve(name + ".png"), close);
    }

    private void disk(ExperimentViewModel model, Question before) throws Exception {
        Path file = model.folder().get().resolve(ExperimentLibrary.EXPERIMENT_FILE);
        until(() -> Files.exists(file));
        Experiment now = ExperimentFile.read(file, ExperimentDefaults.none());
        ExperimentFile.write(file, now.withBudget(Budget.ofTrials(99)));
        run(() -> app.workbench().lookAtDisk());
        Question question = nextQuestion(before);
        shoot("disk", question);
        AppHarness.pressButton("disk-keep");
        app.settle();
        app.shoot(out.resolve("disk-kept.png"));
    }

    private void seal(ExperimentViewModel model) throws Exception {
        Path folder = model.folder().get();
        StudySnapshot study = model.study().snapshot().get();
        Seal.of(model.study().experiment().get(), folder, folder.resolve(ExperimentLibrary.STUDY_FILE),
                SealRegister.beside(new ExperimentLibrary(folder.getParent()))).orElseThrow()
                .open(study.best().orElseThrow(), System.currentTimeMillis(), () -> false);
        run(() -> app.workbench().duplicate(model.folder().get(), model.name().get()));
        until(() -> app.workbench().current().get() != model
                && app.workbench().current().get().experiment().get().isPresent());
        ExperimentViewModel copy = onFx(() -> app.workbench().current().get());
        run(() -> copy.start(false));
        until(() -> copy.study().snapshot().get().finished() == 8 && !copy.study().isLive());
        run(() -> copy.goTo(Step.EXPORT));
        Thread.sleep(1500);
        for (boolean dark : new boolean[]{false, true}) {
            app.theme(dark);
            app.shoot(out.resolve("seal-seen" + (dark ? "-dark" : "") + ".png"));
        }
    }
}
