package sweetspot.ui.shell;

import java.nio.file.Path;
import sweetspot.study.Experiment;
import sweetspot.ui.kit.Question;

/// The services that an open experiment asks of the app around it.
interface ExperimentFrame {

    /// Its files have changed.
    void changed();

    /// Lets the user decide something.
    void ask(Question question);

    /// Begins an experiment set up as given, and shows it.
    void copy(Experiment experiment);

    /// Shows the experiment of a folder anew.
    void reload(Path folder);

    /// Shows something else.
    void close();

    /// A frame around nothing, for an experiment that stands alone.
    static ExperimentFrame none() {
        return new ExperimentFrame() {
            @Override
            public void changed() {}

            @Override
            public void ask(Question question) {}

            @Override
            public void copy(Experiment experiment) {}

            @Override
            public void reload(Path folder) {}

            @Override
            public void close() {}
        };
    }
}
