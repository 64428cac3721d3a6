package sweetspot.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.Trial;

class ConfigurationFormTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            new Parameter("x", FloatDistribution.linear(-5, 5), 4.0),
            new Parameter("kind", CategoricalDistribution.of("a", null), "a"),
            new Parameter("n", IntDistribution.linear(0, 9), 3L).when("kind", "a"),
            new Parameter("held", IntDistribution.linear(0, 9), 3L).fixedAt(7L));
    private static final Trial KNOWN = Trial.started(12, SPACE.defaults(), 1);

    private static ConfigurationForm form(Configuration from) {
        Experiment e = new Experiment("e", new FunctionSubject("branin"), SPACE, "tpe", "none",
                Budget.ofTrials(5), 1, 1);
        return new ConfigurationForm(e, from, c -> Optional.of(KNOWN).filter(t -> t.configuration().equals(c)));
    }

    private static ConfigurationForm.Field field(ConfigurationForm form, String name) {
        return form.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void beginsWithTheTrialAndSaysThatItIsARepeat() {
        ConfigurationForm form = form(SPACE.defaults());
        assertEquals(List.of("x", "kind", "n"), form.fields().stream().map(ConfigurationForm.Field::name).toList());
        assertEquals(Optional.of(SPACE.defaults()), form.result().get());
        assertTrue(form.note().get().contains("Trial 12"));
        field(form, "x").text().set("1.5");
        assertEquals("", form.note().get());
        assertEquals(1.5, form.result().get().orElseThrow().get("x"));
        assertEquals(7L, form.result().get().orElseThrow().get("held"));
    }

    @Test
    void isJudgedByTheSpace() {
        ConfigurationForm form = form(SPACE.defaults());
        field(form, "x").text().set("9");
        assertTrue(form.result().get().isEmpty());
        assertTrue(field(form, "x").problem().get().contains("-5 to 5"));
        field(form, "x").text().set("-5");
        assertEquals("", field(form, "x").problem().get());
        field(form, "n").text().set("2.5");
        assertTrue(form.result().get().isEmpty());
        field(form, "kind").chosen().set(1);
        assertFalse(field(form, "n").active().get());
        assertEquals("", field(form, "n").problem().get(), "what is not active is not judged");
        Configuration c = form.result().get().orElseThrow();
        assertEquals(null, c.get("kind"));
        assertFalse(c.has("n"));
        assertTrue(SPACE.contains(c));
    }

    @Test
    void aTrialOfAnotherSpaceGivesWhatItHas() {
        ConfigurationForm form = form(Configuration.of(java.util.Map.of("x", 2.0, "kind", "gone", "extra", 5L)));
        assertEquals("2", field(form, "x").text().get());
        assertTrue(form.result().get().isEmpty());
        assertFalse(field(form, "kind").problem().get().isEmpty());
        field(form, "kind").chosen().set(0);
        assertEquals(3L, form.result().get().orElseThrow().get("n"));
    }
}
