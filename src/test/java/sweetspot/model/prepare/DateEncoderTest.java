package sweetspot.model.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Dataset;
import sweetspot.data.DateColumn;

/// What a model sees of dates, steps and words, and that it is learned from training rows alone.
class DateEncoderTest {

    private static long micros(String text) {
        return LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    }

    private static DateColumn dates(String name, String... texts) {
        long[] micros = new long[texts.length];
        for (int i = 0; i < texts.length; i++) micros[i] = texts[i].isEmpty() ? DateColumn.MISSING : micros(texts[i]);
        return new DateColumn(name, DateColumn.Form.DATE_TIME, micros);
    }

    private static int[] upTo(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    @Test
    void partsThatVaryBecomeNumbersAndElapsedCountsFromTheEarliestTrainingRow() {
        DateColumn column = dates("d", "2025-03-03T06:30:00", "2025-03-05T06:30:00", "", "2020-01-01T00:00:00");
        DateEncoder encoder = DateEncoder.fit(column, new int[]{0, 1, 2}, false);
        assertEquals(List.of(DatePart.DAY, DatePart.WEEKDAY, DatePart.ELAPSED), encoder.parts());
        double[][] x = new double[4][3];
        encoder.encode(column, upTo(4), x, 0);
        assertArrayEquals(new double[]{3, 1, 0}, x[0]);
        assertArrayEquals(new double[]{5, 3, 2}, x[1]);
        assertArrayEquals(new double[]{5, 3, 2}, x[2], "the medians of the training rows");
        assertEquals(-1888.2708333, x[3][2], 1e-6, "a row that was not trained on does not move the beginning");
    }

    @Test
    void decemberLiesBesideJanuaryWhereDistancesMatter() {
        DateColumn column = dates("d", "2025-12-01T00:00:00", "2025-01-01T00:00:00", "2025-06-01T00:00:00");
        DateEncoder encoder = DateEncoder.fit(column, upTo(3), true);
        assertEquals(List.of(DatePart.MONTH, DatePart.ELAPSED), encoder.parts());
        double[][] x = new double[3][encoder.width()];
        encoder.encode(column, upTo(3), x, 0);
        double near = Math.hypot(x[0][0] - x[1][0], x[0][1] - x[1][1]);
        double far = Math.hypot(x[0][0] - x[2][0], x[0][1] - x[2][1]);
        assertEquals(2 * Math.sin(Math.PI / 12), near, 1e-12);
        assertEquals(2, far, 1e-12);
    }

    @Test
    void theDaysBetweenTwoDatesAreAFeature() {
        Dataset data = new Dataset("t", List.of(dates("order", "2025-03-03T00:00:00", "2025-03-01T00:00:00"),
                dates("ship", "2025-03-08T00:00:00", "2025-03-01T12:00:00")));
        double[][] x = Pipeline.fit(Preparation.TREES, data, upTo(2)).transform(data);
        int last = x[0].length - 1;
        assertEquals(5, x[0][last]);
        assertEquals(0.5, x[1][last]);
    }

    /// A fold whose test rows lie in later years must not change what its training rows look like.
    @Test
    void testRowsChangeNothingInWhatIsLearned() {
        DateColumn both = dates("d", "2025-03-03T00:00:00", "2025-04-05T00:00:00", "2029-01-01T13:00:00");
        DateColumn alone = both.rows(new int[]{0, 1});
        for (Preparation preparation : List.of(Preparation.TREES, Preparation.NUMERIC)) {
            double[][] x = Pipeline.fit(preparation, new Dataset("t", List.of(both)), new int[]{0, 1})
                    .transform(new Dataset("t", List.of(both)), new int[]{0, 1});
            double[][] same = Pipeline.fit(preparation, new Dataset("t", List.of(alone)), new int[]{0, 1})
                    .transform(new Dataset("t", List.of(alone)));
            for (int i = 0; i < 2; i++) assertArrayEquals(same[i], x[i]);
        }
    }

    @Test
    void wordsFallIntoTheSameBoxesEverywhere() {
        assertEquals(1240477780, WordEncoder.hash("delay"), "on every machine, in every version");
        CategoryColumn texts = new CategoryColumn("t", new int[]{0, 1, 2, -1},
                List.of("The delay, the DELAY", "delay the the delay", "another thing"), CategoryColumn.Use.WORDS);
        WordEncoder encoder = WordEncoder.fit(texts, new int[]{0, 1});
        assertEquals(2, encoder.width(), "boxes of the training rows");
        double[][] x = new double[4][2];
        encoder.encode(texts, upTo(4), x, 0);
        assertArrayEquals(new double[]{Math.log(3), Math.log(3)}, x[0], 1e-12);
        assertArrayEquals(x[0], x[1], "case, marks and order do not matter");
        assertArrayEquals(new double[]{0, 0}, x[3]);
    }

    @Test
    void stepsBecomeTheirRank() {
        CategoryColumn steps = new CategoryColumn("s", new int[]{2, 0, -1, 1}, List.of("low", "medium", "high"),
                CategoryColumn.Use.STEPS);
        StepEncoder encoder = StepEncoder.fit(steps, new int[]{0, 1, 3});
        double[][] x = new double[4][1];
        encoder.encode(steps, upTo(4), x, 0);
        assertArrayEquals(new double[]{2, 0, 1, 1}, new double[]{x[0][0], x[1][0], x[2][0], x[3][0]});
        assertNotEquals(0, encoder.width());
    }
}
