package sweetspot.plot;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.model.ModelFamily;
import sweetspot.model.family.ModelCatalog;

class FamilyMarkTest {

    @Test
    void noTwoFamiliesOfTheCatalogueLookAlike() {
        Map<FamilyMark, String> looks = new HashMap<>();
        for (ModelFamily family : ModelCatalog.families()) {
            String other = looks.put(FamilyMark.of(family.id()), family.id());
            assertNull(other, family.id() + " looks like " + other + ": add one of them to FamilyMark.KNOWN");
        }
    }
}
