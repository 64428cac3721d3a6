package sweetspot.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sweetspot.text.Messages;

/// The prediction task of a data experiment: the column, the file and its columns, and the metric.
///
/// @param data path of the data file, as given; relative to the experiment file's folder
/// @param column name of the column to predict
/// @param task what kind of value it is
/// @param positive the class that counts as "found", for metrics that need one; "" otherwise
/// @param exclude columns the model must not see; unmodifiable
/// @param metric id of the metric, see `sweetspot.model.metric.Metric`
/// @param reading how the file is read where that is not left to be found out, as plain JSON values, see
///     `sweetspot.data.ImportOptions`; unmodifiable
/// @param cleaning what is mended in the data
/// @param roles columns that are more than features: weight, group, time order, fold, ID
public record Target(String data, String column, Task task, String positive, List<String> exclude, String metric,
        Map<String, Object> reading, Cleaning cleaning, Roles roles) {

    /// The kind of prediction.
    public enum Task {
        /// One of two or more classes.
        CLASSIFICATION,
        /// A number.
        REGRESSION,
        /// The order of the rows of each query, by how relevant they are: a number, 0 or more.
        RANKING;

        /// The name in files: lower case.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws IllegalArgumentException if the path, the column or the metric is blank, or the target has a role
    public Target {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(positive, "positive");
        Objects.requireNonNull(cleaning, "cleaning");
        Objects.requireNonNull(roles, "roles");
        if (data.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.data"));
        if (column.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.column"));
        if (metric.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.metric"));
        if (roles.of(column).isPresent())
            throw new IllegalArgumentException(Messages.text("study.rule.target_role", column));
        exclude = List.copyOf(exclude);
        reading = Collections.unmodifiableMap(new LinkedHashMap<>(reading));
    }

    /// A target among columns that are features or left out.
    public Target(String data, String column, Task task, String positive, List<String> exclude, String metric,
            Map<String, Object> reading, Cleaning cleaning) {
        this(data, column, task, positive, exclude, metric, reading, cleaning, Roles.NONE);
    }

    /// A target in data that are taken as they are.
    public Target(String data, String column, Task task, String positive, List<String> exclude, String metric,
            Map<String, Object> reading) {
        this(data, column, task, positive, exclude, metric, reading, Cleaning.NONE);
    }

    /// A target in a file whose form is found out when it is read.
    public Target(String data, String column, Task task, String positive, List<String> exclude, String metric) {
        this(data, column, task, positive, exclude, metric, Map.of());
    }

    /// The file that it lies in.
    public DataFile file() {
        return new DataFile(data, reading);
    }

    /// The same in another file, which is read in a way of its own.
    public Target withFile(DataFile file) {
        return new Target(file.path(), column, task, positive, exclude, metric, file.reading(), cleaning,
                roles);
    }

    /// The same in a file at another place.
    public Target withData(String path) {
        return new Target(path, column, task, positive, exclude, metric, reading, cleaning, roles);
    }

    /// The same with other roles of columns.
    public Target withRoles(Roles other) {
        return new Target(data, column, task, positive, exclude, metric, reading, cleaning, other);
    }

    /// The column of the queries whose rows are ranked; empty if none is named.
    public Optional<String> query() {
        return roles.column(Role.QUERY);
    }

    /// The columns that say nothing about a row: those left out, and IDs. They do not make rows differ.
    public Set<String> ignored() {
        Set<String> ignored = new LinkedHashSet<>(exclude);
        roles.byColumn().forEach((name, role) -> {
            if (role == Role.ID) ignored.add(name);
        });
        return ignored;
    }

    /// The columns that a model must not see: those left out, and those whose role is no feature's.
    public Set<String> hidden() {
        Set<String> hidden = new LinkedHashSet<>(exclude);
        hidden.addAll(roles.hidden());
        return hidden;
    }
}
