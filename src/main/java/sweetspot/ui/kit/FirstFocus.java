package sweetspot.ui.kit;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/// Places the focus when a user goes to a page by keys: on the node that the page names, else to its first control. A
/// field for text comes last, because it would take the keys that pages answer to.
public final class FirstFocus {
    private static final String MARK = "sweetspot.firstFocus";

    private FirstFocus() {}

    /// Says whether the page that holds a node begins with it.
    public static void prefer(Node node, boolean first) {
        if (first) node.getProperties().put(MARK, true);
        else node.getProperties().remove(MARK);
    }

    /// Gives the focus to a page.
    public static void request(Parent page) {
        page.applyCss();
        page.layout();
        Node found = find(page, n -> n.getProperties().containsKey(MARK));
        if (found == null) found = find(page, n -> !(n instanceof TextInputControl));
        if (found == null) found = find(page, _ -> true);
        if (found != null) found.requestFocus();
    }

    private static @Nullable Node find(Node node, java.util.function.Predicate<Node> wanted) {
        if (!node.isVisible() || node.isDisabled()) return null;
        if (node.isFocusTraversable() && wanted.test(node)) return node;
        if (!(node instanceof Parent parent)) return null;
        var inside = node instanceof ScrollPane s && s.getContent() != null ? java.util.List.of(s.getContent())
                : node instanceof SplitPane s ? s.getItems() : parent.getChildrenUnmodifiable();
        for (Node child : inside) {
            Node found = find(child, wanted);
            if (found != null) return found;
        }
        return null;
    }

    /// Tells whether a node is, or lies in, another.
    public static boolean isWithin(Node node, Node outer) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == outer) return true;
        }
        return false;
    }
}
