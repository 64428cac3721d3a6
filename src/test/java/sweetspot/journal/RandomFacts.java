package sweetspot.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Configuration;
import sweetspot.space.Distribution;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.Parameter.Fixed;
import sweetspot.space.SearchSpace;
import sweetspot.space.UnitCube;
import sweetspot.study.Budget;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.Resource;
import sweetspot.study.StudyEvent;
import sweetspot.study.Subject;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;

/// Makes experiments and studies at random, awkward values included.
public final class RandomFacts {
    private static final double[] ODD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0,
        Double.MIN_VALUE, Double.MAX_VALUE, 0.1 + 0.2, 1e-300, 1.0 / 3};

    private final Random random;

    public RandomFacts(long seed) {
        random = new Random(seed);
    }

    public Experiment experiment() {
        Subject subject = random.nextInt(4) == 0 ? new FunctionSubject(text()) : model();
        Budget budget = new Budget(1 + random.nextInt(1000), random.nextInt(3) * 100L, random.nextInt(3) * 10,
                random.nextInt(3) > 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextGaussian()),
                random.nextInt(3) > 0 ? Optional.empty()
                        : Optional.of(new Budget.Worth(Math.exp(random.nextGaussian()), 1 + random.nextInt(99))),
                random.nextInt(3) * 7L, random.nextInt(3) * 10);
        return new Experiment(text(), subject, space(), "random", "none", budget, 1 + random.nextInt(256),
                random.nextLong());
    }

    private ModelSubject model() {
        boolean classes = random.nextBoolean();
        Target target = new Target(text(), text(), classes ? Task.CLASSIFICATION : Task.REGRESSION,
                classes && random.nextBoolean() ? text() : "", random.nextBoolean() ? List.of() : List.of(text(), "b"),
                "accuracy", random.nextInt(3) > 0 ? Map.of() : Map.of("delimiter", ";", "header", random.nextBoolean(),
                        "missing", List.of("", text()), "types", Map.of(text(), "number")));
        return new ModelSubject(target, "random-forest", new Validation(2 + random.nextInt(19),
                random.nextInt(51) / 100.0, random.nextBoolean(), random.nextLong(),
                Resource.values()[random.nextInt(Resource.values().length)]));
    }

    SearchSpace space() {
        List<Parameter> parameters = new ArrayList<>();
        int n = random.nextInt(7);
        for (int i = 0; i < n; i++) parameters.add(parameter("p" + i + text(), parameters));
        return new SearchSpace(parameters);
    }

    private Parameter parameter(String name, List<Parameter> before) {
        Distribution range = range();
        Object start = value(range);
        Optional<Condition> condition = Optional.empty();
        if (!before.isEmpty() && random.nextInt(3) == 0) {
            Parameter parent = before.get(random.nextInt(before.size()));
            LinkedHashSet<Object> values = new LinkedHashSet<>();
            values.add(value(parent.range()));
            values.add(value(parent.range()));
            condition = Optional.of(new Condition(parent.name(), new ArrayList<>(values)));
        }
        Optional<Fixed> fixed = random.nextInt(4) == 0 ? Optional.of(new Fixed(value(range))) : Optional.empty();
        return new Parameter(name, range, start, condition, fixed);
    }

    private Distribution range() {
        switch (random.nextInt(5)) {
            case 0 -> {
                double low = random.nextGaussian() * 1e3;
                return FloatDistribution.linear(low, low + random.nextDouble() * 1e5);
            }
            case 1 -> {
                double low = Math.exp(random.nextGaussian() * 10);
                return FloatDistribution.log(low, low * (1 + 1e4 * random.nextDouble()));
            }
            case 2 -> {
                return new FloatDistribution(-1, 1, false, 0.1);
            }
            case 3 -> {
                long low = random.nextInt(100) - 50L;
                return new IntDistribution(low, low + random.nextInt(100), false, 1 + random.nextInt(3));
            }
            default -> {
                LinkedHashSet<Object> choices = new LinkedHashSet<>();
                for (int i = 0; i <= random.nextInt(5); i++) choices.add(choice());
                return new CategoricalDistribution(new ArrayList<>(choices));
            }
        }
    }

    private Object choice() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(3);
            case 3 -> random.nextInt(3) * 0.5;
            case 4 -> random.nextLong();
            default -> text();
        };
    }

    private Object value(Distribution range) {
        return UnitCube.decode(range, random.nextDouble());
    }

    Configuration configuration(SearchSpace space) {
        return space.configure(i -> random.nextInt(10) == 0 ? space.get(i).defaultValue()
                : value(space.get(i).distribution()));
    }

    /// A consistent sequence of events, as a runner would append them.
    List<StudyEvent> events(SearchSpace space, int trials) {
        List<StudyEvent> events = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        List<Integer> running = new ArrayList<>();
        long time = 1_700_000_000_000L;
        int created = 0;
        while (created < trials || !running.isEmpty()) {
            time += random.nextInt(2000);
            int action = random.nextInt(10);
            if (created < trials && (action < 3 || running.isEmpty() && waiting.isEmpty())) {
                boolean runs = random.nextInt(5) > 0;
                events.add(new StudyEvent.TrialCreated(created, configuration(space), runs, runs ? time : 0));
                if (random.nextBoolean()) events.add(new StudyEvent.TrialAttributeSet(created, Trial.WORKER, 3L));
                if (random.nextBoolean()) events.add(new StudyEvent.TrialAttributeSet(created, text(), plain(2)));
                (runs ? running : waiting).add(created++);
            } else if (action == 3 && !waiting.isEmpty()) {
                int number = waiting.removeFirst();
                events.add(new StudyEvent.TrialStarted(number, time));
                running.add(number);
            } else if (!running.isEmpty()) {
                int number = running.get(random.nextInt(running.size()));
                switch (random.nextInt(12) == 0 ? 4 : random.nextInt(4)) {
                    case 4 -> events.add(new StudyEvent.TrialStarted(number, time));
                    case 0 -> events.add(new StudyEvent.ValueReported(number, random.nextInt(8), number()));
                    case 1 -> events.add(new StudyEvent.TrialAttributeSet(number, text(), plain(2)));
                    case 2 -> events.add(new StudyEvent.TrialAttributeSet(number, Trial.STANDARD_ERROR, number()));
                    default -> {
                        events.add(finish(number, time));
                        running.remove(Integer.valueOf(number));
                    }
                }
            }
            if (random.nextInt(20) == 0) events.add(new StudyEvent.StudyAttributeSet(text(), plain(3)));
        }
        return events;
    }

    private StudyEvent finish(int number, long time) {
        return switch (random.nextInt(4)) {
            case 0 -> new StudyEvent.TrialFinished(number, TrialState.FAILED, new double[0], time);
            case 1 -> new StudyEvent.TrialFinished(number, TrialState.PRUNED, new double[]{random.nextGaussian()},
                    time);
            case 2 -> new StudyEvent.TrialFinished(number, TrialState.COMPLETE, new double[]{number()}, time);
            default -> new StudyEvent.TrialFinished(number, TrialState.COMPLETE,
                    new double[]{random.nextInt(5) / 7.0}, time);
        };
    }

    private double number() {
        return random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : Double.longBitsToDouble(random.nextLong());
    }

    private Object plain(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> number();
            case 4, 5 -> text();
            case 6 -> {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < random.nextInt(4); i++) list.add(plain(depth - 1));
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < random.nextInt(4); i++) map.put(text(), plain(depth - 1));
                yield map;
            }
        };
    }

    String text() {
        String[] odd = {"a", "grün", "a\"b\\c", "line\nbreak", "\u0000\u0001", "😀", "NaN", "{\"x\": 1}", "a, b: c",
            "</script>", "=1+1"};
        return odd[random.nextInt(odd.length)] + random.nextInt(100);
    }
}
