package sweetspot.ui.shell;

import java.util.Optional;
import javafx.beans.Observable;
import sweetspot.data.ColumnProfile;
import sweetspot.data.NumberColumn;
import sweetspot.model.DataShape;
import sweetspot.model.metric.Metric;
import sweetspot.model.pipeline.PipelineFacts;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.family.DataFacts;

/// Gives the choice of a model the facts about the data on the Data page.
record DataForModels(DataViewModel data) implements DataFacts {
    @Override
    public Observable changes() {
        return data.analysis();
    }

    @Override
    public boolean settled() {
        return data.analysis().get().isPresent();
    }

    @Override
    public Optional<DataShape> shape() {
        return data.shape();
    }

    @Override
    public boolean weighed() {
        return data.target().flatMap(t -> t.roles().weight()).isPresent();
    }

    @Override
    public Task task() {
        return data.task().get();
    }

    @Override
    public PipelineFacts pipeline() {
        if (data.table().get().isEmpty() || data.target().isEmpty()) return PipelineFacts.UNKNOWN;
        Target target = data.target().get();
        Optional<Metric> metric = Metric.find(target.metric());
        if (metric.isEmpty()) return PipelineFacts.UNKNOWN;
        DataViewModel.Table table = data.table().get().get();
        boolean categories = false;
        boolean gaps = false;
        for (ColumnProfile seen : table.profiles()) {
            if (seen.name().equals(target.column()) || target.hidden().contains(seen.name())) continue;
            boolean number = table.dataset().column(seen.name()) instanceof NumberColumn;
            categories |= !number;
            gaps |= number && seen.missing() > 0;
        }
        return new PipelineFacts(categories, gaps, metric.get().readsAnswers(), metric.get().needsProbability());
    }
}
