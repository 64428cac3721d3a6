package sweetspot.ui.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sweetspot.plot.FoldGainPlot;
import sweetspot.plot.IntervalPlot;
import sweetspot.plot.RescoredPlot;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.verdict.Verdict;

/// A verdict as the window tells it: words, figures and plots. Knows no node.
///
/// @param look the sign of the answer
/// @param title question and answer
/// @param sentence the answer's reason in a sentence
/// @param reasons all reasons
/// @param figures what to expect, what was gained, what it cost
/// @param duel default against best
/// @param promises what each number promises
/// @param again the best, scored again
/// @param simpler a simpler choice
/// @param worth what it cost beside what it gained
/// @param others the objectives that were not judged; empty with one objective
/// @param subtitle what was judged, for the title line
/// @param chosen number of the trial that the user chose to use; empty if none
public record VerdictStory(Look look, String title, String sentence, String reasons, List<Figure> figures, Duel duel,
        Promises promises, Again again, Simpler simpler, Worth worth, List<Other> others, String subtitle,
        OptionalInt chosen) {

    /// The sign of an answer: always an icon too.
    public enum Look {
        /// Tuning helped.
        GOOD,
        /// No difference that matters.
        EQUAL,
        /// Luck may explain it.
        UNSURE,
        /// It did harm.
        BAD,
        /// Nothing to compare.
        PLAIN
    }

    /// A number with its caption and a line about it.
    public record Figure(String caption, String value, String note) {}

    /// The default against the best settings.
    ///
    /// @param plot fold by fold; empty if their scores are not known so
    /// @param totals both scores; empty if folds are known, or there is nothing to compare
    /// @param note which way is better
    /// @param why what is missing, in words; "" if nothing is
    /// @param worse whether there is a fold on which the best is worse
    public record Duel(Optional<FoldGainPlot> plot, Optional<IntervalPlot> totals, String note, String why,
            boolean worse) {}

    /// What each number promises.
    ///
    /// @param metric its name
    /// @param seal the state of the sealed test
    /// @param opened when it was opened, in words; "" if it was not
    /// @param foot the sentence below
    /// @param missing why numbers are missing, a sentence each
    public record Promises(IntervalPlot plot, String metric, SealState seal, String opened, String foot,
            List<String> missing) {}

    /// The state of the sealed test.
    public enum SealState {
        /// No rows are sealed.
        NONE,
        /// Rows wait for it.
        LOCKED,
        /// It was opened.
        OPENED
    }

    /// The best trials, scored again.
    ///
    /// @param plot empty if they have not been
    /// @param foot what follows, in words; "" without a plot
    /// @param why what is missing, in words; "" if nothing is
    /// @param possible whether they can be scored again, or what is missing can be scored
    /// @param recommended the trial that smoothed scores name, where it is not the best of the search
    public record Again(Optional<RescoredPlot> plot, String foot, String why, boolean possible,
            OptionalInt recommended) {}

    /// A simpler choice.
    ///
    /// @param trial its number; empty if there is none
    /// @param line how good it is
    /// @param rows the settings that differ: name, default, simpler, best
    /// @param more number of further settings that are not listed
    /// @param why why there is none; "" if there is one
    public record Simpler(OptionalInt trial, String line, List<List<String>> rows, int more, String why) {}

    /// What it cost beside what it gained.
    ///
    /// @param foot what the last trials brought; "" if too few ended
    /// @param priced whether the user has given prices
    public record Worth(List<Figure> figures, String foot, boolean priced) {}

    /// An objective that was not judged: its name, the default's value, that of the judged trial and the best one.
    public record Other(String name, String base, String judged, String best) {}

    public VerdictStory {
        figures = List.copyOf(figures);
        others = List.copyOf(others);
    }

    /// Tells a verdict.
    ///
    /// @param chosen number of the trial that the user chose to use; empty if none
    /// @param all whether the parts that take long have been made, as far as they can be
    public static VerdictStory of(Experiment experiment, StudySnapshot study, Verdict verdict, OptionalInt chosen,
            boolean all) {
        return new StoryTeller(experiment, study, verdict, chosen, all).story();
    }
}
