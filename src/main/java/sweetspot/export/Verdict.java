package sweetspot.export;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sweetspot.analysis.Gain;
import sweetspot.study.Experiment;
import sweetspot.study.Reports;
import sweetspot.study.SealedTestResult;
import sweetspot.study.SplitPlan;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.Validation;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// Tells whether tuning helped, in words and numbers, of a study with one objective. The window's card and the shell
/// all tell this one.
///
/// The search's own scores answer first, with an allowance for the best having been chosen among many ([Gain]). Once
/// the sealed rows are opened they have the last word where their interval leaves 0 out: nothing was chosen by them.
///
/// @param answer in one word
/// @param gain on the scores that the search saw; empty if the default has none
/// @param sealed what the sealed rows gave; empty while they are sealed
/// @param needed what would make the answer clear where it is not; empty otherwise
public record Verdict(Answer answer, Optional<Gain> gain, Optional<SealedTestResult> sealed, Optional<Needed> needed) {
    /// More times the rows than that are not to be had.
    private static final double FAR = 20;
    private static final int[] FOLDS = {10, 20};

    /// The effort that would make a gain clear if it is real and its scatter stays.
    ///
    /// @param times how many times as many rows, or runs for each trial of a program
    /// @param folds how many folds on the same rows; empty if no number of them would
    /// @param rows whether scores rest on rows of data; else on runs
    /// @param seal whether there are sealed rows that are still unopened
    public record Needed(double times, OptionalInt folds, boolean rows, boolean seal) {
        private static Optional<Needed> of(Optional<Experiment> experiment, Gain gain, boolean opened) {
            if (Double.isNaN(gain.timesAsMuch())) return Optional.empty();
            Optional<Validation> rows = experiment.flatMap(e -> e.subject().resampling());
            // Of other plans, more folds are more than the same rows dealt again.
            boolean more =
                    rows.filter(v -> v.plan() instanceof SplitPlan.KFold || v.plan() instanceof SplitPlan.Grouped)
                            .isPresent();
            return Optional
                    .of(new Needed(gain.timesAsMuch(), more ? gain.foldsFor(FOLDS) : OptionalInt.empty(),
                            rows.isPresent(), !opened && rows.filter(Validation::seals).isPresent()));
        }

        /// In a sentence or two.
        public String text() {
            String words;
            if (times > FAR)
                words = Messages.text(rows ? "export.verdict.needed.far" : "export.verdict.needed.far_runs", FAR);
            else if (!rows) words = Messages.text("export.verdict.needed.runs", rounded());
            else if (folds.isEmpty()) words = Messages.text("export.verdict.needed.rows", rounded());
            else words = Messages.text("export.verdict.needed.folds", rounded(), folds.getAsInt());
            return seal && times <= FAR ? words + " " + Messages.text("export.verdict.needed.seal") : words;
        }

        private double rounded() {
            return times < 3 ? Math.ceil(times * 10) / 10 : Math.ceil(times);
        }
    }

    /// The answer to "Did tuning help?".
    public enum Answer {
        /// It did.
        YES,
        /// The gain may be luck.
        NOT_CLEAR,
        /// It did not.
        NO,
        /// The best is better, but each was scored once, so nothing is known of chance.
        ONCE,
        /// There is no default to compare with.
        UNKNOWN;

        /// The word in JSON.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The verdict on a study.
    ///
    /// @param experiment how it was set up; empty for a study of another program
    /// @param base the trial of the default settings; empty if there is none with a value
    /// @param best the trial that is judged, with a value
    public static Verdict of(Optional<Experiment> experiment, StudySnapshot study, Optional<Trial> base, Trial best) {
        Optional<Gain> gain = base.filter(Trial::hasValue)
                .map(b -> Gain.of(study, b, best,
                        experiment.filter(e -> e.subject().reports() == Reports.PARTS).isPresent(),
                        scores -> experiment.flatMap(e -> e.subject().resampling()).map(v -> v.testToTrain(scores))
                                .orElse(1.0 / (scores - 1))));
        Answer searched = gain.map(Verdict::answer).orElse(Answer.UNKNOWN);
        Optional<SealedTestResult> sealed = SealedTestResult.of(study);
        Answer opened = sealed.map(SealedTestResult::gain).map(Verdict::answer).orElse(Answer.NOT_CLEAR);
        Answer answer = opened == Answer.NOT_CLEAR ? searched : opened;
        return new Verdict(answer, gain, sealed, answer == Answer.NOT_CLEAR
                ? gain.flatMap(g -> Needed.of(experiment, g, sealed.isPresent())) : Optional.empty());
    }

    private static Answer answer(Gain gain) {
        if (gain.tried() == 0) return Answer.UNKNOWN;
        return switch (gain.answer()) {
            case YES -> Answer.YES;
            case NOT_CLEAR -> Answer.NOT_CLEAR;
            case NO -> Answer.NO;
            case UNKNOWN -> Answer.ONCE;
        };
    }

    /// The answer that a difference on rows that no trial has seen gives.
    private static Answer answer(SealedTestResult.Score difference) {
        return difference.low() > 0 ? Answer.YES : difference.high() < 0 ? Answer.NO : Answer.NOT_CLEAR;
    }

    /// Question and answer in a few words.
    public String title() {
        return Messages.text("export.verdict." + answer.id());
    }

    /// The reasons for the answer, a few sentences.
    public String text() {
        String searched = gain.map(Verdict::words).orElse(Messages.text("export.verdict.unknown.text"));
        String all = sealed.map(s -> words(s) + " " + searched).orElse(searched);
        return needed.map(n -> all + " " + n.text()).orElse(all);
    }

    private static String words(Gain gain) {
        if (gain.tried() == 0) return Messages.text("export.verdict.alone.text");
        return switch (gain.answer()) {
            case NO -> Messages.text("export.verdict.no.text");
            case UNKNOWN -> Messages.text("export.verdict.once.text");
            case YES -> Messages.text("export.verdict.yes.text", gain.tried(), searches(gain.chance()));
            case NOT_CLEAR -> Messages.text("export.verdict.not_clear.text", gain.tried(), searches(gain.chance()));
        };
    }

    private static String searches(double chance) {
        if (chance < 0.001) return Messages.text("export.verdict.searches.rare");
        return chance < 0.01 ? Messages.text("export.verdict.searches.of_thousand", Math.round(chance * 1000))
                : Messages.text("export.verdict.searches.of_hundred", Math.round(chance * 100));
    }

    private static String words(SealedTestResult result) {
        SealedTestResult.Score difference = result.gain();
        double score = result.best().value();
        String value = Formats.gain(difference.value(), score);
        if (Double.isNaN(difference.low())) {
            return Messages.text("export.verdict.sealed.plain", result.rows(), value);
        }
        String key = switch (answer(difference)) {
            case YES -> "export.verdict.sealed.holds";
            case NO -> "export.verdict.sealed.lost";
            default -> "export.verdict.sealed.not_clear";
        };
        return Messages.text(key, result.rows(), value, Formats.gain(difference.low(), score),
                Formats.gain(difference.high(), score));
    }

    /// The verdict as a plain JSON value; what is not known is null.
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("answer", answer.id());
        map.put("gain", gain.map(Gain::difference).orElse(null));
        map.put("standard_error", gain.map(g -> finite(g.standardError())).orElse(null));
        map.put("interval",
                gain.map(g -> interval(g.difference() - g.margin(), g.difference() + g.margin())).orElse(null));
        map.put("chance", gain.map(g -> finite(g.chance())).orElse(null));
        map.put("tried", gain.map(Gain::tried).orElse(null));
        map.put("degrees_of_freedom", gain.map(g -> finite(g.freedom())).orElse(null));
        map.put("needed_times", needed.map(Needed::times).orElse(null));
        map.put("needed_folds", needed.filter(n -> n.folds().isPresent()).map(n -> n.folds().getAsInt()).orElse(null));
        map.put("title", title());
        map.put("text", text());
        map.put("sealed", sealed.map(Verdict::map).orElse(null));
        return map;
    }

    private static Map<String, Object> map(SealedTestResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rows", result.rows());
        map.put("trial", result.trial());
        map.put("best", result.best().value());
        map.put("best_interval", interval(result.best().low(), result.best().high()));
        map.put("default", result.base().value());
        map.put("default_interval", interval(result.base().low(), result.base().high()));
        map.put("gain", result.gain().value());
        map.put("gain_interval", interval(result.gain().low(), result.gain().high()));
        result.ensemble().ifPresent(e -> {
            map.put("ensemble", e.score().value());
            map.put("ensemble_interval", interval(e.score().low(), e.score().high()));
            map.put("ensemble_gain", e.gain().value());
            map.put("ensemble_gain_interval", interval(e.gain().low(), e.gain().high()));
        });
        map.put("opened", Instant.ofEpochMilli(result.millis()).toString());
        return map;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable List<Double> interval(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high) ? null : List.of(low, high);
    }
}
