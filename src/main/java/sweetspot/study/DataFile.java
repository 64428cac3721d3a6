package sweetspot.study;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A data file as an experiment names it.
///
/// @param path as given; relative to the experiment file's folder
/// @param reading how it is read where that is not left to be found out, see [Target#reading()]; unmodifiable
public record DataFile(String path, Map<String, Object> reading) {
    public DataFile {
        reading = Collections.unmodifiableMap(new LinkedHashMap<>(reading));
    }

    /// The absolute path of the file.
    ///
    /// @param folder the experiment file's folder
    /// @throws java.nio.file.InvalidPathException if this computer cannot have such a file
    public Path in(Path folder) {
        return folder.resolve(path).toAbsolutePath().normalize();
    }
}
