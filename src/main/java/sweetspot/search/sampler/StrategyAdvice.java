package sweetspot.search.sampler;

import java.util.OptionalLong;
import sweetspot.space.SearchSpace;
import sweetspot.study.AutoChoice;
import sweetspot.text.Messages;

/// Which sampler fits a search, and why.
///
/// @param sampler id of the sampler, see [SamplerFactory]; never "auto"
/// @param reason one sentence for the user
public record StrategyAdvice(String sampler, String reason) {

    /// Up to here the Gaussian process was measured, and was ahead of TPE, the forest and CMA-ES on nearly every problem,
    /// by more the more parameters there are (decision 0056); there a suggestion costs 60 ms, and beyond it more.
    private static final int GP_DIMENSIONS = 100;
    /// The same for it and TPE in turns, which were measured on few parameters only.
    private static final int TURNS_DIMENSIONS = 30;

    /// The best sampler there is for one objective, a space, a budget and a number of trials at once.
    ///
    /// @param budgetTrials number of trials the study may have
    /// @param workers number of trials that run at once
    public static StrategyAdvice recommend(SearchSpace space, int budgetTrials, int workers) {
        return recommend(space, budgetTrials, workers, 1);
    }

    /// The same for a number of objectives.
    public static StrategyAdvice recommend(SearchSpace space, int budgetTrials, int workers, int objectives) {
        OptionalLong size = space.cardinality();
        if (space.dimensions() == 0) {
            return new StrategyAdvice("grid", Messages.text("search.advice.fixed"));
        }
        if (size.isPresent() && size.getAsLong() <= budgetTrials) {
            return new StrategyAdvice("grid", Messages.text("search.advice.small", size.getAsLong(), budgetTrials));
        }
        if (budgetTrials <= 2 * workers) {
            return new StrategyAdvice("random", Messages.text("search.advice.parallel", budgetTrials, workers));
        }
        if (objectives > 1) return severalObjectives(space, budgetTrials, objectives);
        if (AutoChoice.families(space).size() > 1) {
            return new StrategyAdvice("tpe",
                    Messages.text("search.advice.families", AutoChoice.families(space).size()));
        }
        if (space.dimensions() <= GP_DIMENSIONS) {
            return new StrategyAdvice("gp", Messages.text("search.advice.gp", space.dimensions(), budgetTrials));
        }
        String key = space.isConditional() ? "search.advice.conditional" : "search.advice.tpe";
        return new StrategyAdvice("tpe", Messages.text(key, space.dimensions(), budgetTrials));
    }

    /// On the test functions of two objectives the two in turns were first or close to it at every budget from 40 to 160
    /// trials where the parameters are always active; TPE alone was first where some are conditional (decision 0057).
    private static StrategyAdvice severalObjectives(SearchSpace space, int budgetTrials, int objectives) {
        boolean turns = !space.isConditional() && space.dimensions() <= TURNS_DIMENSIONS;
        return turns ? new StrategyAdvice("gp_tpe", Messages.text("search.advice.turns", objectives, budgetTrials))
                : new StrategyAdvice("tpe", Messages.text(space.isConditional() ? "search.advice.front.conditional"
                        : "search.advice.front", objectives, budgetTrials));
    }
}
