package sweetspot.export;

/// The best configuration as a small table, see [BestSettings#toCsv].
final class BestCsv implements ExportFormat {

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String fileName() {
        return "best.csv";
    }

    @Override
    public String write(ExportInput input) {
        return input.bestOrThrow().toCsv();
    }
}
