package org.estran.app.imports.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.sources.Limits;
import org.estran.app.origins.reading.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite answers as on a full disk (SQLITE_FULL) once its file may grow no further. */
class FullDiskTest {

    private static final int DOCUMENTS = 900;

    @TempDir
    Path home;

    @TempDir
    Path source;

    @Test
    void aFullDiskEndsTheRunWithItsReasonLeavesWholeBatchesAndReadsGoOn() throws IOException {
        put(0, 200);
        long pages;
        try (ImportsOnDisk centre = on("")) {
            centre.run(source);
            pages = centre.centre
                    .database
                    .sql("PRAGMA page_count")
                    .query(Long.class)
                    .single();
        }
        put(200, DOCUMENTS);
        long written;
        try (ImportsOnDisk centre = on("&max_page_count=" + pages * 2)) {
            ImportRun run = centre.run(source);
            assertThat(run.state()).isEqualTo(ImportRun.State.FAILED);
            assertThat(run.problem()).isNotNull();
            assertThat(run.problem().code()).isEqualTo("no-room");
            assertThat(run.counts().unchanged()).isEqualTo(200);
            assertThat(run.counts().added()).isLessThan(DOCUMENTS - 200);
            assertThat(run.counts().added() % 200).isZero();
            written = 200 + run.counts().added();
            assertThat(centre.lines(run)).hasSize((int) written - 200);
            assertThat(count(centre, "record")).isEqualTo(written);
            assertThat(count(centre, "harvested_original")).isEqualTo(written);
            centre.catalogue().catchUp();
            assertThat(centre.catalogue()
                            .search(SearchRequest.EVERYTHING.text("salinity"))
                            .matched())
                    .isEqualTo(written);
            assertThat(centre.catalogue().byIdentifier("urn:x:0")).isPresent();
        }
        try (ImportsOnDisk centre = on("")) {
            ImportRun run = centre.run(source);
            assertThat(run.state()).isEqualTo(ImportRun.State.DONE);
            assertThat(run.counts().unchanged()).isEqualTo(written);
            assertThat(run.counts().added()).isEqualTo(DOCUMENTS - written);
        }
    }

    private void put(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            Files.writeString(
                    source.resolve("%04d.xml".formatted(i)), IsoText.document("urn:x:" + i, "Salinity no. " + i));
        }
    }

    private ImportsOnDisk on(String options) {
        return new ImportsOnDisk(new CatalogueOnDisk(home, true, options), Documents.reader(), Limits.USUAL);
    }

    private static long count(ImportsOnDisk centre, String table) {
        return centre.centre
                .database
                .sql("SELECT COUNT(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
