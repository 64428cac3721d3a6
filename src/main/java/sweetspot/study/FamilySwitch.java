package sweetspot.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sweetspot.study.StudyEvent.StudyAttributeSet;

/// A model family was switched off, or on again, while a search over several families ran. Its trials stay; the
/// samplers are shown a space without it, so that its share goes to the others.
///
/// @param family its id
/// @param on whether it takes part from now on
/// @param trial the number of the next trial then
public record FamilySwitch(String family, boolean on, int trial) {
    /// Attribute of a study with all switches, oldest first: a list of objects.
    public static final String ATTRIBUTE = "sweetspot:family_switches";

    /// All switches of a study, oldest first. What is none is passed over.
    public static List<FamilySwitch> all(StudySnapshot study) {
        List<FamilySwitch> all = new ArrayList<>();
        if (!(study.attributes().get(ATTRIBUTE) instanceof List<?> list)) return all;
        for (Object item : list) {
            if (item instanceof Map<?, ?> map && map.get("family") instanceof String family
                    && map.get("on") instanceof Boolean on && map.get("trial") instanceof Number trial) {
                all.add(new FamilySwitch(family, on, trial.intValue()));
            }
        }
        return all;
    }

    /// The families that are off now, those that cannot be trained where the study was opened last included.
    public static Set<String> off(StudySnapshot study) {
        Set<String> off = new LinkedHashSet<>();
        for (FamilySwitch s : all(study)) {
            if (s.on()) off.remove(s.family());
            else off.add(s.family());
        }
        off.addAll(MissingFamilies.of(study).keySet());
        return off;
    }

    /// The event that notes one more switch.
    public static StudyAttributeSet event(StudySnapshot study, String family, boolean on) {
        List<Object> list = new ArrayList<>();
        List<FamilySwitch> all = all(study);
        all.add(new FamilySwitch(family, on, study.trials().size()));
        for (FamilySwitch s : all) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("family", s.family());
            map.put("on", s.on());
            map.put("trial", (long) s.trial());
            list.add(map);
        }
        return new StudyAttributeSet(ATTRIBUTE, list);
    }
}
