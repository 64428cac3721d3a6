package sweetspot.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import sweetspot.journal.JournalFile;
import sweetspot.journal.RecordedStudy;
import sweetspot.json.JsonReader;
import sweetspot.json.JsonWriter;
import sweetspot.model.DataShape;
import sweetspot.model.family.ModelCatalog;
import sweetspot.objective.CrossValidationObjective;
import sweetspot.objective.LearningTask;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.PreparedObjective;
import sweetspot.objective.SealedScores;
import sweetspot.objective.TrialContext;
import sweetspot.run.StudySession;
import sweetspot.run.StudySession.Mode;
import sweetspot.run.StudySession.Options;
import sweetspot.run.StudySession.Workers;
import sweetspot.space.Configuration;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.Standard;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;

/// A search of a bench on the verdict: what the window or the shell would run with the standard settings, in threads of
/// this process, and what its trials would score on the sealed rows. Everything is kept in a folder, so that a bench that
/// was interrupted, or a rule that is changed, does not search again.
///
/// @param id names its files
/// @param folder of all its files
/// @param search the table that is searched
/// @param sealed the table of the sealed rows; empty name if they come out of `search`, one in five
/// @param target the column to predict
/// @param metric id
/// @param model id of the family
/// @param trials budget
/// @param seed of search and folds
/// @param sampler id
/// @param pruner id
record SmallSearch(String id, Path folder, String search, String sealed, String target, Task task, String metric,
        String model, int trials, long seed, String sampler, String pruner) {

    SmallSearch(String id, Path folder, String search, String sealed, String target, Task task, String metric,
            String model, int trials, long seed) {
        this(id, folder, search, sealed, target, task, metric, model, trials, seed, Standard.SAMPLER, Standard.PRUNER);
    }

    /// The result of a search.
    ///
    /// @param task with the search rows and the sealed ones
    /// @param sealed score on the sealed rows of each complete trial, by its number
    record Found(Experiment experiment, Path file, StudySnapshot study, LearningTask task,
            Map<Integer, Double> sealed) {

        Trial base() {
            return study.trials().get(0);
        }

        Trial best() {
            return study.best().orElseThrow();
        }

        /// How much better a trial is on the sealed rows than the default, positive if better.
        double sealedGain(Trial trial) {
            double sign = study.direction() == sweetspot.study.Direction.MAXIMIZE ? 1 : -1;
            return sign * (sealed.get(trial.number()) - sealed.get(base().number()));
        }
    }

    private Experiment experiment(int rows, int features, int classes) {
        Validation validation = new Validation(5, sealed.isEmpty() ? 0.2 : 0, true, seed);
        if (!sealed.isEmpty()) validation = validation.withTestFile(sealed);
        ModelSubject subject =
                new ModelSubject(new Target(search, target, task, "", List.of(), metric), model, validation);
        return new Experiment(id, subject,
                ModelCatalog.byId(model, task).recommendedSpace(new DataShape(rows, features, classes)),
                sampler, pruner, Budget.ofTrials(trials), 1, seed);
    }

    /// Searches, or reads what was found before.
    Found run() throws Exception {
        Path file = folder.resolve(id + ".log");
        Path scores = folder.resolve(id + ".sealed.json");
        Experiment first = experiment(100, 5, task == Task.CLASSIFICATION ? 2 : 0);
        // The recommended ranges follow from the size of the table, which only its reader knows.
        LearningTask shaped = ObjectiveFactory.create(first, folder).task().orElseThrow();
        Experiment e = experiment(shaped.shape().rows(), shaped.shape().features(), shaped.shape().classes());
        if (Files.exists(scores)) {
            RecordedStudy recorded = JournalFile.read(file).study(java.util.Optional.empty());
            Map<Integer, Double> sealedScores = new LinkedHashMap<>();
            JsonReader.object(Files.readString(scores)).orElseThrow()
                    .forEach((n, v) -> sealedScores.put(Integer.parseInt(n), ((Number) v).doubleValue()));
            return new Found(e, file, recorded.snapshot(), ObjectiveFactory.create(e, folder).task().orElseThrow(),
                    sealedScores);
        }
        Files.deleteIfExists(file);
        Options threads = new Options(Mode.NEW, JournalFile.Sync.SYSTEM, false, Workers.threads());
        StudySnapshot study;
        LearningTask task;
        try (StudySession session = StudySession.open(e, folder, file, threads)) {
            study = session.start(_ -> {}).ended().get(20, TimeUnit.MINUTES).snapshot();
            task = session.prepared().task().orElseThrow();
        }
        SealedScores all = new SealedScores(task);
        Map<Integer, Double> sealedScores = new LinkedHashMap<>();
        for (Trial t : complete(study)) sealedScores.put(t.number(), all.score(t.configuration()));
        Files.writeString(scores, JsonWriter.compact(sealedScores.entrySet().stream()
                .collect(Collectors.toMap(s -> String.valueOf(s.getKey()), Map.Entry::getValue, (a, _) -> a,
                        LinkedHashMap::new))));
        return new Found(e, file, study, task, sealedScores);
    }

    /// Trials with a value, by number.
    static List<Trial> complete(StudySnapshot study) {
        List<Trial> complete = new ArrayList<>();
        for (int i = 0; i < study.trials().size(); i++) {
            Trial t = study.trials().get(i);
            if (t.state() == TrialState.COMPLETE && t.hasValue()) complete.add(t);
        }
        return complete;
    }

    /// The scores of configurations on folds that no trial of the search has seen.
    ///
    /// @return for each configuration the scores of all folds of all repeats
    static double[][] fresh(Found found, List<Configuration> configurations, int repeats) throws Exception {
        Path folder = found.file().toAbsolutePath().getParent();
        double[][] scores = new double[configurations.size()][];
        List<List<Double>> all = new ArrayList<>();
        configurations.forEach(_ -> all.add(new ArrayList<>()));
        for (int r = 1; r <= repeats; r++) {
            ModelSubject s = (ModelSubject) found.experiment().subject();
            Validation v = s.validation();
            Experiment other = found.experiment().withSubject(new ModelSubject(s.target(), s.model(),
                    new Validation(v.folds(), v.testFraction(), v.stratified(), v.seed() + 1000L * r)
                            .withTestFile(v.testFile())));
            PreparedObjective prepared = ObjectiveFactory.create(other, folder);
            CrossValidationObjective objective = new CrossValidationObjective(prepared.task().orElseThrow());
            for (int c = 0; c < scores.length; c++) {
                List<Double> mine = all.get(c);
                TrialContext plain = TrialContext.standalone(1);
                objective.evaluate(configurations.get(c), new TrialContext() {
                    @Override
                    public int number() {
                        return plain.number();
                    }

                    @Override
                    public void report(int step, double value) {
                        mine.add(value);
                    }

                    @Override
                    public boolean shouldPrune() {
                        return false;
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                });
            }
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] = all.get(c).stream().mapToDouble(x -> x).toArray();
        }
        return scores;
    }

    /// The best trials by their own scores, best first.
    static List<Trial> top(StudySnapshot study, int count) {
        Comparator<Trial> order = Comparator.comparingDouble(Trial::value);
        if (study.direction() == sweetspot.study.Direction.MAXIMIZE) order = order.reversed();
        return complete(study).stream().sorted(order).limit(count).toList();
    }

    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }
}
