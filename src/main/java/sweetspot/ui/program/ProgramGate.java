package sweetspot.ui.program;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.Parameter;
import sweetspot.study.Experiment;
import sweetspot.study.ProgramSubject;
import sweetspot.worker.CommandTemplate;
import sweetspot.worker.CommandText;
import sweetspot.worker.ProgramFiles;

/// Stands between an experiment and its program: nothing is run that the user has not seen and allowed. It asks once
/// for each experiment, and again when what would be run has changed. For the window's thread only.
public final class ProgramGate {
    private final ProgramConsents consents;
    private final Consumer<ProgramQuestion> asker;
    /// The prints of what the user has run here by hand, with the command before their eyes.
    private final Set<String> tried = new TreeSet<>();

    /// @param asker shows a question; what follows is up to the question
    public ProgramGate(ProgramConsents consents, Consumer<ProgramQuestion> asker) {
        this.consents = consents;
        this.asker = asker;
    }

    /// Notes that the user has run it by hand.
    public void tried(Set<String> prints) {
        tried.addAll(prints);
    }

    /// Goes on at once if all that would be run has been allowed; otherwise asks.
    ///
    /// @param prints of what would be run
    /// @param place the experiment's folder
    /// @param file the experiment file, to show
    /// @param run goes on
    public void pass(Experiment experiment, Set<String> prints, Path place, Path file, Runnable run) {
        if (consents.allowed(place).containsAll(prints)) {
            run.run();
        } else if (tried.containsAll(prints)) {
            allow(place, prints);
            run.run();
        } else {
            ProgramSubject program = experiment.subject().program().orElseThrow();
            asker.accept(new ProgramQuestion(experiment.name(), CommandText.join(program.command()), program.protocol(),
                    program.folderIn(place), file, texts(experiment), () -> {
                        allow(place, prints);
                        run.run();
                    }));
        }
    }

    private void allow(Path place, Set<String> prints) {
        consents.allow(place, prints);
    }

    /// Prints of what an experiment would run; reads files, so not for the window's thread.
    public static Set<String> prints(Experiment experiment, Path place) {
        return ProgramFiles.prints(experiment.subject().program().orElseThrow(), experiment.space(), place);
    }

    private static Map<String, List<String>> texts(Experiment experiment) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        ProgramSubject program = experiment.subject().program().orElseThrow();
        if (program.protocol()) return texts;
        for (String name : new CommandTemplate(program.command()).names()) {
            int at = experiment.space().indexOf(name);
            if (at < 0) continue;
            Parameter parameter = experiment.space().get(at);
            if (parameter.range() instanceof CategoricalDistribution c) {
                texts.put(name, c.choices().stream().map(String::valueOf).toList());
            }
        }
        return texts;
    }
}
