package sweetspot.verdict;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sweetspot.analysis.Gain;
import sweetspot.study.SealedTestResult;

/// A verdict as a plain JSON value; what is not known is null.
public final class VerdictMap {
    private VerdictMap() {}

    /// The answer, its reasons and the numbers that it rests on.
    public static Map<String, Object> brief(Verdict v) {
        Optional<Gain> gain = v.gain();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("answer", v.answer().plain());
        map.put("word", v.answer().id());
        map.put("ground", v.ground().name().toLowerCase(Locale.ROOT));
        map.put("gain", gain.map(Gain::difference).orElse(null));
        map.put("standard_error", gain.map(g -> finite(g.standardError())).orElse(null));
        map.put("interval", v.search().value().isEmpty() ? null
                : interval(v.search().value().get().low(), v.search().value().get().high()));
        map.put("chance", gain.map(g -> finite(g.chance())).orElse(null));
        map.put("tried", gain.map(Gain::tried).orElse(null));
        map.put("degrees_of_freedom", gain.map(g -> finite(g.freedom())).orElse(null));
        map.put("needed_times", v.needed().map(Needed::times).orElse(null));
        map.put("needed_folds",
                v.needed().filter(n -> n.folds().isPresent()).map(n -> n.folds().getAsInt()).orElse(null));
        map.put("title", v.title());
        map.put("text", v.text());
        map.put("sealed", v.sealed().map(VerdictMap::sealed).orElse(null));
        return map;
    }

    /// All that is known, and why the rest is not.
    public static Map<String, Object> whole(Verdict v) {
        Map<String, Object> map = brief(v);
        map.put("trial", v.judged());
        map.put("default_trial", v.base().isPresent() ? v.base().getAsInt() : null);
        map.put("equivalence", v.region().map(VerdictMap::region).orElse(null));
        map.put("expected", expected(v.expected()));
        map.put("search", part(v.search(), VerdictMap::comparison));
        map.put("fresh", part(v.fresh(), VerdictMap::comparison));
        map.put("ranking", part(v.ranking(), VerdictMap::ranking));
        map.put("corrected", part(v.corrected(), VerdictMap::corrected));
        map.put("recommendation", part(v.recommendation(), VerdictMap::recommendation));
        map.put("simpler", part(v.simpler(), VerdictMap::simpler));
        map.put("sealed_test", part(v.sealed(), VerdictMap::judgement));
        map.put("cost", cost(v.cost()));
        map.put("further_objectives", v.further().stream().map(VerdictMap::further).toList());
        return map;
    }

    /// The way from the best to the default, or why there is none.
    public static Map<String, Object> path(Part<SimplerPath> path) {
        return part(path, p -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("best", p.best());
            map.put("limit", finite(p.limit()));
            map.put("suggested", p.simpler().changed());
            map.put("fit", finite(p.fit()));
            map.put("gain_kept", finite(p.gainKept()));
            map.put("steps", p.steps().stream().map(s -> {
                Map<String, Object> step = new LinkedHashMap<>();
                step.put("changed", s.changed());
                step.put("added", s.added());
                step.put("expected", finite(s.expected()));
                step.put("deviation", finite(s.deviation()));
                step.put("parameters", s.configuration().asMap());
                return step;
            }).toList());
            map.put("settings", p.settings().stream().map(s -> {
                Map<String, Object> setting = new LinkedHashMap<>();
                setting.put("parameter", s.parameter());
                setting.put("best", s.best());
                setting.put("default", s.base());
                setting.put("cost", finite(s.cost()));
                setting.put("kept", s.kept());
                return setting;
            }).toList());
            return map;
        });
    }

    private interface Telling<T> {
        Map<String, Object> of(T fact);
    }

    /// What a part says; else an object that says why not, and whether it can be had.
    private static <T> Map<String, Object> part(Part<T> part, Telling<T> telling) {
        if (part instanceof Part.Known<T>(T fact)) return telling.of(fact);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("missing", part.why());
        map.put("possible", part instanceof Part.Open<T>);
        return map;
    }

    private static Map<String, Object> region(Equivalence region) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("width", region.width());
        map.put("rule", region.rule().name().toLowerCase(Locale.ROOT));
        return map;
    }

    private static Map<String, Object> expected(Verdict.Expected expected) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", expected.value());
        map.put("interval", interval(expected.low(), expected.high()));
        map.put("interval_is", expected.kind().isError() ? "standard_error" : "95");
        map.put("from", expected.kind().name().toLowerCase(Locale.ROOT));
        return map;
    }

    private static Map<String, Object> comparison(Comparison c) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("word", c.answer().id());
        map.put("gain", c.gain().difference());
        map.put("interval", interval(c.low(), c.high()));
        map.put("standard_error", finite(c.gain().standardError()));
        map.put("degrees_of_freedom", finite(c.gain().freedom()));
        map.put("chance", finite(c.gain().chance()));
        map.put("odds_worse", finite(c.odds().worse()));
        map.put("odds_equal", finite(c.odds().equal()));
        map.put("odds_better", finite(c.odds().better()));
        map.put("shuffles", c.shuffles());
        map.put("default_scores", c.baseScores());
        map.put("scores", c.betterScores());
        return map;
    }

    private static Map<String, Object> ranking(FreshRanking ranking) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("shuffles", ranking.shuffles());
        map.put("scores", ranking.folds());
        map.put("mean_fall", ranking.meanFall());
        map.put("first", ranking.first());
        map.put("scored", Instant.ofEpochMilli(ranking.millis()).toString());
        map.put("trials", ranking.rows().stream().map(row -> {
            Map<String, Object> r = new LinkedHashMap<>();
            r.put("trial", row.trial());
            r.put("search", row.search());
            r.put("search_standard_error", finite(row.searchError()));
            r.put("fresh", row.fresh());
            r.put("fresh_standard_error", finite(row.freshError()));
            r.put("fall", row.fall());
            r.put("rank_before", row.rankBefore());
            r.put("rank_after", row.rankAfter());
            return r;
        }).toList());
        return map;
    }

    private static Map<String, Object> corrected(CorrectedScore c) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("word", c.answer().id());
        map.put("value", c.value());
        map.put("interval", interval(c.low(), c.high()));
        map.put("gain", finite(c.gain()));
        map.put("gain_interval", interval(c.gainLow(), c.gainHigh()));
        map.put("optimism", c.optimism());
        map.put("stability", c.stability());
        map.put("configurations", c.configurations());
        map.put("missing", c.missing());
        map.put("drawn", c.unit().name().toLowerCase(Locale.ROOT));
        map.put("units", c.units());
        map.put("resamples", c.resamples());
        return map;
    }

    private static Map<String, Object> recommendation(Recommendation r) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial", r.trial());
        map.put("luckiest", r.luckiest());
        map.put("differs", r.differs());
        map.put("keeps_default", r.keepsDefault());
        map.put("smoothed", r.smoothed());
        map.put("deviation", finite(r.deviation()));
        map.put("luckiest_smoothed", r.luckiestSmoothed());
        map.put("fit", finite(r.fit()));
        map.put("candidates", r.candidates().stream().map(c -> {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("trial", c.trial());
            m.put("score", c.score());
            m.put("smoothed", c.smoothed());
            m.put("deviation", finite(c.deviation()));
            return m;
        }).toList());
        return map;
    }

    private static Map<String, Object> simpler(SimplerChoice s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial", s.trial());
        map.put("value", s.value());
        map.put("standard_error", finite(s.standardError()));
        map.put("limit", s.limit());
        map.put("changed", s.changed());
        map.put("best_changed", s.bestChanged());
        map.put("of", s.of());
        map.put("speedup", finite(s.speedup()));
        map.put("settings", s.settings().stream().map(setting -> {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("parameter", setting.parameter());
            m.put("default", setting.base());
            m.put("simpler", setting.simpler());
            m.put("best", setting.best());
            return m;
        }).toList());
        return map;
    }

    private static Map<String, Object> judgement(SealedJudgement judgement) {
        Map<String, Object> map = sealed(judgement);
        map.put("word", judgement.answer().id());
        map.put("promised", finite(judgement.promised()));
        map.put("optimism", finite(judgement.optimism()));
        map.put("inside_interval", judgement.inside().orElse(null));
        return map;
    }

    private static Map<String, Object> sealed(SealedJudgement judgement) {
        SealedTestResult result = judgement.result();
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

    private static Map<String, Object> cost(SearchCost cost) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seconds", cost.wallMillis() / 1000.0);
        map.put("trial_seconds", cost.trialMillis() / 1000.0);
        map.put("trials", cost.trials());
        map.put("workers", cost.workers());
        map.put("watt_hours", boxed(cost.wattHours()));
        map.put("money", boxed(cost.money()));
        map.put("currency", cost.prices().currency());
        map.put("last_trials", cost.brought().map(SearchCost.Yield::last).orElse(null));
        map.put("last_trials_gain", cost.brought().map(SearchCost.Yield::gain).orElse(null));
        map.put("enough_trials", cost.brought().map(SearchCost.Yield::enough).orElse(null));
        return map;
    }

    private static Map<String, Object> further(FurtherValue f) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", f.name());
        map.put("direction", f.higher() ? "maximize" : "minimize");
        map.put("default", finite(f.base()));
        map.put("judged", finite(f.judged()));
        map.put("best", finite(f.best()));
        return map;
    }

    private static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? (Double) number.getAsDouble() : null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable List<Double> interval(double low, double high) {
        return Double.isFinite(low) && Double.isFinite(high) ? List.of(low, high) : null;
    }
}
