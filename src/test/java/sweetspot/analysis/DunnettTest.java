package sweetspot.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.json.JsonReader;

/// The largest of correlated t statistics against Gauss-Legendre quadrature by numpy, see
/// `src/test/python/verdict_reference.py`.
class DunnettTest {

    @Test
    void isTheIntegral() throws Exception {
        List<?> cases;
        try (InputStream in = DunnettTest.class.getResourceAsStream("/sweetspot/verdict/reference.json")) {
            cases = (List<?>) ((Map<?, ?>) JsonReader.file(in.readAllBytes())).get("largest");
        }
        assertEquals(72, cases.size());
        for (Object one : cases) {
            Map<?, ?> c = (Map<?, ?>) one;
            double freedom = c.get("freedom") == null ? Double.POSITIVE_INFINITY : number(c.get("freedom"));
            Dunnett dunnett = new Dunnett((int) number(c.get("comparisons")), freedom, number(c.get("correlation")));
            assertEquals(number(c.get("chance")), dunnett.exceedance(number(c.get("t"))), 1e-9, c.toString());
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
