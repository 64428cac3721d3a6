package sweetspot.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the columns of a table say about how its rows belong together.
///
/// @param groups columns that name something which several rows have in common, such as a patient, in the table's order
/// @param times columns that say when something happened, in the table's order
public record RowStructure(List<String> groups, List<String> times) {
    /// Times that say how old somebody is, not when the row was made.
    private static final Set<String> BIRTH = Set.of("birth", "born", "dob", "birthday", "birthdate", "geburtsdatum");

    public RowStructure {
        groups = List.copyOf(groups);
        times = List.copyOf(times);
    }

    /// The structure of a table by names and values of its columns.
    ///
    /// @param target name of the column to predict, which is neither
    public static RowStructure of(Dataset data, String target) {
        List<String> groups = new ArrayList<>();
        List<String> times = new ArrayList<>();
        for (Column column : data.columns()) {
            if (column.name().equals(target)) continue;
            Identity identity = switch (column) {
                case NumberColumn n -> Identity.of(n);
                case CategoryColumn c -> Identity.of(c);
                case DateColumn _ -> Identity.NONE;
            };
            boolean time = switch (column) {
                case NumberColumn n -> Times.isTimes(n);
                case CategoryColumn c -> Times.isDates(c);
                case DateColumn d -> d.form() != DateColumn.Form.TIME;
            };
            if (identity == Identity.GROUPS) groups.add(column.name());
            if (time && Identity.words(column.name()).stream().noneMatch(BIRTH::contains)) times.add(column.name());
        }
        return new RowStructure(groups, times);
    }
}
