package sweetspot.model.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sweetspot.model.DataShape;
import sweetspot.model.ParameterSpec;
import sweetspot.study.AutoChoice;

class AutoFamilyTest {
    @Test
    void familiesAreCalledByTheirNames() {
        ParameterSpec choice = ModelCatalog.auto().parameters(new DataShape(100, 4, 2)).stream()
                .filter(s -> s.name().equals(AutoChoice.FAMILY)).findFirst().orElseThrow();
        assertEquals("Random forest", choice.choiceLabel("random_forest"));
        assertEquals("XGBoost", choice.choiceLabel("xgboost"));
    }
}
