package sweetspot.model.xgboost;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import sweetspot.text.Messages;

/// Loads XGBoost's native library, once in a process and not before somebody asks.
///
/// XGBoost's own loader leaves a copy of 17 MB in the temporary folder whenever a process is halted, as workers are.
/// Here the copy is removed as soon as it is loaded, where the system allows it.
public final class NativeLibrary {
    private static final String FOLDER = "/lib/";

    private NativeLibrary() {}

    /// Loaded by its first use.
    private static final class Once {
        static final Optional<String> MISSING = load(System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""));
    }

    /// Why the library cannot be used here, as one or two sentences; empty if it can. The first call takes some tenths
    /// of a second, the others none.
    public static Optional<String> missing() {
        return Once.MISSING;
    }

    /// Loads the library of a system.
    ///
    /// @param system as Java names it in `os.name`
    /// @param processor as Java names it in `os.arch`
    /// @return why it cannot be used; empty if it can
    @SuppressWarnings("restricted")
    static Optional<String> load(String system, String processor) {
        Optional<String> resource = resource(system, processor);
        if (resource.isEmpty()) {
            return Optional.of(Messages.text("model.xgboost.error.platform", system, processor));
        }
        try (InputStream in = NativeLibrary.class.getResourceAsStream(resource.get())) {
            if (in == null) return Optional.of(Messages.text("model.xgboost.error.platform", system, processor));
            Path copy = Files.createTempFile("sweetspot-xgboost", suffix(resource.get()));
            try {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                System.load(copy.toString());
                tellItsLoader();
            } finally {
                remove(copy);
            }
            return Optional.empty();
        } catch (IOException | ReflectiveOperationException | LinkageError | SecurityException e) {
            return Optional.of(reason(e, system));
        }
    }

    private static Optional<String> resource(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        if (!intel && !arm) return Optional.empty();
        String folder = FOLDER + (os.contains("mac") ? "macos" : os.contains("windows") ? "windows" : "linux")
                + (intel ? "/x86_64/" : "/aarch64/");
        if (os.contains("mac")) return Optional.of(folder + "libxgboost4j.dylib");
        if (os.contains("windows")) return Optional.of(folder + "xgboost4j.dll");
        return os.contains("linux") ? Optional.of(folder + "libxgboost4j.so") : Optional.empty();
    }

    private static String suffix(String resource) {
        return resource.substring(resource.lastIndexOf('.'));
    }

    /// Its own loader must not load a second copy. The field is that of the version named in `pom.xml`; a test would
    /// notice if it were gone.
    private static void tellItsLoader() throws ReflectiveOperationException {
        Field initialized = Class.forName("ml.dmlc.xgboost4j.java.NativeLibLoader", false,
                NativeLibrary.class.getClassLoader()).getDeclaredField("initialized");
        initialized.setAccessible(true);
        initialized.setBoolean(null, true);
    }

    private static void remove(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException _) {
            // Windows holds on to a library in use.
            copy.toFile().deleteOnExit();
        }
    }

    private static String reason(Throwable e, String system) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("libgomp")) return Messages.text("model.xgboost.error.gomp");
        if (system.toLowerCase(Locale.ROOT).contains("mac") && said.contains("libomp")) {
            return Messages.text("model.xgboost.error.omp");
        }
        return Messages.text("model.xgboost.error.load", said);
    }
}
