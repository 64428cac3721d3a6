package sweetspot.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Counts why trials failed and tells the most common reason in a line.
///
/// Texts that differ in numbers alone, as of lines, trials or values, are one reason.
public final class FailureCauses {
    /// A failure's text may be a whole program's output; so much of a line tells which it is.
    private static final int MOST_CHARACTERS = 200;

    private final Map<String, Integer> causes = new HashMap<>();
    private String example = "";
    private int count;

    /// The causes of all the failed trials of a study.
    public static FailureCauses of(StudySnapshot study) {
        FailureCauses causes = new FailureCauses();
        for (Trial trial : study.trials()) {
            if (trial.state() == TrialState.FAILED) causes.add(trial.failure());
        }
        return causes;
    }

    /// Counts a failure.
    ///
    /// @param why its text, of any length; empty if nobody said
    void add(String why) {
        count++;
        String cause = cause(why);
        if (causes.merge(cause.replaceAll("[0-9]+", "#"), 1, Integer::sum) >= most()) example = cause;
    }

    /// Forgets all.
    void clear() {
        count = 0;
        causes.clear();
        example = "";
    }

    /// Number of failures that were counted.
    public int count() {
        return count;
    }

    /// The most common reason, and how often it was given, in a sentence that is safe to print; empty text if there is
    /// none.
    public String text() {
        if (example.isEmpty()) return "";
        return most() == count ? Messages.text("run.hopeless.same", example)
                : Messages.text("run.hopeless.often", most(), count, example);
    }

    private int most() {
        return causes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// The first line, and the last, which is where programs say what went wrong.
    private static String cause(String why) {
        List<String> lines = why.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) return "";
        String first = ended(lines.getFirst());
        String last = ended(lines.getLast());
        return lines.size() == 1 ? first : first + ": " + last;
    }

    private static String ended(String line) {
        return Printable.brief(line, MOST_CHARACTERS).replaceAll("[. ]+$", "");
    }
}
