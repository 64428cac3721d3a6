package sweetspot.ui.shell;

import java.util.Optional;
import javafx.scene.layout.Region;
import sweetspot.ui.data.DataPage;
import sweetspot.ui.export.ExportPage;
import sweetspot.ui.family.ModelPage;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Command;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramPage;
import sweetspot.ui.results.ResultsPage;
import sweetspot.ui.search.SearchCards;
import sweetspot.ui.search.SearchPage;
import sweetspot.ui.space.SearchSpacePage;

/// Makes the page of a step, handing each feature the parts of the experiment that it shows and edits.
///
/// @param commands what buttons run
/// @param tasks runs what must not hold up the window
public record Pages(CommandRegistry commands, BackgroundTasks tasks) {

    /// A new page for an experiment.
    Region of(Step step, ExperimentViewModel model) {
        Command start = commands.get(CommandId.START_SEARCH);
        return switch (step) {
            case PROGRAM -> new ProgramPage(new ProgramPage.Parts(model.program().orElseThrow(), model.space(),
                    model.tryout(), model.experiment(), model.problems(), model::tryProgram), commands, model::goTo);
            case DATA -> new DataPage(model.data(), commands, model::goTo);
            case MODEL -> new ModelPage(new DataForModels(model.data()), model.space(), model::goTo, tasks);
            case SPACE -> {
                SearchCards cards = new SearchCards(model.space(), model.settings(), Optional.of(model.queue()));
                yield new SearchSpacePage(model.space(), cards.column(), cards.start(start));
            }
            case SEARCH -> new SearchPage(new SearchPage.Parts(model.settings(), model.space(), model.queue(),
                    model.workers(), model.study(), model.experiment(), model.setUp().facts(), model::goTo), start);
            case RESULTS -> new ResultsPage(model.study(), commands, Optional.of(model.queue()),
                    () -> Optional.ofNullable(model.folder().getValue()), tasks);
            case EXPORT -> new ExportPage(model.study(), model.folder(), commands, tasks);
        };
    }
}
