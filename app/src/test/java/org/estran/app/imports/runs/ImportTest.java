package org.estran.app.imports.runs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.imports.ImportCounts;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportLine.Kind;
import org.estran.app.imports.ImportProgress;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.sources.Limits;
import org.estran.app.origins.reading.Documents;
import org.estran.terms.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

    @TempDir
    Path home;

    @TempDir
    Path source;

    private ImportsOnDisk centre;

    @BeforeEach
    void open() {
        centre = new ImportsOnDisk(home);
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void makesRecordsThatAreFoundBySearchAndByTheirOwnIdentifier() throws IOException {
        put("a.xml", IsoText.document("urn:x:A", "Salinity of the strait"));
        put("deep/b.xml", IsoText.document("urn:x:B", "Temperature of the strait"));
        ImportRun run = centre.run(source);
        assertThat(run.state()).isEqualTo(ImportRun.State.DONE);
        assertThat(run.counts().added()).isEqualTo(2);
        CatalogueRecord record = centre.catalogue().byIdentifier("URN:X:a").orElseThrow();
        assertThat(record.record().title().best(Language.EN)).isEqualTo("Salinity of the strait");
        assertThat(centre.catalogue()
                        .search(SearchRequest.EVERYTHING.text("salinity"))
                        .items())
                .extracting(CatalogueRecord::id)
                .containsExactly(record.id());
        assertThat(kinds(run)).containsExactly(Map.entry("a.xml", Kind.ADDED), Map.entry("deep/b.xml", Kind.ADDED));
    }

    @Test
    void keepsTheOriginalByteForByteWithItsDigest() throws IOException {
        String odd = IsoText.document("urn:x:A", "Sal\u00e9").replace("\n", "\r\n") + "<!-- \u2028 end -->\n\n";
        put("a.xml", odd);
        centre.run(source);
        String id = centre.catalogue().byIdentifier("urn:x:A").orElseThrow().id();
        assertThat(centre.origins.original(id))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(odd.getBytes(UTF_8)));
        assertThat(centre.origins.document(id)).hasValueSatisfying(document -> {
            assertThat(document.path()).isEqualTo("a.xml");
            assertThat(document.source()).isEqualTo(source.getFileName().toString());
            assertThat(document.documentId()).isEqualTo("urn:x:A");
            assertThat(document.format()).isEqualTo("iso19139");
            assertThat(document.sha512()).hasSize(128);
            assertThat(document.size()).isEqualTo(odd.getBytes(UTF_8).length);
        });
    }

    @Test
    void aBadFileIsALineWithPositionAndReasonAndStopsNothing() throws IOException {
        put("1-cut.xml", IsoText.document("urn:x:1", "Cut").substring(0, 400));
        put("2-prefix.xml", IsoText.document("urn:x:2", "Prefix").replace("<gmd:language>", "<gmx:language>"));
        put(
                "3-latin.xml",
                IsoText.document("urn:x:3", "E").replace("Sea", "M\u00e9r").getBytes(ISO_8859_1));
        put("4-words.txt", "no document");
        put("5-other.xml", "<kml/>");
        put("6-good.xml", IsoText.document("urn:x:6", "Good"));
        ImportRun run = centre.run(source);
        assertThat(run.counts())
                .isEqualTo(
                        new ImportCounts(1, 0, 0, 0, 3, 0, 2, 0, 0, run.counts().bytes()));
        assertThat(lines(run, Kind.FAILED))
                .extracting(ImportLine::path, ImportLine::code)
                .containsExactly(
                        tuple("1-cut.xml", "not-well-formed"),
                        tuple("2-prefix.xml", "undeclared-prefix"),
                        tuple("3-latin.xml", "wrong-encoding"));
        assertThat(lines(run, Kind.FAILED))
                .allSatisfy(line -> assertThat(line.line()).isPositive());
        assertThat(lines(run, Kind.IGNORED))
                .extracting(ImportLine::code)
                .containsExactly("import-no-document", "import-foreign");
    }

    @Test
    void endsAfterTheBatchAtHandWhenItIsCancelledSaysSoAndGoesOnFromThereNextTime() throws IOException {
        for (int i = 0; i < 450; i++) {
            put("%03d.xml".formatted(i), IsoText.document("urn:x:" + i, "Salinity no. " + i));
        }
        ImportRun run = centre.imports.run(
                ImportRequest.of(source, "a test"),
                counts ->
                        centre.imports.cancel(centre.imports.runs(1).getFirst().number(), "Administration"));
        assertThat(run.state()).isEqualTo(ImportRun.State.INTERRUPTED);
        assertThat(run.cancelledBy()).isEqualTo("Administration");
        assertThat(run.counts().added()).isEqualTo(200);
        assertThat(run.counts().missing()).isZero();
        assertThat(centre.lines(run).getLast())
                .extracting(ImportLine::code, ImportLine::arguments)
                .containsExactly("import-cancelled", List.of("Administration"));
        assertThat(centre.imports.cancel(run.number(), "Somebody else")).isEqualTo(run);

        ImportRun again = centre.run(source);
        assertThat(again.state()).isEqualTo(ImportRun.State.DONE);
        assertThat(again.counts().added()).isEqualTo(250);
        assertThat(again.counts().unchanged()).isEqualTo(200);
    }

    @Test
    void tellsOfAnAbsurdBoxAndTakesTheRecord() throws IOException {
        put("a.xml", IsoText.document("urn:x:A", "Odd", "-999"));
        ImportRun run = centre.run(source);
        assertThat(run.counts().added()).isEqualTo(1);
        assertThat(run.counts().warnings()).isEqualTo(1);
        ImportLine warning = lines(run, Kind.WARNING).getFirst();
        assertThat(warning.code()).isEqualTo("longitude-beyond-circle");
        assertThat(warning.place()).contains("EX_GeographicBoundingBox");
        assertThat(warning.line()).isPositive();
        assertThat(warning.recordId())
                .isEqualTo(
                        centre.catalogue().byIdentifier("urn:x:A").orElseThrow().id());
        assertThat(centre.catalogue()
                        .byIdentifier("urn:x:A")
                        .orElseThrow()
                        .record()
                        .boxes())
                .isEmpty();
    }

    @Test
    void theSameFilesAgainChangeNothing() throws IOException {
        put("a.xml", IsoText.document("urn:x:A", "One"));
        put("b.xml", IsoText.document(null, "Two"));
        centre.run(source);
        List<Long> before = changes();
        ImportRun again = centre.run(source);
        assertThat(again.counts().unchanged()).isEqualTo(2);
        assertThat(again.counts().added() + again.counts().changed()).isZero();
        assertThat(changes()).isEqualTo(before);
        assertThat(centre.lines(again)).isEmpty();
    }

    @Test
    void aChangedFileChangesItsRecordAlone() throws IOException {
        put("a.xml", IsoText.document("urn:x:A", "One"));
        put("b.xml", IsoText.document(null, "Two"));
        centre.run(source);
        String id = centre.catalogue().byIdentifier("urn:x:A").orElseThrow().id();
        put("a.xml", IsoText.document("urn:x:A", "One, mended"));
        put("b.xml", IsoText.document(null, "Two, mended"));
        ImportRun run = centre.run(source);
        assertThat(run.counts().changed()).isEqualTo(2);
        CatalogueRecord record = centre.catalogue().find(id).orElseThrow();
        assertThat(record.record().title().best(Language.EN)).isEqualTo("One, mended");
        assertThat(record.version()).isEqualTo(1);
        assertThat(new String(centre.origins.original(id).orElseThrow(), UTF_8)).contains("One, mended");
        assertThat(centre.centre
                        .database
                        .sql("SELECT COUNT(*) FROM harvested_original")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aFileThatMovedIsTheSameDocument() throws IOException {
        put("a.xml", IsoText.document("urn:x:A", "One"));
        centre.run(source);
        Files.move(source.resolve("a.xml"), source.resolve("z.xml"));
        ImportRun run = centre.run(source);
        assertThat(run.counts())
                .isEqualTo(
                        new ImportCounts(0, 0, 1, 0, 0, 0, 0, 0, 0, run.counts().bytes()));
        assertThat(changes()).hasSize(1);
        assertThat(centre.run(source).counts().unchanged()).isEqualTo(1);
    }

    @Test
    void aFileThatDisappearedIsToldAndItsRecordStands() throws IOException {
        put("a.xml", IsoText.document("urn:x:A", "One"));
        put("b.xml", IsoText.document("urn:x:B", "Two"));
        centre.run(source);
        Files.delete(source.resolve("b.xml"));
        ImportRun run = centre.run(source);
        assertThat(lines(run, Kind.MISSING)).extracting(ImportLine::path).containsExactly("b.xml");
        assertThat(centre.catalogue().byIdentifier("urn:x:B")).isPresent();
    }

    @Test
    void twoDocumentsWithOneIdentifierAreARecordAndALine() throws IOException {
        put("a.xml", IsoText.document("urn:x:A", "One"));
        put("b.xml", IsoText.document("URN:x:a", "Other"));
        ImportRun run = centre.run(source);
        assertThat(run.counts().added()).isEqualTo(1);
        assertThat(lines(run, Kind.DUPLICATE)).singleElement().satisfies(line -> {
            assertThat(line.path()).isEqualTo("b.xml");
            assertThat(line.arguments()).containsExactly("URN:x:a", "a.xml");
        });
        ImportRun again = centre.run(source);
        assertThat(again.counts().unchanged()).isEqualTo(1);
        assertThat(again.counts().duplicates()).isEqualTo(1);
        assertThat(again.counts().changed()).isZero();
    }

    @Test
    void aDocumentOfAnotherSourceIsNotOverwritten() throws IOException {
        put("mine/a.xml", IsoText.document("urn:x:A", "Mine"));
        put("theirs/a.xml", IsoText.document("urn:x:A", "Theirs"));
        centre.run(source.resolve("mine"));
        ImportRun run = centre.run(source.resolve("theirs"));
        assertThat(lines(run, Kind.DUPLICATE)).extracting(ImportLine::code).containsExactly("import-other-source");
        ImportRun asMine = centre.imports.run(
                new ImportRequest(source.resolve("theirs"), "mine", "a test", false), ImportProgress.SILENT);
        assertThat(asMine.counts().changed()).isEqualTo(1);
    }

    @Test
    void whatWasCorrectedOrWithdrawnHereStands() throws IOException {
        put("a.xml", IsoText.document("urn:x:A", "One"));
        put("b.xml", IsoText.document("urn:x:B", "Two"));
        centre.run(source);
        CatalogueRecord one = centre.catalogue().byIdentifier("urn:x:A").orElseThrow();
        CatalogueRecord two = centre.catalogue().byIdentifier("urn:x:B").orElseThrow();
        centre.catalogue().amend(one.id(), one.record().change().edition("ours").build(), one.change());
        centre.catalogue()
                .withdraw(two.id(), new Withdrawal("wrong", null, Withdrawal.Scope.ALL, Instant.EPOCH, "a test"));
        put("a.xml", IsoText.document("urn:x:A", "One, theirs"));
        put("b.xml", IsoText.document("urn:x:B", "Two, theirs"));
        ImportRun run = centre.run(source);
        assertThat(lines(run, Kind.KEPT))
                .extracting(ImportLine::code)
                .containsExactly("import-corrected-here", "import-withdrawn-here");
        CatalogueRecord now = centre.catalogue().find(one.id()).orElseThrow();
        assertThat(now.record().edition()).isEqualTo("ours");
        assertThat(centre.origins.document(one.id()).orElseThrow().isFollowedBy(now))
                .isFalse();
        assertThat(new String(centre.origins.original(one.id()).orElseThrow(), UTF_8))
                .contains("One, theirs");
        assertThat(centre.run(source).counts().unchanged()).isEqualTo(2);
    }

    @Test
    void aRunThatWasStoppedLeavesWholeBatchesAndTheNextOneGoesOn() throws IOException {
        for (int i = 0; i < 450; i++) {
            put(
                    "%03d.xml".formatted(i),
                    i % 50 == 7 ? "<gmd:MD_Metadata>" : IsoText.document("urn:x:" + i, "No. " + i));
        }
        try {
            centre.imports.run(ImportRequest.of(source, "a test"), counts -> {
                if (counts.documents() >= 200) {
                    throw new Stopped();
                }
            });
        } catch (Stopped expected) {
            centre.close();
        }
        open();
        ImportRun left = centre.imports.runs(1).getFirst();
        assertThat(left.state()).isEqualTo(ImportRun.State.INTERRUPTED);
        assertThat(left.counts().documents()).isEqualTo(200);
        assertThat(centre.lines(left)).hasSize(200);
        ImportRun next = centre.run(source);
        assertThat(next.counts().unchanged()).isEqualTo(196);
        assertThat(next.counts().added()).isEqualTo(245);
        assertThat(next.counts().failed()).isEqualTo(9);
    }

    @Test
    void aJobThatRunsAgainCountsAndTellsEverythingOnce() throws Exception {
        for (int i = 0; i < 250; i++) {
            put("%03d.xml".formatted(i), i == 7 ? "<gmd:MD_Metadata>" : IsoText.document("urn:x:" + i, "No. " + i));
        }
        ImportRun whole = centre.run(source);
        centre.centre
                .database
                .sql("UPDATE import_run SET state = 'running' WHERE number = ?")
                .param(whole.number())
                .update();
        centre.imports.goOn(whole.number());
        ImportRun again = centre.imports.find(whole.number()).orElseThrow();
        assertThat(again.counts().documents()).isEqualTo(whole.counts().documents());
        assertThat(centre.lines(again)).isEqualTo(centre.lines(whole));
    }

    @Test
    void moreThanTheLimitsAllowIsTold() throws IOException {
        centre.close();
        centre = new ImportsOnDisk(home, Documents.reader(), new Limits(3000, 2, 1_000_000));
        put("a.xml", IsoText.document("urn:x:A", "x".repeat(3000)));
        put("b.xml", IsoText.document("urn:x:B", "Two"));
        put("c.xml", IsoText.document("urn:x:C", "Three"));
        ImportRun run = centre.run(source);
        assertThat(centre.lines(run))
                .extracting(ImportLine::path, ImportLine::code)
                .containsExactly(
                        tuple("a.xml", "import-document-too-large"),
                        tuple("c.xml", "import-too-many"),
                        tuple("b.xml", "import-added"));
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void put(String path, String text) throws IOException {
        put(path, text.getBytes(UTF_8));
    }

    private void put(String path, byte[] bytes) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private List<ImportLine> lines(ImportRun run, Kind kind) {
        return centre.lines(run).stream().filter(line -> line.kind() == kind).toList();
    }

    private List<Map.Entry<String, Kind>> kinds(ImportRun run) {
        return centre.lines(run).stream()
                .map(line -> Map.entry(line.path(), line.kind()))
                .toList();
    }

    private List<Long> changes() {
        return centre.centre
                .database
                .sql("SELECT change_number FROM record ORDER BY id")
                .query(Long.class)
                .list();
    }
}
