package sweetspot.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import sweetspot.data.Sample;
import sweetspot.data.plan.SampleStart;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.objective.ScoredSubject;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.SplitPlan;
import sweetspot.study.Subject;
import sweetspot.study.Validation;
import sweetspot.text.Messages;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.draft.SpaceEditorViewModel;
import sweetspot.ui.family.ModelRows;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Revision;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramViewModel;
import sweetspot.ui.search.SearchPlan.Fact;
import sweetspot.ui.search.SearchSettingsViewModel;

/// A model that is tuned: its data, the family, and the rows of the space that follow both.
final class ModelSubjectViewModel implements SubjectViewModel {
    static final List<Step> STEPS =
            List.of(Step.DATA, Step.MODEL, Step.SPACE, Step.SEARCH, Step.RESULTS, Step.EXPORT);

    private final DataViewModel data;
    private final ModelRows rows;
    private final SpaceEditorViewModel space;
    private final SearchSettingsViewModel settings;
    private final Revision revision = new Revision(this);
    private boolean asked;

    /// @param tasks finds out which families can be trained here, once there are data, which loads libraries
    ModelSubjectViewModel(DataViewModel data, SpaceEditorViewModel space, SearchSettingsViewModel settings,
            BackgroundTasks tasks) {
        this.data = data;
        this.space = space;
        this.settings = settings;
        rows = new ModelRows(new DataForModels(data), space);
        data.plan().tuning(() -> data.target().filter(_ -> !space.modelProperty().get().isBlank())
                .map(t -> new ModelSubject(t, space.modelProperty().get(), Validation.standard())));
        revision.watch(data.revision());
        revision.addListener((_, _, _) -> {
            data.target().ifPresent(t -> settings.further().scoredBy(t.task(), t.metric()));
            rows.follow();
            if (asked || data.target().isEmpty()) return;
            asked = true;
            tasks.run(ModelCatalog::missing, missing -> rows.leaveOut(missing.keySet()), _ -> {});
        });
    }

    /// Begins with a sample, set up as its catalogue suggests.
    void open(Sample sample) {
        rows.prefer(sample.model());
        settings.trials().set(sample.trials());
        data.open(sample.file(), SampleStart.target(sample), SampleStart.validation(sample));
    }

    /// Takes up a model with its data and space.
    void open(ModelSubject known, Experiment experiment, Path folder) {
        revision.together(() -> {
            rows.load(known, experiment.space());
            data.kept().addAll(experiment.accepted());
            data.open(known.target().file().in(folder), known.target(), known.absolute(folder).validation());
        });
    }

    @Override
    public void restore(Experiment earlier, Path folder) {
        ModelSubject known = (ModelSubject) earlier.subject();
        revision.together(() -> {
            data.restore(known.target().file().in(folder), known.target(),
                    known.absolute(folder).validation());
            rows.restore(known, earlier.space());
        });
    }

    @Override
    public ReadOnlyIntegerProperty revision() {
        return revision;
    }

    @Override
    public boolean isBlank() {
        return data.file().get() == null;
    }

    @Override
    public List<Step> steps() {
        return STEPS;
    }

    @Override
    public boolean offers(Step step) {
        return step == Step.DATA || step == Step.MODEL && data.target().isPresent();
    }

    @Override
    public List<String> problems() {
        List<String> found = new ArrayList<>();
        if (data.table().get().isEmpty()) {
            found.add(data.problem().get().isEmpty() ? Messages.text("shell.problem.noData") : data.problem().get());
        }
        data.analysis().get().ifPresent(a -> found.addAll(a.problems()));
        return found;
    }

    @Override
    public Optional<Subject> subject() {
        String family = space.modelProperty().get();
        if (family.isBlank()) return Optional.empty();
        return data.target()
                .map(t -> new ModelSubject(t, family, data.validation().get(), settings.further().chosen()));
    }

    @Override
    public List<String> accepted() {
        return data.kept().stream().sorted().toList();
    }

    @Override
    public boolean isSettled() {
        return data.isSettled();
    }

    @Override
    public Optional<String> fingerprint() {
        return data.table().get().map(DataViewModel.Table::fingerprint);
    }

    @Override
    public boolean needsWorkers() {
        return true;
    }

    @Override
    public Optional<ProgramViewModel> program() {
        return Optional.empty();
    }

    private Optional<Metric> metric() {
        return Metric.forTask(data.task().get()).stream().filter(m -> m.id().equals(data.metric().get())).findFirst();
    }

    private Optional<ModelFamily> family() {
        return ModelCatalog.find(space.modelProperty().get());
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        data.table().get().ifPresent(t -> facts.add(Fact.of("data", Step.DATA, t.dataset().name(), t.dataset().rows(),
                t.dataset().columns().size())));
        data.target().ifPresent(t -> facts.add(Fact.of("target." + t.task().id(), Step.DATA, t.column())));
        metric().ifPresent(m -> facts.add(Fact.of("metric." + m.direction().name(), Step.DATA,
                m.label(data.positive().get()))));
        if (data.target().isPresent()) {
            Validation v = data.validation().get();
            long share = Math.round(100 * v.testFraction());
            if (!v.testFile().isEmpty()) facts.add(Fact.of("plan_file", Step.DATA, v.words()));
            else if (!v.plan().equals(SplitPlan.standard())) facts.add(Fact.of("plan", Step.DATA, v.words(), share));
            else facts.add(Fact.of(v.stratified() ? "stratified" : "validation", Step.DATA, v.folds(), share));
        }
        family().ifPresent(f -> facts.add(Fact.of("model", Step.MODEL, f.label())));
        return facts;
    }

    @Override
    public String subtitle(Step step, Optional<Subject> run) {
        if (step == Step.DATA) {
            String file = data.file().get() == null ? "" : data.file().get().getFileName().toString();
            return file.isEmpty() || data.targetColumn().get().isEmpty() ? file
                    : Messages.text("shell.subtitle.data", file, data.targetColumn().get());
        }
        boolean results = step == Step.RESULTS || step == Step.EXPORT;
        Optional<Validation> plan = run.filter(_ -> results).flatMap(Subject::resampling);
        if (plan.isEmpty()) return subtitle(family(), metric(), data.positive().get(), data.validation().get());
        // What was run, whatever is being edited.
        ScoredSubject scored = ScoredSubject.of(run.orElseThrow());
        return subtitle(scored.family(), scored.metric(), scored.positive().orElse(""), plan.get());
    }

    private static String subtitle(Optional<ModelFamily> family, Optional<Metric> metric, String positive,
            Validation plan) {
        StringBuilder text = new StringBuilder(family.map(ModelFamily::label).orElse(""));
        metric.ifPresent(m -> {
            boolean up = m.direction() == Direction.MAXIMIZE;
            String name = m.label(positive);
            boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
            text.append(text.isEmpty() ? "" : " · ").append(Messages.text(
                    up ? "shell.subtitle.higher" : "shell.subtitle.lower",
                    word ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name));
            text.append(" · ").append(plan.plan().equals(SplitPlan.standard())
                    ? Messages.text("shell.subtitle.folds", plan.folds()) : plan.words());
        });
        return text.toString();
    }
}
