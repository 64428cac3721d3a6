package sweetspot.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sweetspot.journal.experiment.ExperimentDefaults;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.TrialContext;
import sweetspot.space.Configuration;
import sweetspot.study.Experiment;

/// Trains a small model on a few made-up rows in a worker that nobody has told anything yet: afterwards all that a trial
/// needs is loaded. It is done once, and what comes of it is thrown away.
public final class Rehearsal {
    /// Environment variable that asks a worker to rehearse.
    static final String ENVIRONMENT = "SWEETSPOT_REHEARSE";

    private static final String USUAL = """
        {"data": "rows.csv", "target": "kind", "task": "classification", "metric": "accuracy",
         "model": "random_forest", "validation": {"folds": 2, "test_fraction": 0.2},
         "space": [{"name": "trees", "type": "int", "low": 2, "high": 20, "default": 5}]}
        """;
    private static final String TREES = "trees";
    private static final long FEW_TREES = 5;
    private static final int ROWS = 60;

    private Rehearsal() {}

    /// With the model that is chosen most.
    static void run() {
        inFolder(folder -> train(folder, USUAL));
    }

    /// With some models, in a Java of its own that notes what it loads.
    ///
    /// @param args experiments as files hold them, on the data `rows.csv` with the columns `size`, `weight`, `colour` and
    ///     `kind`
    public static void main(String[] args) {
        inFolder(folder -> {
            for (String experiment : args) train(folder, experiment);
        });
    }

    @FunctionalInterface
    private interface Work {
        void in(Path folder) throws Exception;
    }

    private static void inFolder(Work work) {
        try {
            Path folder = Files.createTempDirectory("sweetspot-rehearsal");
            try {
                work.in(folder);
            } finally {
                Files.deleteIfExists(folder.resolve("rows.csv"));
                Files.deleteIfExists(folder.resolve("experiment.json"));
                Files.deleteIfExists(folder);
            }
        } catch (Exception _) {
            // Only speed is lost.
        }
    }

    /// Writes an experiment, and the rows that it is about.
    ///
    /// @param text an experiment as [#main(String[])] takes it
    /// @return the experiment's file, `experiment.json`
    public static Path write(Path folder, String text) throws IOException {
        StringBuilder rows = new StringBuilder("size,weight,colour,kind\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(i % 7).append('.').append(i % 3).append(',').append(i * 37 % 11).append(',')
                    .append(i % 4 == 0 ? "red" : "blue").append(',').append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        Files.writeString(folder.resolve("rows.csv"), rows);
        return Files.writeString(folder.resolve("experiment.json"), text);
    }

    private static void train(Path folder, String text) throws Exception {
        Experiment experiment = ExperimentFile.read(write(folder, text), ExperimentDefaults.none());
        Map<String, Object> configuration = new LinkedHashMap<>(experiment.space().defaults().asMap());
        if (configuration.containsKey(TREES)) configuration.put(TREES, FEW_TREES);
        ObjectiveFactory.create(experiment, folder).objective().evaluate(Configuration.of(configuration),
                TrialContext.standalone(0));
    }
}
