package sweetspot.ui.shell;

import java.util.Optional;
import javafx.beans.Observable;
import sweetspot.model.DataShape;
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
    public Task task() {
        return data.task().get();
    }
}
