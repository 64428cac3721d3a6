package sweetspot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which package may use which, and who may use JavaFX, Smile, Jackson, threads and the standard output.
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("sweetspot");

    /// Package → the packages it may use besides itself and `text`, which all may use.
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("text", List.of()),
            Map.entry("space", List.of()),
            Map.entry("json", List.of()),
            Map.entry("study", List.of("space")),
            Map.entry("search", List.of("space", "study")),
            Map.entry("data", List.of()),
            // The task (classes or amounts) and the direction of a metric are words of `study`.
            Map.entry("model", List.of("data", "space", "study")),
            Map.entry("objective", List.of("space", "study", "data", "model")),
            Map.entry("worker", List.of("objective", "study", "space", "journal", "json")),
            Map.entry("journal", List.of("study", "space", "json")),
            // The seal says why a model could not be scored on the sealed rows.
            Map.entry("run", List.of("study", "space", "search", "objective", "worker", "journal", "model")),
            Map.entry("analysis", List.of("space", "study")),
            Map.entry("plot", List.of("analysis", "space", "study")),
            Map.entry("export", List.of("study", "space", "analysis", "model", "plot", "data", "journal", "json")),
            Map.entry("lesson", List.of("space", "study", "search", "objective")),
            Map.entry("ui.model", List.of("space", "study", "search", "data", "model", "objective", "worker", "journal",
                    "run", "analysis", "plot", "export", "lesson")),
            // Views read the immutable facts that view-models hand them, and decide nothing.
            Map.entry("ui.view", List.of("ui.model", "ui.chart", "ui.dialog", "plot", "analysis", "space", "study",
                    "search", "data", "model", "journal", "run", "export")),
            Map.entry("ui.chart", List.of("ui.model", "plot", "analysis", "space", "study")),
            Map.entry("cli", List.of("space", "study", "search", "data", "model", "objective", "worker", "journal",
                    "run", "analysis", "plot", "export", "lesson", "json")),
            Map.entry("app", List.of("cli", "ui.model", "ui.view", "ui.chart", "ui.dialog", "space", "study", "search",
                    "data", "model", "objective", "worker", "journal", "run", "analysis", "plot", "export", "lesson"))));

    static Stream<String> packages() {
        return ARROWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packagesUseOnlyWhatTheyMay(String name) {
        String[] forbidden = packages().filter(p -> !p.equals(name) && !p.equals("text")
                && !ARROWS.get(name).contains(p)).map(p -> "sweetspot." + p + "..").toArray(String[]::new);
        noClasses().that().resideInAPackage("sweetspot." + name + "..")
                .should().dependOnClassesThat().resideInAnyPackage(forbidden)
                .because("ARCHITECTURE.md draws the arrows so that each part can be read and tested without the others")
                .allowEmptyShould(true).check(ALL);
    }

    @Test
    void everyPackageIsOnTheMap() {
        TreeSet<String> unknown = new TreeSet<>();
        for (JavaClass c : ALL) {
            if (ARROWS.keySet().stream().noneMatch(p -> (c.getPackageName() + ".").startsWith("sweetspot." + p + "."))) {
                unknown.add(c.getPackageName());
            }
        }
        assertEquals(new TreeSet<String>(), unknown);
    }

    @Test
    void noCycles() {
        slices().matching("sweetspot.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void theCoreWorksWithoutJavaFx() {
        noClasses().that(resideOutsideOfPackages("sweetspot.ui..", "sweetspot.app.."))
                .should().dependOnClassesThat(resideInAPackage("javafx.."))
                .because("everything but the window runs and is tested headless").check(ALL);
    }

    @Test
    void viewModelsKnowNoNodes() {
        noClasses().that().resideInAPackage("sweetspot.ui.model..").should().dependOnClassesThat(
                resideInAPackage("javafx..").and(resideOutsideOfPackages("javafx.beans..", "javafx.collections..",
                        "javafx.util..", "javafx.event.."))).because("view-models are tested without a toolkit").check(ALL);
    }

    @Test
    void smileIsForModelsAndNumbers() {
        noClasses().that(resideOutsideOfPackages("sweetspot.model..", "sweetspot.search..", "sweetspot.analysis.."))
                .should().dependOnClassesThat(resideInAPackage("smile..")).check(ALL);
    }

    @Test
    void jsonIsForFilesAndProtocols() {
        noClasses().that(resideOutsideOfPackages("sweetspot.json..", "sweetspot.journal..")).should().dependOnClassesThat(resideInAPackage("tools.jackson..")).check(ALL);
    }

    @Test
    void onlyTheCommandLinePrints() {
        DescribedPredicate<JavaClass> quiet = resideOutsideOfPackages("sweetspot.cli..").and(
                DescribedPredicate.not(DescribedPredicate.describe("main classes", (JavaClass c) ->
                        c.getName().equals("sweetspot.app.Launcher") || c.getSimpleName().equals("WorkerMain"))));
        noClasses().that(quiet).should().accessField(System.class, "out").check(ALL);
        noClasses().that(quiet).should().accessField(System.class, "err").check(ALL);
    }

    @Test
    void threadsAreStartedInFewPlaces() {
        // A lease on the lock must end on time whatever its owner is doing, so it has a timer of its own.
        noClasses().that(resideOutsideOfPackages("sweetspot.run..", "sweetspot.worker..", "sweetspot.ui..",
                "sweetspot.app..", "sweetspot.cli..").and(DescribedPredicate.not(DescribedPredicate.describe(
                "the lease", (JavaClass c) -> c.getName().equals("sweetspot.journal.LockLease")))))
                .should().callMethod(Thread.class, "start")
                .orShould().callMethod(Thread.class, "ofPlatform").orShould().callMethod(Thread.class, "ofVirtual")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.Executors").check(ALL);
    }

    @Test
    void wordsOfControlsAreShownAsTheyAreWritten() {
        // By themselves they take an underscore for the mark of a mnemonic, and leave it out.
        DescribedPredicate<JavaClass> parsed = DescribedPredicate.describe("parse mnemonics", (JavaClass c) -> List.of(
                "Button", "ToggleButton", "RadioButton", "CheckBox", "MenuButton", "SplitMenuButton", "Hyperlink",
                "Menu", "MenuItem", "CheckMenuItem", "RadioMenuItem", "Tab", "TitledPane")
                .contains(c.getSimpleName()) && c.getPackageName().equals("javafx.scene.control"));
        noClasses().that(resideInAPackage("sweetspot.ui.view").and(DescribedPredicate.not(DescribedPredicate.describe(
                "the maker of controls", (JavaClass c) -> c.getSimpleName().equals("Controls")))))
                .should().callConstructorWhere(DescribedPredicate.describe("makes a control that parses mnemonics",
                        call -> parsed.test(call.getTargetOwner())
                                && !call.getOriginOwner().isAssignableTo(call.getTargetOwner().getName()))).check(ALL);
    }

    @Test
    void theMainClassIsNoApplication() {
        classes().that().haveFullyQualifiedName("sweetspot.app.Launcher").should()
                .notBeAssignableTo("javafx.application.Application")
                .because("Java would then demand JavaFX as named modules").check(ALL);
    }

    @Test
    void sourcesFitOnAFewScreens() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        int files = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path file : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                files++;
                try (Stream<String> lines = Files.lines(file)) {
                    long count = lines.count();
                    if (count > 500) tooLong.put(file.toString(), count);
                }
            }
        }
        assertTrue(files > 100, "the sources were not found");
        assertEquals(Map.of(), tooLong);
    }
}
