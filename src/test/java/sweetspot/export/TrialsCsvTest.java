package sweetspot.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import sweetspot.plot.TradeOffStudies;
import sweetspot.study.ParetoFront;
import sweetspot.study.StudyEvent;
import sweetspot.study.StudySnapshot;
import sweetspot.study.Trial;
import sweetspot.study.TrialState;
import sweetspot.ui.model.StudyFixture;

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
                assertEquals(trial.configuration().getOr(name, null), cell.isEmpty() ? null : (Object) Double.valueOf(cell));
            }
            for (int r = 0; r < trial.reports(); r++) {
                assertEquals(trial.intermediate(r), Double.parseDouble(row.getField("step_" + trial.step(r))));
            }
            assertEquals(trial.startMillis(), Instant.parse(row.getField("started")).toEpochMilli());
            assertEquals(trial.failure(), row.getField("failure"));
        }
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
