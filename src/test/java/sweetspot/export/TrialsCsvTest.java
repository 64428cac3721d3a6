package sweetspot.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sweetspot.plot.TradeOffStudies;
import sweetspot.space.CategoricalDistribution;
import sweetspot.space.IntDistribution;
import sweetspot.space.Parameter;
import sweetspot.space.SearchSpace;
import sweetspot.study.Budget;
import sweetspot.study.Direction;
import sweetspot.study.Experiment;
import sweetspot.study.ModelSubject;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Target;
import sweetspot.study.Target.Task;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.study.Validation;
import sweetspot.ui.study.StudyFixture;
import sweetspot.ui.study.StudyWords;

class TrialsCsvTest {
    private final StudySnapshot study = StudyFixture.study(43, 4);

    private static List<NamedCsvRecord> read(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    @Test
    void everyTrialReadsBackAsItWas() {
        List<NamedCsvRecord> rows = read(TrialsCsv.write(StudyFixture.space(), study));
        assertEquals(study.trials().size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Trial trial = study.trials().get(i);
            NamedCsvRecord row = rows.get(i);
            assertEquals(i, Integer.parseInt(row.getField("number")));
            assertEquals(trial.state(), TrialState.valueOf(row.getField("state").toUpperCase(java.util.Locale.ROOT)));
            if (trial.hasValue()) assertEquals(trial.value(), Double.parseDouble(row.getField("value")));
            for (String name : List.of("learning_rate", "fraction")) {
                String cell = row.getField("params_" + name);
                assertEquals(trial.configuration().getOr(name, null),
                        cell.isEmpty() ? null : (Object) Double.valueOf(cell));
            }
            for (int r = 0; r < trial.reports(); r++) {
                assertEquals(trial.intermediate(r), Double.parseDouble(row.getField("step_" + trial.step(r))));
            }
            assertEquals(trial.startMillis(), Instant.parse(row.getField("started")).toEpochMilli());
            assertEquals(trial.failure(), row.getField("failure"));
        }
    }

    @Test
    void noLimitIsNoEmptyCell() {
        SearchSpace space = SearchSpace.of(new Parameter("depth", CategoricalDistribution.of(5L, null), null),
                new Parameter("leaf", IntDistribution.linear(1, 9), 1L).when("depth", 5L));
        StudySnapshot one = StudySnapshot.empty()
                .apply(new StudyEvent.StudyCreated("s", List.of(Direction.MINIMIZE)))
                .apply(new StudyEvent.TrialCreated(0, space.defaults(), true, 1))
                .apply(new StudyEvent.TrialFinished(0, TrialState.COMPLETE, new double[]{1}, 2));
        NamedCsvRecord row = read(TrialsCsv.write(space, one)).getFirst();
        assertEquals("None", row.getField("params_depth"));
        assertEquals("", row.getField("params_leaf"));
        Experiment e = new Experiment("e", new ModelSubject(new Target("d.csv", "y", Task.CLASSIFICATION, "", List.of(),
                "log_loss"), "random_forest", Validation.standard()), space, "random", "none", Budget.ofTrials(1), 1,
                1);
        BestSettings best = BestSettings.of(e, one).orElseThrow();
        assertTrue(best.toCsv().contains("parameter,depth,None\r\n"), best.toCsv());
        assertEquals(Optional.of(new Parameter.Fixed(null)), best.fixedExperiment().space().get("depth").fixed());
        assertEquals("no limit", new StudyWords(e).value("depth", one.trials().get(0)));
    }

    @Test
    void columnsStandInTheirDocumentedOrder() {
        assertEquals("number,state,value,standard_error,params_learning_rate,params_trees,params_depth,"
                + "params_feature_sampling,params_fraction,params_class_weights,params_subsample,step_0,step_1,step_2,"
                + "step_3,step_4,started,finished,seconds,worker,origin,failure",
                TrialsCsv.write(StudyFixture.space(), study).lines().findFirst().orElseThrow());
    }

    @Test
    void severalObjectivesHaveAColumnEach() {
        StudySnapshot front = TradeOffStudies.study("binh_korn", 30);
        List<NamedCsvRecord> rows = read(TrialsCsv.write(TradeOffStudies.experiment("binh_korn", 30).space(), front));
        assertEquals("number,state,values_value 1,values_value 2,front,standard_error,constraint_1,constraint_2",
                String.join(",", rows.getFirst().getHeader().subList(0, 8)));
        for (NamedCsvRecord row : rows) {
            Trial trial = front.trials().get(Integer.parseInt(row.getField("number")));
            assertEquals(trial.value(1), Double.parseDouble(row.getField("values_value 2")));
            assertEquals(trial.constraints()[1], Double.parseDouble(row.getField("constraint_2")));
            assertEquals(ParetoFront.of(front).contains(trial.number()), Boolean.parseBoolean(row.getField("front")));
        }
    }

    @Test
    void quotesLinesAndFormulasInAReasonDoNoHarm() {
        String reason = "=cmd|' /C calc'!A0, said \"it\"\nand more";
        StudySnapshot one = study
                .apply(new StudyEvent.TrialAttributeSet(43, Trial.FAILURE, reason))
                .apply(new StudyEvent.TrialFinished(43, TrialState.FAILED, new double[0], StudyFixture.START + 9));
        assertEquals("'" + reason, read(TrialsCsv.write(StudyFixture.space(), one)).get(43).getField("failure"));
    }
}
