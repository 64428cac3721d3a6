package sweetspot.ui.verdict;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import sweetspot.text.Messages;
import sweetspot.ui.kit.DecimalSetting;
import sweetspot.ui.kit.Dialogs;
import sweetspot.ui.kit.ProblemLine;
import sweetspot.ui.kit.Ui;
import sweetspot.verdict.Prices;

/// Asks for watts and prices, so that a search's energy and money can be told. All of them may be left empty.
final class PricesDialog {
    private static final int CURRENCY = 8;

    private PricesDialog() {}

    /// @param owner a node of the window that asks
    /// @return the new prices; empty if the user gave up
    static Optional<Prices> ask(Node owner, Prices now) {
        ButtonType yes = new ButtonType(Messages.text("verdict.prices.verb"), ButtonData.OK_DONE);
        Dialog<Prices> dialog = new Dialog<>();
        Dialogs.prepare(dialog, owner, Messages.text("verdict.prices.title"));
        DecimalSetting watts = setting(now.watts());
        DecimalSetting energy = setting(now.perKilowattHour());
        DecimalSetting hour = setting(now.perHour());
        TextField currency = new TextField(now.currency());
        currency.setId("price-currency");
        currency.textProperty().addListener((_, before, text) -> {
            if (text.length() > CURRENCY) currency.setText(before);
        });
        ProblemLine problem = new ProblemLine();
        VBox form = Ui.rows(Ui.paragraph(Messages.text("verdict.prices.text"), "small", "muted"),
                Ui.field(Messages.text("verdict.prices.watts"), field("price-watts", watts)),
                Ui.field(Messages.text("verdict.prices.kwh"), field("price-kwh", energy)),
                Ui.field(Messages.text("verdict.prices.hour"), field("price-hour", hour)),
                Ui.field(Messages.text("verdict.prices.currency"), currency), problem);
        form.getStyleClass().add("condition-form");
        for (DecimalSetting s : new DecimalSetting[]{watts, energy, hour}) {
            s.problemProperty().subscribe(_ -> problem.show(first(watts, energy, hour), ""));
        }
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getStyleClass().add("wide-labels");
        dialog.getDialogPane().getButtonTypes().setAll(yes, ButtonType.CANCEL);
        Node save = dialog.getDialogPane().lookupButton(yes);
        save.setId("prices-confirm");
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> !first(watts, energy, hour).isEmpty(),
                watts.problemProperty(), energy.problemProperty(), hour.problemProperty()));
        dialog.setResultConverter(b -> b != yes ? null
                : new Prices(watts.value(), energy.value(), hour.value(), currency.getText().strip()));
        return dialog.showAndWait();
    }

    private static DecimalSetting setting(java.util.OptionalDouble now) {
        DecimalSetting setting = new DecimalSetting(0);
        setting.set(now);
        return setting;
    }

    private static String first(DecimalSetting... settings) {
        for (DecimalSetting s : settings) if (!s.problemProperty().get().isEmpty()) return s.problemProperty().get();
        return "";
    }

    private static TextField field(String id, DecimalSetting setting) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("number");
        field.setPromptText(Messages.text("verdict.prices.unknown"));
        field.textProperty().bindBidirectional(setting.textProperty());
        setting.problemProperty().subscribe(reason -> Ui.setClass(field, "invalid", !reason.isEmpty()));
        return field;
    }
}
