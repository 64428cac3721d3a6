package sweetspot.ui.shell;

import java.util.List;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sweetspot.data.DataReader;
import sweetspot.data.Dataset;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.model.metric.Metric;
import sweetspot.text.Messages;
import sweetspot.ui.chart.PictureView;
import sweetspot.ui.kit.ActionCard;
import sweetspot.ui.kit.BackgroundTasks;
import sweetspot.ui.kit.CardGrid;
import sweetspot.ui.kit.ModelWords;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.kit.Ui;

/// The sample data sets as cards with a small picture of each, drawn from its data.
final class SampleGallery extends VBox {
    private final Workbench workbench;
    private final BackgroundTasks tasks;
    private final Button all = Ui.link("", () -> {});
    private final CardGrid cards = new CardGrid(14, 0.857);

    SampleGallery(Workbench workbench, BackgroundTasks tasks) {
        this.workbench = workbench;
        this.tasks = tasks;
        getStyleClass().add("rows");
        cards.getStyleClass().add("sample-cards");
        cards.setId("samples");
        getChildren().addAll(Ui.sectionHeader(Messages.text("welcome.samples"), Messages.text("welcome.samples.text"),
                Ui.spacer(), all), cards);
        all.setId("all-samples");
        all.setOnAction(_ -> cards.oneRow().set(!cards.oneRow().get()));
        cards.oneRow().addListener(_ -> refresh());
        // What the user has begun is more important than samples beyond the first row.
        workbench.experiments().addListener((Observable _) -> {
            if (workbench.experiments().isEmpty() == cards.oneRow().get()) {
                cards.oneRow().set(!workbench.experiments().isEmpty());
            }
        });
        setVisible(false);
        setManaged(false);
        tasks.run(SampleCatalog::list, this::show,
                error -> workbench.tell(Notice.error(String.valueOf(error.getMessage()))));
    }

    private void show(List<Sample> samples) {
        setVisible(!samples.isEmpty());
        setManaged(!samples.isEmpty());
        for (Sample sample : samples) cards.getChildren().add(card(sample));
        refresh();
        // The first sample is the natural thing to press on a fresh start.
        if (!samples.isEmpty() && workbench.place().get() == Workbench.Place.WELCOME) {
            cards.getChildren().getFirst().requestFocus();
        }
    }

    private void refresh() {
        all.setVisible(!workbench.experiments().isEmpty());
        all.setText(cards.oneRow().get() ? Messages.text("welcome.recent.all", cards.getChildren().size())
                : Messages.text("welcome.recent.fewer"));
    }

    private ActionCard card(Sample sample) {
        PictureView picture = new PictureView();
        picture.getStyleClass().add("sample-picture");
        tasks.run(() -> {
            Dataset data = DataReader.dataset(sample.file());
            return SamplePicture.of(sample, data);
        }, picture::show, _ -> {});
        Label size = Ui.paragraph(Messages.text("welcome.sample.size", sample.rows(), sample.columns(),
                Messages.text("welcome.sample.scored", ModelWords.inSentence(Metric.byId(sample.metric())))), "caption",
                "muted");
        VBox words = new VBox(Ui.label(sample.title(), "card-title"), new HBox(Ui.chip(sample.tag())),
                Ui.paragraph(sample.description(), "small", "muted"), Ui.spacer(), size);
        words.getStyleClass().add("sample-words");
        VBox.setVgrow(words, Priority.ALWAYS);
        ActionCard card = new ActionCard(sample.title() + ". " + sample.description(),
                () -> workbench.openSample(sample), picture, words);
        card.getStyleClass().add("sample-card");
        card.setId("sample-" + sample.id());
        return card;
    }
}
