package sweetspot.data.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import org.junit.jupiter.api.Test;
import sweetspot.data.DataReader;
import sweetspot.data.DateColumn;
import sweetspot.data.ImportOptions;
import sweetspot.data.Sample;
import sweetspot.data.SampleCatalog;
import sweetspot.study.Gap;
import sweetspot.study.Role;
import sweetspot.study.SplitPlan;
import sweetspot.study.Target;
import sweetspot.study.Validation;

class SampleStartTest {
    @Test
    void aSampleWithATimeIsSplitInItsOrder() throws Exception {
        Sample hires = SampleCatalog.find("bike-hires").orElseThrow();
        Target target = SampleStart.target(hires);
        assertEquals(Map.of("day", Role.TIME), target.roles().byColumn());
        assertEquals(new SplitPlan.TimeOrdered("day", Gap.parse("7d"), false), SampleStart.validation(hires).plan());
        assertInstanceOf(DateColumn.class, DataReader.read(hires.file(),
                ImportOptions.fromMap(target.reading())).dataset().column("day"));
    }

    @Test
    void anyOtherIsSplitTheStandardWay() throws Exception {
        Sample penguins = SampleCatalog.find("penguins").orElseThrow();
        assertEquals(Map.of(), SampleStart.target(penguins).roles().byColumn());
        assertEquals(Validation.standard(), SampleStart.validation(penguins));
    }
}
