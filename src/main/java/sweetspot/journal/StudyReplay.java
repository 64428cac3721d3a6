package sweetspot.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sweetspot.space.Configuration;
import sweetspot.study.Direction;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialBuilder;
import sweetspot.study.TrialList;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// One study of a journal while its lines are replayed: open trials as builders, finished ones as trials. The rules
/// for what is accepted are those of Optuna's own reader.
final class StudyReplay {
    private static final int FEW = 64;
    private static final int LONGEST_NAME = 80;
    private static final TrialState[] STATES = {TrialState.RUNNING, TrialState.COMPLETE, TrialState.PRUNED,
        TrialState.FAILED, TrialState.WAITING};

    private final int id;
    private final String name;
    private final List<Direction> directions;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, RecordedDistribution> recorded = new LinkedHashMap<>();
    private final Map<String, RecordedDistribution> seen = new LinkedHashMap<>();
    private final List<Trial> trials = new ArrayList<>();
    private final Map<Integer, TrialBuilder> open = new HashMap<>();
    private final BitSet changed = new BitSet();
    private int firstChanged;
    private int changes;
    private final int[] counts = new int[TrialState.values().length];
    private int[] ids = new int[64];
    private StudySnapshot snapshot;
    private Trial like = Trial.waiting(0, Configuration.empty());
    private boolean attributesChanged;
    private final Set<String> notes = new LinkedHashSet<>();
    private int stopped;
    private int best = -1;
    private long version = 1;

    StudyReplay(int id, String name, List<Direction> directions) {
        this.id = id;
        this.name = name;
        this.directions = directions;
        this.snapshot = new StudySnapshot(name, directions, Map.of(), TrialList.empty(), 0, 0, 0, 0, 0, -1, 1);
    }

    static TrialState state(int code) {
        if (code < 0 || code >= STATES.length) {
            throw new IllegalArgumentException(Messages.text("journal.line.state", String.valueOf(code)));
        }
        return STATES[code];
    }

    static int code(TrialState state) {
        return List.of(STATES).indexOf(state);
    }

    int id() {
        return id;
    }

    String name() {
        return name;
    }

    /// The first distribution recorded of each parameter, which later ones must be compatible with.
    Map<String, RecordedDistribution> recorded() {
        return recorded;
    }

    /// The union of the distributions recorded of each parameter, in the order in which they appeared.
    Map<String, RecordedDistribution> seen() {
        return seen;
    }

    int size() {
        return trials.size();
    }

    void attribute(String key, Object value) {
        attributes.put(key, value);
        attributesChanged = true;
        version++;
    }

    /// The id of a trial within the file.
    int trialId(int number) {
        if (number < 0 || number >= trials.size()) {
            throw new IllegalArgumentException(Messages.text("journal.no_trial", String.valueOf(number)));
        }
        return ids[number];
    }

    void create(JournalRecord r, int trialId) {
        version++;
        int number = trials.size();
        TrialState state = r.state < 0 ? TrialState.RUNNING : state(r.state);
        TrialBuilder trial = new TrialBuilder(number, state);
        trial.startMillis(r.startMillis());
        for (int i = 0; i < r.params.size(); i++) {
            String name = r.params.name(i);
            RecordedDistribution distribution = r.distributions.get(name);
            if (distribution == null) {
                throw new IllegalArgumentException(Messages.text("journal.line.no_distribution", name));
            }
            see(name, distribution);
            trial.parameter(name, value(name, distribution, r.params.value(i)));
        }
        if (r.params.size() == 0 && r.systemAttributes.get(RecordEncoder.FIXED_PARAMS) instanceof Map<?, ?> fixed) {
            trial.wish(wish(fixed));
        }
        r.intermediates.forEach(trial::report);
        if (r.hugeStep) note("journal.note.huge_step");
        r.userAttributes.forEach(trial::attribute);
        r.systemAttributes.forEach((key, value) -> systemAttribute(trial, key, value));
        if (r.values != null) trial.values(r.values);
        trials.add(null);
        if (number == ids.length) ids = Arrays.copyOf(ids, number * 2);
        ids[number] = trialId;
        counts[state.ordinal()]++;
        if (state.finished()) {
            trial.endMillis(JournalTime.millis(r.complete));
            close(trial);
        } else {
            open.put(number, trial);
            changed(number);
        }
    }

    /// The values that a queued trial is to run with; numbers take the type that the parameter has elsewhere.
    private Map<String, Object> wish(Map<?, ?> fixed) {
        Map<String, Object> wish = new LinkedHashMap<>();
        fixed.forEach((key, value) -> {
            RecordedDistribution known = recorded.get(String.valueOf(key));
            Object typed = value;
            if (known != null && value instanceof Number n) {
                if (known.kind() == RecordedDistribution.Kind.FLOAT) typed = n.doubleValue();
                if (known.kind() == RecordedDistribution.Kind.INT) typed = n.longValue();
            }
            wish.put(String.valueOf(key), typed);
        });
        return wish;
    }

    private @Nullable Object value(String parameter, RecordedDistribution distribution, double internal) {
        Object value = distribution.value(internal);
        if (distribution.kind() == RecordedDistribution.Kind.INT && value instanceof Double) {
            note("journal.note.huge_integer", Printable.line(parameter, LONGEST_NAME));
        }
        return value;
    }

    /// Notes what cannot be taken over as the file says it; once for each text.
    void note(String key, Object... arguments) {
        notes.add(Messages.text(key, arguments));
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    private void see(String parameter, RecordedDistribution distribution) {
        RecordedDistribution before = seen.get(parameter);
        if (before == distribution) return;
        recorded.putIfAbsent(parameter, distribution);
        seen.put(parameter, before == null ? distribution : before.union(distribution));
    }

    /// The open trial of a number; null if it has ended, so that what is said about it is ignored.
    @Nullable
    TrialBuilder open(int number) {
        TrialBuilder trial = open.get(number);
        if (trial != null) {
            changed(number);
            version++;
        }
        return trial;
    }

    void parameter(TrialBuilder trial, String name, RecordedDistribution distribution, double internal) {
        RecordedDistribution before = recorded.get(name);
        if (before != null && before != distribution && !before.compatible(distribution)) return;
        see(name, distribution);
        trial.parameter(name, value(name, distribution, internal));
    }

    static void systemAttribute(TrialBuilder trial, String key, @Nullable Object value) {
        if (!key.equals(RecordEncoder.FIXED_PARAMS)) trial.attribute(RecordEncoder.SYSTEM + key, value);
    }

    void state(TrialBuilder trial, JournalRecord r) {
        TrialState next = state(r.state);
        if (next == TrialState.RUNNING && trial.state() == TrialState.RUNNING) return;
        if (next == TrialState.RUNNING) trial.startMillis(r.startMillis());
        if (next.finished()) trial.endMillis(r.completeMillis());
        counts[trial.state().ordinal()]--;
        counts[next.ordinal()]++;
        trial.state(next);
        if (r.values != null) trial.values(r.values);
        if (next.finished()) close(trial);
    }

    private void close(TrialBuilder builder) {
        Trial trial = builder.build(like);
        like = trial;
        open.remove(trial.number());
        trials.set(trial.number(), trial);
        changed(trial.number());
        if (trial.isStopped()) stopped++;
        if (!trial.hasValue() || !trial.feasible()) return;
        Trial champion = best < 0 ? null : trials.get(best);
        Direction direction = directions.isEmpty() ? Direction.MINIMIZE : directions.getFirst();
        if (champion == null || direction.better(trial.value(), champion.value())
                || trial.value() == champion.value() && trial.number() < best) {
            best = trial.number();
        }
    }

    private void changed(int number) {
        if (changed.get(number)) return;
        changed.set(number);
        firstChanged = changes == 0 ? number : Math.min(firstChanged, number);
        changes++;
    }

    /// The state of the study. Snapshots share what has not changed between them.
    StudySnapshot snapshot() {
        if (snapshot.version() == version) return snapshot;
        TrialList list = snapshot.trials();
        for (int i = changed.nextSetBit(firstChanged); i >= 0; i = changed.nextSetBit(i + 1)) {
            TrialBuilder builder = open.get(i);
            if (builder != null) trials.set(i, builder.build(like));
        }
        if (changes > FEW) {
            list = TrialList.copyOf(trials);
        } else {
            for (int i = changed.nextSetBit(firstChanged); i >= 0; i = changed.nextSetBit(i + 1)) {
                list = i < list.size() ? list.with(i, trials.get(i)) : list.plus(trials.get(i));
            }
        }
        changed.clear();
        changes = 0;
        boolean same = !attributesChanged || snapshot.attributes().equals(attributes);
        attributesChanged = false;
        snapshot = new StudySnapshot(name, directions,
                same ? snapshot.attributes() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes)), list,
                counts[TrialState.COMPLETE.ordinal()], counts[TrialState.PRUNED.ordinal()],
                counts[TrialState.FAILED.ordinal()] - stopped, stopped, counts[TrialState.RUNNING.ordinal()], best,
                version);
        return snapshot;
    }
}
