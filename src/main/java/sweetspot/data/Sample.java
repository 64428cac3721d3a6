package sweetspot.data;

import java.nio.file.Path;
import java.util.List;

/// A sample data set and the experiment that suits it.
///
/// @param id short name, unique
/// @param file where it is
/// @param title its name for people
/// @param tag what it is an example of, in one or two words
/// @param description one or two sentences
/// @param rows number of rows
/// @param columns number of columns, the target included
/// @param task id of the task, see `sweetspot.study.Target.Task`
/// @param target column to predict
/// @param positive the class that counts as found; "" if none does
/// @param exclude columns that a model should not see; unmodifiable
/// @param metric id of the metric that suits it
/// @param model id of the model family to begin with
/// @param trials number of trials that pay
/// @param time column that orders the rows in time, by which they are split; "" if their order means nothing
/// @param gap how long it takes until an answer is known, such as `7d`, where there is a `time`; "" for none
/// @param query column of the queries whose rows are ranked; "" unless rows are ranked
public record Sample(String id, Path file, String title, String tag, String description, int rows, int columns,
        String task, String target, String positive, List<String> exclude, String metric,
        String model, int trials, String time, String gap, String query) {
    public Sample {
        exclude = List.copyOf(exclude);
    }
}
