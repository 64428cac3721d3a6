package sweetspot.verdict;

import java.util.Optional;
import java.util.OptionalDouble;
import sweetspot.run.BusyTime;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;

/// Adds up what a search cost.
final class SearchCosts {
    private static final double MILLIS_PER_HOUR = 3_600_000;
    /// From so many trials on it is asked whether fewer would have done.
    private static final int LEAST = 10;
    /// The share of the gain that trials may bring and still count as not needed.
    private static final double NOTHING = 0.05;

    private SearchCosts() {}

    static SearchCost of(Optional<Experiment> experiment, StudySnapshot study, Prices prices) {
        long wall = BusyTime.millis(study);
        long trials = study.trials().stream().mapToLong(Trial::durationMillis).sum();
        double hours = wall / MILLIS_PER_HOUR;
        OptionalDouble energy = prices.watts().isPresent() ? OptionalDouble.of(prices.watts().getAsDouble() * hours)
                : OptionalDouble.empty();
        double money = prices.perHour().orElse(0) * hours
                + prices.perKilowattHour().orElse(0) * energy.orElse(0) / 1000;
        boolean priced = prices.perHour().isPresent() || prices.perKilowattHour().isPresent() && energy.isPresent();
        return new SearchCost(wall, trials, study.finished(), experiment.map(Experiment::workers).orElse(0), energy,
                priced ? OptionalDouble.of(money) : OptionalDouble.empty(), prices, brought(study));
    }

    private static Optional<SearchCost.Yield> brought(StudySnapshot study) {
        if (study.finished() < LEAST || study.best().isEmpty() || study.isMultiObjective()) return Optional.empty();
        // How many had ended when a trial came is its place in the order of numbers, give or take the workers.
        double[] best = new double[study.trials().size()];
        double now = Double.NaN;
        double first = Double.NaN;
        int ended = 0;
        for (int i = 0; i < study.trials().size(); i++) {
            Trial t = study.trials().get(i);
            if (!t.state().finished()) continue;
            boolean counts = t.state() == TrialState.COMPLETE && t.hasValue() && t.feasible();
            if (counts && study.direction().better(t.value(), now)) now = t.value();
            if (Double.isNaN(first)) first = now;
            best[ended++] = now;
        }
        double gain = Math.abs(now - first);
        int enough = ended;
        while (enough > 1 && Math.abs(now - best[enough - 2]) <= NOTHING * gain) enough--;
        int last = enough < ended ? ended - enough : Math.max(1, ended / 3);
        double added = Math.abs(now - best[ended - 1 - last]);
        return Optional.of(new SearchCost.Yield(last, Double.isNaN(added) ? gain : added, enough));
    }
}
