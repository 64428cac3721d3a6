package sweetspot.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import sweetspot.space.SearchSpace;
import sweetspot.text.Messages;

/// Everything that determines a search: what is tuned, over which space, how, and with which budget. Immutable.
///
/// @param name shown to the user; not blank
/// @param subject what a configuration is scored on
/// @param space what is searched
/// @param sampler id of the sampler, see `sweetspot.search.sampler.SamplerFactory`
/// @param pruner id of the pruner, see `sweetspot.search.prune.PrunerFactory`; "none" for none
/// @param budget when the search ends
/// @param workers number of trials at once, 1 to 256
/// @param seed seed of the search
/// @param accepted what was found in the data and is to stay as it is: kinds of findings, each with its column behind a
///     blank where it has one; decides nothing; unmodifiable
public record Experiment(String name, Subject subject, SearchSpace space, String sampler, String pruner, Budget budget,
        int workers, long seed, List<String> accepted) {

    /// An experiment of whose data nothing was said.
    public Experiment(String name, Subject subject, SearchSpace space, String sampler, String pruner, Budget budget,
            int workers, long seed) {
        this(name, subject, space, sampler, pruner, budget, workers, seed, List.of());
    }

    /// @throws IllegalArgumentException if a value is out of its range
    public Experiment {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(budget, "budget");
        accepted = List.copyOf(accepted);
        if (name.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.name"));
        if (sampler.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.sampler"));
        if (pruner.isBlank()) throw new IllegalArgumentException(Messages.text("study.rule.pruner"));
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException(Messages.text("study.rule.workers", String.valueOf(workers)));
        }
    }

    public Experiment withSpace(SearchSpace newSpace) {
        return new Experiment(name, subject, newSpace, sampler, pruner, budget, workers, seed, accepted);
    }

    public Experiment withSubject(Subject newSubject) {
        return new Experiment(name, newSubject, space, sampler, pruner, budget, workers, seed, accepted);
    }

    /// The same with all paths in full, so that its file can lie anywhere.
    ///
    /// @param folder its file's folder
    /// @throws java.nio.file.InvalidPathException if this computer cannot have such a path
    public Experiment absolute(Path folder) {
        return withSubject(subject.absolute(folder));
    }

    /// The same for a file in another folder, see [Subject#relocated(Path, Path)].
    ///
    /// @param from its file's folder
    /// @param to the folder of the file that is written
    /// @throws java.nio.file.InvalidPathException if this computer cannot have such a path
    public Experiment relocated(Path from, Path to) {
        return withSubject(subject.relocated(from, to));
    }

    public Experiment withName(String newName) {
        return new Experiment(newName, subject, space, sampler, pruner, budget, workers, seed, accepted);
    }

    public Experiment withSampler(String id) {
        return new Experiment(name, subject, space, id, pruner, budget, workers, seed, accepted);
    }

    public Experiment withPruner(String id) {
        return new Experiment(name, subject, space, sampler, id, budget, workers, seed, accepted);
    }

    public Experiment withBudget(Budget newBudget) {
        return new Experiment(name, subject, space, sampler, pruner, newBudget, workers, seed, accepted);
    }

    public Experiment withWorkers(int count) {
        return new Experiment(name, subject, space, sampler, pruner, budget, count, seed, accepted);
    }

    public Experiment withSeed(long newSeed) {
        return new Experiment(name, subject, space, sampler, pruner, budget, workers, newSeed, accepted);
    }

    public Experiment withAccepted(List<String> findings) {
        return new Experiment(name, subject, space, sampler, pruner, budget, workers, seed, findings);
    }
}
