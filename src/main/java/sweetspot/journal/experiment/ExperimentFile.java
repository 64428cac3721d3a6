package sweetspot.journal.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sweetspot.journal.file.AtomicFile;
import sweetspot.journal.file.FileKind;
import sweetspot.journal.file.Reasons;
import sweetspot.json.JsonReader;
import sweetspot.json.JsonWriter;
import sweetspot.study.Experiment;
import sweetspot.text.Messages;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;

/// Reads and writes an [Experiment] as a JSON file that people and scripts can write too.
///
/// Fields: `name`; `data`, `import` {`delimiter`, `header`, `charset`, `decimals`, `thousands`, `missing`, `types`, `skip`,
/// `comment`, `ragged`, `leave_out`, `format`, `sheet`, `dates`, `units`}, `target`, `task`, `positive`, `exclude`, `metric`, `model`, `validation`
/// {`folds`, `test_fraction`, `stratified`, `seed`, `resource`, `plan` with its fields, see [sweetspot.study.SplitPlan],
/// `test_file`}, `objectives` (`metric`, then costs and metrics), or else `function`, or
/// `program` {`command`, `protocol`, `direction` or `objectives`: a list of {`name`, `direction`}, `folder`};
/// `space`, a list of {`name`, `type` (float,
/// int, categorical), `low`, `high`, `log`, `step`, `choices`, `default`, `when` {`param`, `in`}, `fixed`};
/// `sampler`, `pruner`, `budget` {`trials`, `seconds`, `patience`}, `workers`, `seed`. What is left out takes the
/// value of [ExperimentDefaults] or the documented default; an unknown field is an error. `result`, which an exported
/// best configuration adds, is not read.
public final class ExperimentFile {
    private static final int MAX_BYTES = 16 << 20;

    private ExperimentFile() {}

    /// Tells by its name and content whether a file means to be an experiment: a table may be JSON too.
    public static boolean isOne(Path file) {
        Path name = file.getFileName();
        if (name == null || !name.toString().toLowerCase(Locale.ROOT).endsWith(".json")) return false;
        try {
            if (Files.size(file) > MAX_BYTES) return false;
            String text = Files.readString(file);
            Optional<Map<String, Object>> object = JsonReader.object(text);
            if (object.isPresent()) {
                Map<String, Object> fields = object.get();
                return fields.get("target") instanceof String || fields.get("space") instanceof List
                        || fields.get("program") instanceof Map || fields.get("function") instanceof String;
            }
            // What is damaged is said by whoever reads experiments, if it is no list of records.
            return !text.stripLeading().startsWith("[") && !text.contains("}\n{");
        } catch (IOException e) {
            return true;
        }
    }

    /// Reads an experiment.
    ///
    /// @param defaults answers for fields that the file leaves out
    /// @throws ExperimentFileException if the file is missing, unreadable, not JSON, or breaks a rule
    public static Experiment read(Path file, ExperimentDefaults defaults) throws ExperimentFileException {
        Map<?, ?> map = parse(file, bytes(file));
        String fileName = String.valueOf(file.getFileName());
        String stem = fileName.replaceFirst("\\.[^.]*$", "");
        try {
            return fromMap(map, stem.isBlank() ? fileName : stem, defaults);
        } catch (ExperimentFileException e) {
            throw new ExperimentFileException(e.field(), file + ": " + e.getMessage(), e);
        }
    }

    /// Writes an experiment, whole or not at all: a reader never sees half a file.
    public static void write(Path file, Experiment experiment) throws IOException {
        AtomicFile.write(file, toJson(experiment).getBytes(StandardCharsets.UTF_8));
    }

    /// The file's text.
    public static String toJson(Experiment experiment) {
        return JsonWriter.pretty(toMap(experiment));
    }

    /// The file's content as plain JSON values, complete: it reads back without defaults.
    public static Map<String, Object> toMap(Experiment experiment) {
        return ExperimentWriter.write(experiment);
    }

    /// An experiment from plain JSON values.
    ///
    /// @param name the experiment's name if the map gives none
    /// @throws ExperimentFileException if a rule is broken
    public static Experiment fromMap(Map<?, ?> map, String name, ExperimentDefaults defaults)
            throws ExperimentFileException {
        return new ExperimentReader(defaults).read(map, name);
    }

    private static byte[] bytes(Path file) throws ExperimentFileException {
        try {
            if (Files.isDirectory(file)) {
                throw new ExperimentFileException("", Messages.text("experiment.file.folder", file), null);
            }
            FileKind.requireFile(file);
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            if (bytes.length <= MAX_BYTES) return bytes;
            throw new ExperimentFileException("", Messages.text("experiment.file.too_large", file), null);
        } catch (NoSuchFileException e) {
            throw new ExperimentFileException("", Messages.text("experiment.file.missing", file), e);
        } catch (IOException e) {
            throw new ExperimentFileException("", Messages.text("experiment.file.unreadable", file, Reasons.of(e)), e);
        }
    }

    private static Map<?, ?> parse(Path file, byte[] bytes) throws ExperimentFileException {
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            throw new ExperimentFileException("", Messages.text("experiment.file.empty", file), null);
        }
        Object value;
        try {
            value = JsonReader.file(bytes);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String why = e instanceof InputCoercionException
                    ? Messages.text("experiment.file.vast")
                    : Messages.text("experiment.file.no_json", e.getOriginalMessage());
            throw new ExperimentFileException("", at == null || at.getLineNr() < 1
                    ? Messages.text("experiment.file.wrong", file, why)
                    : Messages.text("experiment.file.wrong_at", file,
                            String.valueOf(at.getLineNr()), String.valueOf(at.getColumnNr()), why),
                    e);
        }
        if (value instanceof Map<?, ?> map) return map;
        throw new ExperimentFileException("", Messages.text("experiment.file.no_object", file, Fields.show(value)),
                null);
    }
}
