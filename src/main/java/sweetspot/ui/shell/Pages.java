package sweetspot.ui.shell;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;
import sweetspot.ui.data.DataPage;
import sweetspot.ui.export.ExportPage;
import sweetspot.ui.family.ModelPage;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.Command;
import sweetspot.ui.kit.CommandId;
import sweetspot.ui.kit.CommandRegistry;
import sweetspot.ui.kit.ResultsPart;
import sweetspot.ui.kit.Step;
import sweetspot.ui.program.ProgramPage;
import sweetspot.ui.results.ResultsPage;
import sweetspot.ui.search.SearchCards;
import sweetspot.ui.search.SearchPage;
import sweetspot.ui.space.SearchSpacePage;
import sweetspot.ui.verdict.VerdictPage;
import sweetspot.ui.verdict.VerdictViewModel;
import sweetspot.verdict.Prices;

/// Makes the page of a step, handing each feature the parts of the experiment that it shows and edits.
///
/// @param commands what buttons run
/// @param tasks runs what must not hold up the window
/// @param prices of energy and time, as the user sets them
public record Pages(CommandRegistry commands, BackgroundTasks tasks, ObjectProperty<Prices> prices) {

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
            case RESULTS -> new ResultsFrame(model, part -> results(part, model));
            case EXPORT -> new ExportPage(model.study(), model.folder(), commands, tasks);
        };
    }

    private Region results(ResultsPart part, ExperimentViewModel model) {
        if (part == ResultsPart.VERDICT) {
            return new VerdictPage(new VerdictViewModel(model.study(), model.folder(), tasks, prices,
                    model.workers()::forSearch),
                    () -> model.goTo(Step.EXPORT));
        }
        ResultsPage.Purpose purpose =
                part == ResultsPart.ANALYSIS ? ResultsPage.Purpose.ANALYSIS : ResultsPage.Purpose.LIVE;
        return new ResultsPage(purpose, model.study(), commands, Optional.of(model.queue()),
                () -> Optional.ofNullable(model.folder().getValue()), tasks);
    }
}
