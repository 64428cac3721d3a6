package sweetspot.ui.view;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import sweetspot.data.DataReader;
import sweetspot.data.Dataset;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.model.Metric;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PictureView;
import sweetspot.ui.model.BackgroundTasks;
import sweetspot.ui.model.Notice;
import sweetspot.ui.model.Workbench;

/// The sample data sets as cards with a small picture of each, drawn from its data.
final class SampleGallery extends VBox {
    private static final double GAP = 12;
    private final Workbench workbench;
    private final BackgroundTasks tasks;
    private final TilePane cards = new TilePane();

    SampleGallery(Workbench workbench, BackgroundTasks tasks) {
        this.workbench = workbench;
        this.tasks = tasks;
        getStyleClass().add("rows");
        cards.getStyleClass().add("sample-cards");
        cards.setId("samples");
        getChildren().addAll(Ui.sectionHeader(Messages.text("welcome.samples"), Messages.text("welcome.samples.text")),
                cards);
        cards.widthProperty().subscribe(_ -> fit());
        setVisible(false);
        setManaged(false);
        tasks.run(SampleCatalog::list, this::show, error -> workbench.tell(Notice.error(error.getMessage())));
    }

    private void show(List<Sample> samples) {
        setVisible(!samples.isEmpty());
        setManaged(!samples.isEmpty());
        for (Sample sample : samples) cards.getChildren().add(card(sample));
        fit();
    }

    /// As many cards in a row as have room, all of one width.
    private void fit() {
        double em = Theme.em(this);
        double gap = GAP * em / Theme.BASE_FONT;
        double least = 14 * em;
        double width = cards.getWidth();
        if (!(width > 0)) return;
        int columns = Math.clamp((int) ((width + gap) / (least + gap)), 1, Math.max(1, cards.getChildren().size()));
        cards.setHgap(gap);
        cards.setVgap(gap);
        cards.setPrefColumns(columns);
        cards.setPrefTileWidth(Math.floor((width - (columns - 1) * gap) / columns));
    }

    private Button card(Sample sample) {
        PictureView picture = new PictureView();
        picture.getStyleClass().add("sample-picture");
        tasks.run(() -> {
            Dataset data = DataReader.dataset(sample.file());
            return SamplePicture.of(sample, data);
        }, picture::show, _ -> { });
        Label size = Ui.paragraph(Messages.text("welcome.sample.size", sample.rows(), sample.columns(),
                Messages.text("welcome.sample.scored", Metric.byId(sample.metric()).label())), "caption", "muted");
        VBox words = new VBox(Ui.label(sample.title(), "card-title"), new HBox(Ui.chip(sample.tag())),
                Ui.paragraph(sample.description(), "small", "muted"), Ui.spacer(), size);
        words.getStyleClass().add("sample-words");
        VBox.setVgrow(words, Priority.ALWAYS);
        VBox box = new VBox(picture, words);
        Button card = new Button();
        card.setGraphic(box);
        card.getStyleClass().setAll("sample-card");
        card.setId("sample-" + sample.id());
        card.setAccessibleText(sample.title() + ". " + sample.description());
        card.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        card.setMinWidth(0);
        card.setOnAction(_ -> workbench.openSample(sample));
        // A button gives its graphic no more than its preferred size; here it is the whole card.
        box.prefWidthProperty().bind(card.widthProperty().subtract(2));
        box.setMinHeight(Region.USE_PREF_SIZE);
        return card;
    }
}
