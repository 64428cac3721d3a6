package sweetspot.study;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.NumericDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// The thing that a trial on data gets more and more of while it runs, so that a weak one can be recognized and stopped
/// early.
public enum Resource {
    /// One cross-validation fold after the other, each with the whole model.
    FOLDS(""),
    /// Boosting rounds, over all folds at once.
    ROUNDS("trees"),
    /// Trees of a forest, over all folds at once.
    TREES("trees"),
    /// Passes over the training rows, over all folds at once.
    EPOCHS("epochs"),
    /// A growing share of each fold's training rows, in percent.
    ROWS("");

    private static final int PERCENT = 100;
    private static final double STEP = 3;
    /// More rows need new models: a trial that passes pays for all that came before, so there are fewer stops.
    private static final double STEP_ROWS = 9;

    private final String parameter;

    Resource(String parameter) {
        this.parameter = parameter;
    }

    /// Id in files and on the command line.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name for people.
    public String label() {
        return Messages.text("search.resource." + id() + ".name");
    }

    /// Explains in one sentence how stopping early works with it.
    public String explanation() {
        return Messages.text("search.resource." + id() + ".explanation");
    }

    /// The resource of that id; empty if there is none.
    public static Optional<Resource> byId(String id) {
        for (Resource r : values()) if (r.id().equals(id)) return Optional.of(r);
        return Optional.empty();
    }

    /// Name of the hyperparameter that says how much of it a whole model gets; "" if none does.
    public String parameter() {
        return parameter;
    }

    /// The meaning of the intermediate values.
    public Reports reports() {
        return this == FOLDS ? Reports.PARTS : Reports.PROGRESS;
    }

    /// The most that a trial of the space can use, in steps: the hyperparameter's highest value, 100 (percent) for
    /// rows; 0 if it cannot be told, as for folds.
    public long full(SearchSpace space) {
        if (this == ROWS) return PERCENT;
        int at = parameter.isEmpty() ? -1 : space.indexOf(parameter);
        if (at < 0) return 0;
        Parameter p = space.get(at);
        return switch (p.distribution()) {
            case NumericDistribution n -> (long) n.highest();
            case CategoricalDistribution c -> c.choices().stream().filter(Number.class::isInstance)
                    .mapToLong(v -> ((Number) v).longValue()).max().orElse(0);
        };
    }

    /// The amounts after which a trial reports, ascending: a third of the full amount (of rows a ninth), a third of that
    /// and so on, down to a hundredth, as far as they are below what the trial uses, and that itself.
    ///
    /// @param full the most that a trial of the study uses
    /// @param whole what this trial uses
    public int[] amounts(long full, long whole) {
        int[] amounts = new int[8];
        int at = amounts.length - 1;
        amounts[at] = (int) whole;
        double least = Math.max(1, full / 100.0);
        double step = this == ROWS ? STEP_ROWS : STEP;
        for (double amount = full / step; amount >= least && at > 0; amount /= step) {
            int rounded = (int) Math.round(amount);
            if (rounded < whole) amounts[--at] = rounded;
        }
        return Arrays.copyOfRange(amounts, at, amounts.length);
    }
}
