package sweetspot.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCatalogTest {
    private static final Path FOLDER = Path.of("sample-data");

    @Test
    void theCatalogueSaysWhatTheFilesHold() throws Exception {
        assertEquals(FOLDER.toAbsolutePath(), SampleCatalog.locate().orElseThrow());
        List<Sample> samples = SampleCatalog.list();
        assertTrue(samples.size() >= 5);
        for (Sample s : samples) {
            Dataset d = DataReader.dataset(s.file());
            assertEquals(s.rows(), d.rows(), s.id());
            assertEquals(s.columns(), d.columns().size(), s.id());
            Column target = d.column(s.target());
            if (!s.positive().isEmpty()) assertTrue(ClassLabels.of(target).names().contains(s.positive()), s.id());
            for (String column : List.of(s.time(), s.query())) {
                assertTrue(column.isEmpty() || d.has(column), s.id() + " " + column);
            }
            for (String column : s.exclude()) assertTrue(d.has(column), s.id() + " " + column);
        }
    }

    @Test
    void theInventedFilesAreThoseOfTheGenerator() throws IOException {
        StringWriter fraud = new StringWriter();
        SampleGenerator.writeFraud(fraud, SampleGenerator.FRAUD_ROWS);
        assertEquals(Files.readString(FOLDER.resolve("card-fraud.csv")), fraud.toString());
        StringWriter ratings = new StringWriter();
        SampleGenerator.writeRatings(ratings, SampleGenerator.RATING_ROWS);
        assertEquals(Files.readString(FOLDER.resolve("ratings.csv")), ratings.toString());
        StringWriter nights = new StringWriter();
        SampleGenerator.writeNights(nights, SampleGenerator.VIEWERS);
        assertEquals(Files.readString(FOLDER.resolve("film-nights.csv")), nights.toString());
        StringWriter hires = new StringWriter();
        SampleGenerator.writeHires(hires, SampleGenerator.HIRE_ROWS);
        assertEquals(Files.readString(FOLDER.resolve("bike-hires.csv")), hires.toString());
    }
}
