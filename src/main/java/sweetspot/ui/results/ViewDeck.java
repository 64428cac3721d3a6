package sweetspot.ui.results;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import sweetspot.analysis.History;
import sweetspot.plot.CorrectedLine;
import sweetspot.plot.Highlight;
import sweetspot.plot.ScoreAxis;
import sweetspot.study.StudySnapshot;
import sweetspot.ui.study.StudyViewModel;
import sweetspot.verdict.WatchReport;

/// The cards of all views of the [ViewCatalog], and which of them stands at which place. Only those that stand
/// somewhere follow the study. Call [#follow] for each snapshot.
final class ViewDeck {
    private final StudyViewModel study;
    private final Runnable onChange;
    private final List<ViewCard> cards = new ArrayList<>();
    private final Map<View.Place, ViewCard> standing = new EnumMap<>(View.Place.class);
    /// The card that the user chose for a place.
    private final Map<View.Place, ViewCard> wanted = new EnumMap<>(View.Place.class);
    private History history = History.empty();

    /// @param views all that there are; some places may have none
    /// @param onExpand shows the main card alone on the page, or with the others again
    /// @param onChange called when another card stands at some place
    ViewDeck(StudyViewModel study, List<View> views, Runnable onExpand, Runnable onChange) {
        this.study = study;
        this.onChange = onChange;
        for (View view : views) {
            ViewCard card = new ViewCard(view, onExpand);
            cards.add(card);
            standing.putIfAbsent(view.place(), card);
        }
        study.phase().addListener(_ -> followAnalyses());
        study.starting().addListener(_ -> follow());
        study.watch().addListener(_ -> follow());
        study.elapsed().addListener(_ -> followTime());
    }

    /// All cards, those that do not stand anywhere included.
    List<ViewCard> cards() {
        return cards;
    }

    /// The card at a place.
    ViewCard at(View.Place place) {
        ViewCard card = standing.get(place);
        if (card == null) throw new IllegalArgumentException("no view stands at " + place);
        return card;
    }

    /// Tells whether there is a card at a place that suits the study.
    boolean suits(View.Place place) {
        return standing.containsKey(place) && at(place).view().suits(study.snapshot().get());
    }

    /// Follows the study: chooses the cards that suit it and lets them draw.
    void follow() {
        StudySnapshot snapshot = study.snapshot().get();
        boolean changed = choose(snapshot);
        if (study.experiment().get() != null) {
            boolean same =
                    snapshot.name().equals(history.snapshot().name()) && snapshot.trials().size() >= history.size();
            history = same ? history.next(snapshot) : History.of(snapshot);
            ViewInput input = input();
            for (ViewCard card : standing.values()) if (card.view().suits(snapshot)) card.follow(input);
        }
        if (changed) onChange.run();
    }

    private boolean choose(StudySnapshot snapshot) {
        boolean changed = false;
        for (View.Place place : View.Place.values()) {
            List<ViewCard> suited =
                    cards.stream().filter(c -> c.view().place() == place && c.view().suits(snapshot)).toList();
            if (suited.isEmpty()) continue;
            ViewCard chosen = wanted.get(place);
            ViewCard card = chosen != null && suited.contains(chosen) ? chosen : suited.getFirst();
            card.offerViews(suited.stream().map(ViewCard::view).toList(), this::show);
            changed |= standing.put(place, card) != card;
        }
        return changed;
    }

    /// Shows a view at its place.
    private void show(View view) {
        boolean focused = at(view.place()).viewMenu().isFocused();
        cards.stream().filter(c -> c.view() == view).findFirst().ifPresent(c -> wanted.put(view.place(), c));
        follow();
        // The menu that it was chosen in is gone: the focus goes to its like.
        if (focused) at(view.place()).viewMenu().requestFocus();
    }

    /// The phase changes before the trials do, so only what asks whether a search runs follows it.
    private void followAnalyses() {
        if (study.experiment().get() == null || study.snapshot().get() != history.snapshot()) return;
        ViewInput input = input();
        for (ViewCard card : standing.values()) {
            if (card.view().pace() == View.Pace.ANALYSIS && card.view().suits(input.study())) card.follow(input);
        }
    }

    private void followTime() {
        boolean same = study.status().get().snapshot() == history.snapshot();
        if (!same || !study.isLive() || history.running() == 0) return;
        ViewInput input = input();
        for (ViewCard card : standing.values()) {
            if (card.view().followsTime() && card.view().suits(input.study())) card.follow(input);
        }
    }

    private ViewInput input() {
        OptionalLong now = study.isLive() ? OptionalLong.of(study.now()) : OptionalLong.empty();
        return new ViewInput(study.experiment().get(), history.snapshot(), history, study.front().get(),
                study.counts().get().total(), study.isLive(), study.starting().get(), now, ScoreAxis.Kind.AUTOMATIC,
                corrected(), Map.of());
    }

    private Optional<CorrectedLine> corrected() {
        Optional<WatchReport> report = study.watch().get();
        if (report.isEmpty() || history.snapshot().isMultiObjective()) return Optional.empty();
        List<CorrectedLine.Point> points = report.get().curve().stream()
                .filter(p -> Double.isFinite(p.corrected()) && p.trial() < history.size())
                .map(p -> new CorrectedLine.Point(p.trial(), p.corrected())).toList();
        OptionalInt stopped =
                report.get().offersStop() ? OptionalInt.of(report.get().since()) : OptionalInt.empty();
        return points.isEmpty() ? Optional.empty() : Optional.of(new CorrectedLine(points, stopped));
    }

    /// Emphasizes trials in all charts of trials.
    void highlight(Highlight highlight) {
        for (ViewCard card : cards) if (card.view().showsTrials()) card.chart().setHighlight(highlight);
    }

    /// Ends the work in the background; nothing is shown afterwards.
    void close() {
        cards.forEach(ViewCard::close);
    }
}
