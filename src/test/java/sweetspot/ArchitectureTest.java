package sweetspot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which package may use which, and who may use JavaFX, Smile, Jackson, threads and the standard output.
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("sweetspot");

    /// Package: the packages it uses besides itself and `text`, which all may use. A floor stands on those above it.
    private static final String ARROWS =
            """
                    journal.file:
                    json:
                    model.numeric:
                    model.tree:
                    model.xgboost:
                    space:
                    text:
                    data.format: json
                    study: space
                    analysis: space study
                    data: data.format
                    journal.experiment: journal.file json space study
                    search: space study
                    data.plan: study data
                    export: json space study journal.experiment
                    journal: journal.file json space study journal.experiment
                    model.prepare: study data
                    plot: study analysis
                    search.cmaes: space study search
                    search.gp: space study search
                    search.prune: space study search
                    search.tpe: space search
                    journal.library: journal.file json space study journal.experiment journal
                    model: space study data model.prepare
                    search.forest: space search search.gp search.tpe
                    model.linear: model.numeric model
                    model.metric: study model
                    model.network: model.numeric space model
                    search.sampler: space study search search.cmaes search.gp search.prune search.tpe search.forest
                    model.kernel: model.numeric model model.linear
                    model.pipeline: space data model.prepare model model.metric model.numeric
                    ui.kit: model.metric
                    model.family: model.numeric model.tree model.xgboost space study model.prepare model model.linear \
                        model.network model.kernel model.pipeline
                    ui.chart: plot ui.kit
                    ui.draft: space study search model ui.kit
                    objective: space study data data.plan model.prepare model model.metric model.pipeline model.family
                    ui.family: space study model model.pipeline ui.kit model.family ui.draft
                    ui.space: space ui.kit ui.draft
                    ui.data: data.format study data data.plan plot model model.metric ui.kit ui.chart objective
                    worker: json space study data journal.experiment objective
                    run: space study analysis data journal.experiment search data.plan journal search.gp search.prune \
                        journal.library model model.metric search.sampler model.pipeline model.family objective worker
                    verdict: space study analysis data data.plan journal search.gp model model.metric objective run
                    ui.program: space study ui.kit ui.draft worker
                    cli: journal.file json space study analysis data journal.experiment search data.plan export journal \
                        search.prune journal.library model model.metric search.sampler model.pipeline model.family objective \
                        worker run verdict
                    ui.study: space study journal plot journal.library model.metric ui.kit objective run verdict
                    ui.export: journal.file space study analysis export plot ui.kit ui.chart ui.study verdict
                    ui.results: space study analysis journal plot journal.library model.metric ui.kit ui.chart objective run ui.study \
                        verdict
                    ui.search: space study search journal plot search.prune journal.library model model.metric \
                        search.sampler ui.kit model.family ui.draft objective run ui.study
                    ui.verdict: study analysis journal plot ui.kit ui.chart objective run ui.study verdict
                    ui.shell: journal.file study analysis data data.plan journal.experiment journal plot journal.library \
                        model model.metric model.pipeline ui.kit model.family ui.chart ui.draft objective ui.family ui.space \
                        ui.data run ui.program ui.study verdict ui.export ui.results ui.search ui.verdict
                    app: data.format journal.library ui.kit run ui.program cli ui.study ui.results ui.shell
                """;
    private static final Map<String, Set<String>> ALLOWED = ARROWS.lines().map(l -> l.split(":", 2)).collect(toMap(
            l -> l[0].strip(), l -> Set.of(l[1].isBlank() ? new String[0] : l[1].strip().split("\\s+"))));
    private static final String EVERYWHERE = "text";

    /// Package of a class, without what all have in common.
    private static String packageOf(JavaClass c) {
        return c.getPackageName().substring("sweetspot.".length());
    }

    /// Each arrow between packages, with one use of it.
    private static Map<String, String> drawn() {
        Map<String, String> arrows = new TreeMap<>();
        for (JavaClass c : ALL) {
            for (Dependency d : c.getDirectDependenciesFromSelf()) {
                JavaClass to = d.getTargetClass().getBaseComponentType();
                if (!to.getPackageName().startsWith("sweetspot.")) continue;
                String from = packageOf(c);
                if (!from.equals(packageOf(to)) && !packageOf(to).equals(EVERYWHERE)) {
                    arrows.putIfAbsent(from + " -> " + packageOf(to),
                            c.getSimpleName() + " uses " + to.getSimpleName());
                }
            }
        }
        return arrows;
    }

    private static Set<String> allowed() {
        Set<String> arrows = new TreeSet<>();
        ALLOWED.forEach((from, all) -> all.forEach(to -> arrows.add(from + " -> " + to)));
        return arrows;
    }

    @Test
    void packagesUseOnlyWhatTheyMay() {
        Map<String, String> forbidden = drawn();
        forbidden.keySet().removeAll(allowed());
        assertEquals(Map.of(), forbidden);
    }

    /// A page and its view-models can be read without another page; what several share stands below them all.
    @Test
    void featuresDoNotKnowOneAnother() {
        Set<String> features = Set.of("ui.data", "ui.family", "ui.space", "ui.search", "ui.program", "ui.results",
                "ui.export");
        Set<String> bad = new TreeSet<>(drawn().keySet());
        bad.removeIf(arrow -> !features.contains(arrow.split(" -> ")[0])
                || !(features.contains(arrow.split(" -> ")[1]) || arrow.endsWith(" -> ui.shell")));
        assertEquals(Set.of(), bad);
    }

    @Test
    void everyArrowIsUsed() {
        Set<String> unused = allowed();
        unused.removeAll(drawn().keySet());
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyPackageIsOnTheMap() {
        Set<String> packages = new TreeSet<>();
        for (JavaClass c : ALL) packages.add(packageOf(c));
        assertEquals(new TreeSet<>(ALLOWED.keySet()), packages);
    }

    @Test
    void noCycles() {
        slices().matching("sweetspot.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void theCoreWorksWithoutJavaFx() {
        noClasses().that(resideOutsideOfPackages("sweetspot.ui..", "sweetspot.app.."))
                .should().dependOnClassesThat(resideInAPackage("javafx.."))
                .because("everything but the window runs and is tested headless").check(ALL);
    }

    /// Holds for what a view-model uses, too.
    @Test
    void viewModelsKnowNoNodes() {
        Set<JavaClass> toolkitFree = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>();
        for (JavaClass c : ALL) if (c.getSimpleName().endsWith("ViewModel")) open.add(c);
        while (!open.isEmpty()) {
            JavaClass c = open.poll();
            if (!c.getPackageName().startsWith("sweetspot.ui.") || !toolkitFree.add(c)) continue;
            for (Dependency d : c.getDirectDependenciesFromSelf()) open.add(d.getTargetClass().getBaseComponentType());
        }
        assertTrue(toolkitFree.size() > 50, "the view-models were not found");
        noClasses().that(DescribedPredicate.describe("are view-models or used by one", toolkitFree::contains))
                .should().dependOnClassesThat(resideInAPackage("javafx..").and(resideOutsideOfPackages("javafx.beans..",
                        "javafx.collections..", "javafx.util..", "javafx.event..")))
                .because("view-models are tested without a toolkit").check(ALL);
    }

    @Test
    void smileIsForModelsAndNumbers() {
        noClasses().that(resideOutsideOfPackages("sweetspot.model..", "sweetspot.search..", "sweetspot.analysis.."))
                .should().dependOnClassesThat(resideInAPackage("smile..")).check(ALL);
    }

    @Test
    void jsonIsForFilesAndProtocols() {
        noClasses().that(resideOutsideOfPackages("sweetspot.json..", "sweetspot.journal.."))
                .should().dependOnClassesThat(resideInAPackage("tools.jackson..")).check(ALL);
    }

    @Test
    void onlyTheCommandLinePrints() {
        DescribedPredicate<JavaClass> quiet = resideOutsideOfPackages("sweetspot.cli..").and(
                DescribedPredicate.not(DescribedPredicate.describe("main classes",
                        (JavaClass c) -> c.getName().equals("sweetspot.app.Launcher")
                                || c.getSimpleName().equals("WorkerMain"))));
        noClasses().that(quiet).should().accessField(System.class, "out").check(ALL);
        noClasses().that(quiet).should().accessField(System.class, "err").check(ALL);
    }

    @Test
    void threadsAreStartedInFewPlaces() {
        // A lease on the lock must end on time whatever its owner is doing, so it has a timer of its own.
        noClasses().that(resideOutsideOfPackages("sweetspot.run..", "sweetspot.worker..", "sweetspot.ui..",
                "sweetspot.app..", "sweetspot.cli..").and(
                        DescribedPredicate.not(DescribedPredicate.describe(
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
        noClasses().that(resideInAPackage("sweetspot.ui..").and(DescribedPredicate.not(DescribedPredicate.describe(
                "the maker of controls", (JavaClass c) -> c.getSimpleName().equals("Controls")))))
                .should().callConstructorWhere(DescribedPredicate.describe("makes a control that parses mnemonics",
                        call -> parsed.test(call.getTargetOwner())
                                && !call.getOriginOwner().isAssignableTo(call.getTargetOwner().getName())))
                .check(ALL);
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
