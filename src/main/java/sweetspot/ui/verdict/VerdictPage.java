package sweetspot.ui.verdict;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sweetspot.text.Messages;
import sweetspot.ui.kit.FirstFocus;
import sweetspot.ui.kit.TitledPage;
import sweetspot.ui.kit.Ui;

/// The Verdict page: whether tuning helped, why, what to expect, and what to do next.
public final class VerdictPage extends StackPane implements TitledPage {
    private final VerdictViewModel model;
    private final HeadCard head;
    private final DuelCard duel = new DuelCard();
    private final PromiseCard promises;
    private final AgainCard again;
    private final SimplerCard simpler;
    private final WorthCard worth;
    private final OthersCard others = new OthersCard();
    private final VBox content;
    private final VBox empty;
    private final Button export;
    private final ObservableList<Node> titleNodes = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");

    /// @param onExport shows the Export page
    public VerdictPage(VerdictViewModel model, Runnable onExport) {
        this.model = model;
        getStyleClass().add("verdict-page");
        head = new HeadCard(model);
        promises = new PromiseCard(model);
        again = new AgainCard(model);
        simpler = new SimplerCard(model);
        worth = new WorthCard(model);
        export = Ui.primary(Messages.text("verdict.page.export"), onExport);
        export.setId("verdict-export");
        export.setMinWidth(USE_PREF_SIZE);
        VBox right = new VBox(others, simpler, worth);
        right.getStyleClass().add("verdict-column");
        VBox.setVgrow(worth, Priority.ALWAYS);
        head.setMinHeight(USE_PREF_SIZE);
        VerdictGrid cards = new VerdictGrid(duel, promises, again, right);
        VBox.setVgrow(cards, Priority.ALWAYS);
        content = new VBox(head, cards);
        content.getStyleClass().add("verdict-content");
        empty = Ui.emptyState(Feather.CHECK_CIRCLE, Messages.text("verdict.page.empty"),
                Messages.text("verdict.page.empty.text"));
        getChildren().setAll(content, empty);
        model.story().subscribe(this::show);
        promises.sealIsNext().subscribe(_ -> titles());
        sceneProperty().subscribe(scene -> model.setActive(scene != null));
    }

    private void show(Optional<VerdictStory> story) {
        Cards.show(content, story.isPresent());
        Cards.show(empty, story.isEmpty());
        subtitle.set(story.map(VerdictStory::subtitle).orElse(""));
        story.ifPresent(s -> {
            head.show(s);
            duel.show(s.duel());
            promises.show(s.promises());
            again.show(s.again());
            simpler.show(s);
            worth.show(s.worth());
            others.show(s.others(), model.study().snapshot().get().bestNumber());
        });
        titles();
    }

    /// Until the sealed test is opened that is the page's primary button, then the way to the export.
    private void titles() {
        boolean next = model.story().get().isPresent() && !promises.sealIsNext().get();
        titleNodes.setAll(next ? List.of(export) : List.of());
        FirstFocus.prefer(export, next);
    }

    @Override
    public ObservableList<Node> titleNodes() {
        return titleNodes;
    }

    @Override
    public ObservableValue<String> subtitle() {
        return subtitle.getReadOnlyProperty();
    }
}
