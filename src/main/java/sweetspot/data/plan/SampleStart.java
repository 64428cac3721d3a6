package sweetspot.data.plan;

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
    public static Target target(Sample sample) {
        return new Target(sample.file().toString(), sample.target(),
                sample.classification() ? Task.CLASSIFICATION : Task.REGRESSION, sample.positive(), sample.exclude(),
                sample.metric(), ImportOptions.finding().toMap()).withRoles(
                        sample.time().isEmpty() ? Roles.NONE
                                : new Roles(Map.of(sample.time(), Role.TIME)));
    }

    /// How its rows are split: the standard way, or in order of time.
    ///
    /// @throws IllegalArgumentException if the gap is not a length
    public static Validation validation(Sample sample) {
        if (sample.time().isEmpty()) return Validation.standard();
        Gap gap = sample.gap().isEmpty() ? Gap.NONE : Gap.parse(sample.gap());
        return Validation.standard().withPlan(new SplitPlan.TimeOrdered(sample.time(), gap, false));
    }
}
