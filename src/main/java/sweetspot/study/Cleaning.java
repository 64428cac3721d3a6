package sweetspot.study;

import java.util.List;

/// The corrections of the data before anything is trained on them. The file stays as it is.
///
/// @param removeDuplicates whether rows that repeat an earlier one are left out
/// @param mergeSpellings columns of which texts that differ only in how they are written count as one; unmodifiable
public record Cleaning(boolean removeDuplicates, List<String> mergeSpellings) {
    /// Nothing is mended.
    public static final Cleaning NONE = new Cleaning(false, List.of());

    public Cleaning {
        mergeSpellings = List.copyOf(mergeSpellings);
    }
}
