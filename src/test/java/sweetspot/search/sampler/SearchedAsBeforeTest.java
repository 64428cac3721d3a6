package sweetspot.search.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sweetspot.search.Histories;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Trial;

/// Spaces without rules are searched number for number as they were before there were rules: the suggestions were
/// recorded at commit 1485e19.
class SearchedAsBeforeTest {
    private static final int TRIALS = 20;
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(-3, 5), 0.0),
            new Parameter("rate", FloatDistribution.log(1e-4, 1), 0.01),
            new Parameter("n", new IntDistribution(1, 40, false, 3), 1L),
            new Parameter("kind", CategoricalDistribution.of("a", "b", "c"), "a"),
            new Parameter("own", FloatDistribution.linear(0, 1), 0.5).when("kind", "b"));

    private static double loss(Configuration c) {
        return Math.pow(c.number("x") - 1, 2) + Math.pow(Math.log10(c.number("rate")) + 2, 2) + c.number("n") / 40
                + (c.has("own") ? c.number("own") : 0.4);
    }

    /// The suggestions of a sampler, one a line: values with blanks between them.
    static String suggestions(String sampler, long seed) {
        StringBuilder text = new StringBuilder();
        for (Trial t : Histories.run(SamplerFactory.create(sampler), SPACE, TRIALS, seed, SearchedAsBeforeTest::loss)) {
            text.append(sampler).append(' ').append(seed);
            for (Parameter p : SPACE.parameters()) {
                boolean active = t.configuration().has(p.name());
                text.append(' ').append(active ? t.configuration().get(p.name()) : "-");
            }
            text.append('\n');
        }
        return text.toString();
    }

    static Stream<String> recorded() throws IOException {
        try (InputStream in = SearchedAsBeforeTest.class.getResourceAsStream("searched-as-before.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(l -> l.substring(0, l.indexOf(' ', l.indexOf(' ') + 1))).distinct()
                    .map(head -> String.join("\n", text.lines().filter(l -> l.startsWith(head + " ")).toList()));
        }
    }

    /// Numbers may differ in the last digits, as another processor computes them.
    @ParameterizedTest(name = "{index}")
    @MethodSource("recorded")
    void everySuggestionIsWhatItWas(String recorded) {
        List<String> then = recorded.lines().toList();
        String[] head = then.getFirst().split(" ");
        List<String> now = suggestions(head[0], Long.parseLong(head[1])).lines().toList();
        assertEquals(then.size(), now.size());
        for (int i = 0; i < then.size(); i++) {
            String[] a = then.get(i).split(" ");
            String[] b = now.get(i).split(" ");
            assertEquals(a.length, b.length);
            for (int k = 0; k < a.length; k++) {
                String where = then.get(i) + " became " + now.get(i);
                if (a[k].matches("-?[0-9.]+(E-?[0-9]+)?")) {
                    assertEquals(Double.parseDouble(a[k]), Double.parseDouble(b[k]), 1e-6, where);
                } else {
                    assertEquals(a[k], b[k], where);
                }
            }
        }
    }
}
