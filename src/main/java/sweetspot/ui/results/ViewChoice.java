package sweetspot.ui.results;

import java.util.List;

/// Something about a chart that the user can choose, in a box of its header. Its name for screen readers and its tooltip
/// is the text `results.VIEW.KEY`.
///
/// @param key unique in its view; the box's id is `VIEW-KEY`
/// @param names what can be chosen
/// @param preset position of what is chosen at first
record ViewChoice(String key, List<String> names, int preset) {

    ViewChoice {
        names = List.copyOf(names);
    }
}
