package sweetspot.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sweetspot.text.Messages;

/// The names of the columns, each once, from those of the header.
///
/// @param all the names
/// @param blank number of columns that had none
/// @param repeated names that occurred more than once
record ColumnNames(List<String> all, int blank, List<String> repeated) {

    /// @param written the names as the header has them; empty where there is none
    static ColumnNames of(List<String> written) {
        List<String> plain = written.stream()
                .map(n -> n.replace("\uFEFF", "").strip().replaceAll("\\s+", " ")).toList();
        Set<String> taken = new HashSet<>();
        Set<String> reserved = new HashSet<>(plain);
        List<String> all = new ArrayList<>(plain.size());
        List<String> repeated = new ArrayList<>();
        int blank = 0;
        for (int c = 0; c < plain.size(); c++) {
            String name = plain.get(c);
            if (name.isEmpty()) {
                blank++;
                name = Messages.text("data.column_name", Integer.toString(c + 1));
            } else if (taken.contains(name) && !repeated.contains(name)) {
                repeated.add(name);
            }
            String unique = name;
            // As pandas does: a, a.1, a.2.
            for (int k = 1; taken.contains(unique) || k > 1 && reserved.contains(unique); k++) unique = name + "." + k;
            taken.add(unique);
            all.add(unique);
        }
        return new ColumnNames(all, blank, repeated);
    }
}
