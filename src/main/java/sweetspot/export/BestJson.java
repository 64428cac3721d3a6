package sweetspot.export;

import sweetspot.journal.experiment.ExperimentFile;

/// The best configuration as an experiment file that scores it again, see [BestSettings].
final class BestJson implements ExportFormat {

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String fileName() {
        return "best.json";
    }

    @Override
    public String write(ExportInput input) {
        BestSettings best = input.bestOrThrow();
        return best.toJson(ExperimentFile.toMap(input.place().apply(best.fixedExperiment())));
    }
}
