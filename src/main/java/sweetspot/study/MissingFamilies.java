package sweetspot.study;

import java.util.LinkedHashMap;
import java.util.Map;
import sweetspot.study.StudyEvent.StudyAttributeSet;

/// The model families that cannot be trained on the machine that a search over several runs on, as its study notes them
/// when it is opened. They take no part; on another machine they may.
public final class MissingFamilies {
    /// Attribute of a study: an object with the reason by the family's id.
    public static final String ATTRIBUTE = "sweetspot:missing_families";

    private MissingFamilies() {}

    /// The reasons by the family's id, in words; empty if all can be trained. What is none is passed over.
    public static Map<String, String> of(StudySnapshot study) {
        Map<String, String> missing = new LinkedHashMap<>();
        if (!(study.attributes().get(ATTRIBUTE) instanceof Map<?, ?> map)) return missing;
        map.forEach((family, reason) -> {
            if (family instanceof String id && reason instanceof String text) missing.put(id, text);
        });
        return missing;
    }

    /// The event that notes them.
    public static StudyAttributeSet event(Map<String, String> missing) {
        return new StudyAttributeSet(ATTRIBUTE, new LinkedHashMap<String, Object>(missing));
    }
}
