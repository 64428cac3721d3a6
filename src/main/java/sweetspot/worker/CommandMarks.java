package sweetspot.worker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.text.Messages;

/// Parameters declared inside a command by the marks that users of Oríon know: `--lr~'loguniform(1e-5, 1)'`.
///
/// Understood are `uniform(a, b)` and `loguniform(a, b)`, with `discrete=True` for whole numbers and both ends
/// included, and `choices(['a', 'b'])`; each takes `default_value=`. `precision=` is accepted and has no effect: values
/// are not rounded. What cannot be searched here (other distributions, vectors, weights of choices) is refused in
/// words rather than read as something else.
///
/// @param command the command with `{lr}` in the place of each mark, as `--lr {lr}`; unmodifiable
/// @param parameters what the marks declare, in their order; unmodifiable
public record CommandMarks(List<String> command, List<Parameter> parameters) {
    private static final Pattern MARK =
            Pattern.compile("(--?)?([A-Za-z_][\\w.-]*)~\\s*(?:[+>-].*|[A-Za-z_]\\w*\\s*\\(.*)",
                    Pattern.DOTALL);
    private static final Set<String> OPTIONS = Set.of("default_value", "discrete", "precision", "shape");

    public CommandMarks {
        command = List.copyOf(command);
        parameters = List.copyOf(parameters);
    }

    /// Tells whether an argument is such a mark, be it understood or not.
    public static boolean isMark(String argument) {
        return MARK.matcher(argument).matches();
    }

    /// Reads the marks of a command; one without any stays as it is.
    ///
    /// @throws IllegalArgumentException if a mark cannot be understood; the message says which and why
    public static CommandMarks read(List<String> command) {
        List<String> plain = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String argument : command) {
            Matcher mark = MARK.matcher(argument);
            if (!mark.matches()) {
                plain.add(argument);
                continue;
            }
            String name = mark.group(2);
            if (!names.add(name)) throw refused(name, Messages.text("worker.mark.twice"));
            if (mark.group(1) != null) plain.add(mark.group(1) + name);
            plain.add("{" + name + "}");
            parameters.add(parameter(name, argument.substring(argument.indexOf('~') + 1).strip()));
        }
        return new CommandMarks(plain, parameters);
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException(Messages.text("worker.mark", name, why));
    }

    private static Parameter parameter(String name, String text) {
        try {
            MarkExpression mark = MarkExpression.parse(text);
            for (String option : mark.options().keySet()) {
                if (!OPTIONS.contains(option))
                    throw new IllegalArgumentException(Messages.text("worker.mark.option", option));
            }
            if (mark.options().containsKey("shape"))
                throw new IllegalArgumentException(Messages.text("worker.mark.shape"));
            Distribution range = switch (mark.function()) {
                case "uniform" -> numbers(mark, false);
                case "loguniform" -> numbers(mark, true);
                case "choices" -> choices(mark);
                default -> throw new IllegalArgumentException(Messages.text("worker.mark.function", mark.function()));
            };
            return new Parameter(name, range, mark.options().containsKey("default_value")
                    ? value(range, mark.options().get("default_value")) : Parameter.middle(range));
        } catch (IllegalArgumentException e) {
            throw refused(name, String.valueOf(e.getMessage()));
        }
    }

    private static Distribution numbers(MarkExpression mark, boolean log) {
        if (mark.values().size() != 2)
            throw new IllegalArgumentException(Messages.text("worker.mark.ends", mark.function()));
        double low = number(mark.values().get(0));
        double high = number(mark.values().get(1));
        if (Boolean.TRUE.equals(mark.options().get("discrete"))) {
            return new IntDistribution(whole(low), whole(high), log, 1);
        }
        return new FloatDistribution(low, high, log, 0);
    }

    private static Distribution choices(MarkExpression mark) {
        List<?> values = mark.values().size() == 1 && mark.values().getFirst() instanceof List<?> l ? l : mark.values();
        if (values.stream().anyMatch(Map.class::isInstance)) {
            throw new IllegalArgumentException(Messages.text("worker.mark.weights"));
        }
        if (values.stream().anyMatch(List.class::isInstance)) {
            throw new IllegalArgumentException(Messages.text("worker.mark.lists"));
        }
        List<Object> choices = new ArrayList<>();
        values.forEach(v -> choices.add(asPythonWritesIt(v)));
        return new CategoricalDistribution(choices);
    }

    /// `True` reaches a program as the text `True`, as Oríon hands it over.
    private static Object asPythonWritesIt(Object value) {
        if (value instanceof Boolean b) return b ? "True" : "False";
        return Optional.ofNullable(value).orElse("None");
    }

    private static Object value(Distribution range, Object value) {
        return switch (range) {
            case FloatDistribution _ -> number(value);
            case IntDistribution _ -> whole(number(value));
            case CategoricalDistribution c -> {
                Object choice = asPythonWritesIt(value);
                if (c.contains(choice)) yield choice;
                throw new IllegalArgumentException(Messages.text("worker.mark.default", String.valueOf(choice)));
            }
        };
    }

    private static double number(Object value) {
        if (value instanceof Number n) return n.doubleValue();
        throw new IllegalArgumentException(Messages.text("worker.mark.number", String.valueOf(value)));
    }

    private static long whole(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= 0x1p53) return (long) value;
        throw new IllegalArgumentException(Messages.text("worker.mark.whole", String.valueOf(value)));
    }
}
