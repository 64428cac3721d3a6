package sweetspot.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sweetspot.model.family.ModelCatalog;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.ScoredSubject;
import sweetspot.run.SettingNotes;
import sweetspot.search.prune.PrunerFactory;
import sweetspot.search.sampler.SamplerFactory;
import sweetspot.search.sampler.StrategyAdvice;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.Resource;
import sweetspot.study.Standard;
import sweetspot.study.Subject;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.draft.SearchHistory;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.kit.DecimalSetting;
import sweetspot.ui.kit.NumberSetting;
import sweetspot.ui.kit.Revision;

/// The settings of a search: strategy with its reason, budget, workers, seed, and whether weak trials are stopped
/// early. Each number is judged as it is typed.
public final class SearchSettingsViewModel {
    /// A seed that is easy to read and to pass on.
    private static final long SEEDS = 10_000;
    private static final String AUTO = "auto";
    private static final String MEDIAN = "median";
    private static final String FORECAST = "forecast";
    private static final String BY_FOLDS = "wilcoxon";

    private final StrategyViewModel strategy = new StrategyViewModel();
    private final NumberSetting trials = new NumberSetting(1, Budget.MAX_TRIALS, false);
    private final NumberSetting minutes = new NumberSetting(1, 60L * 24 * 365, true);
    private final NumberSetting patience = new NumberSetting(1, Budget.MAX_TRIALS, true);
    private final DecimalSetting target = new DecimalSetting(Double.NEGATIVE_INFINITY);
    private final DecimalSetting worthGain = new DecimalSetting(0);
    private final DecimalSetting worthMinutes = new DecimalSetting(0);
    private final NumberSetting trialSeconds = new NumberSetting(1, 60L * 60 * 24 * 365, true);
    private final NumberSetting failures = new NumberSetting(1, Budget.MAX_TRIALS, true);
    private final NumberSetting workers = new NumberSetting(1, 256, false);
    private final NumberSetting seed = new NumberSetting(-(1L << 53), 1L << 53, false);
    private final FurtherObjectives further = new FurtherObjectives();
    private final ReadOnlyStringWrapper noStopping = new ReadOnlyStringWrapper(this, "noStopping", "");
    private final ReadOnlyStringWrapper strategyName = new ReadOnlyStringWrapper(this, "strategyName", "");
    private final ReadOnlyStringWrapper strategyReason = new ReadOnlyStringWrapper(this, "strategyReason", "");
    private final ReadOnlyStringWrapper expectation = new ReadOnlyStringWrapper(this, "expectation", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyStringWrapper startProblem = new ReadOnlyStringWrapper(this, "startProblem", "");
    private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper(this, "notes", "");
    private final ReadOnlyStringWrapper worthProblem = new ReadOnlyStringWrapper(this, "worthProblem", "");
    private Optional<SearchSpace> space = Optional.empty();
    private List<String> spaceProblems = List.of();
    private boolean running;
    private boolean refreshing;
    private SearchHistory lastSearch = SearchHistory.none();
    private final ObjectProperty<Resource> resource = new SimpleObjectProperty<>(this, "resource", Resource.FOLDS);
    private final ObservableList<Resource> resources = FXCollections.observableArrayList();
    private final ObservableList<Resource> resourcesView = FXCollections.unmodifiableObservableList(resources);
    private final Revision revision = new Revision(this);
    private long extraSeconds;
    /// The model that the limit of a trial was set for.
    private String lastModel = "";
    private int givenObjectives = 1;
    private boolean reporting = true;

    public SearchSettingsViewModel() {
        trials.set(Standard.TRIALS);
        workers.set(Standard.workers());
        seed.set(Standard.SEED);
        failures.set(Budget.FAILURES);
        minutes.textProperty().addListener((_, _, _) -> extraSeconds = 0);
        texts().forEach(text -> text.addListener((_, _, _) -> refresh()));
        resource.addListener((_, before, now) -> resourceChanged(before, now));
        further.revision().addListener((_, _, _) -> refresh());
        strategy.strategyProperty().addListener((_, _, _) -> refresh());
        strategy.problemProperty().addListener((_, _, _) -> refresh());
        revision.watch(texts());
        revision.watch(strategy.strategyProperty(), resource, further.revision(), problem);
        refresh();
    }

    /// Each kind of resource has a method that suits it; one that the user chose stays.
    private void resourceChanged(Resource before, Resource now) {
        StringProperty pruner = strategy.prunerProperty();
        if (before == Resource.FOLDS && (pruner.get().equals(MEDIAN) || pruner.get().equals(BY_FOLDS))) {
            pruner.set(FORECAST);
        } else if (now == Resource.FOLDS && pruner.get().equals(FORECAST)) {
            pruner.set(MEDIAN);
        }
    }

    /// Another model that is chosen brings its usual limit of a trial, where the other's was not changed.
    private void limit(String id) {
        if (id.equals(lastModel)) return;
        if (trialSeconds.or(0) == Standard.trialSeconds(lastModel)) trialSeconds.set(Standard.trialSeconds(id));
        lastModel = id;
    }

    /// The model of what is loaded keeps the limit that comes with it.
    private void loaded(Subject subject) {
        subject.modelled().ifPresent(m -> lastModel = m.model());
    }

    /// Sets the resources that trials of a model can be judged by.
    private void model(String id) {
        limit(id);
        List<Resource> possible = ModelCatalog.families().stream().filter(f -> f.id().equals(id)).findFirst()
                .map(ObjectiveFactory::resources).orElse(List.of());
        if (!resources.equals(possible)) resources.setAll(possible);
        if (!possible.isEmpty() && !possible.contains(resource.get())) resource.set(Resource.FOLDS);
    }

    /// Follows an editor's space and last search, for the strategy's reason and the expected time.
    public void follow(SpaceEditorViewModel editor) {
        editor.searchSpaceProperty().addListener((_, _, now) -> {
            space = now;
            refresh();
        });
        editor.problems().addListener((InvalidationListener) _ -> {
            spaceProblems = List.copyOf(editor.problems());
            refresh();
        });
        editor.lastSearchProperty().addListener((_, _, now) -> {
            lastSearch = now;
            refresh();
        });
        editor.modelProperty().addListener((_, _, now) -> model(now));
        model(editor.modelProperty().get());
        strategy.follow(editor);
        space = editor.searchSpace();
        spaceProblems = List.copyOf(editor.problems());
        lastSearch = editor.lastSearchProperty().get();
        refresh();
    }

    /// Tells whether a search runs now: then none can be started, and the line above the button says so.
    public void setRunning(boolean now) {
        running = now;
        refresh();
    }

    /// Takes the settings of an experiment.
    public void load(Experiment experiment) {
        loaded(experiment.subject());
        loadObjectives(experiment.subject());
        resource.set(experiment.subject().resampling().map(Validation::resource).orElse(Resource.FOLDS));
        strategy.load(experiment.sampler(), experiment.pruner());
        Budget budget = experiment.budget();
        trials.set(budget.trials());
        // A file may say 90 seconds; the field shows whole minutes, rounded up, and the exact time is kept until edited.
        long wholeMinutes = (budget.seconds() + 59) / 60;
        minutes.set(wholeMinutes);
        extraSeconds = budget.seconds() - wholeMinutes * 60;
        patience.set(budget.patience());
        target.set(budget.target());
        worthGain.set(budget.worth().map(w -> OptionalDouble.of(w.gain())).orElse(OptionalDouble.empty()));
        worthMinutes.set(budget.worth().map(w -> OptionalDouble.of(w.minutes())).orElse(OptionalDouble.empty()));
        trialSeconds.set(budget.trialSeconds());
        failures.set(budget.failures());
        workers.set(experiment.workers());
        seed.set(experiment.seed());
    }

    /// Goes back to what trials are scored and judged by after an edit was called off.
    public void restoreScoring(Experiment experiment) {
        loaded(experiment.subject());
        loadObjectives(experiment.subject());
        if (experiment.subject().resampling().isEmpty()) return;
        resource.set(experiment.subject().resampling().get().resource());
        boolean same = strategy.strategyProperty().get().usedPruner().equals(experiment.pruner())
                || !experiment.subject().further().isEmpty();
        if (!same) strategy.load(experiment.sampler(), experiment.pruner());
    }

    private void loadObjectives(Subject subject) {
        if (subject.resampling().isPresent()) {
            further.set(subject.further());
            return;
        }
        int objectives = 1;
        try {
            objectives = ScoredSubject.of(subject).goals().size();
        } catch (IllegalArgumentException _) {
            // A function that this version does not know cannot be searched, whatever is said here.
        }
        withoutModel(objectives, subject.reportsSteps());
    }

    /// Says that no model is tuned, so that there is no training time of ours to weigh.
    ///
    /// @param objectives how many values a trial has
    /// @param reports whether a trial can say how it stands before it ends
    public void withoutModel(int objectives, boolean reports) {
        further.setPossible(false);
        givenObjectives = objectives;
        reporting = reports;
        refresh();
    }

    /// The objectives beside a model's metric.
    public FurtherObjectives further() {
        return further;
    }

    private int objectives() {
        return further.possible().get() ? 1 + further.chosen().size() : givenObjectives;
    }

    /// Judges the settings of the experiment as it is now.
    public void judge(Optional<Experiment> experiment) {
        notes.set(experiment.map(e -> String.join("\n", SettingNotes.of(e, cores()))).orElse(""));
    }

    /// The settings that can hardly be meant, a line each; "" if there are none.
    public ReadOnlyStringProperty notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /// The experiment with these settings; empty while one of them is invalid.
    public Optional<Experiment> applyTo(Experiment experiment) {
        if (!problem.get().isEmpty()) return Optional.empty();
        Experiment judged = experiment.subject().withResource(objectives() == 1 ? resource.get() : Resource.FOLDS)
                .map(experiment::withSubject).orElse(experiment);
        return budget().map(b -> judged.withSampler(strategy.strategyProperty().get().sampler()).withPruner(pruner())
                .withBudget(b)
                .withWorkers((int) workers.or(1)).withSeed(seed.or(0)));
    }

    /// The budget; empty while one of its numbers is invalid.
    public Optional<Budget> budget() {
        boolean wrong = Stream.of(trials, minutes, patience, trialSeconds, failures)
                .anyMatch(s -> !s.problemProperty().get().isEmpty())
                || Stream.of(target, worthGain, worthMinutes).anyMatch(s -> !s.problemProperty().get().isEmpty());
        return wrong || halfWorth() ? Optional.empty() : Optional.of(new Budget((int) trials.or(1), seconds(),
                (int) patience.or(0), target.value(), worth(), trialSeconds.or(0), (int) failures.or(0)));
    }

    private Optional<Budget.Worth> worth() {
        return worthGain.value().isEmpty() ? Optional.empty() : Optional.of(
                new Budget.Worth(worthGain.value().getAsDouble(), worthMinutes.value().getAsDouble()));
    }

    /// Tells whether a gain has no worth, or the other way round.
    private boolean halfWorth() {
        return worthGain.value().isPresent() != worthMinutes.value().isPresent();
    }

    private long seconds() {
        long limit = minutes.or(0) * 60;
        return limit == 0 ? 0 : Math.max(1, limit + extraSeconds);
    }

    /// Name of the pruner that is used; "none" when it is switched off, and with several objectives.
    public String pruner() {
        return objectives() == 1 ? strategy.strategyProperty().get().usedPruner() : Standard.NO_PRUNER;
    }

    /// Sampler, pruner and their options.
    public StrategyViewModel strategy() {
        return strategy;
    }

    /// Draws another seed.
    public void rollSeed() {
        seed.set(ThreadLocalRandom.current().nextLong(SEEDS));
    }

    /// Number of processor cores of this machine.
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// Ids of the strategies, the recommended one first.
    public List<String> samplers() {
        return SamplerFactory.ids();
    }

    private void refresh() {
        if (refreshing) return;
        refreshing = true;
        noStopping.set(objectives() > 1 ? Messages.text("space.stopping.several")
                : further.possible().get() || reporting ? "" : Messages.text("space.stopping.silent"));
        strategy.plan(space, (int) trials.or(1));
        refreshing = false;
        problem.set(firstProblem());
        startProblem.set(spaceProblems.isEmpty() ? problem.get() : spaceProblems.getFirst());
        String id = strategy.samplerProperty().get();
        if (AUTO.equals(id) && space.isPresent()) {
            StrategyAdvice advice = StrategyAdvice.recommend(space.get(), (int) trials.or(1), (int) workers.or(1),
                    objectives());
            strategyName.set(SamplerFactory.label(advice.sampler()));
            strategyReason.set(advice.reason());
        } else if (SamplerFactory.ids().contains(id)) {
            strategyName.set(SamplerFactory.label(id));
            strategyReason.set(SamplerFactory.explanation(id));
        }
        expectation.set(running ? Messages.text("space.expect.running")
                : budget().isEmpty() ? Messages.text("space.expect.unknown") : expected().words());
    }

    private String firstProblem() {
        List<String> found = new ArrayList<>();
        if (!strategy.problemProperty().get().isEmpty()) found.add(strategy.problemProperty().get());
        named("trials", trials, found);
        named("minutes", minutes, found);
        named("patience", patience, found);
        named("target", target.problemProperty().get(), found);
        named("worth", worthGain.problemProperty().get(), found);
        named("worth", worthMinutes.problemProperty().get(), found);
        boolean half = found.isEmpty() && halfWorth();
        worthProblem.set(half ? Messages.text("space.budget.worth.half") : "");
        named("worth", worthProblem.get(), found);
        named("trialSeconds", trialSeconds, found);
        named("failures", failures, found);
        named("workers", workers, found);
        named("seed", seed, found);
        return found.isEmpty() ? "" : found.getFirst();
    }

    private static void named(String key, NumberSetting setting, List<String> found) {
        named(key, setting.problemProperty().get(), found);
    }

    private static void named(String key, String reason, List<String> found) {
        if (!reason.isEmpty())
            found.add(Messages.text("space.problem.row", Messages.text("space.budget." + key), reason));
    }

    private ExpectedTime expected() {
        return new ExpectedTime(lastSearch, trials.or(1), workers.or(1), seconds());
    }

    /// Trials per minute that the last search measured with one worker, times the workers now; empty before it.
    public OptionalDouble trialsPerMinute() {
        return expected().trialsPerMinute();
    }

    /// Id of the strategy.
    public StringProperty samplerProperty() {
        return strategy.samplerProperty();
    }

    /// Name of the strategy that will be used ("Automatic" is resolved).
    public ReadOnlyStringProperty strategyNameProperty() {
        return strategyName.getReadOnlyProperty();
    }

    /// The reason for this strategy, or what it does, in one sentence.
    public ReadOnlyStringProperty strategyReasonProperty() {
        return strategyReason.getReadOnlyProperty();
    }

    /// The expected time of the search, in words.
    public ReadOnlyStringProperty expectationProperty() {
        return expectation.getReadOnlyProperty();
    }

    /// The reason why the settings cannot be used, in one sentence; "" if they can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The reason why the search cannot start, of the space or of the settings, in one sentence; "" if it can.
    public ReadOnlyStringProperty startProblemProperty() {
        return startProblem.getReadOnlyProperty();
    }

    /// Number of trials.
    public NumberSetting trials() {
        return trials;
    }

    /// Time limit in minutes; empty = none.
    public NumberSetting minutes() {
        return minutes;
    }

    /// Trials without a new best after which the search ends; empty = never.
    public NumberSetting patience() {
        return patience;
    }

    /// Score at which the search ends; empty = none.
    public DecimalSetting target() {
        return target;
    }

    /// Gain in the score that is worth [#worthMinutes]; empty = gains are not weighed against time.
    public DecimalSetting worthGain() {
        return worthGain;
    }

    /// Minutes of machine time that [#worthGain] is worth.
    public DecimalSetting worthMinutes() {
        return worthMinutes;
    }

    /// The reason why gain and minutes do not go together, in one sentence; "" if they do.
    public ReadOnlyStringProperty worthProblemProperty() {
        return worthProblem.getReadOnlyProperty();
    }

    /// Longest time of one trial in seconds; empty = as long as it likes.
    public NumberSetting trialSeconds() {
        return trialSeconds;
    }

    /// Failed trials in a row at which the search pauses; may be empty, for never.
    public NumberSetting failures() {
        return failures;
    }

    /// Number of trials at once.
    public NumberSetting workers() {
        return workers;
    }

    /// Number of trials at once; 1 while the text is invalid.
    public int workerCount() {
        return (int) workers.or(1);
    }

    /// Grows with every edit.
    public ReadOnlyIntegerProperty revision() {
        return revision;
    }

    /// Every setting that is typed.
    private List<StringProperty> texts() {
        return List.of(trials.textProperty(), minutes.textProperty(), patience.textProperty(), target.textProperty(),
                worthGain.textProperty(), worthMinutes.textProperty(), trialSeconds.textProperty(),
                failures.textProperty(),
                workers.textProperty(), seed.textProperty());
    }

    /// The search's seed.
    public NumberSetting seed() {
        return seed;
    }

    /// Tells whether weak trials are stopped early.
    public BooleanProperty stopWeakProperty() {
        return strategy.stopWeakProperty();
    }

    /// Ids of the pruners that suit the resource; the chosen one in any case.
    public List<String> pruners() {
        String chosen = strategy.prunerProperty().get();
        return strategy.pruners().stream()
                .filter(id -> !id.equals(BY_FOLDS) || resource.get() == Resource.FOLDS || id.equals(chosen)).toList();
    }

    /// The resource that a trial gets more and more of.
    public ObjectProperty<Resource> resourceProperty() {
        return resource;
    }

    /// The resources that trials of the model can be given more and more of; empty where no model is tuned.
    /// Unmodifiable.
    public ObservableList<Resource> resources() {
        return resourcesView;
    }

    /// The reason why no trial can be stopped early, in one sentence; "" if trials can.
    public ReadOnlyStringProperty noStoppingProperty() {
        return noStopping.getReadOnlyProperty();
    }

    /// Explains in one sentence what stopping early does.
    public String prunerExplanation() {
        return PrunerFactory.explanation(strategy.prunerProperty().get());
    }
}
