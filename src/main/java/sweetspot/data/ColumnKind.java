package sweetspot.data;

import java.util.Locale;
import sweetspot.text.Messages;

/// The use of a column, as far as its values tell.
public enum ColumnKind {
    /// Numbers.
    NUMBER,
    /// Whole numbers from 0 or 1 on, most of them small.
    COUNT,
    /// One of several texts.
    CATEGORY,
    /// Steps of a scale, such as S, M, L.
    ORDERED,
    /// Dates, or times of day.
    DATE,
    /// A different value in each row, so that a model can only memorise it.
    ID,
    /// Free text.
    TEXT,
    /// One value only, or none.
    CONSTANT;

    /// The word for it in the window.
    public String label() {
        return Messages.text("data.kind." + name().toLowerCase(Locale.ROOT));
    }
}
