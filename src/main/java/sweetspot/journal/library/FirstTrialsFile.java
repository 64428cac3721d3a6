package sweetspot.journal.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sweetspot.journal.JournalException;
import sweetspot.journal.experiment.ExperimentFileException;
import sweetspot.journal.experiment.Fields;
import sweetspot.journal.file.AtomicFile;
import sweetspot.journal.file.FileKind;
import sweetspot.json.JsonReader;
import sweetspot.json.JsonWriter;
import sweetspot.space.Configuration;
import sweetspot.text.Messages;
import tools.jackson.core.JacksonException;

/// The file that keeps what a search is to begin with until it has begun: configurations in their order, and earlier
/// studies whose best are tried. It lies beside the experiment file, in JSON; there is none where nothing is planned.
///
/// @param trials configurations to try right after the default
/// @param earlier studies whose best configurations follow
public record FirstTrialsFile(List<Planned> trials, List<Source> earlier) {
    /// Its name in the experiment's folder.
    public static final String NAME = "first-trials.json";

    /// A configuration to try.
    ///
    /// @param origin why, one of [sweetspot.study.Origins]
    /// @param source where it was taken from, in words; "" for nowhere
    public record Planned(Configuration configuration, String origin, String source) {}

    /// An earlier study.
    ///
    /// @param name what it is called
    /// @param studyFile its journal
    public record Source(String name, Path studyFile) {}

    public FirstTrialsFile {
        trials = List.copyOf(trials);
        earlier = List.copyOf(earlier);
    }

    /// Reads the trials that an experiment's folder plans; none if there is no file.
    ///
    /// @throws JournalException if the file cannot be understood; the message says what to do
    public static FirstTrialsFile read(Path folder) throws JournalException {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) return new FirstTrialsFile(List.of(), List.of());
            FileKind.requireFile(file);
            return parse(JsonReader.file(Files.readAllBytes(file)));
        } catch (IOException | JacksonException | ExperimentFileException | IllegalArgumentException e) {
            throw new JournalException(JournalException.Kind.DAMAGED, 0,
                    Messages.text("journal.first_trials", file, String.valueOf(e.getMessage())), e);
        }
    }

    private static FirstTrialsFile parse(@Nullable Object json) throws ExperimentFileException {
        Fields fields = new Fields("", json, List.of("trials", "earlier"));
        List<Planned> trials = new ArrayList<>();
        for (Object entry : fields.list("trials", "trials")) {
            Fields trial =
                    new Fields("trials[" + trials.size() + "]", entry, List.of("parameters", "origin", "source"));
            if (!(trial.raw("parameters") instanceof Map<?, ?> parameters)) throw trial.missing("parameters", "{…}");
            Map<String, Object> values = new LinkedHashMap<>();
            parameters.forEach((name, value) -> values.put(String.valueOf(name), value));
            trials.add(new Planned(Configuration.of(values), trial.text("origin", "a_text"),
                    trial.textOr("source", "", "a_text")));
        }
        List<Source> earlier = new ArrayList<>();
        for (Object entry : fields.list("earlier", "studies")) {
            Fields study = new Fields("earlier[" + earlier.size() + "]", entry, List.of("name", "file"));
            earlier.add(new Source(study.text("name", "a_text"), path(study)));
        }
        return new FirstTrialsFile(trials, earlier);
    }

    private static Path path(Fields study) throws ExperimentFileException {
        String text = study.text("file", "path");
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw study.error("file", String.valueOf(e.getMessage()));
        }
    }

    /// Writes the plans into an experiment's folder in one step; where there are none, the file goes.
    public void write(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (trials.isEmpty() && earlier.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        List<Map<String, Object>> planned = new ArrayList<>();
        for (Planned trial : trials) {
            Map<String, Object> map = new LinkedHashMap<>(Map.of("parameters", trial.configuration().asMap()));
            map.put("origin", trial.origin());
            if (!trial.source().isEmpty()) map.put("source", trial.source());
            planned.add(map);
        }
        List<Map<String, Object>> studies = new ArrayList<>();
        for (Source source : earlier) {
            Map<String, Object> map = new LinkedHashMap<>(Map.of("name", source.name()));
            map.put("file", source.studyFile().toAbsolutePath().toString());
            studies.add(map);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("trials", planned);
        all.put("earlier", studies);
        AtomicFile.write(file, JsonWriter.pretty(all).getBytes(StandardCharsets.UTF_8));
    }
}
