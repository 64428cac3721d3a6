package sweetspot.ui.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.export.BestSettings;
import sweetspot.journal.JournalFile;
import sweetspot.journal.library.ExperimentLibrary;
import sweetspot.plot.FoldGainPlot;
import sweetspot.plot.IntervalPlot;
import sweetspot.run.RunPhase;
import sweetspot.run.TrialChoice;
import sweetspot.study.ChosenTrial;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.TrialState;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.ui.verdict.VerdictStory.Look;
import sweetspot.ui.verdict.VerdictStory.SealState;
import sweetspot.verdict.Answer;
import sweetspot.verdict.Prices;
import sweetspot.verdict.Verdict;
import sweetspot.verdict.VerdictOptions;
import sweetspot.verdict.VerdictWords;

/// What the page says of each verdict, and what it does; no toolkit is needed.
class VerdictViewModelTest {
    private static final Experiment EXPERIMENT = StudyFixture.experiment(60);

    @TempDir
    Path folder;

    private final StudyViewModel study = new StudyViewModel();
    private final ObjectProperty<Prices> prices = new SimpleObjectProperty<>(Prices.NONE);

    private VerdictViewModel model(VerdictWork work) {
        VerdictViewModel model = new VerdictViewModel(study, new SimpleObjectProperty<>(folder),
                BackgroundTasks.immediate(), prices, work);
        study.show(EXPERIMENT, VerdictFixture.STUDY);
        model.setActive(true);
        return model;
    }

    private VerdictStory story(Verdict verdict) {
        return model(new VerdictFixture.Told(verdict)).story().get().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"HELPED, GOOD", "PRACTICALLY_EQUAL, EQUAL", "NOT_CLEAR, UNSURE", "HARMED, BAD"})
    void everyAnswerIsToldLockedAndOpened(Answer answer, Look look) {
        for (boolean opened : new boolean[]{false, true}) {
            VerdictStory story = story(VerdictFixture.of(answer, opened));
            assertEquals(look, story.look());
            assertFalse(story.title().isBlank() || story.reasons().isBlank());
            assertTrue(story.sentence().endsWith("."), story.sentence());
            assertEquals(!opened, story.sentence().contains("still locked"), story.sentence());
            assertEquals(opened ? SealState.OPENED : SealState.LOCKED, story.promises().seal());
            IntervalPlot plot = story.promises().plot();
            assertEquals(opened ? 5 : 3, plot.rows().size());
            assertEquals(opened ? 0 : 2, plot.locked());
            assertEquals(opened, plot.rows().stream().anyMatch(IntervalPlot.Row::shaded));
            assertEquals(3, story.figures().size());
            FoldGainPlot duel = story.duel().plot().orElseThrow();
            assertEquals(List.of(5, 5, 5), duel.groups().stream().map(g -> g.folds().size()).toList());
            assertEquals(5, story.again().plot().orElseThrow().rows().size());
            assertTrue(story.again().foot().startsWith("All five fall, by 0.008"), story.again().foot());
        }
    }

    @Test
    void theSentenceSaysHowManyFoldsAndWhatTheSealedTestAdds() {
        assertEquals("Trial 4 beats the default on 15 of 15 fresh folds, and the sealed test agrees.",
                story(VerdictFixture.of(Answer.HELPED, true)).sentence());
        assertTrue(story(VerdictFixture.of(Answer.NOT_CLEAR, false)).sentence().contains("but luck may explain that"));
        assertEquals("Trial 4 does worse than the default on 15 of 15 fresh folds, and the sealed test agrees.",
                story(VerdictFixture.of(Answer.HARMED, true)).sentence());
        assertTrue(story(VerdictFixture.of(Answer.PRACTICALLY_EQUAL, false)).sentence()
                .contains("differences up to 0.010 count as none"));
        assertEquals("The default settings have no score to compare with.",
                story(VerdictFixture.unknown()).sentence());
    }

    @Test
    void theOptimismOfTheSearchIsSaidInWords() {
        assertEquals(
                "The search promised 0.913, the test gave 0.901: 0.012 too optimistic. That is inside the test’s interval.",
                story(VerdictFixture.of(Answer.HELPED, true)).promises().foot());
        assertEquals("0.904 is the fair guess until then: it counts what picking the best of 60 adds by luck.",
                story(VerdictFixture.of(Answer.HELPED, false)).promises().foot());
    }

    @Test
    void whatIsNotKnownIsSaid() {
        VerdictStory program = story(VerdictFixture.program());
        assertEquals(SealState.NONE, program.promises().seal());
        assertTrue(program.duel().plot().isEmpty());
        assertEquals(2, program.duel().totals().orElseThrow().rows().size());
        assertFalse(program.duel().why().isBlank() || program.again().why().isBlank());
        assertFalse(program.again().possible());
        assertEquals(3, program.promises().missing().size());
        assertTrue(program.simpler().trial().isEmpty());
        assertFalse(program.simpler().why().isBlank());
        VerdictStory early = story(VerdictFixture.early(Answer.NOT_CLEAR));
        assertTrue(early.again().possible());
        assertEquals(1, early.promises().missing().size(), "the reason why nothing was corrected");
        assertFalse(early.worth().priced());
        assertEquals(2, early.worth().figures().size());
    }

    @Test
    void lowerIsBetterReadsTheSame() {
        VerdictStory story = story(VerdictFixture.regression());
        assertEquals(Look.GOOD, story.look());
        FoldGainPlot duel = story.duel().plot().orElseThrow();
        assertFalse(duel.higher());
        assertEquals(10, duel.won());
        assertTrue(story.again().foot().startsWith("All five fall"), story.again().foot());
        assertEquals("+2210", story.figures().get(1).value());
        assertTrue(story.promises().foot().contains("410 too optimistic"), story.promises().foot());
    }

    @Test
    void pricesAreShownAsTheUserGaveThem() {
        VerdictStory.Worth worth = story(VerdictFixture.of(Answer.HELPED, false)).worth();
        assertEquals(List.of("4 min 12 s", "6 Wh", "€ 0.0018", "+0.037"),
                worth.figures().stream().map(VerdictStory.Figure::value).toList());
        assertEquals("at € 0.30 per kWh", worth.figures().get(2).note());
        assertEquals("under € 0.0001", VerdictWords.money(3.5e-5, "€"), "not 3.5e-5");
        assertEquals("0.0001", VerdictWords.money(0.0001, ""));
        assertEquals("The last 20 trials brought +0.001 of it: 40 would have done.", worth.foot());
    }

    @Test
    void anotherTrialIsRecommendedNotTaken() {
        VerdictStory story = story(VerdictFixture.of(Answer.HELPED, false, 27));
        assertEquals(OptionalInt.of(27), story.again().recommended());
        assertTrue(story.again().foot().contains("Recommended: trial 27, not trial 4"), story.again().foot());
        assertEquals(OptionalInt.empty(), story.chosen());
        assertEquals(OptionalInt.empty(), story(VerdictFixture.of(Answer.HELPED, false)).again().recommended());
    }

    @Test
    void furtherObjectivesAreListed() {
        assertEquals(2, story(VerdictFixture.several(VerdictFixture.of(Answer.HELPED, false))).others().size());
    }

    @Test
    void nothingIsToldBeforeThereIsSomethingToCompare() {
        VerdictViewModel model = model(new VerdictFixture.Told(VerdictFixture.program()));
        study.show(EXPERIMENT, StudyFixture.study(1, 0));
        assertTrue(model.story().get().isEmpty());
        study.show(EXPERIMENT, StudyFixture.study(0, 0));
        assertTrue(model.story().get().isEmpty());
    }

    @Test
    void nothingIsWorkedOutWhileThePageCannotBeSeenOrForTheSameTrialsTwice() {
        List<Integer> asked = new ArrayList<>();
        VerdictWork counting = new Work() {
            @Override
            public Verdict judge(Experiment experiment, StudySnapshot of, Path home, VerdictOptions options,
                    BooleanSupplier cancelled) {
                asked.add(of.finished());
                return VerdictFixture.of(Answer.HELPED, false);
            }
        };
        VerdictViewModel model = model(counting);
        assertEquals(List.of(60), asked);
        prices.set(VerdictFixture.PRICES);
        assertEquals(List.of(60), asked, "prices need no new correction");
        assertTrue(model.story().get().orElseThrow().worth().priced());
        model.setActive(false);
        study.show(EXPERIMENT, StudyFixture.study(61, 0));
        assertEquals(List.of(60), asked);
        model.setActive(true);
        assertEquals(List.of(60, 61), asked);
    }

    @Test
    void whatCannotBeWorkedOutIsSaidAndTheRestIsShown() {
        VerdictViewModel model = model(new Work() {
            @Override
            public Verdict judge(Experiment experiment, StudySnapshot of, Path home, VerdictOptions options,
                    BooleanSupplier cancelled) {
                throw new IllegalStateException("The data file is gone. Put it back.");
            }
        });
        assertEquals("Not all of it can be told: The data file is gone. Put it back.", model.problem().get());
        assertTrue(model.story().get().isPresent());
        assertFalse(model.working().get());
    }

    @Test
    void whileASearchRunsTheVerdictSoFarIsTold() {
        VerdictViewModel model = model(new Work() {});
        study.attach(EXPERIMENT, new StudyFixture.Run(RunPhase.RUNNING, StudyFixture.study(40, 2), 1000));
        assertTrue(model.story().get().isPresent());
        assertFalse(model.canChoose() || model.fresh().possible());
    }

    /// A study on disk, of three trials.
    private StudySnapshot onDisk() throws Exception {
        try (JournalFile journal = JournalFile.create(folder.resolve(ExperimentLibrary.STUDY_FILE), EXPERIMENT,
                List.of(Direction.MAXIMIZE), JournalFile.Sync.EACH_APPEND)) {
            for (int i = 0; i < 3; i++) {
                journal.append(List.of(new StudyEvent.TrialCreated(i, EXPERIMENT.space().defaults(), true, 1)));
                TrialState state = i == 1 ? TrialState.FAILED : TrialState.COMPLETE;
                journal.append(List.of(new StudyEvent.TrialFinished(i, state,
                        i == 1 ? new double[0] : new double[]{0.9 - 0.01 * i}, 2)));
            }
            return journal.snapshot();
        }
    }

    @Test
    void aTrialIsUsedWhereTheUserSaysSoAndTheChoiceCanBeUndone() throws Exception {
        StudySnapshot before = onDisk();
        VerdictViewModel model = model(new VerdictFixture.Told(VerdictFixture.program()));
        study.show(EXPERIMENT, before);
        assertEquals(0, model.usedTrial().orElseThrow().number());
        model.use(2);
        assertEquals("", model.problem().get());
        assertEquals(OptionalInt.of(2), ChosenTrial.of(study.snapshot().get()));
        assertEquals(OptionalInt.of(2), model.story().get().orElseThrow().chosen());
        assertEquals(2, BestSettings.of(EXPERIMENT, study.snapshot().get()).orElseThrow().best().number(), "exported");
        assertEquals(OptionalInt.of(2), ChosenTrial.of(JournalFile.read(folder.resolve(ExperimentLibrary.STUDY_FILE))
                .main().snapshot()), "kept with the study");
        assertEquals("Trial 2 is exported and tested. The best of the search is trial 0.", model.chosenLine());
        model.undoUse();
        assertEquals("", model.chosenLine());
        assertEquals(0, model.usedTrial().orElseThrow().number());
        assertEquals(0, BestSettings.of(EXPERIMENT, study.snapshot().get()).orElseThrow().best().number());
    }

    @Test
    void aTrialThatIsChosenAfterTheSealedTestIsNotCalledTested() throws Exception {
        onDisk();
        SealedTestResult.Score score = new SealedTestResult.Score(0.9, 0.8, 1);
        try (JournalFile journal = JournalFile.open(folder.resolve(ExperimentLibrary.STUDY_FILE),
                JournalFile.Sync.EACH_APPEND)) {
            journal.append(List.of(new StudyEvent.StudyAttributeSet(SealedTestResult.ATTRIBUTE,
                    new SealedTestResult(0, score, score, score, 20, 3).toAttribute())));
            study.show(EXPERIMENT, journal.snapshot());
        }
        VerdictViewModel model = model(new VerdictFixture.Told(VerdictFixture.program()));
        model.use(2);
        assertEquals("Trial 2 is exported. The sealed test judged trial 0, not this one.", model.chosenLine());
    }

    @Test
    void aTrialWithoutAScoreIsNotUsed() throws Exception {
        onDisk();
        Path file = folder.resolve(ExperimentLibrary.STUDY_FILE);
        String said = org.junit.jupiter.api.Assertions
                .assertThrows(IllegalArgumentException.class, () -> TrialChoice.write(file, 1)).getMessage();
        assertEquals("trial 1 has no score", said);
        assertTrue(Files.exists(file));
    }

    @Test
    void theScoringOnFreshSplitsTellsWhereItIs() {
        List<String> told = new ArrayList<>();
        VerdictViewModel[] model = new VerdictViewModel[1];
        model[0] = model(new Work() {
            @Override
            public StudySnapshot scoreAgain(Experiment experiment, StudySnapshot of, Path home, Progress progress,
                    BooleanSupplier cancelled) {
                progress.at(2, 3, 9, 18);
                told.add(model[0].fresh().text().get());
                assertEquals(0.5, model[0].fresh().share().get());
                assertTrue(model[0].fresh().running().get());
                assertFalse(model[0].canChoose());
                model[0].fresh().cancel();
                assertTrue(cancelled.getAsBoolean());
                throw new CancellationException();
            }
        });
        model[0].fresh().start();
        assertTrue(told.getFirst().startsWith("Shuffle 2 of 3 · 9 of 18 scores"), told.getFirst());
        assertFalse(model[0].fresh().running().get());
        assertEquals("", model[0].fresh().problem().get(), "giving up is no failure");
    }

    @Test
    void aScoringThatFailsSaysWhy() {
        VerdictViewModel model = model(new Work() {
            @Override
            public StudySnapshot scoreAgain(Experiment experiment, StudySnapshot of, Path home, Progress progress,
                    BooleanSupplier cancelled) {
                throw new IllegalStateException("The data have changed. Restore the file.");
            }
        });
        model.fresh().start();
        assertEquals("The best could not be scored again: The data have changed. Restore the file.",
                model.fresh().problem().get());
        assertTrue(model.fresh().possible(), "it can be tried again");
        assertTrue(model.freshCost().startsWith("About "), model.freshCost());
    }

    /// Work of which a test says what matters to it.
    private interface Work extends VerdictWork {
        @Override
        default Verdict judge(Experiment experiment, StudySnapshot of, Path home, VerdictOptions options,
                BooleanSupplier cancelled) {
            return VerdictFixture.of(Answer.HELPED, false);
        }

        @Override
        default StudySnapshot scoreAgain(Experiment experiment, StudySnapshot of, Path home, Progress progress,
                BooleanSupplier cancelled) {
            return of;
        }
    }
}
