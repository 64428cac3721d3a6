package sweetspot.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sweetspot.study.StudyEvent.StudyAttributeSet;

/// The ensemble that the user took in place of the best single trial, as the study notes it: which trials, and what was
/// promised then. Later trials do not change it.
///
/// @param members the trials with their shares, the largest first; at least one
/// @param score where it was chosen
/// @param corrected on folds that it was not chosen on
/// @param standardError of that; NaN if unknown
/// @param single the same for the best single trial
/// @param trials the number of trials that the study had
/// @param millis when, since the epoch
public record EnsembleChoice(List<Member> members, double score, double corrected, double standardError, double single,
        int trials, long millis) {
    /// Attribute of a study that holds the choice; "" once it was taken back.
    public static final String ATTRIBUTE = "sweetspot:ensemble";

    /// One trial's part.
    ///
    /// @param weight its share of the mean, above 0; they add up to 1
    public record Member(int trial, double weight) {}

    public EnsembleChoice {
        members = List.copyOf(members);
        if (members.isEmpty()) throw new IllegalArgumentException("an ensemble has members");
    }

    /// The ensemble that a study uses; empty if it is its best single trial. What names no scored trial of the study, or
    /// shares that are none, is passed over.
    public static Optional<EnsembleChoice> of(StudySnapshot study) {
        if (!(study.attributes().get(ATTRIBUTE) instanceof Map<?, ?> map)
                || !(map.get("members") instanceof List<?> list)) {
            return Optional.empty();
        }
        List<Member> members = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> m) || !(m.get("trial") instanceof Number trial)
                    || !(m.get("weight") instanceof Number weight)) {
                return Optional.empty();
            }
            int number = trial.intValue();
            boolean scored = number >= 0 && number < study.trials().size() && study.trials().get(number).hasValue();
            if (!scored || !(weight.doubleValue() > 0)) return Optional.empty();
            members.add(new Member(number, weight.doubleValue()));
        }
        if (members.isEmpty()) return Optional.empty();
        return Optional.of(new EnsembleChoice(members, number(map.get("score")), number(map.get("corrected")),
                number(map.get("standard_error")), number(map.get("single_corrected")),
                (int) number(map.get("trials")), (long) number(map.get("millis"))));
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    /// The event that notes it.
    public StudyAttributeSet event() {
        return new StudyAttributeSet(ATTRIBUTE, toAttribute());
    }

    /// The event that takes a choice back.
    public static StudyAttributeSet none() {
        return new StudyAttributeSet(ATTRIBUTE, "");
    }

    /// It as a plain JSON value; what is not known is left out.
    public Map<String, Object> toAttribute() {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Object> list = new ArrayList<>();
        for (Member m : members) {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("trial", (long) m.trial());
            member.put("weight", m.weight());
            list.add(member);
        }
        map.put("members", list);
        map.put("score", score);
        map.put("corrected", corrected);
        if (!Double.isNaN(standardError)) map.put("standard_error", standardError);
        map.put("single_corrected", single);
        map.put("trials", (long) trials);
        map.put("millis", millis);
        return map;
    }

    /// The numbers of its trials, as `3, 17`.
    public String numbers() {
        return members.stream().map(m -> Integer.toString(m.trial())).collect(Collectors.joining(", "));
    }
}
