package sweetspot.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.DataReport;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.Objective;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.PreparedObjective;
import sweetspot.objective.ScoredSubject;
import sweetspot.run.ProcessTrialExecutor.Program;
import sweetspot.run.StudySession.Workers;
import sweetspot.study.Experiment;
import sweetspot.study.FunctionSubject;
import sweetspot.study.ModelSubject;
import sweetspot.study.ProgramSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Subject;
import sweetspot.text.Messages;
import sweetspot.worker.CommandObjective;
import sweetspot.worker.Message;

/// Chooses where a session's trials are evaluated: models in worker processes, programs as themselves, test functions
/// in this process. Processes are started at once, so that they get ready before the first trial.
final class SessionExecutors {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private SessionExecutors() {}

    /// The way in which a kind of subject is evaluated.
    private sealed interface Kind permits Ours, Foreign {

        PreparedObjective prepare(Experiment experiment, Path baseFolder, SharedTables tables,
                Consumer<DataReport> report) throws ExperimentException;

        /// The command of a process that evaluates trials; empty where they are evaluated in threads.
        List<String> command(Workers workers, int slots);

        /// The folder that it is evaluated in.
        Path folder(Path baseFolder);

        /// Tells whether its processes may start others.
        boolean forks();
    }

    private static Kind kind(Subject subject) {
        return switch (subject) {
            case ModelSubject _ -> new Ours(true);
            case FunctionSubject _ -> new Ours(false);
            case ProgramSubject p -> new Foreign(p);
        };
    }

    /// A subject that our own workers can evaluate.
    ///
    /// @param heavy whether it needs processes, which cannot harm this one
    private record Ours(boolean heavy) implements Kind {
        @Override
        public PreparedObjective prepare(Experiment experiment, Path baseFolder, SharedTables tables,
                Consumer<DataReport> report) throws ExperimentException {
            return ObjectiveFactory.create(experiment, tables, report);
        }

        @Override
        public List<String> command(Workers workers, int slots) {
            return heavy && workers.processes() ? WorkerCommand.of(workers.memoryMbFor(slots)) : List.of();
        }

        @Override
        public Path folder(Path baseFolder) {
            return baseFolder.toAbsolutePath().normalize();
        }

        @Override
        public boolean forks() {
            return false;
        }
    }

    /// A program of the user's.
    private record Foreign(ProgramSubject program) implements Kind {
        @Override
        public PreparedObjective prepare(Experiment experiment, Path baseFolder, SharedTables tables,
                Consumer<DataReport> report) {
            Objective objective = program.protocol() ? (_, _) -> {
                // A program that speaks the protocol is only ever reached through its process.
                throw new ExperimentException("program", Messages.text("objective.error.program"));
            } : new CommandObjective(program.command(), experiment.space(), folder(baseFolder));
            return new PreparedObjective(objective, ScoredSubject.of(program).goals(), Optional.empty(),
                    Optional.empty(), "");
        }

        @Override
        public List<String> command(Workers workers, int slots) {
            return program.protocol() ? program.command() : List.of();
        }

        @Override
        public Path folder(Path baseFolder) {
            return program.folderIn(baseFolder);
        }

        @Override
        public boolean forks() {
            return true;
        }
    }

    /// Prepares an experiment.
    ///
    /// @param report told of the data, if there are any and they can be searched
    /// @throws ExperimentException if it cannot be run
    /// @throws IllegalArgumentException if a command names a parameter that the space does not have
    static PreparedObjective prepare(Experiment experiment, Path baseFolder, Consumer<DataReport> report)
            throws ExperimentException {
        return prepare(experiment, baseFolder, new SharedTables(baseFolder), report);
    }

    /// The same, keeping what is read for the workers.
    static PreparedObjective prepare(Experiment experiment, Path baseFolder, SharedTables tables,
            Consumer<DataReport> report) throws ExperimentException {
        return kind(experiment.subject()).prepare(experiment, baseFolder, tables, report);
    }

    /// @param study what happened before: configurations that have killed workers are known by it
    /// @param tables what was read when it was prepared
    static TrialExecutor of(Experiment experiment, PreparedObjective prepared, Path baseFolder, Workers workers,
            StudySnapshot study, SharedTables tables) {
        int slots = experiment.workers();
        Kind kind = kind(experiment.subject());
        List<String> command = kind.command(workers, slots);
        if (command.isEmpty()) return new ThreadTrialExecutor(prepared.objective(), slots);
        Path folder = kind.folder(baseFolder);
        Optional<Path> kept = tables.keep(prepared.fingerprint());
        Message.Setup setup = new Message.Setup(ExperimentFile.toMap(experiment), folder.toString(),
                !experiment.pruner().equals("none"), prepared.fingerprint(), kept.map(Path::toString).orElse(""));
        ProcessTrialExecutor executor = new ProcessTrialExecutor(
                new Program(command, folder, setup, PATIENCE, kind.forks()), slots, workers.spare(),
                () -> SharedTables.remove(kept));
        executor.remember(study);
        executor.prepare();
        return executor;
    }
}
