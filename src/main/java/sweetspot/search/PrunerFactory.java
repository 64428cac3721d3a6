package sweetspot.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sweetspot.text.Messages;

/// Makes pruners by id: the ids of experiment files, of `--pruner` and of the app's menu.
public final class PrunerFactory {
    private static final Map<String, Supplier<Pruner>> PRUNERS = new LinkedHashMap<>();

    static {
        PRUNERS.put("none", Pruner::none);
        PRUNERS.put("median", () -> new MedianPruner(5, 1));
    }

    private PrunerFactory() {}

    /// Every id.
    public static List<String> ids() {
        return List.copyOf(PRUNERS.keySet());
    }

    /// A fresh pruner.
    ///
    /// @throws IllegalArgumentException if there is no such id; the message lists the allowed ones
    public static Pruner create(String id) {
        return PRUNERS.get(checked(id)).get();
    }

    /// The pruner's name in menus.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String label(String id) {
        return Messages.text("search.pruner." + checked(id) + ".name");
    }

    /// What the pruner does and when it fits, in one sentence.
    ///
    /// @throws IllegalArgumentException if there is no such id
    public static String explanation(String id) {
        return Messages.text("search.pruner." + checked(id) + ".explanation");
    }

    private static String checked(String id) {
        if (!PRUNERS.containsKey(id)) {
            throw new IllegalArgumentException(Messages.text("search.pruner.unknown", id, String.join(", ", ids())));
        }
        return id;
    }
}
