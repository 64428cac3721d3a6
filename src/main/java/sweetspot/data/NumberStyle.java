package sweetspot.data;

/// The marks that a file writes its numbers with.
///
/// @param decimal the decimal mark, `.` or `,`
/// @param thousands the mark between groups of three digits (`,` `.` `'` or a space, each for all of its kind); 0 for
///     whichever is not the decimal mark; the decimal mark itself for none
record NumberStyle(char decimal, char thousands) {
    /// Tells whether digits may be grouped by a mark.
    ///
    /// @param group the mark, or 0 for digits that are not grouped
    boolean allows(char group) {
        return group == 0 || (thousands == 0 ? group != decimal : group == thousands && group != decimal);
    }

    /// The same thousands mark with another decimal mark.
    NumberStyle withDecimal(char mark) {
        return new NumberStyle(mark, thousands == decimal ? mark : thousands);
    }
}
