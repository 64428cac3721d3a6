package sweetspot.model.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sweetspot.model.DataShape;
import sweetspot.model.ModelFamily;
import sweetspot.model.ParameterSpec;
import sweetspot.model.SpecList;
import sweetspot.model.prepare.CategoryEncoding;
import sweetspot.model.prepare.Imputation;
import sweetspot.model.prepare.Preparation;
import sweetspot.model.prepare.Reduction;
import sweetspot.model.prepare.Scaling;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Condition;
import sweetspot.space.Configuration;
import sweetspot.space.FloatDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// The steps around a model as hyperparameters. Their names begin with `prepare.` before the model and with `decide.`
/// after it; their defaults are what the model gets anyway, so that a space without them means the same.
///
/// All that a step learns, it learns from the training rows of a fold.
public final class PipelineSteps {
    /// The family that their texts belong to.
    public static final String FAMILY = "pipeline";
    /// The beginning of the names of steps before the model.
    public static final String PREPARE = "prepare.";
    /// The beginning of the names of steps after the model.
    public static final String DECIDE = "decide.";

    private static final String IMPUTE = PREPARE + "impute";
    private static final String NEIGHBOURS = PREPARE + "neighbours";
    private static final String MARK = PREPARE + "mark_gaps";
    private static final String ENCODE = PREPARE + "encode";
    private static final String SMOOTHING = PREPARE + "smoothing";
    private static final String SCALE = PREPARE + "scale";
    private static final String REDUCE = PREPARE + "reduce";
    private static final String VARIANCE = PREPARE + "variance";
    private static final String COLUMNS = PREPARE + "columns";
    private static final String THRESHOLD = DECIDE + "threshold";
    private static final String CALIBRATE = DECIDE + "calibrate";

    private static final double SMOOTHING_DEFAULT = 10;
    private static final double VARIANCE_DEFAULT = 0.95;
    private static final double COLUMNS_DEFAULT = 0.5;
    /// More features than that have too many products for principal components.
    private static final int MOST_FOR_PCA = 2_000;
    /// More numbers than that take too long to be compared row by row.
    private static final long MOST_FOR_NEIGHBOURS = 500_000;
    private static final String YES = "yes";
    private static final String NO = "no";

    private PipelineSteps() {}

    /// Tells whether a parameter of that name is a step of the pipeline and not the model's own.
    public static boolean isStep(String name) {
        return name.startsWith(PREPARE) || name.startsWith(DECIDE);
    }

    /// The steps of a family's pipeline, each fixed at its default until the user tunes it; parents stand before their
    /// children. Those that decide are there for two classes alone.
    public static List<ParameterSpec> parameters(ModelFamily family, DataShape shape) {
        Preparation usual = family.preparation();
        SpecList specs = new SpecList(FAMILY);
        boolean near = neighboursOffered(shape);
        specs.add(IMPUTE, usual.missing().id(), choices(near ? Imputation.values()
                : new Imputation[]{Imputation.MEDIAN, Imputation.MEAN, Imputation.MOST_FREQUENT})).fixed();
        if (near) {
            specs.add(NEIGHBOURS, (long) Preparation.NEIGHBOURS, IntDistribution.log(1, 30),
                    IntDistribution.log(1, 100), IntDistribution.linear(1, 1_000))
                    .when(IMPUTE, Imputation.NEIGHBOURS.id()).fixed();
        }
        specs.add(MARK, NO, CategoricalDistribution.of(NO, YES)).fixed();
        specs.add(ENCODE, usual.categories().id(), choices(CategoryEncoding.values())).fixed();
        specs.add(SMOOTHING, SMOOTHING_DEFAULT, FloatDistribution.log(1, 100), FloatDistribution.log(0.1, 1_000),
                FloatDistribution.linear(0, 1e6)).when(ENCODE, CategoryEncoding.TARGET.id()).fixed();
        specs.add(SCALE, usual.scaling().id(), choices(Scaling.values())).fixed();
        // Principal components and mutual information take too long for more columns.
        Reduction[] reductions = shape.features() > MOST_FOR_PCA
                ? new Reduction[]{Reduction.NONE, Reduction.SELECT} : Reduction.values();
        specs.add(REDUCE, usual.reduction().id(), choices(reductions)).fixed();
        specs.add(COLUMNS, COLUMNS_DEFAULT, FloatDistribution.linear(0.1, 1), FloatDistribution.linear(0.01, 1),
                FloatDistribution.linear(1e-6, 1)).when(REDUCE, bySelection(reductions)).fixed();
        if (shape.features() <= MOST_FOR_PCA) {
            specs.add(VARIANCE, VARIANCE_DEFAULT, FloatDistribution.linear(0.7, 0.999),
                    FloatDistribution.linear(0.2, 1), FloatDistribution.linear(1e-6, 1))
                    .when(REDUCE, Reduction.PCA.id()).fixed();
        }
        if (shape.classes() == 2) {
            specs.add(THRESHOLD, Decision.USUAL_THRESHOLD, FloatDistribution.linear(0.05, 0.95),
                    FloatDistribution.linear(0.01, 0.99), FloatDistribution.linear(0, 1)).fixed();
            specs.add(CALIBRATE, Calibration.NONE.id(), choices(Calibration.values())).fixed();
        }
        return specs.list();
    }

    /// Tells whether gaps can be filled from near rows in a table of that shape: what that costs grows with the number of
    /// cells.
    public static boolean neighboursOffered(DataShape shape) {
        return (long) shape.rows() * shape.features() <= MOST_FOR_NEIGHBOURS;
    }

    private static Object[] bySelection(Reduction[] offered) {
        return Arrays.stream(offered).filter(r -> r == Reduction.SELECT || r == Reduction.INFORMATION)
                .map(Reduction::id).toArray();
    }

    private static CategoricalDistribution choices(Enum<?>[] values) {
        return CategoricalDistribution.of(Arrays.stream(values).map(PipelineSteps::id).toArray());
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// All hyperparameters of a family: its own, then those of its pipeline.
    public static List<ParameterSpec> all(ModelFamily family, DataShape shape) {
        return java.util.stream.Stream.concat(family.parameters(shape).stream(), parameters(family, shape).stream())
                .toList();
    }

    /// The preparation of columns that a configuration asks for; where it says nothing, the family's own.
    public static Preparation preparation(ModelFamily family, Configuration c) {
        Preparation usual = family.preparation();
        if (c.names().stream().noneMatch(name -> name.startsWith(PREPARE))) return usual;
        Reduction reduction = choice(c, REDUCE, Reduction.class, usual.reduction());
        double keep = switch (reduction) {
            case NONE -> 1;
            case SELECT, INFORMATION -> number(c, COLUMNS, COLUMNS_DEFAULT);
            case PCA -> number(c, VARIANCE, VARIANCE_DEFAULT);
        };
        return new Preparation(choice(c, IMPUTE, Imputation.class, usual.missing()),
                choice(c, ENCODE, CategoryEncoding.class, usual.categories()),
                number(c, SMOOTHING, SMOOTHING_DEFAULT), choice(c, SCALE, Scaling.class, usual.scaling()), reduction,
                keep, (int) number(c, NEIGHBOURS, Preparation.NEIGHBOURS),
                c.has(MARK) && c.text(MARK).equals(YES));
    }

    /// The way from probabilities to answers that a configuration asks for.
    public static Decision decision(Configuration c) {
        return new Decision(number(c, THRESHOLD, Decision.USUAL_THRESHOLD),
                choice(c, CALIBRATE, Calibration.class, Calibration.NONE));
    }

    private static double number(Configuration c, String name, double usual) {
        return c.has(name) ? c.number(name) : usual;
    }

    private static <E extends Enum<E>> E choice(Configuration c, String name, Class<E> type, E usual) {
        return c.has(name) ? Enum.valueOf(type, c.text(name).toUpperCase(Locale.ROOT)) : usual;
    }

    /// The names of a pipeline's steps, without what belongs to a step.
    public static List<String> steps(ModelFamily family, DataShape shape) {
        return parameters(family, shape).stream().map(ParameterSpec::parameter).filter(p -> p.condition().isEmpty())
                .map(Parameter::name).toList();
    }

    /// The short name of a step, as on the command line: what follows the prefix.
    public static String shortName(String step) {
        return step.substring(step.indexOf('.') + 1);
    }

    /// The names of the steps that are worth tuning for a table, from the first to the last.
    public static List<String> recommended(ModelFamily family, DataShape shape, PipelineFacts facts) {
        return steps(family, shape).stream().filter(name -> useless(name, family, facts).isEmpty())
                .filter(name -> !name.equals(CALIBRATE) || facts.probabilities()).toList();
    }

    /// A space with some of the steps tuned over their recommended ranges, and what belongs to them.
    ///
    /// @param names of steps; those that the space has already stay as they are
    /// @throws IllegalArgumentException if there is no such step
    public static SearchSpace tuning(SearchSpace space, ModelFamily family, DataShape shape, Collection<String> names) {
        List<String> known = steps(family, shape);
        for (String name : names) {
            if (!known.contains(name)) throw new IllegalArgumentException(family.id() + " has no step " + name);
        }
        List<Parameter> all = new ArrayList<>(space.parameters());
        for (ParameterSpec spec : parameters(family, shape)) {
            Parameter p = spec.parameter();
            String step = p.condition().map(Condition::parent).orElse(p.name());
            if (names.contains(step) && space.indexOf(p.name()) < 0) all.add(p.tunedOver(p.range()));
        }
        return new SearchSpace(all, space.relations());
    }

    /// Why tuning a step changes nothing for a table, in words; empty if it may change something.
    public static Optional<String> useless(String name, ModelFamily family, PipelineFacts facts) {
        String reason = switch (name) {
            case IMPUTE, MARK -> facts.gaps() ? "" : "gaps";
            case ENCODE, SMOOTHING -> facts.categories() ? "" : "categories";
            case SCALE -> family.preparation().scaled() ? "" : "scale";
            case THRESHOLD -> facts.answers() ? "" : "answers";
            case CALIBRATE -> facts.answers() || facts.probabilities() ? "" : "order";
            default -> "";
        };
        return reason.isEmpty() ? Optional.empty() : Optional.of(Messages.text("model.pipeline.useless." + reason));
    }
}
