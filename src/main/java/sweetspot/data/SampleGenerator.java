package sweetspot.data;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;

/// Makes the invented sample data sets, `card-fraud.csv`, `ratings.csv`, `film-nights.csv` and
/// `bike-hires.csv`, the same bytes each time.
///
/// None has anything to do with real people, cards or places. They are made so that tuning pays: the target depends on
/// interactions that a model finds only with fitting hyperparameters, with noise on top that a careless model learns
/// by heart. Random numbers come from [SplittableRandom], whose algorithm is fixed (Steele, Lea and Flood 2014), and
/// all functions are those of [StrictMath], so that every machine makes the same file.
public final class SampleGenerator {
    /// Rows of `card-fraud.csv`.
    public static final int FRAUD_ROWS = 8_000;
    /// Rows of `ratings.csv`.
    public static final int RATING_ROWS = 4_000;

    /// Rows of `bike-hires.csv`.
    public static final int HIRE_ROWS = 1_500;

    /// Viewers of `film-nights.csv`; each has seen six to eighteen films.
    public static final int VIEWERS = 500;

    private static final int FILMS = 300;
    private static final String[] COUNTRIES = {"DE", "US", "FR", "GB", "NL", "ES", "IT", "PL", "AT", "BE", "SE", "CH",
        "DK", "PT", "CZ", "IE", "FI", "NO", "GR", "HU", "RO", "CA", "AU", "JP", "BR", "MX", "TR", "IN", "ZA", "SG",
        "NZ"};
    private static final String[] MERCHANTS = {"groceries", "fuel", "restaurant", "clothing", "travel", "electronics",
        "gift_cards", "pharmacy", "digital_goods"};
    private static final double[] MERCHANT_RISK = {-0.9, -0.4, -0.7, 0, 0.3, 0.9, 1.8, -0.6, 1.1};
    private static final String[] GENRES = {"drama", "comedy", "action", "thriller", "documentary", "horror",
        "animation", "science_fiction"};
    private static final String[] DEVICES = {"tv", "phone", "tablet", "laptop"};

    private static final String[] WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    private final SplittableRandom random;
    private double spare = Double.NaN;

    private SampleGenerator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// Writes all files into the folder given as the only argument.
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (Writer out = Files.newBufferedWriter(folder.resolve("card-fraud.csv"), StandardCharsets.UTF_8)) {
            writeFraud(out, FRAUD_ROWS);
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("ratings.csv"), StandardCharsets.UTF_8)) {
            writeRatings(out, RATING_ROWS);
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("film-nights.csv"), StandardCharsets.UTF_8)) {
            writeNights(out, VIEWERS);
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("bike-hires.csv"), StandardCharsets.UTF_8)) {
            writeHires(out, HIRE_ROWS);
        }
    }

    /// Card payments, about one in 50 a fraud. `transaction_id` is an ID, `chargeback_code` is filled in after the
    /// fraud is known and so gives the answer away, `card_age_days` is missing in about 6 % of the rows.
    public static void writeFraud(Writer out, int rows) throws IOException {
        SampleGenerator generator = new SampleGenerator(20_260_101L);
        out.write("transaction_id,amount,hour,weekday,country,merchant,entry_mode,card_age_days,n_tx_24h,"
                + "avg_amount_30d,distance_km,pin_failures,chargeback_code,is_fraud\n");
        for (int row = 0; row < rows; row++) out.write(generator.fraudRow(row));
    }

    private String fraudRow(int row) {
        boolean burst = random.nextDouble() < 0.04;
        int merchant = random.nextInt(MERCHANTS.length);
        int country = (int) (COUNTRIES.length * StrictMath.pow(random.nextDouble(), 2.2));
        int hour = hour();
        double average = StrictMath.exp(3.6 + 0.7 * gaussian());
        double ratio = StrictMath.exp(0.75 * gaussian() + (burst ? 0.5 : 0));
        double amount = Math.clamp(average * ratio, 0.5, 4_500);
        int cardAge = (int) Math.clamp(StrictMath.exp(6.3 + 0.9 * gaussian()), 1, 6_000);
        int count = poisson(burst ? 9 : 1.4);
        double distance = StrictMath.exp(1.5 + 1.5 * gaussian() + (country > 3 ? 1.2 : 0));
        int entry = random.nextInt(10);
        String mode = entry < 5 ? "chip" : entry < 7 ? "contactless" : entry < 9 ? "online" : "magstripe";
        int failures = random.nextDouble() < 0.06 ? 1 + random.nextInt(3) : 0;

        boolean night = hour < 6 || hour == 23;
        boolean remote = mode.equals("online") || mode.equals("magstripe");
        double risk = -8.9 + MERCHANT_RISK[merchant] + (remote ? 1.5 : 0) + 0.9 * failures;
        risk += 1.3 * Math.max(0, StrictMath.log(ratio)) + (ratio > 2 && night ? 3.2 : 0);
        risk += count > 6 ? 4.0 : count > 3 ? 0.8 : 0;
        risk += cardAge < 200 && merchant >= 4 ? 3.0 : 0;
        risk += distance > 100 && remote ? 3.4 : 0;
        risk += country > 20 ? 0.9 : 0;
        boolean fraud = random.nextDouble() < 1 / (1 + StrictMath.exp(-3.2 * (risk + 2.05)));

        boolean noted = random.nextDouble() < (fraud ? 0.985 : 0.0015);
        String code = !noted ? "none" : random.nextBoolean() ? "C41" : "C57";
        String age = random.nextDouble() < 0.062 ? "" : Integer.toString(cardAge);
        return String.format(Locale.ROOT, "T-%06d,%.2f,%d,%s,%s,%s,%s,%s,%d,%.2f,%.1f,%d,%s,%s\n", 4_181 + row, amount,
                hour, weekday(row), COUNTRIES[country], MERCHANTS[merchant], mode, age, count, average, distance,
                failures, code, fraud ? "yes" : "no");
    }

    private int hour() {
        double hour = random.nextDouble() < 0.12 ? 24 * random.nextDouble() : 14.5 + 4 * gaussian();
        return Math.floorMod((int) Math.floor(hour), 24);
    }

    private String weekday(int row) {
        return WEEKDAYS[(row / 1_150 + random.nextInt(2)) % WEEKDAYS.length];
    }

    /// Ratings of films by viewers, in half stars from 1 to 5, with what was known before the film was seen.
    public static void writeRatings(Writer out, int rows) throws IOException {
        SampleGenerator generator = new SampleGenerator(20_260_102L);
        out.write("viewer_ratings,viewer_mean,viewer_age,film_ratings,film_mean,film_year,genre,genre_affinity,"
                + "runtime_min,device,stars\n");
        for (int row = 0; row < rows; row++) out.write(generator.ratingRow());
    }

    private String ratingRow() {
        int seen = 1 + (int) StrictMath.exp(2.8 + 1.1 * gaussian());
        int votes = 3 + (int) StrictMath.exp(4.2 + 1.5 * gaussian());
        double viewer = 3.5 + 0.4 * gaussian();
        double film = 3.4 + 0.5 * gaussian();
        // A mean of few ratings says little: the fewer, the further from the truth.
        double viewerMean = viewer + gaussian() * 0.9 / StrictMath.sqrt(seen);
        double filmMean = film + gaussian() * 1.0 / StrictMath.sqrt(votes);
        int age = (int) Math.clamp(36 + 14 * gaussian(), 14, 88);
        int year = 2025 - (int) Math.min(75, -13 * StrictMath.log(1 - random.nextDouble()));
        int genre = random.nextInt(GENRES.length);
        double affinity = gaussian();
        int runtime = (int) Math.clamp(104 + 19 * gaussian() + (genre == 6 ? -14 : 0), 62, 230);
        int device = random.nextInt(DEVICES.length);

        double stars = 3.45 + 0.75 * (viewer - 3.5) + 0.85 * (film - 3.4) + 0.28 * affinity;
        stars += genre == 5 ? -0.30 * Math.max(0, (age - 30) / 20.0) : 0;
        stars += year < 1985 ? 0.25 * StrictMath.tanh((age - 40) / 10.0) : 0;
        stars += device == 1 && runtime > 120 ? -0.45 : 0;
        stars += 0.22 * affinity * (film - 3.4) * 2;
        stars += 0.55 * gaussian();
        double half = Math.clamp(Math.rint(2 * stars) / 2, 1, 5);
        String personal = seen < 3 ? "" : String.format(Locale.ROOT, "%.2f", Math.clamp(viewerMean, 1, 5));
        return String.format(Locale.ROOT, "%d,%s,%d,%d,%.2f,%d,%s,%.2f,%d,%s,%.1f\n", seen, personal, age, votes,
                Math.clamp(filmMean, 1, 5), year, GENRES[genre], affinity, runtime, DEVICES[device], half);
    }

    /// Films that viewers of a service began to watch, with what came of it: 0 switched off, 1 seen to the end, 2 liked,
    /// 3 among their favourites. Some viewers like nearly everything and others hardly anything, which predicts the
    /// grade well and says nothing of what to show whom first: that depends on the film, on how it fits the viewer's
    /// taste, and on both together. The taste for a genre is unknown for viewers who never saw one.
    public static void writeNights(Writer out, int viewers) throws IOException {
        SampleGenerator generator = new SampleGenerator(20_260_104L);
        out.write("viewer,film,viewer_age,viewer_mean,films_seen,film_mean,film_votes,film_year,genre,genre_taste,"
                + "runtime_min,device,hour,grade\n");
        Film[] films = new Film[FILMS];
        for (int f = 0; f < films.length; f++) films[f] = generator.film();
        for (int viewer = 1; viewer <= viewers; viewer++) out.write(generator.viewerRows(viewer, films));
    }

    /// A film as it is and as it is rated on average.
    private record Film(double quality, double mean, int votes, int year, int genre, int runtime) {}

    private Film film() {
        double quality = gaussian();
        int votes = 5 + (int) StrictMath.exp(4.5 + 1.3 * gaussian());
        double mean = 1.1 + 0.45 * quality + 0.8 * gaussian() / StrictMath.sqrt(votes);
        int year = 2025 - (int) Math.min(70, -12 * StrictMath.log(1 - random.nextDouble()));
        return new Film(quality, Math.clamp(mean, 0, 3), votes, year, random.nextInt(GENRES.length),
                (int) Math.clamp(106 + 20 * gaussian(), 68, 220));
    }

    private String viewerRows(int viewer, Film[] films) {
        double kindness = 0.9 * gaussian();
        int age = (int) Math.clamp(38 + 15 * gaussian(), 14, 88);
        int seen = 10 + (int) StrictMath.exp(3 + gaussian());
        double mean = Math.clamp(1.1 + 0.5 * kindness + 0.7 * gaussian() / StrictMath.sqrt(seen), 0, 3);
        double[] taste = new double[GENRES.length];
        String[] told = new String[GENRES.length];
        for (int g = 0; g < taste.length; g++) {
            taste[g] = gaussian();
            // Known from what was seen of the genre, which may be little.
            told[g] = random.nextDouble() < 0.12 ? ""
                    : String.format(Locale.ROOT, "%.2f", taste[g] + 0.35 * gaussian());
        }
        StringBuilder rows = new StringBuilder();
        boolean[] had = new boolean[films.length];
        int count = 6 + random.nextInt(13);
        for (int n = 0; n < count; n++) {
            int f = random.nextInt(films.length);
            while (had[f]) f = (f + 1) % films.length;
            had[f] = true;
            Film film = films[f];
            int device = random.nextInt(DEVICES.length);
            int hour = Math.floorMod((int) StrictMath.floor(20.5 + 2.5 * gaussian()), 24);
            double joy = 0.9 * kindness + 0.35 * film.quality() + 0.3 * taste[film.genre()];
            joy += 0.55 * film.quality() * Math.clamp(taste[film.genre()], -1.5, 1.5);
            joy -= film.genre() == 5 ? 1.2 * StrictMath.tanh((age - 35) / 12.0) : 0;
            joy += film.year() < 2005 ? 0.9 * StrictMath.tanh((age - 42) / 10.0) : 0;
            joy -= film.runtime() > 115 && (hour >= 22 || hour < 5) ? 1.2 : 0;
            joy -= device == 1 ? film.runtime() > 105 ? 0.9 : -0.5 : 0;
            joy += 0.5 * gaussian();
            int grade = joy < 0.2 ? 0 : joy < 1.2 ? 1 : joy < 2.2 ? 2 : 3;
            rows.append(
                    String.format(Locale.ROOT, "V%03d,F%03d,%d,%.2f,%d,%.2f,%d,%d,%s,%s,%d,%s,%d,%d\n", viewer, f + 1,
                            age, mean, seen, film.mean(), film.votes(), film.year(), GENRES[film.genre()],
                            told[film.genre()], film.runtime(), DEVICES[device], hour, grade));
        }
        return rows.toString();
    }

    /// Bicycles hired in a town on each day since the first of 2022: they grow with the stations, more on working days,
    /// less in cold, rain and wind. From 2024 on electric bicycles make rain matter less, so that old days mislead.
    /// Rain is unknown on about 3 % of the days.
    public static void writeHires(Writer out, int rows) throws IOException {
        SampleGenerator generator = new SampleGenerator(20_260_103L);
        out.write("day,weekday,school_holiday,stations,temperature,rain_mm,wind_kmh,hires\n");
        double weather = 0;
        for (int row = 0; row < rows; row++) {
            weather = 0.7 * weather + 2.6 * generator.gaussian();
            out.write(generator.hireRow(row, weather));
        }
    }

    private String hireRow(int row, double weather) {
        LocalDate day = LocalDate.of(2022, 1, 1).plusDays(row);
        double year = 2 * Math.PI * (day.getDayOfYear() - 20) / 365.25;
        double temperature = 10.5 - 9.5 * StrictMath.cos(year) + weather;
        boolean wet = random.nextDouble() < 0.36;
        double rain = wet ? -4.5 * StrictMath.log(1 - random.nextDouble()) : 0;
        double wind = StrictMath.exp(2.6 + 0.4 * gaussian());
        int stations = 40 + row / 60 * 2;
        int month = day.getMonthValue();
        boolean holiday =
                month == 8 || month == 12 && day.getDayOfMonth() > 22 || month == 4 && day.getDayOfMonth() < 15;
        boolean weekend = day.getDayOfWeek().getValue() > 5;

        double hires = 3.1 + 0.009 * (stations - 40) + 1.25 * StrictMath.tanh((temperature - 8) / 9);
        hires += weekend ? (temperature > 16 ? 0.18 : -0.38) : holiday ? -0.22 : 0;
        hires -= (row < 730 ? 0.075 : 0.035) * Math.min(rain, 14) * (weekend ? 1.5 : 1);
        hires -= wind > 18 ? 0.02 * (wind - 18) : 0;
        hires -= temperature > 25 ? 0.05 * (temperature - 25) : 0;
        long count = Math.round(10 * StrictMath.exp(hires + 0.11 * gaussian()));
        String measured = random.nextDouble() < 0.03 ? "" : String.format(Locale.ROOT, "%.1f", rain);
        return String.format(Locale.ROOT, "%s,%s,%s,%d,%.1f,%s,%.0f,%d\n", day,
                WEEKDAYS[day.getDayOfWeek().getValue() - 1], holiday ? "yes" : "no", stations, temperature, measured,
                wind, count);
    }

    /// Standard normal, by the polar method (Marsaglia and Bray 1964).
    private double gaussian() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double a;
        double b;
        double square;
        do {
            a = 2 * random.nextDouble() - 1;
            b = 2 * random.nextDouble() - 1;
            square = a * a + b * b;
        } while (square >= 1 || square == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = b * scale;
        return a * scale;
    }

    /// Poisson, by multiplying uniforms (Knuth 1969).
    private int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) count++;
        return count;
    }
}
