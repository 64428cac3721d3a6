package sweetspot.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a journal, decoded: every field that some operation has. Reused from line to line.
final class JournalRecord {
    static final long NONE = Long.MIN_VALUE;

    int op;
    long studyId;
    long trialId;
    @Nullable
    String studyName;
    double @Nullable [] directions;
    @Nullable
    String paramName;
    double paramValue;
    @Nullable
    RecordedDistribution distribution;
    int state;
    double @Nullable [] values;
    @Nullable
    String start;
    @Nullable
    String complete;
    long millis;
    long step;
    double intermediate;
    boolean hasIntermediate;
    /// True if a step is beyond what a `long` holds; the report is then left out.
    boolean hugeStep;
    final Map<String, Object> userAttributes = new LinkedHashMap<>();
    final Map<String, Object> systemAttributes = new LinkedHashMap<>();
    final Map<String, RecordedDistribution> distributions = new LinkedHashMap<>();
    final NamedNumbers params = new NamedNumbers();
    final Map<Long, Double> intermediates = new LinkedHashMap<>();

    void clear() {
        op = -1;
        studyId = NONE;
        trialId = NONE;
        studyName = null;
        directions = null;
        paramName = null;
        paramValue = Double.NaN;
        distribution = null;
        state = -1;
        values = null;
        start = null;
        complete = null;
        millis = NONE;
        step = NONE;
        hasIntermediate = false;
        hugeStep = false;
        if (!userAttributes.isEmpty()) userAttributes.clear();
        if (!systemAttributes.isEmpty()) systemAttributes.clear();
        if (!distributions.isEmpty()) distributions.clear();
        params.clear();
        if (!intermediates.isEmpty()) intermediates.clear();
    }

    /// The time at which it happened, in milliseconds since the epoch; 0 if the record does not say.
    long startMillis() {
        return millis != NONE && start != null ? millis : JournalTime.millis(start);
    }

    /// The time at which the trial ended, in milliseconds since the epoch; 0 if the record does not say.
    long completeMillis() {
        return millis != NONE && start == null ? millis : JournalTime.millis(complete);
    }
}
