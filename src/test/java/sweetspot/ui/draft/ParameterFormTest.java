package sweetspot.ui.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.ui.draft.ParameterForm.Entry;
import sweetspot.ui.draft.RowSpec.Kind;

class ParameterFormTest {
    private final ParameterForm form = new ParameterForm(Set.of("taken"));

    private Map<Entry, String> problems() {
        return form.result().get().problems();
    }

    private void declares(Distribution range, Object start) {
        assertEquals(Optional.of(new Parameter("p", range, start)), form.result().get().parameter(),
                () -> problems().toString());
    }

    private void type(Entry entry, String text) {
        form.text(entry).set(text);
    }

    @Test
    void numbersAreReadWithTheirScaleAndStep() {
        type(Entry.NAME, " p ");
        type(Entry.LOW, "1e-5");
        type(Entry.HIGH, "0.1");
        declares(FloatDistribution.linear(1e-5, 0.1), 0.05);
        form.log().set(true);
        type(Entry.DEFAULT, "0.01");
        declares(FloatDistribution.log(1e-5, 0.1), 0.01);
        form.kind().set(Kind.WHOLE);
        assertEquals(Set.of(Entry.LOW, Entry.HIGH), problems().keySet());
        type(Entry.LOW, "16");
        type(Entry.HIGH, "512");
        type(Entry.DEFAULT, "");
        declares(IntDistribution.log(16, 512), 91L);
        form.log().set(false);
        type(Entry.STEP, "16");
        declares(new IntDistribution(16, 512, false, 16), 256L);
    }

    @Test
    void choicesKeepTheirTypes() {
        type(Entry.NAME, "p");
        form.kind().set(Kind.CHOICE);
        assertTrue(problems().containsKey(Entry.CHOICES));
        type(Entry.CHOICES, "adam, 16, 0.5, true, null, \"16\", \"a, b\", ");
        declares(new CategoricalDistribution(Arrays.asList("adam", 16L, 0.5, true, null, "16", "a, b")), "adam");
        type(Entry.DEFAULT, "0.5");
        declares(new CategoricalDistribution(Arrays.asList("adam", 16L, 0.5, true, null, "16", "a, b")), 0.5);
        type(Entry.DEFAULT, "sgd");
        assertTrue(problems().get(Entry.DEFAULT).contains("sgd"));
        type(Entry.CHOICES, "a, b, a");
        assertTrue(problems().get(Entry.CHOICES).contains("twice"));
        type(Entry.CHOICES, "a, \"b");
        assertTrue(problems().get(Entry.CHOICES).contains("quote"));
    }

    @Test
    void whatIsWrongStandsAtItsField() {
        assertTrue(problems().containsKey(Entry.NAME));
        type(Entry.NAME, "taken");
        assertTrue(problems().get(Entry.NAME).contains("taken"));
        type(Entry.NAME, "a{b}");
        assertTrue(problems().get(Entry.NAME).contains("braces"));
        type(Entry.NAME, "p");
        type(Entry.LOW, "2");
        type(Entry.HIGH, "1");
        assertEquals(Set.of(Entry.HIGH), problems().keySet());
        type(Entry.HIGH, "3,5");
        assertTrue(problems().get(Entry.HIGH).contains("3.5"));
        type(Entry.HIGH, "3");
        type(Entry.STEP, "-1");
        assertEquals(Set.of(Entry.STEP), problems().keySet());
        type(Entry.STEP, "");
        type(Entry.LOW, "0");
        form.log().set(true);
        assertEquals(Set.of(Entry.LOW), problems().keySet());
        assertEquals(Optional.empty(), form.result().get().parameter());
    }

    @Test
    void aParameterIsFilledInAndComesOutTheSame() {
        for (Parameter p : List.of(new Parameter("p", new FloatDistribution(0, 1, false, 0.25), 0.5),
                new Parameter("p", FloatDistribution.log(1e-7, 1e3), 1e-3),
                new Parameter("p", new IntDistribution(0, 100, false, 10), 20L),
                new Parameter("p", IntDistribution.log(1, 64), 7L),
                new Parameter("p", new CategoricalDistribution(
                        Arrays.asList("x", 1L, "1", 2.5, null, "", " a", "b,c", "say \"x\"")), "1"))) {
            ParameterForm filled = new ParameterForm(Set.of());
            filled.load(p);
            assertEquals(Optional.of(p), filled.result().get().parameter(),
                    () -> filled.result().get().problems().toString());
        }
    }
}
