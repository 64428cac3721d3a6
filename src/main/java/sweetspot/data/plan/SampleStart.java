package sweetspot.data.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import sweetspot.data.ImportOptions;
import sweetspot.data.Sample;
import sweetspot.study.Gap;
import sweetspot.study.Role;
import sweetspot.study.Roles;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;

/// How an experiment on a sample begins: its target and how its rows are split. Window and shell ask here.
public final class SampleStart {
    private SampleStart() {}

    /// What is predicted, with the roles of the columns. Types are looked for in the file.
    ///
    /// @throws IllegalArgumentException if there is no such task
    public static Target target(Sample sample) {
        Task task = Arrays.stream(Task.values()).filter(t -> t.id().equals(sample.task())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task " + sample.task()));
        Map<String, Role> roles = new LinkedHashMap<>();
        if (!sample.time().isEmpty()) roles.put(sample.time(), Role.TIME);
        if (!sample.query().isEmpty()) roles.put(sample.query(), Role.QUERY);
        return new Target(sample.file().toString(), sample.target(), task, sample.positive(), sample.exclude(),
                sample.metric(), ImportOptions.finding().toMap()).withRoles(new Roles(roles));
    }

    /// How its rows are split: the standard way, in order of time, or queries whole.
    ///
    /// @throws IllegalArgumentException if the gap is not a length
    public static Validation validation(Sample sample) {
        if (!sample.query().isEmpty()) return Validation.standard().keeping(sample.query());
        if (sample.time().isEmpty()) return Validation.standard();
        Gap gap = sample.gap().isEmpty() ? Gap.NONE : Gap.parse(sample.gap());
        return Validation.standard().withPlan(new SplitPlan.TimeOrdered(sample.time(), gap, false));
    }
}
