package sweetspot.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.text.Printable;

/// Says when so many trials fail that a search has no hope and had better pause. This is the one place of the rule.
///
/// Failures are normal: in some regions a model does not converge or a program runs out of memory, and samplers learn
/// to keep away. So a search goes on while some of its trials succeed. It pauses when half the limit of trials have
/// failed and none has ever succeeded; and when as many as the limit have failed in a row, or, if that is more, ten
/// times as many trials as each success took until then: by chance alone such a row is as rare as one in twenty
/// thousand. A search that is resumed counts anew.
final class FailureLimit {
    private static final int TIMES = 10;
    /// A failure's text may be a whole program's output; so much of a line tells which it is.
    private static final int MOST_CHARACTERS = 200;

    private final int limit;
    private final Map<String, Integer> causes = new HashMap<>();
    private String example = "";
    private int inARow;

    /// @param limit failures in a row that are let pass, less one; 0 = any number
    FailureLimit(int limit) {
        this.limit = limit;
    }

    /// A trial has ended well, or the user has said to go on.
    void restart() {
        inARow = 0;
        causes.clear();
        example = "";
    }

    /// A trial has failed by itself.
    ///
    /// @param why the reason that is kept with the trial
    /// @param study the study, the failed trial included
    /// @return why the search is to pause, for people; empty if it goes on
    Optional<String> failed(String why, StudySnapshot study) {
        inARow++;
        String cause = cause(why);
        if (causes.merge(kind(cause), 1, Integer::sum) >= most()) example = cause;
        int good = study.complete() + study.pruned();
        if (limit == 0 || inARow < allowed(good, study.failed())) return Optional.empty();
        String rule = good == 0 ? Messages.text("run.hopeless.first", inARow) : Messages.text("run.hopeless.row", inARow);
        String reason = most() == inARow ? Messages.text("run.hopeless.same", example)
                : Messages.text("run.hopeless.often", most(), inARow, example);
        return Optional.of(rule + " " + reason + " " + Messages.text("run.hopeless.fix"));
    }

    private int allowed(int good, int failed) {
        if (good == 0) return (limit + 1) / 2;
        double each = (double) (good + Math.max(0, failed - inARow)) / good;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(limit, Math.ceil(TIMES * each)));
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

    /// Numbers in it, of lines, trials and values, do not make another cause.
    private static String kind(String cause) {
        return cause.replaceAll("[0-9]+", "#");
    }
}
