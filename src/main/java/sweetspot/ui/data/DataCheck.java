package sweetspot.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sweetspot.data.ColumnProfile;
import sweetspot.data.Dataset;
import sweetspot.data.Finding;
import sweetspot.data.HealthCheck;
import sweetspot.data.ImportOptions;
import sweetspot.data.TargetAnalysis;
import sweetspot.model.DataShape;
import sweetspot.model.metric.Metric;
import sweetspot.objective.CleanData;
import sweetspot.objective.DataReport;
import sweetspot.study.Cleaning;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// A look at a table for what is to be predicted, made in the background.
///
/// @param table the table as read
/// @param column the column to predict
/// @param task what it is taken for; empty where that is to be suggested
/// @param metric id of the metric; "" where it is to be suggested
/// @param positive the class that counts, if there is such a class
/// @param excluded columns that are not used
/// @param cleaning what is mended in the data
/// @param roles columns that are more than features
/// @param plan how a prediction is scored
/// @param options how the file was read
/// @param file the file
record DataCheck(DataViewModel.Table table, String column, Optional<Task> task, String metric, String positive,
        List<String> excluded, Cleaning cleaning, Roles roles, Validation plan, ImportOptions options, Path file) {

    /// The findings of the health check in data, for one planned use.
    record Health(DataViewModel.Table table, HealthCheck.Setup setup, Cleaning cleaning, List<Finding> findings) {}

    /// The result of a check.
    ///
    /// @param analysis what predicting the column means
    /// @param target with task, positive class and metric as wished or suggested
    /// @param health to be handed to the next look
    /// @param findings all there is to tell, worst first
    /// @param merged what columns hold whose spellings are merged, by name
    record Result(TargetAnalysis analysis, Target target, Health health, List<Finding> findings, DataShape shape,
            Map<String, ColumnProfile> merged) {}

    /// Looks.
    ///
    /// @param before what an earlier look found: the metric and the class that counts change nothing in the columns
    Result run(Optional<Health> before) {
        Roles others = roles.with(column, Optional.empty());
        Target asked = new Target(file.toAbsolutePath().toString(), column, task.orElse(Task.CLASSIFICATION), positive,
                excluded, metric.isEmpty() ? "accuracy" : metric, options.toMap(), cleaning, others);
        Dataset used = CleanData.of(table.dataset(), cleaning, asked.ignored());
        TargetAnalysis a = task.isPresent()
                ? TargetAnalysis.of(used, column, task.get() == Task.CLASSIFICATION, plan.folds())
                : TargetAnalysis.of(used, column, plan.folds());
        Task kind = a.classification() ? Task.CLASSIFICATION
                : task.filter(Task.RANKING::equals).orElse(Task.REGRESSION);
        boolean known = a.classes().stream().anyMatch(c -> c.name().equals(positive));
        Target t = new Target(file.toAbsolutePath().toString(), column, kind, known ? positive : a.positive(), excluded,
                metric.isEmpty() ? Metric.usual(kind, a.metric()) : metric, options.toMap(), cleaning, others);
        Target planned = t.withRoles(plan.roles(others));
        HealthCheck.Setup setup = new HealthCheck.Setup(column, a.classification(), planned.hidden(), plan.folds(),
                plan.testFraction(), planned.roles().column(Role.TIME).orElse(""),
                planned.roles().column(Role.GROUP).orElse(""));
        Health health = before.filter(h -> h.table() == table && h.setup().equals(setup)
                && h.cleaning().equals(cleaning)).orElseGet(() -> new Health(table, setup, cleaning,
                        HealthCheck.run(used, setup)));
        return new Result(a, t, health, new DataReport(table.result(), t, plan).findings(health.findings()),
                DataShape.of(used, column, kind, planned.hidden()),
                cleaning.mergeSpellings().stream().filter(used::has)
                        .collect(Collectors.toMap(name -> name, name -> ColumnProfile.of(used.column(name)))));
    }
}
