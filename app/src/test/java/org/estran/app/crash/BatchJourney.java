package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Description;
import org.estran.app.curation.batches.Batch;
import org.estran.app.jobs.Jobs;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A batch edit of more records than a page has, written and taken back: whatever it dies at, the next server ends what was
 * asked for, and every record is as it was, or as the batch wants it.
 */
final class BatchJourney implements Journey {

    private static final int RECORDS = 60;

    private static final List<String> KEPT = List.of(
            "SELECT id, state, looked_at, matched FROM batch_edit ORDER BY id",
            "SELECT batch, number, record_id, state, change_before FROM batch_line ORDER BY batch, number",
            "SELECT id, record_json FROM record ORDER BY id");

    private List<String> before = List.of();
    private List<String> written = List.of();
    private List<String> undone = List.of();

    @Override
    public String toString() {
        return "batch";
    }

    @Override
    public Class<? extends Errand> errand() {
        return BatchErrand.class;
    }

    @Override
    public void prepare(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            Catalogue catalogue = centre.getBean(Catalogue.class);
            catalogue.describe(IntStream.range(0, RECORDS)
                    .mapToObj(i -> new Description(
                            null, MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Jeu " + i, "Set " + i))))
                    .toList());
            catalogue.catchUp();
            assertThat(BatchErrand.plan(centre).state()).isEqualTo(Batch.State.READY);
        }
        before = start(home);
    }

    @Override
    public void rehearsed(Path home) throws Exception {
        undone = start(home);
        assertThat(undone).isNotEqualTo(before).anyMatch(row -> row.contains("undone"));
    }

    @Override
    public void check(Path home, String place) throws Exception {
        List<String> now = start(home);
        if (now.stream().anyMatch(row -> row.startsWith("1|done|"))) {
            assertThat(now).as("all is written, and once").hasSameSizeAs(before);
            assertThat(now).noneMatch(row -> row.contains("|planned|") || row.contains("|passed|"));
            assertThat(now.stream().filter(row -> row.contains("CC0-1.0"))).hasSize(RECORDS);
            written = written.isEmpty() ? now : written;
            assertThat(now).isEqualTo(written);
        } else {
            assertThat(now).isIn(before, undone);
        }
    }

    /** What the rows say when a server on that home has nothing more to do. */
    private static List<String> start(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        }
        return KeptRows.of(home, KEPT);
    }
}
