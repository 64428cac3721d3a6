package sweetspot.study;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import sweetspot.space.Configuration;

/// Something that happened in a study. A study is the sequence of its events; replaying them gives its snapshot.
public sealed interface StudyEvent {

    /// The study exists. Always the first event.
    ///
    /// @param name the study's name, unique in its file
    /// @param directions one per objective, at least one
    record StudyCreated(String name, List<Direction> directions) implements StudyEvent {
        public StudyCreated {
            directions = List.copyOf(directions);
            if (directions.isEmpty()) throw new IllegalArgumentException("a study needs at least one direction");
        }
    }

    /// An attribute of the study was set, to a plain JSON value (map, list, text, number, boolean, null).
    record StudyAttributeSet(String key, Object value) implements StudyEvent {}

    /// A trial was created and has the whole configuration.
    ///
    /// @param number the next number of the study
    /// @param running whether it runs from `millis` on; else it waits
    record TrialCreated(int number, Configuration configuration, boolean running, long millis) implements StudyEvent {}

    /// A waiting trial was started, or a running one was begun again because the program that ran it had died.
    record TrialStarted(int number, long millis) implements StudyEvent {}

    /// A running trial reported an intermediate value.
    record ValueReported(int number, long step, double value) implements StudyEvent {}

    /// An attribute of a trial was set, to a plain JSON value.
    record TrialAttributeSet(int number, String key, Object value) implements StudyEvent {}

    /// A trial ended.
    ///
    /// @param state a finished state
    /// @param values one per objective if complete; may be empty otherwise
    record TrialFinished(int number, TrialState state, double[] values, long millis) implements StudyEvent {
        public TrialFinished {
            if (!state.finished()) throw new IllegalArgumentException(state + " is not a finished state");
            values = values.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof TrialFinished f && number == f.number && state == f.state
                    && Arrays.equals(values, f.values) && millis == f.millis;
        }

        @Override
        public int hashCode() {
            return Objects.hash(number, state, Arrays.hashCode(values), millis);
        }
    }
}
