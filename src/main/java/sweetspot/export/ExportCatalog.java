package sweetspot.export;

import java.util.List;
import java.util.Optional;

/// The formats that can be exported, a line each, in the order in which it is offered.
public final class ExportCatalog {
    private static final List<ExportFormat> ALL = List.of(
            new BestJson(),
            new BestYaml(),
            new BestCsv(),
            new EnsembleJson(),
            new TrialsCsv());

    private ExportCatalog() {}

    /// All formats; the first is offered first.
    public static List<ExportFormat> all() {
        return ALL;
    }

    /// The format of a name; empty if there is none.
    public static Optional<ExportFormat> byId(String id) {
        return ALL.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
