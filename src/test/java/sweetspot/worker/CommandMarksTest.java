package sweetspot.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;

class CommandMarksTest {

    private static Parameter one(String mark) {
        return CommandMarks.read(CommandText.split("train --p~\"" + mark + "\"")).parameters().getFirst();
    }

    private static void declares(Distribution range, Object start, String mark) {
        assertEquals(new Parameter("p", range, start), one(mark));
    }

    @Test
    void theMarksOfOrionBecomeParametersAndPlaces() {
        CommandMarks read = CommandMarks.read(CommandText.split("python train.py data.csv --lr~'loguniform(1e-5, 1)' "
                + "-d~'uniform(1, 9, discrete=True)' --opt~\"choices(['adam', 'sgd'])\" --seed 1"));
        assertEquals(
                List.of("python", "train.py", "data.csv", "--lr", "{lr}", "-d", "{d}", "--opt", "{opt}", "--seed", "1"),
                read.command());
        assertEquals(List.of("lr", "d", "opt"), read.parameters().stream().map(Parameter::name).toList());
        assertEquals(FloatDistribution.log(1e-5, 1), read.parameters().getFirst().range());
    }

    @Test
    void rangesAndDefaults() {
        declares(FloatDistribution.linear(-1, 3), 1.0, "uniform(-1,3)");
        declares(FloatDistribution.linear(0, .5), 0.1, "uniform(0, .5, default_value=0.1)");
        declares(FloatDistribution.log(1e-4, 1), 1e-2, "loguniform(1e-4, 1.0, precision=3)");
        declares(IntDistribution.linear(1, 9), 5L, "uniform(1, 9, discrete=True)");
        declares(IntDistribution.log(1, 100), 10L, "loguniform(1, 100, discrete=True)");
        declares(IntDistribution.linear(1, 9), 2L, "uniform(1, 9, discrete=True, default_value=2)");
        declares(FloatDistribution.linear(1, 9), 5.0, "uniform(1, 9, discrete=False)");
        declares(new CategoricalDistribution(List.of("relu", "tanh")), "tanh",
                "choices(['relu', 'tanh'], default_value='tanh')");
        declares(new CategoricalDistribution(List.of(16L, 0.5, "a b")), 16L, "choices(16, 0.5, 'a b')");
        // Shells eat quotes inside of quotes; and Python's values arrive as Python writes them.
        declares(new CategoricalDistribution(List.of("relu", "True", "None")), "relu", "choices([relu, True, None])");
    }

    @Test
    void whatIsNoMarkStaysAsItIs() {
        List<String> plain = List.of("~/bin/train", "--data=~/x", "backup~", "a~b", "{lr}", "--x~");
        assertEquals(plain, CommandMarks.read(plain).command());
        assertTrue(plain.stream().noneMatch(CommandMarks::isMark));
        assertTrue(CommandMarks.isMark("--lr~loguniform("));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "normal(0, 1) | uniform, loguniform or choices",
        "uniform(0, 1, shape=3) | vectors",
        "uniform(0) | two numbers",
        "uniform(0, high) | high is not a number",
        "uniform(0, 1 | not closed",
        "uniform(0, 1)) | not expected",
        "uniform(3, 1) | 3",
        "loguniform(0, 1) | 0",
        "uniform(0, 1.5, discrete=True) | 1.5 is not a whole number",
        "uniform(0, 1, colour=3) | no option colour",
        "choices({'a': 0.2, 'b': 0.8}) | weights",
        "choices([[1, 2], [3, 4]]) | list",
        "choices(['a', 'b'], default_value='c') | none of the choices",
        "+uniform(0, 1) | branch",
        ">learning_rate | branch"})
    void whatCannotBeSearchedIsRefusedInWords(String mark, String reason) {
        String message = assertThrows(IllegalArgumentException.class, () -> one(mark)).getMessage();
        assertTrue(message.startsWith("The mark of p cannot be used: ") && message.contains(reason), message);
    }

    @Test
    void aNameTwiceIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> CommandMarks.read(List.of("t", "--a~uniform(0,1)", "-a~uniform(0,2)")));
    }
}
