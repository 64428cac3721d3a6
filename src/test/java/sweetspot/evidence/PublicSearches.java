package sweetspot.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sweetspot.evidence.PublicTables.Table;
import sweetspot.study.Target.Task;

/// Small searches on public tables: each table once for each draw of rows, with models, metrics and numbers of rows that go
/// round, so that no rule is judged on one kind of model alone.
///
/// The tables are halved by their place in the list: a rule may be made by those in the half *design*, and is judged by
/// those in the half *check*.
final class PublicSearches {
    static final int TRIALS = 100;
    private static final List<String> FOR_TWO =
            List.of("decision_tree", "gradient_boosting", "svm_rbf", "knn", "logistic_regression");
    private static final List<String> FOR_MANY = List.of("decision_tree", "svm_rbf", "knn", "logistic_regression");
    private static final List<String> FOR_NUMBERS =
            List.of("decision_tree", "gradient_boosting", "svr", "knn", "elastic_net");
    private static final List<String> METRICS = List.of("roc_auc", "accuracy", "log_loss");
    private static final List<Integer> ROWS = List.of(150, 300, 500);

    private PublicSearches() {}

    /// A search with the table that it is on.
    record Case(Table table, boolean design, int rows, SmallSearch search) {}

    /// One search on each table.
    static List<Case> draw(int draw, Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        List<Table> tables = PublicTables.all();
        for (int i = 0; i < tables.size(); i++) {
            Table t = tables.get(i);
            boolean numbers = t.task() == Task.REGRESSION;
            List<String> models = numbers ? FOR_NUMBERS : t.classes() > 2 ? FOR_MANY : FOR_TWO;
            String model = models.get((i + draw) % models.size());
            // 180 columns of three classes: a trial would take seconds.
            if (t.columns() > 100) model = "decision_tree";
            boolean other = (i + 7 * draw) % 2 == 0;
            String metric = numbers ? other ? "rmse" : "mae"
                    : t.classes() == 2 ? METRICS.get((i / 3 + draw) % 3) : other ? "accuracy" : "log_loss";
            cases.add(of(t, i % 2 == 0, rows(t, ROWS.get((i / 2 + draw) % 3)), draw, model, metric, folder));
        }
        return cases;
    }

    static Case of(Table t, boolean design, int rows, int draw, String model, String metric, Path folder)
            throws IOException {
        String name = PublicTables.sample(t, rows, draw, folder);
        return new Case(t, design, rows, new SmallSearch(name + "-" + model + "-" + metric, folder,
                folder.resolve(name + ".search.csv").toString(), folder.resolve(name + ".sealed.csv").toString(),
                t.target(), t.task(), metric, model, TRIALS, 1 + draw));
    }

    /// Every class needs a few rows, and as many rows as are searched should be left to seal.
    private static int rows(Table t, int wanted) {
        int rows = t.classes() > 5 ? Math.max(wanted, 300) : wanted;
        if (t.rows() < 2 * rows) rows = t.rows() < 600 ? 150 : 300;
        return t.classes() > 8 && t.rows() < 600 ? 200 : rows;
    }
}
