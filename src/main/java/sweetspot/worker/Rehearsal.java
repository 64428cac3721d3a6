package sweetspot.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import sweetspot.journal.ExperimentDefaults;
import sweetspot.journal.ExperimentFile;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.TrialContext;
import sweetspot.study.Experiment;

/// Trains a small model on a few made-up rows in a worker that nobody has told anything yet: afterwards all that a trial
/// needs is loaded. It is done once, and what comes of it is thrown away.
final class Rehearsal {
    /// Environment variable that asks a worker to rehearse.
    static final String ENVIRONMENT = "SWEETSPOT_REHEARSE";

    private static final String EXPERIMENT = """
            {"data": "rows.csv", "target": "kind", "task": "classification", "metric": "accuracy",
             "model": "random_forest", "validation": {"folds": 2, "test_fraction": 0.2},
             "space": [{"name": "trees", "type": "int", "low": 2, "high": 20, "default": 5}]}
            """;
    private static final int ROWS = 60;

    private Rehearsal() {}

    static void run() {
        try {
            Path folder = Files.createTempDirectory("sweetspot-rehearsal");
            try {
                train(folder);
            } finally {
                Files.deleteIfExists(folder.resolve("rows.csv"));
                Files.deleteIfExists(folder.resolve("experiment.json"));
                Files.deleteIfExists(folder);
            }
        } catch (Exception _) {
            // Only speed is lost.
        }
    }

    private static void train(Path folder) throws Exception {
        StringBuilder rows = new StringBuilder("size,weight,colour,kind\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(i % 7).append('.').append(i % 3).append(',').append(i * 37 % 11).append(',')
                    .append(i % 4 == 0 ? "red" : "blue").append(',').append(i % 2 == 0 ? "low" : "high").append('\n');
        }
        Files.writeString(folder.resolve("rows.csv"), rows);
        Experiment experiment = ExperimentFile.read(Files.writeString(folder.resolve("experiment.json"), EXPERIMENT),
                ExperimentDefaults.none());
        ObjectiveFactory.create(experiment, folder).objective().evaluate(experiment.space().defaults(),
                TrialContext.standalone(0));
    }
}
