package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void yearsAreKnownByNameOrRange() {
        assertTrue(Codes.are("year", true, 2007, 2009));
        assertTrue(Codes.are("releaseYear", true, 1894, 2024));
        assertTrue(Codes.are("x", true, 1901, 1999), "the range alone tells");
        assertTrue(Codes.are("built_in_year", true, 1203, 1899));
        assertFalse(Codes.are("mass", true, 2700, 6300));
        assertFalse(Codes.are("price", true, 900, 2050));
        assertFalse(Codes.are("year", false, 2007, 2009.5));
        assertFalse(Codes.are("light_years", true, 4, 90_000));
    }

    @Test
    void codesAreKnownByName() {
        assertTrue(Codes.are("zip_code", true, 1001, 99950));
        assertTrue(Codes.are("customerId", true, 10_000, 99_999));
        assertFalse(Codes.are("income", true, 1000, 250_000));
        assertFalse(Codes.are("decoder", true, 1000, 250_000));
    }

    @Test
    void summariesShowThemPlain() {
        assertEquals("2007 – 2009", ColumnProfile.of(new NumberColumn("year", new double[]{2007, 2008, 2009, 2007}))
                .summary());
        assertEquals("2,700 – 6,300", ColumnProfile.of(new NumberColumn("mass", new double[]{2700, 6300, 4000, 4000}))
                .summary());
    }
}
