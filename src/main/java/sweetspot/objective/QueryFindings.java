package sweetspot.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sweetspot.data.ClassLabels;
import sweetspot.data.Column;
import sweetspot.data.DataException;
import sweetspot.data.Dataset;
import sweetspot.data.Finding;
import sweetspot.data.Finding.Fix;
import sweetspot.data.Finding.Kind;
import sweetspot.data.Finding.Severity;
import sweetspot.data.Groups;
import sweetspot.data.NumberColumn;
import sweetspot.data.RowStructure;
import sweetspot.data.plan.ResamplingPlan;
import sweetspot.model.Prediction;
import sweetspot.model.TargetValues;
import sweetspot.model.metric.Metric;
import sweetspot.study.Role;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Validation;
import sweetspot.text.Formats;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Looks at the queries of a ranking task: those that teach or tell nothing, those that a plan tears apart, and what any
/// order would score. Of another task it says where ranking may be what is wanted.
final class QueryFindings {
    /// The most different values that look like grades, not amounts.
    private static final int MOST_GRADES = 20;
    /// The last word of names of those who ask, or of what they ask.
    private static final Set<String> ASKING = Set.of("user", "viewer", "customer", "listener", "reader", "shopper",
            "visitor", "session", "query", "search", "qid", "request", "member", "uid", "kunde", "player", "client");
    private static final Set<String> GRADES = Set.of("rating", "ratings", "stars", "star", "relevance", "relevant",
            "rel", "grade", "click", "clicks", "clicked", "like", "likes", "liked", "purchased", "bought", "watched",
            "played", "listened", "bewertung", "sterne", "note");

    private final Dataset used;
    private final Target target;
    private final Validation validation;
    private final List<Finding> all = new ArrayList<>();

    /// @param used the data as they are used
    /// @param target with the roles that the plan gives
    QueryFindings(Dataset used, Target target, Validation validation) {
        this.used = used;
        this.target = target;
        this.validation = validation;
    }

    /// All that is found.
    List<Finding> all() {
        if (target.task() != Task.RANKING) {
            addOffer();
            return all;
        }
        Optional<String> problem = QueryRows.problem(target, used);
        if (problem.isPresent()) {
            Fix fix = target.query().isPresent() ? new Fix.None()
                    : QueryRows.candidate(target, used).<Fix>map(Fix.Rank::new).orElse(new Fix.None());
            add(Severity.SERIOUS, Kind.TARGET, target.column(), problem.get(), "", fix);
            return all;
        }
        if (!(used.column(target.column()) instanceof NumberColumn)) return all;
        Dataset rows = used.rows(IntStream.range(0, used.rows())
                .filter(r -> !used.column(target.column()).isMissing(r)).toArray());
        if (rows.rows() == 0) return all;
        Metric metric = Metric.byId(target.metric(), Task.RANKING);
        TargetValues.Ranked truth = QueryRows.truth(target, rows, metric, rows);
        addQueries(rows, truth, metric);
        addSplit();
        return all;
    }

    private void addQueries(Dataset rows, TargetValues.Ranked truth, Metric metric) {
        String query = target.query().orElseThrow();
        int[][] queries = truth.byQuery();
        int missing = rows.column(query).missing();
        if (missing > 0) {
            told(Severity.WARNING, "unnamed", query, new Fix.None(), missing, Printable.brief(query));
        }
        int alone = count(queries, q -> q.length == 1);
        if (alone > 0) {
            told(2 * alone >= queries.length ? Severity.SERIOUS : Severity.WARNING, "alone", query, new Fix.None(),
                    alone,
                    queries.length, Printable.brief(query));
        }
        double least = metric.relevant().orElse(Double.MIN_VALUE);
        int none = count(queries, q -> IntStream.of(q).noneMatch(r -> truth.values()[r] >= least));
        if (none > 0 && none < queries.length) {
            told(2 * none >= queries.length ? Severity.WARNING : Severity.NOTE, "none_relevant", query, new Fix.None(),
                    none, queries.length, metric.label(),
                    Formats.score(1 - (double) none / queries.length));
        }
        int same = count(queries, q -> q.length > 1 && IntStream.of(q).mapToDouble(r -> truth.values()[r])
                .allMatch(v -> v == truth.values()[q[0]] && v >= least));
        if (same > 0) {
            told(2 * same >= queries.length ? Severity.WARNING : Severity.NOTE, "same", query, new Fix.None(), same,
                    queries.length);
        }
        if (metric.relevant().isPresent() && Arrays.stream(truth.values()).allMatch(v -> v >= least)) {
            double highest = Arrays.stream(truth.values()).max().orElse(0);
            Optional<Metric> stricter = highest > least ? Optional.of(metric.with(1, highest)) : Optional.empty();
            told(Severity.SERIOUS, "all_relevant", target.column(),
                    stricter.<Fix>map(m -> new Fix.UseMetric(m.id())).orElse(new Fix.None()), metric.label(),
                    Formats.value(least), Formats.value(highest));
        }
        double any = metric.score(truth, new Prediction.Numbers(new double[truth.size()]), -1);
        if (!Double.isNaN(any)) {
            told(Severity.NOTE, "any_order", target.column(), new Fix.None(), metric.label(), Formats.score(any),
                    queries.length, Printable.brief(query), Formats.number((double) truth.size() / queries.length, 1));
        }
    }

    private static int count(int[][] queries, java.util.function.Predicate<int[]> which) {
        return (int) Arrays.stream(queries).filter(which).count();
    }

    private void addSplit() {
        String query = target.query().orElseThrow();
        try {
            ResamplingPlan plan = ResamplingPlan.of(used, target.column(), false, validation);
            QueryRows.split(plan, used, query).ifPresent(q -> add(Severity.SERIOUS, Kind.GROUPS, query,
                    Messages.text("data.ranking.split.title", Printable.brief(q), Printable.brief(query)),
                    Messages.text("data.ranking.split.detail", validation.plan().label(), Printable.brief(query)),
                    new Fix.Rank(query)));
        } catch (DataException _) {
            // Whoever carries out the plan says what is wrong with it.
        }
    }

    /// Grades given by those who come in several rows may be there to be ranked by. It is offered, not taken.
    private void addOffer() {
        Optional<String> given = target.roles().column(Role.QUERY);
        if (given.isPresent()) {
            told(Severity.WARNING, "unused", given.get(), new Fix.Rank(given.get()), Printable.brief(given.get()));
            return;
        }
        if (!(used.column(target.column()) instanceof NumberColumn grades) || !isGraded(grades)) return;
        RowStructure.of(used, target.column()).groups().stream().filter(c -> !target.exclude().contains(c))
                .filter(c -> anyWord(c, ASKING)).filter(c -> differs(used.column(c), grades)).findFirst()
                .ifPresent(c -> add(Severity.NOTE, Kind.TASK, c,
                        Messages.text("data.ranking.offer.title", Printable.brief(target.column()),
                                Printable.brief(c)),
                        Messages.text("data.ranking.offer.detail", Printable.brief(c)), new Fix.Rank(c)));
    }

    private static boolean isGraded(NumberColumn column) {
        return anyWord(column.name(), GRADES) && ClassLabels.of(column).size() <= MOST_GRADES
                && Arrays.stream(column.values()).allMatch(v -> Double.isNaN(v) || v >= 0);
    }

    private static boolean anyWord(String name, Set<String> words) {
        return Arrays.stream(name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT)
                .split("[^\\p{L}]+")).anyMatch(words::contains);
    }

    /// Tells whether most groups have rows of different grades.
    private static boolean differs(Column groups, NumberColumn grades) {
        int[] of = Groups.of(groups).of();
        int count = Arrays.stream(of).max().orElse(-1) + 1;
        double[] first = new double[count];
        boolean[] several = new boolean[count];
        Arrays.fill(first, Double.NaN);
        for (int row = 0; row < of.length; row++) {
            double grade = grades.value(row);
            if (Double.isNaN(grade)) continue;
            if (Double.isNaN(first[of[row]])) first[of[row]] = grade;
            several[of[row]] |= grade != first[of[row]];
        }
        return 2 * IntStream.range(0, count).filter(g -> several[g]).count() > count;
    }

    private void told(Severity severity, String key, String column, Fix fix, Object... arguments) {
        add(severity, Kind.QUERIES, column, Messages.text("data.ranking." + key + ".title", arguments),
                Messages.text("data.ranking." + key + ".detail", arguments), fix);
    }

    private void add(Severity severity, Kind kind, String column, String title, String detail, Fix fix) {
        all.add(new Finding(severity, kind, column, title, detail, fix));
    }
}
