package sweetspot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sweetspot.journal.JournalException;
import sweetspot.journal.RecordedStudy;
import sweetspot.model.metric.Metric;
import sweetspot.objective.Ensemble;
import sweetspot.objective.ExperimentException;
import sweetspot.run.StudyEnsemble;
import sweetspot.study.EnsembleChoice;
import sweetspot.study.Experiment;
import sweetspot.study.SealedTestResult;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Formats;
import sweetspot.text.Messages;

/// `sweetspot ensemble`: the ensemble that the trials of a study offer, beside the best single trial; takes it if asked to.
@Command(name = "ensemble", mixinStandardHelpOptions = true, sortOptions = false)
final class EnsembleCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "STUDY")
    private Path study;
    @Option(names = "--use")
    private boolean use;
    @Option(names = "--use-single")
    private boolean useSingle;
    @Option(names = "--study-name", paramLabel = "NAME")
    private @Nullable String studyName;
    @Option(names = "--base", paramLabel = "FOLDER")
    private @Nullable Path base;
    @Option(names = "--json")
    private boolean json;

    EnsembleCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (use && useSingle) throw CliException.badInput("cli.ensemble.both");
        RecordedStudy recorded = StudyFiles.read(study, studyName, shell);
        if (useSingle) return single();
        StudyEnsemble.Scored scored = scored(recorded);
        Ensemble.Offer offer = scored.offer();
        Metric metric = scored.metric();
        StudySnapshot now = use ? taken(offer) : recorded.snapshot();
        if (json) {
            Map<String, Object> map = toMap(scored);
            map.put("in_use", EnsembleChoice.of(now).map(EnsembleChoice::toAttribute).orElse(null));
            JsonOutput.print(shell, map);
            return 0;
        }
        switch (offer) {
            case Ensemble.Offer.None none -> shell.answer(none.reason());
            case Ensemble.Offer.Found found -> {
                scored.damage().ifPresent(shell::note);
                tell(found, metric, recorded);
            }
        }
        EnsembleChoice.of(now).ifPresentOrElse(this::tellUsed, () -> {
            if (offer instanceof Ensemble.Offer.Found) shell.note(Messages.text("cli.ensemble.single", study));
        });
        return 0;
    }

    private void tellUsed(EnsembleChoice used) {
        shell.answer(Messages.text("cli.ensemble.used", used.numbers(), used.trials(), used.members().size()));
    }

    private int single() {
        try {
            StudyEnsemble.useSingle(study, Optional.ofNullable(studyName));
        } catch (JournalException e) {
            throw CliException.badInput(e);
        }
        if (json) JsonOutput.print(shell, java.util.Collections.singletonMap("in_use", null));
        else shell.answer(Messages.text("cli.ensemble.single_now"));
        return 0;
    }

    /// The study after the ensemble was taken.
    private StudySnapshot taken(Ensemble.Offer offer) {
        if (!(offer instanceof Ensemble.Offer.Found found)) {
            throw CliException.badInput("cli.error.at", study, ((Ensemble.Offer.None) offer).reason());
        }
        try {
            StudySnapshot now = StudyEnsemble.use(study, Optional.ofNullable(studyName), found.ensemble(),
                    System.currentTimeMillis());
            if (SealedTestResult.of(now).isPresent()) shell.note(Messages.text("cli.ensemble.late"));
            return now;
        } catch (JournalException e) {
            throw CliException.badInput(e);
        }
    }

    private StudyEnsemble.Scored scored(RecordedStudy recorded) {
        Optional<Experiment> experiment = recorded.experiment();
        if (experiment.flatMap(e -> e.subject().resampling()).isEmpty()) {
            throw CliException.badInput("cli.ensemble.no_model", study);
        }
        Path folder = base == null ? StudyFiles.folderOf(study) : base;
        try {
            return StudyEnsemble.of(experiment.orElseThrow(), folder, recorded.snapshot(), study, () -> false);
        } catch (ExperimentException e) {
            if (e.field().equals("fingerprint")) throw CliException.badInput("cli.error.at", study, e.getMessage());
            throw e.field().equals("data") && base == null
                    ? CliException.badInput("cli.verdict.no_data", e.getMessage()) : CliException.badInput(e);
        }
    }

    private void tell(Ensemble.Offer.Found found, Metric metric, RecordedStudy recorded) {
        Ensemble e = found.ensemble();
        shell.answer(Messages.text("cli.ensemble.title", e.members().size(), metric.label(),
                Formats.score(e.score()), Formats.score(e.corrected()), Formats.score(e.standardError())));
        double gain = e.gain(metric.direction());
        shell.answer(Messages.text(gain > 0 ? "cli.ensemble.better" : "cli.ensemble.no_better",
                Formats.score(e.single()), Formats.score(Math.abs(gain))));
        List<String[]> rows = new ArrayList<>();
        for (Ensemble.Member m : e.members()) {
            rows.add(new String[]{Messages.text("cli.ensemble.trial", m.trial()),
                String.format(Locale.ENGLISH, "%.2f", m.weight()),
                Formats.score(recorded.snapshot().trials().get(m.trial()).value())});
        }
        shell.table(rows, false, true, true);
        if (found.missing() > 0) shell.note(Messages.text("cli.ensemble.missing", found.missing()));
    }

    private static Map<String, Object> toMap(StudyEnsemble.Scored scored) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (scored.offer()) {
            case Ensemble.Offer.None none -> {
                map.put("status", "none");
                map.put("reason", none.reason());
            }
            case Ensemble.Offer.Found found -> {
                Ensemble e = found.ensemble();
                map.put("status", "offered");
                map.put("metric", scored.metric().id());
                map.put("score", e.score());
                map.put("corrected", e.corrected());
                map.put("standard_error", e.standardError());
                map.put("single_corrected", e.single());
                map.put("missing", found.missing());
                scored.damage().ifPresent(d -> map.put("damage", d));
                List<Map<String, Object>> members = new ArrayList<>();
                for (Ensemble.Member m : e.members()) {
                    Map<String, Object> member = new LinkedHashMap<>();
                    member.put("trial", m.trial());
                    member.put("weight", m.weight());
                    members.add(member);
                }
                map.put("members", members);
            }
        }
        return map;
    }
}
