package sweetspot.ui.program;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Remembers which programs the user has allowed: for each experiment, the prints of what may be run, see
/// [sweetspot.worker.ProgramFiles#prints].
public interface ProgramConsents {

    /// The prints that are allowed for an experiment.
    ///
    /// @param place the experiment's folder
    Set<String> allowed(Path place);

    /// Allows more.
    void allow(Path place, Set<String> prints);

    /// Consents that are forgotten with this object.
    static ProgramConsents inMemory() {
        return new ProgramConsents() {
            private final Map<Path, Set<String>> given = new HashMap<>();

            @Override
            public Set<String> allowed(Path place) {
                return given.getOrDefault(place, Set.of());
            }

            @Override
            public void allow(Path place, Set<String> prints) {
                given.put(place, Set.copyOf(prints));
            }
        };
    }
}
