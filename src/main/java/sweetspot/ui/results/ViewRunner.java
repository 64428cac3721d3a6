package sweetspot.ui.results;

import java.util.Optional;
import java.util.function.Consumer;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import sweetspot.ui.chart.LatestWins;

/// Decides when a [View] is drawn anew and does it: at once, or in the background with only the latest input counting.
/// Whatever comes of it, a picture, what is missing or an error in words, is published on the FX thread.
final class ViewRunner {
    /// New trials are looked at once they are this share of the known ones, so that analyses do not slow the search.
    private static final double GROWTH = 0.04;
    /// From this many trials on, passes over the trials are made in the background.
    private static final int MANY_TRIALS = 5_000;
    private static final int DEBOUNCE_MILLIS = 200;

    private final View view;
    private final Consumer<ViewAnswer> publish;
    private final Optional<LatestWins<ViewInput, ViewAnswer>> background;
    private Optional<Experiment> asked = Optional.empty();
    private int askedTrials = -1;
    private boolean early = true;

    /// @param publish takes answers, on the FX thread
    ViewRunner(View view, Consumer<ViewAnswer> publish) {
        this.view = view;
        this.publish = publish;
        this.background = view.pace() == View.Pace.AT_ONCE ? Optional.empty() : Optional.of(new LatestWins<>(view.id(),
                view.pace() == View.Pace.ANALYSIS ? DEBOUNCE_MILLIS : 0, view::draw, this::tell,
                e -> tell(failed(e))));
    }

    /// The study has changed.
    void follow(ViewInput input) {
        if (view.pace() == View.Pace.ANALYSIS) analyse(input);
        else drawNow(input);
    }

    /// The user wants it otherwise.
    void redraw(ViewInput input) {
        if (view.pace() != View.Pace.ANALYSIS) drawNow(input);
        else if (askedTrials >= 0) background.orElseThrow().replace(input);
    }

    private void drawNow(ViewInput input) {
        Optional<ViewAnswer.Missing> missing = view.missing(input);
        if (missing.isEmpty() && background.isPresent() && input.study().trials().size() >= MANY_TRIALS) {
            background.get().refresh(input);
            return;
        }
        background.ifPresent(LatestWins::cancel);
        tell(missing.isPresent() ? missing.get() : drawn(input));
    }

    private ViewAnswer drawn(ViewInput input) {
        try {
            return view.draw(input);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private void analyse(ViewInput input) {
        LatestWins<ViewInput, ViewAnswer> analysis = background.orElseThrow();
        int done = view.trials(input);
        boolean other = asked.isEmpty() || !asked.get().space().equals(input.experiment().space())
                || !asked.get().name().equals(input.experiment().name()) || done < askedTrials;
        if (other) {
            analysis.cancel();
            askedTrials = -1;
        }
        asked = Optional.of(input.experiment());
        Optional<ViewAnswer.Missing> missing = view.missing(input);
        if (missing.isPresent()) {
            askedTrials = -1;
            tell(missing.get());
            return;
        }
        boolean due = askedTrials < 0 || done >= askedTrials * (1 + GROWTH) || !input.live() && done > askedTrials;
        if (!due) return;
        askedTrials = done;
        // Until the answer is there, what stands here must not say that there are too few trials.
        if (other || early) tell(new ViewAnswer.Missing(view.busy(), "", false));
        analysis.refresh(input);
    }

    private void tell(ViewAnswer answer) {
        early = answer instanceof ViewAnswer.Missing m && m.early();
        publish.accept(answer);
    }

    private ViewAnswer.Missing failed(Throwable e) {
        return new ViewAnswer.Missing(Messages.text("results.view.failed", view.title()),
                Messages.text("results.view.failedText", String.valueOf(e.getMessage())), false);
    }

    /// Ends the work in the background; nothing is published afterwards.
    void close() {
        background.ifPresent(LatestWins::unsubscribe);
    }
}
