package org.estran.app.imports.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.imports.ImportCounts;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportLine.Kind;
import org.estran.app.imports.ImportRun;
import org.estran.app.origins.store.Original;
import org.estran.crosswalks.iso.IsoReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in the shared records that claims to be ISO, the archive of 5,762 documents among it. */
class RealRecordsImportTest {

    private static final Path RECORDS =
            Path.of(System.getProperty("estran.shared", "absent")).resolve("records");

    @TempDir
    Path home;

    @Test
    void everyFileIsARecordOrALineOfTheReportAndASecondImportChangesNothing() throws IOException {
        assumeTrue(System.getenv("CI") != null || Files.exists(RECORDS), () -> RECORDS + " is not on this machine");
        try (ImportsOnDisk centre = new ImportsOnDisk(home)) {
            ImportRun run = centre.run(RECORDS);
            assertThat(run.state()).isEqualTo(ImportRun.State.DONE);
            ImportCounts counts = run.counts();
            assertThat(counts.documents()).isEqualTo(files() - 1 + 5762);
            Map<String, List<ImportLine>> told =
                    centre.lines(run).stream().collect(Collectors.groupingBy(ImportLine::path));
            everyFileThatClaimsToBeIsoIsTold(told, centre);
            theTwoBrokenDocumentsOfTheArchiveAreToldWithTheirPlace(told);
            assertThat(told.values().stream().flatMap(List::stream))
                    .filteredOn(line -> line.kind() == Kind.FAILED)
                    .allSatisfy(line -> assertThat(line.line()).as(line.path()).isPositive());
            centre.catalogue().catchUp();
            assertThat(centre.catalogue().search(SearchRequest.EVERYTHING).matched())
                    .isEqualTo(counts.added());
            changesNothing(centre, counts);
        }
    }

    private static void changesNothing(ImportsOnDisk centre, ImportCounts first) {
        long before = lastChange(centre);
        ImportCounts again = centre.run(RECORDS).counts();
        assertThat(again.unchanged()).isEqualTo(first.added());
        assertThat(again.added() + again.changed() + again.missing()).isZero();
        assertThat(again.failed()).isEqualTo(first.failed());
        assertThat(lastChange(centre)).isEqualTo(before);
    }

    private static long lastChange(ImportsOnDisk centre) {
        return centre.centre
                .database
                .sql("SELECT last_change FROM catalogue_change")
                .query(Long.class)
                .single();
    }

    private static void everyFileThatClaimsToBeIsoIsTold(Map<String, List<ImportLine>> told, ImportsOnDisk centre)
            throws IOException {
        int claiming = 0;
        for (Path file : allFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            if (IsoReader.claims(Arrays.copyOf(bytes, Math.min(bytes.length, 8192)))) {
                claiming++;
                isTold(RECORDS.relativize(file).toString(), bytes, told, centre);
            }
        }
        assertThat(claiming).isGreaterThan(150);
    }

    private static void isTold(String path, byte[] bytes, Map<String, List<ImportLine>> told, ImportsOnDisk centre) {
        ImportLine line = told.getOrDefault(path, List.of()).stream()
                .filter(one -> Set.of(Kind.ADDED, Kind.FAILED, Kind.DUPLICATE).contains(one.kind()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is told of " + path));
        if (line.kind() == Kind.ADDED) {
            byte[] original =
                    centre.origins.original(String.valueOf(line.recordId())).orElseThrow();
            assertThat(Original.digest(original)).isEqualTo(Original.digest(bytes));
        }
    }

    private static void theTwoBrokenDocumentsOfTheArchiveAreToldWithTheirPlace(Map<String, List<ImportLine>> told) {
        String archive = "ncar-iso19139/bulk-5762-records.tar.xz!/";
        assertThat(told.get(archive + "acom/FTIR_time_series_of_tropospheric_and_stratospheric_gases.xml"))
                .extracting(ImportLine::code, ImportLine::line)
                .containsExactly(tuple("undeclared-prefix", 104));
        assertThat(told.get(archive + "cisl/Cloud_Collection/cesm-lens-aws.xml"))
                .extracting(ImportLine::code, ImportLine::line)
                .containsExactly(tuple("wrong-encoding", 117));
    }

    private static long files() throws IOException {
        return allFiles().stream()
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .count();
    }

    private static List<Path> allFiles() throws IOException {
        try (Stream<Path> all = Files.walk(RECORDS)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
