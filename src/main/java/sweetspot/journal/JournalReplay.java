package sweetspot.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sweetspot.study.Direction;
import sweetspot.study.TrialBuilder;
import sweetspot.text.Messages;

/// All studies of a journal while its lines are replayed. What Optuna's reader ignores is ignored; what it stops at
/// is an `IllegalArgumentException`.
final class JournalReplay {
    private final Map<Integer, StudyReplay> studies = new LinkedHashMap<>();
    private int nextStudy;
    private StudyReplay[] studyOf = new StudyReplay[256];
    private int[] numberOf = new int[256];
    private int trials;

    /// The studies that have not been deleted, in the order of their creation.
    List<StudyReplay> studies() {
        return new ArrayList<>(studies.values());
    }

    /// The study of an id; null if there is none.
    @Nullable
    StudyReplay study(long id) {
        return studies.get((int) id);
    }

    /// The id that the next trial of the file will get.
    int nextTrialId() {
        return trials;
    }

    void apply(JournalRecord r) {
        switch (r.op) {
            case Op.CREATE_STUDY -> createStudy(r);
            case Op.DELETE_STUDY -> studies.remove((int) required(r.studyId, "study_id"));
            case Op.SET_STUDY_USER_ATTR, Op.SET_STUDY_SYSTEM_ATTR -> studyAttribute(r);
            case Op.CREATE_TRIAL -> createTrial(r);
            case Op.SET_TRIAL_PARAM, Op.SET_TRIAL_STATE_VALUES, Op.SET_TRIAL_INTERMEDIATE_VALUE,
                    Op.SET_TRIAL_USER_ATTR, Op.SET_TRIAL_SYSTEM_ATTR ->
                changeTrial(r);
            case Op.DISCARD_TRIALS -> {}
            case -1 -> throw new IllegalArgumentException(Messages.text("journal.line.no_op"));
            default -> throw new IllegalArgumentException(Messages.text("journal.line.op", String.valueOf(r.op)));
        }
    }

    private static long required(long value, String field) {
        if (value == JournalRecord.NONE)
            throw new IllegalArgumentException(Messages.text("journal.line.missing", field));
        return value;
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) throw new IllegalArgumentException(Messages.text("journal.line.missing", field));
        return value;
    }

    private void createStudy(JournalRecord r) {
        String name = required(r.studyName, "study_name");
        double[] codes = required(r.directions, "directions");
        for (StudyReplay study : studies.values()) {
            if (study.name().equals(name)) return;
        }
        List<Direction> directions = new ArrayList<>();
        for (double code : codes) directions.add(code == 2 ? Direction.MAXIMIZE : Direction.MINIMIZE);
        studies.put(nextStudy, new StudyReplay(nextStudy, name, List.copyOf(directions)));
        nextStudy++;
    }

    private void studyAttribute(JournalRecord r) {
        StudyReplay study = study(required(r.studyId, "study_id"));
        if (study == null) return;
        r.userAttributes.forEach(study::attribute);
        r.systemAttributes.forEach((key, value) -> study.attribute(RecordEncoder.SYSTEM + key, value));
    }

    private void createTrial(JournalRecord r) {
        StudyReplay study = study(required(r.studyId, "study_id"));
        if (study == null) return;
        if (trials == studyOf.length) {
            studyOf = Arrays.copyOf(studyOf, trials * 2);
            numberOf = Arrays.copyOf(numberOf, trials * 2);
        }
        study.create(r, trials);
        studyOf[trials] = study;
        numberOf[trials] = study.size() - 1;
        trials++;
    }

    private void changeTrial(JournalRecord r) {
        long id = required(r.trialId, "trial_id");
        if (id < 0 || id >= trials) return;
        StudyReplay study = studyOf[(int) id];
        TrialBuilder trial = study.open(numberOf[(int) id]);
        if (trial == null) return;
        switch (r.op) {
            case Op.SET_TRIAL_PARAM -> study.parameter(trial, required(r.paramName, "param_name"),
                    required(r.distribution, "distribution"), r.paramValue);
            case Op.SET_TRIAL_STATE_VALUES -> study.state(trial, r);
            case Op.SET_TRIAL_INTERMEDIATE_VALUE -> {
                long step = required(r.step, "step");
                if (!r.hasIntermediate) throw new IllegalArgumentException(Messages.text("journal.line.no_report"));
                if (r.hugeStep) study.note("journal.note.huge_step");
                else trial.report(step, r.intermediate);
            }
            case Op.SET_TRIAL_USER_ATTR -> r.userAttributes.forEach(trial::attribute);
            default -> r.systemAttributes.forEach((key, value) -> StudyReplay.systemAttribute(trial, key, value));
        }
    }
}
