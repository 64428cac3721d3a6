package sweetspot.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import sweetspot.text.Messages;

/// The last lines of what a program wrote, and how many came before them. For any thread.
final class LastLines {
    private final int most;
    private final Deque<String> lines = new ArrayDeque<>();
    private long before;

    /// @param most lines that are kept
    LastLines(int most) {
        this.most = most;
    }

    synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() <= most) return;
        lines.removeFirst();
        before++;
    }

    /// The lines that are kept, without a word on others.
    synchronized String text() {
        return String.join("\n", lines).strip();
    }

    /// The lines that are kept, and before them how many are not.
    synchronized String tell() {
        return before == 0 ? text() : Messages.text("worker.lines_before", before) + "\n" + text();
    }
}
