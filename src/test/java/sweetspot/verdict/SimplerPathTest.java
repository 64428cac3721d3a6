package sweetspot.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The way from the best settings back to the default.
@Timeout(60)
class SimplerPathTest {
    @TempDir
    Path folder;

    /// Deeper trees are better here, and the size of leaves is for nothing.
    @Test
    void keepsWhatMatters() throws Exception {
        MadeStudy made = MadeStudy.of(folder, 600, 55, 4, t -> t == 0 ? 0.06 : 0.02 * (1 + t % 60));
        SimplerPath path =
                SimplerPath.of(Optional.of(made.experiment()), made.study(), () -> false).value().orElseThrow();
        assertEquals(3, path.steps().size());
        assertEquals(made.experiment().space().defaults(), path.steps().getFirst().configuration());
        int best = made.study().best().orElseThrow().number();
        assertEquals(made.study().trials().get(best).configuration(), path.steps().getLast().configuration());
        for (int k = 1; k < path.steps().size(); k++) {
            SimplerPath.Step step = path.steps().get(k);
            assertEquals(k, step.changed());
            double cost = path.settings().stream().filter(s -> s.parameter().equals(step.added())).findFirst()
                    .orElseThrow().cost();
            assertEquals(step.expected() - path.steps().get(k - 1).expected(), cost, 1e-12);
        }
        assertEquals("max_depth", path.settings().getFirst().parameter());
        assertEquals("max_depth", path.steps().get(1).added());
        assertTrue(path.settings().getFirst().kept());
        assertTrue(path.suggested() >= 1 && path.simpler().expected() >= path.limit());
        assertTrue(path.fit() > 0.5, "fit " + path.fit());
    }

    /// The smoothing of scores that are alike but for the default's takes that for chance; it was seen, though.
    @Test
    void aDefaultThatWasSeenToBeWorseIsNotSuggested() throws Exception {
        MadeStudy made = MadeStudy.of(folder, 600, 20, 4, t -> t == 0 ? 0.0 : 0.6);
        SimplerPath path =
                SimplerPath.of(Optional.of(made.experiment()), made.study(), () -> false).value().orElseThrow();
        assertEquals(1, path.simpler().changed());
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        MadeStudy few = MadeStudy.of(folder, 100, 5, 4, _ -> 0.3);
        assertTrue(SimplerPath.of(Optional.of(few.experiment()), few.study(), () -> false).why().contains("too few"));
        assertTrue(SimplerPath.of(Optional.empty(), few.study(), () -> false) instanceof Part.Never<SimplerPath>);
    }
}
