package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sweetspot.data.Fingerprint;
import sweetspot.objective.ScoreMeaning;
import sweetspot.objective.ScoreMeaning.Difference;
import sweetspot.run.StudySession;
import sweetspot.study.DataFile;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Question;
import sweetspot.ui.study.StudyViewModel;

/// Keeps an experiment true to its trials: an edit after which old scores would mean something else is not saved, and
/// not run, until the user has said what becomes of the trials.
final class MeaningGuard {
    /// Pauses after the last edit before it is asked about: a command is typed, everything else is chosen.
    private static final int TYPING = 3;

    /// The facts about the experiment that the guard needs.
    interface Host {
        /// The draft as it is set up; empty while something is missing or wrong.
        Optional<Experiment> draft();

        /// Tells whether nothing more follows of itself from the last edit.
        boolean settled();

        /// Fingerprint of the data as they are read now; empty if there are none.
        Optional<String> fingerprint();

        /// The folder that a relative path to the data starts from.
        Path base();

        /// Sets everything back.
        void restore(Experiment earlier);

        /// The app around it.
        ExperimentFrame frame();

        /// Throws the trials away.
        void discard(Experiment draft);
    }

    private final StudyViewModel study;
    private final BackgroundTasks tasks;
    private final Host host;
    private Optional<Experiment> lastGood = Optional.empty();
    private boolean asking;
    private long edits;

    MeaningGuard(StudyViewModel study, BackgroundTasks tasks, Host host) {
        this.study = study;
        this.tasks = tasks;
        this.host = host;
    }

    /// The experiment that was run; empty while there are no trials.
    private Optional<Experiment> run() {
        return study.snapshot().get().trials().isEmpty() ? Optional.empty()
                : Optional.ofNullable(study.experiment().get());
    }

    /// The fields in which a draft differs in meaning from the experiment that was run.
    private List<Difference> differences(Experiment draft) {
        Optional<Experiment> run = run();
        if (run.isEmpty()) return List.of();
        List<Difference> found = new ArrayList<>(ScoreMeaning.differences(run.get(), draft));
        otherData(run.get(), draft).ifPresent(found::addFirst);
        return found;
    }

    /// Another file, or the same one read otherwise, with other content. What has changed in a file that the user has not
    /// touched here is asked about when the search goes on.
    private Optional<Difference> otherData(Experiment run, Experiment draft) {
        Optional<String> now = host.fingerprint();
        Object before = study.snapshot().get().attributes().get(StudySession.FINGERPRINT);
        if (now.isEmpty() || before == null || Fingerprint.ofData(before.toString()).equals(now.get())) {
            return Optional.empty();
        }
        return lastGood.orElse(run).subject().data().flatMap(was -> draft.subject().data()
                .flatMap(is -> otherFile(was, is)));
    }

    private Optional<Difference> otherFile(DataFile was, DataFile is) {
        if (!is.in(host.base()).equals(was.in(host.base()))) {
            return Optional.of(new Difference("data", was.path(), is.path()));
        }
        return is.reading().equals(was.reading()) ? Optional.empty()
                : Optional.of(new Difference("import", was.reading().toString(), is.reading().toString()));
    }

    private boolean fits(Experiment draft) {
        return differences(draft).isEmpty();
    }

    /// Tells whether what is set up can be kept with the trials that there are. While data are being read nobody knows.
    boolean mayKeep(Experiment draft) {
        return run().isEmpty() || host.settled() && fits(draft);
    }

    /// Looks at an edit; asks once the user pauses if it does not fit the trials.
    void edited() {
        Optional<Experiment> draft = host.draft();
        if (draft.isEmpty() || run().isEmpty() || asking || !host.settled()) return;
        if (fits(draft.get())) {
            lastGood = draft;
            study.place(ScoreMeaning.placed(run().get(), draft.get()));
            return;
        }
        long mine = ++edits;
        askSoon(mine, draft.get().subject().program().isPresent() ? TYPING : 1);
    }

    private void askSoon(long mine, int pauses) {
        tasks.afterAWhile(() -> {
            if (mine != edits) return;
            if (pauses > 1) askSoon(mine, pauses - 1);
            else ask();
        });
    }

    /// Asks at once what becomes of the trials, if what is set up does not fit them.
    void ask() {
        Optional<Experiment> draft = host.draft();
        if (asking || draft.isEmpty() || !host.settled()) return;
        List<Difference> differences = differences(draft.get());
        if (differences.isEmpty()) return;
        asking = true;
        int trials = study.snapshot().get().trials().size();
        Experiment was = lastGood.orElseGet(() -> run().orElseThrow());
        List<Question.Choice> choices = new ArrayList<>(List.of(Question.Choice.of("meaning-copy",
                Messages.text("meaning.ask.copy"), () -> answered(was, () -> host.frame().copy(draft.get())))));
        if (!study.isLive()) {
            choices.add(Question.Choice.destructive("meaning-discard", Messages.text("meaning.ask.discard", trials),
                    Messages.text("meaning.ask.discard.text", trials), () -> {
                        asking = false;
                        lastGood = Optional.empty();
                        host.discard(draft.get());
                    }));
        }
        host.frame().ask(new Question(Messages.text("meaning.ask.title"), Messages.text("meaning.ask.text", trials),
                differences.stream().map(d -> Messages.text("meaning.ask.fact", d.label(), d.shown(d.before()),
                        d.shown(d.after()))).toList(),
                choices, Messages.text("meaning.ask.cancel"),
                () -> answered(was, () -> {})));
    }

    private void answered(Experiment was, Runnable then) {
        asking = false;
        host.restore(was);
        then.run();
    }
}
