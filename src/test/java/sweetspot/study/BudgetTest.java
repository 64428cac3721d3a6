package sweetspot.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void timesThatWouldOverflowAreRefused() {
        assertEquals(1_000_000_000, Budget.ofTrials(1).withSeconds(1_000_000_000).seconds());
        String message = assertThrows(IllegalArgumentException.class,
                () -> Budget.ofTrials(1).withSeconds(Long.MAX_VALUE)).getMessage();
        assertTrue(message.startsWith("seconds must be at most"), message);
        message = assertThrows(IllegalArgumentException.class,
                () -> Budget.ofTrials(1).withTrialSeconds(Long.MAX_VALUE)).getMessage();
        assertTrue(message.startsWith("trial_seconds must be at most"), message);
    }
}
