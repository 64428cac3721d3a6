package sweetspot.worker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sweetspot.space.Configuration;

/// A command with places for parameters: `{name}` in an argument is replaced by the parameter's value, `{{` and `}}`
/// stand for braces.
///
/// An argument that names a parameter which is not active, or whose choice is null, is left out; where it is that place and nothing else, the
/// option before it (`--depth` in `--depth {depth}`) goes with it.
///
/// @param arguments the program and its arguments; unmodifiable
public record CommandTemplate(List<String> arguments) {
    private static final Pattern MARK = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}]*)\\}");

    public CommandTemplate {
        arguments = List.copyOf(arguments);
    }

    /// The names in it, each once, in their order.
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String argument : arguments) names.addAll(namesIn(argument));
        return names;
    }

    /// The names in one argument.
    public static Set<String> namesIn(String argument) {
        Set<String> names = new LinkedHashSet<>();
        Matcher marks = MARK.matcher(argument);
        while (marks.find()) {
            if (marks.group(1) != null) names.add(marks.group(1));
        }
        return names;
    }

    /// The command for one configuration.
    public List<String> filled(Configuration configuration) {
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            Set<String> names = namesIn(argument);
            if (names.stream().allMatch(n -> configuration.has(n) && configuration.get(n) != null)) {
                filled.add(filled(argument, configuration));
            } else if (i > 1 && names.size() == 1 && argument.equals("{" + names.iterator().next() + "}")
                    && isOption(arguments.get(i - 1))) {
                        filled.removeLast();
                    }
        }
        return filled;
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-") && argument.length() > 1 && namesIn(argument).isEmpty();
    }

    private static String filled(String argument, Configuration configuration) {
        StringBuilder out = new StringBuilder();
        Matcher marks = MARK.matcher(argument);
        while (marks.find()) {
            String name = marks.group(1);
            String value = name == null ? marks.group().substring(1) : String.valueOf(configuration.get(name));
            marks.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        marks.appendTail(out);
        return out.toString();
    }
}
