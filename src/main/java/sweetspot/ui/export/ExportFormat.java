package sweetspot.ui.export;

/// What the Export page can write.
public enum ExportFormat {
    /// The best configuration as an experiment file that scores it again.
    JSON("json", "best.json", "*.json"),
    /// The best configuration as a small table.
    CSV("csv", "best.csv", "*.csv"),
    /// All trials as a table.
    TRIALS("trials", "trials.csv", "*.csv");

    private final String key;
    private final String fileName;
    private final String pattern;

    ExportFormat(String key, String fileName, String pattern) {
        this.key = key;
        this.fileName = fileName;
        this.pattern = pattern;
    }

    /// Message key after "export.format.".
    public String key() {
        return key;
    }

    /// Suggested name of a file.
    public String fileName() {
        return fileName;
    }

    /// Pattern of such files' names.
    public String pattern() {
        return pattern;
    }
}
