package sweetspot.ui.data;

import java.util.ArrayList;
import java.util.List;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Severity;
import sweetspot.data.ImportOptions;
import sweetspot.study.Cleaning;
import sweetspot.study.Target.Task;

/// Does what findings suggest. Each fix sets something that the Data page shows, where it can be set back.
public final class DataFixes {
    private final DataViewModel data;

    DataFixes(DataViewModel data) {
        this.data = data;
    }

    /// Does what a finding suggests.
    public void apply(Fix fix) {
        switch (fix) {
            case Fix.ExcludeColumn e -> data.excluded().add(e.column());
            case Fix.UseMetric m -> data.metric().set(m.metric());
            case Fix.ReadAsNumber r -> data.readAs(ImportOptions.ColumnType.NUMBER, List.of(r.column()));
            case Fix.RemoveDuplicates _ -> data.cleaning().set(new Cleaning(true, data.cleaning().get().mergeSpellings()));
            case Fix.MergeSpellings m -> mergeSpellings(m.column());
            case Fix.UseFolds f -> data.validation().set(data.validation().get().withFolds(f.folds()));
            case Fix.TakeAs t -> data.task().set(t.classification() ? Task.CLASSIFICATION : Task.REGRESSION);
            case Fix.None _, Fix.DoneInFolds _ -> { }
        }
    }

    private void mergeSpellings(String column) {
        List<String> columns = new ArrayList<>(data.cleaning().get().mergeSpellings());
        if (!columns.contains(column)) columns.add(column);
        data.cleaning().set(new Cleaning(data.cleaning().get().removeDuplicates(), columns));
    }

    /// Whether there is anything that [#apply] would change.
    public boolean fixable(Finding finding) {
        return switch (finding.fix()) {
            case Fix.ExcludeColumn e -> !data.excluded().contains(e.column());
            case Fix.UseMetric m -> !m.metric().equals(data.metric().get());
            case Fix.ReadAsNumber r -> data.options().get().types().get(r.column()) != ImportOptions.ColumnType.NUMBER;
            case Fix.RemoveDuplicates _ -> !data.cleaning().get().removeDuplicates();
            case Fix.MergeSpellings m -> !data.cleaning().get().mergeSpellings().contains(m.column());
            case Fix.UseFolds f -> f.folds() != data.validation().get().folds();
            case Fix.TakeAs t -> t.classification() != (data.task().get() == Task.CLASSIFICATION);
            case Fix.None _, Fix.DoneInFolds _ -> false;
        };
    }

    /// What [#fixAll] would change: the open findings that matter. What the target is taken for is left to the user.
    public List<Finding> fixable() {
        return data.findings().stream().filter(f -> f.severity().compareTo(Severity.NOTE) < 0 && !data.isKept(f) && fixable(f)
                && !(f.fix() instanceof Fix.TakeAs)).toList();
    }

    /// Does what all open findings suggest.
    public void fixAll() {
        List<Finding> all = fixable();
        // What is read again takes the other fixes with it, so they come first, and the file is read once.
        List<String> numbers = new ArrayList<>();
        for (Finding f : all) {
            if (f.fix() instanceof Fix.ReadAsNumber r) numbers.add(r.column());
            else apply(f.fix());
        }
        if (!numbers.isEmpty()) data.readAs(ImportOptions.ColumnType.NUMBER, numbers);
    }
}
