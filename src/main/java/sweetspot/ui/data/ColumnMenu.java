package sweetspot.ui.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import sweetspot.data.CategoryColumn;
import sweetspot.data.Column;
import sweetspot.data.DateColumn;
import sweetspot.data.ImportOptions.ColumnType;
import sweetspot.data.NumberColumn;
import sweetspot.study.Role;
import sweetspot.text.Messages;
import sweetspot.ui.kit.Controls;

/// The part of a column's menu that changes its type and its role.
final class ColumnMenu {
    private final DataViewModel data;
    private final String column;

    ColumnMenu(DataViewModel data, String column) {
        this.data = data;
        this.column = column;
    }

    /// The types, then the roles.
    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        ColumnType now = type();
        Menu types = Controls.menu(Messages.text("data.type.menu"));
        types.setId("column-type");
        for (ColumnType type : List.of(ColumnType.NUMBER, ColumnType.WHOLE, ColumnType.CATEGORY, ColumnType.ORDERED,
                ColumnType.DATE, ColumnType.TEXT)) {
            types.getItems().add(item("data.table.readAs." + type.name().toLowerCase(Locale.ROOT), type == now,
                    () -> data.fixes().readAs(column, type)));
        }
        items.add(types);
        boolean isTarget = column.equals(data.targetColumn().get());
        boolean out = data.excluded().contains(column);
        Optional<Role> role = data.roles().get().of(column);
        Menu roles = Controls.menu(Messages.text("data.role.menu"));
        roles.setId("column-role");
        roles.setDisable(isTarget);
        roles.getItems().add(item("data.role.feature", !out && role.isEmpty(),
                () -> data.fixes().role(column, Optional.empty())));
        Arrays.stream(Role.values()).map(r -> item("data.role." + r.id(), role.filter(r::equals).isPresent(),
                () -> data.fixes().role(column, Optional.of(r)))).forEach(roles.getItems()::add);
        roles.getItems().add(item("data.role.ignored", out, () -> data.fixes().exclude(column)));
        items.add(roles);
        return items;
    }

    private static MenuItem item(String key, boolean chosen, Runnable action) {
        CheckMenuItem item = Controls.checkItem(Messages.text(key));
        item.setSelected(chosen);
        item.setDisable(chosen);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// The type that the column was read as.
    private ColumnType type() {
        Column read = data.table().get().orElseThrow().dataset().column(column);
        ColumnType wanted = data.options().get().types().get(column);
        return switch (read) {
            case NumberColumn _ -> wanted == ColumnType.WHOLE ? ColumnType.WHOLE : ColumnType.NUMBER;
            case DateColumn _ -> ColumnType.DATE;
            case CategoryColumn c -> switch (c.use()) {
                case NAMES -> ColumnType.CATEGORY;
                case STEPS -> ColumnType.ORDERED;
                case WORDS -> ColumnType.TEXT;
            };
        };
    }
}
