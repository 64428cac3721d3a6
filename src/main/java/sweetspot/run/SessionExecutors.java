package sweetspot.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sweetspot.journal.experiment.ExperimentFile;
import sweetspot.objective.ExperimentException;
import sweetspot.objective.Objective;
import sweetspot.objective.ObjectiveFactory;
import sweetspot.objective.PreparedObjective;
import sweetspot.run.ProcessTrialExecutor.Program;
import sweetspot.run.StudySession.Workers;
import sweetspot.space.SearchSpace;
import sweetspot.study.Experiment;
import sweetspot.study.Experiment.FunctionSubject;
import sweetspot.study.Experiment.ModelSubject;
import sweetspot.study.Experiment.ProgramSubject;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.worker.CommandObjective;
import sweetspot.worker.Message;

/// Chooses where a session's trials are evaluated: models in worker processes, programs as themselves, test functions
/// in this process. Processes are started at once, so that they get ready before the first trial.
final class SessionExecutors {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private SessionExecutors() {}

    /// Prepares an experiment that runs a program.
    ///
    /// @throws IllegalArgumentException if the command names a parameter that the space does not have
    static PreparedObjective prepare(ProgramSubject program, SearchSpace space, Path baseFolder) {
        Objective objective = program.protocol() ? (_, _) -> {
            // A program that speaks the protocol is only ever reached through its process.
            throw new ExperimentException("program", Messages.text("objective.error.program"));
        } : new CommandObjective(program.command(), space, program.folderIn(baseFolder));
        return new PreparedObjective(objective, ObjectiveFactory.goals(program), Optional.empty(), Optional.empty(),
                "");
    }

    /// @param study what happened before: configurations that have killed workers are known by it
    static TrialExecutor of(Experiment experiment, PreparedObjective prepared, Path baseFolder, Workers workers,
                            StudySnapshot study) {
        int slots = experiment.workers();
        List<String> command = switch (experiment.subject()) {
            case ModelSubject _ when workers.processes() -> WorkerCommand.of(workers.memoryMbFor(slots));
            case ProgramSubject p when p.protocol() -> p.command();
            case ModelSubject _, FunctionSubject _, ProgramSubject _ -> List.of();
        };
        if (command.isEmpty()) return new ThreadTrialExecutor(prepared.objective(), slots);
        Path folder = experiment.subject() instanceof ProgramSubject p ? p.folderIn(baseFolder)
                : baseFolder.toAbsolutePath().normalize();
        Message.Setup setup = new Message.Setup(ExperimentFile.toMap(experiment), folder.toString(),
                !experiment.pruner().equals("none"), prepared.fingerprint());
        ProcessTrialExecutor executor = new ProcessTrialExecutor(
                new Program(command, folder, setup, PATIENCE, experiment.subject() instanceof ProgramSubject), slots,
                workers.spare());
        executor.remember(study);
        executor.prepare();
        return executor;
    }
}
