package sweetspot.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import sweetspot.journal.PredictionsFile;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.OutOfFold;
import sweetspot.space.Configuration;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudyEvent.TrialAttributeSet;
import sweetspot.study.StudyEvent.TrialCreated;
import sweetspot.study.StudyEvent.TrialFinished;
import sweetspot.study.StudyEvent.ValueReported;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;

/// A study of a model whose predictions are made up, so that it is known how good each trial truly is.
record MadeStudy(Experiment experiment, LearningTask task, StudySnapshot study, Path file) {

    /// Labels are coins; the model of trial t sees them with a strength, 0 for not at all, under noise of its own and
    /// noise that all share.
    static MadeStudy of(Path folder, int rows, int trials, long seed, IntToDoubleFunction strength) throws Exception {
        return of(folder, rows, trials, seed, strength, "roc_auc");
    }

    static MadeStudy of(Path folder, int rows, int trials, long seed, IntToDoubleFunction strength, String metric)
            throws Exception {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("a,kind\n");
        for (int i = 0; i < rows; i++) {
            csv.append(random.nextInt(1000)).append(',').append(random.nextBoolean() ? "yes" : "no").append('\n');
        }
        Files.writeString(folder.resolve("made.csv"), csv);
        SearchSpace space = SearchSpace.of(new Parameter("max_depth", IntDistribution.linear(1, 60), 3L),
                new Parameter("min_leaf", IntDistribution.linear(1, 20), 1L));
        Experiment experiment = new Experiment("Made", new ModelSubject(new Target("made.csv", "kind",
                Task.CLASSIFICATION, "yes", List.of(), metric), "decision_tree", new Validation(5, 0.2, true, seed)),
                space, "random", "none", Budget.ofTrials(trials), 1, seed);
        LearningTask task = ObjectiveFactory.create(experiment, folder).task().orElseThrow();
        Path file = folder.resolve("made.log");
        PredictionsFile kept = PredictionsFile.of(file);
        kept.open(true);
        StudySnapshot study = StudySnapshot.empty()
                .apply(new StudyEvent.StudyCreated("made", List.of(Direction.MAXIMIZE)));
        double[] shared = random.doubles(task.truth().size()).map(u -> u - 0.5).toArray();
        for (int t = 0; t < trials; t++) study = with(study, t, task, strength.applyAsDouble(t), shared, random, kept);
        return new MadeStudy(experiment, task, study, file);
    }

    private static StudySnapshot with(StudySnapshot before, int t, LearningTask task, double strength,
            double[] shared, Random random, PredictionsFile kept) throws IOException {
        int[] codes = ((TargetValues.Classes) task.truth()).codes();
        List<Float> values = new ArrayList<>();
        for (int f = 0; f < task.plan().folds().size(); f++) {
            for (int row : task.plan().folds().get(f).test()) {
                double z = strength * (codes[row] - 0.5) + 0.5 * shared[row] + 0.5 * (random.nextDouble() - 0.5);
                values.add((float) (1 / (1 + Math.exp(-2 * z))));
            }
        }
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) array[i] = values.get(i);
        List<Prediction> folds = OutOfFold.predictions(task, array);
        StudySnapshot study = before.apply(
                new TrialCreated(t, configuration(t), true, 1000L * t));
        if (t == 0) study = study.apply(new TrialAttributeSet(0, Trial.ORIGIN, "default"));
        double mean = 0;
        double squares = 0;
        for (int f = 0; f < folds.size(); f++) {
            TargetValues truth = task.truth().rows(task.plan().folds().get(f).test());
            double score = task.metric().score(truth, folds.get(f), task.positive());
            study = study.apply(new ValueReported(t, f, score));
            mean += score / folds.size();
            squares += score * score / folds.size();
        }
        double error = Math.sqrt(Math.max(0, squares - mean * mean) / (folds.size() - 1));
        study = study.apply(new TrialAttributeSet(t, Trial.STANDARD_ERROR, error));
        kept.add(new PredictionsFile.Kept(t, mean, array), true);
        return study.apply(new TrialFinished(t, TrialState.COMPLETE, new double[]{mean}, 1000L * t + 900));
    }

    private static Configuration configuration(int t) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("max_depth", t == 0 ? 3L : 1L + t % 60);
        values.put("min_leaf", t == 0 ? 1L : 2L + t / 60);
        return Configuration.of(values);
    }

    /// The study after its first trials.
    StudySnapshot first(int trials) {
        StudySnapshot part = StudySnapshot.empty()
                .apply(new StudyEvent.StudyCreated("made", List.of(Direction.MAXIMIZE)));
        for (int t = 0; t < trials; t++) {
            Trial trial = study.trials().get(t);
            part = part.apply(new TrialCreated(t, trial.configuration(), true, trial.startMillis()));
            for (Map.Entry<String, Object> a : trial.attributes().entrySet()) {
                part = part.apply(new TrialAttributeSet(t, a.getKey(), a.getValue()));
            }
            for (int i = 0; i < trial.reports(); i++) {
                part = part.apply(new ValueReported(t, trial.step(i), trial.intermediate(i)));
            }
            part = part.apply(new TrialFinished(t, TrialState.COMPLETE, new double[]{trial.value()},
                    trial.endMillis()));
        }
        return part;
    }
}
