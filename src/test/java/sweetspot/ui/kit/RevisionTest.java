package sweetspot.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private final Revision revision = new Revision(this);
    private final List<Integer> heard = new ArrayList<>();

    @Test
    void everyChangeOfWhatItWatchesIsHeard() {
        SimpleStringProperty one = new SimpleStringProperty("");
        SimpleStringProperty other = new SimpleStringProperty("");
        revision.watch(one, other);
        revision.addListener((_, _, now) -> heard.add(now.intValue()));
        one.set("a");
        one.set("a");
        other.set("b");
        revision.changed();
        assertEquals(List.of(1, 2, 3), heard);
    }

    @Test
    void whoDoesNotReadItHearsOfEachChangeToo() {
        int[] told = new int[1];
        revision.addListener((InvalidationListener) _ -> told[0]++);
        revision.changed();
        revision.changed();
        assertEquals(2, told[0]);
    }

    @Test
    void editsThatBelongTogetherAreToldOnceAtTheEnd() {
        revision.addListener((_, _, now) -> heard.add(now.intValue()));
        revision.together(() -> {
            revision.changed();
            revision.together(revision::changed);
            revision.changed();
            assertEquals(List.of(), heard);
        });
        assertEquals(List.of(1), heard);
        revision.together(() -> {});
        assertEquals(List.of(1), heard, "nothing was changed");
    }

    @Test
    void anEditThatFailsHoldsNothingBack() {
        revision.addListener((_, _, now) -> heard.add(now.intValue()));
        assertThrows(IllegalStateException.class, () -> revision.together(() -> {
            revision.changed();
            throw new IllegalStateException();
        }));
        revision.changed();
        assertEquals(List.of(1, 2), heard);
    }
}
