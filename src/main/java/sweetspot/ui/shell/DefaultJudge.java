package sweetspot.ui.shell;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import sweetspot.analysis.History;
import sweetspot.data.Finding;
import sweetspot.objective.DataReport;
import sweetspot.objective.ScoredSubject;
import sweetspot.objective.TooGood;
import sweetspot.study.Experiment;
import sweetspot.study.StudySnapshot;
import sweetspot.text.Messages;
import sweetspot.ui.data.DataViewModel;
import sweetspot.ui.kit.Notice;
import sweetspot.ui.study.StudyViewModel;

/// Tells, once the default has been scored, if its score is too good to be true: among the findings, and while the
/// search runs with a notice too.
final class DefaultJudge {
    private final DataViewModel data;
    private final StudyViewModel study;
    private final Consumer<Notice> notices;
    private final Runnable toData;
    private Optional<Experiment> judged = Optional.empty();

    /// @param toData goes to the page with the findings
    DefaultJudge(DataViewModel data, StudyViewModel study, Consumer<Notice> notices, Runnable toData) {
        this.data = data;
        this.study = study;
        this.notices = notices;
        this.toData = toData;
        study.snapshot().addListener((_, _, _) -> judge());
        data.table().addListener((_, _, _) -> judge());
    }

    private void judge() {
        StudySnapshot now = study.snapshot().get();
        Experiment ran = study.experiment().get();
        if (ran == null || now.trials().size() == 0 || !now.trials().get(0).state().finished()) return;
        if (judged.equals(Optional.of(ran)) || data.table().get().isEmpty()) return;
        Optional<DataReport> report = ScoredSubject.of(ran.subject()).report(data.table().get().get().result());
        if (report.isEmpty() || now.isMultiObjective()) return;
        judged = Optional.of(ran);
        OptionalInt base = History.of(now).defaultTrial();
        if (base.isEmpty() || !data.table().get().get().dataset().has(report.get().target().column())) return;
        Optional<Finding> finding = new TooGood(report.get()).finding(now.trials().get(base.getAsInt()).value());
        data.scored(finding);
        boolean fresh = study.isLive() && now.finished() == 1;
        if (fresh) finding.ifPresent(f -> notices.accept(Notice.info(f.text())
                .with(Messages.text("data.too_good.look"), toData)));
    }
}
