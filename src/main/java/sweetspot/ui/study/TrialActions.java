package sweetspot.ui.study;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;
import sweetspot.ui.kit.Ui;

/// The actions on a trial: try it once more, queue a variation of it, take it out of the queue. As the buttons of
/// its card and as the entries of its menu.
public final class TrialActions {
    private final TrialQueue queue;
    private final Node owner;

    /// @param owner a node of the window, for the dialog
    public TrialActions(TrialQueue queue, Node owner) {
        this.queue = queue;
        this.owner = owner;
    }

    /// One thing that can be done.
    private record Action(String key, Feather icon, Runnable run) {}

    private List<Action> of(Trial trial) {
        Action edit = new Action("edit", Feather.EDIT_2, () -> QueueDialog.show(owner, queue, Optional.of(trial)));
        if (trial.state() == TrialState.WAITING) return List.of(edit, new Action("remove", Feather.X, () -> remove(trial)));
        return List.of(new Action("again", Feather.ROTATE_CW, () -> queue.tryAgain(trial)), edit);
    }

    /// Takes a trial out of the queue, if it waits.
    public void remove(Trial trial) {
        queue.remove(trial);
    }

    /// Buttons for a trial's card.
    public List<Button> buttons(Trial trial) {
        return of(trial).stream().map(a -> {
            Button button = Ui.link(Messages.text("queue.action." + a.key), a.run);
            button.setGraphic(Ui.icon(a.icon));
            button.setId("trial-" + a.key);
            return button;
        }).toList();
    }

    /// Entries for a trial's menu.
    public List<MenuItem> menu(Trial trial) {
        return of(trial).stream().map(a -> {
            FontIcon icon = Ui.icon(a.icon);
            MenuItem item = Controls.item(Messages.text("queue.action." + a.key));
            item.setGraphic(icon);
            item.setId("menu-" + a.key);
            item.setOnAction(_ -> a.run.run());
            return item;
        }).toList();
    }
}
