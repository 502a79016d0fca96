package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordVersion;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Identifier;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.Checksums;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCatalogueTest {

    private static final Doi DOI = new Doi("10.5072", "tide");

    @TempDir
    Path folder;

    private CatalogueOnDisk disk;
    private Catalogue catalogue;

    @BeforeEach
    void open() {
        disk = new CatalogueOnDisk(folder, false);
        catalogue = disk.catalogue;
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void makesAnIdOfTheTitle() {
        assertThat(catalogue.newId(titled("Température de surface, Œuvre")))
                .matches("temperature_de_surface_oeuvre_[a-z0-9]{8}")
                .hasSizeLessThanOrEqualTo(40);
        assertThat(catalogue.newId(titled("2024 – 海"))).matches("dataset_2024_[a-z0-9]{8}");
        assertThat(catalogue.newId(titled("海洋"))).matches("dataset_[a-z0-9]{8}");
        assertThat(catalogue.newId(titled("a".repeat(90)))).matches("[a-z][a-z0-9_]{5,39}");
    }

    @Test
    void tellsOfARecordWhatOthersSayOfItUnderAnyOfItsNames() {
        catalogue.put(entry("tide_gauge", 1, "a.nc"));
        Doi doi = Objects.requireNonNull(
                catalogue.find("tide_gauge").orElseThrow().doi());
        related("campaign_one", RelationType.COLLECTS, "tide_gauge");
        related("article_one", RelationType.CITES, doi.address().toUpperCase(Locale.ROOT));
        related("article_two", RelationType.CITES, "10.5072/another");
        assertThat(catalogue.relationsTo("tide_gauge", 10))
                .extracting(
                        related -> related.record().id() + " " + related.type().word())
                .containsExactly("article_one Cites", "campaign_one Collects");
        assertThat(catalogue.relationsTo("tide_gauge", 1)).hasSize(1);

        CatalogueRecord article = catalogue.find("article_one").orElseThrow();
        catalogue.amend("article_one", titled("It cites nothing any more"), article.change());
        catalogue.withdraw("campaign_one", withdrawal(Withdrawal.Scope.ALL));
        assertThat(catalogue.relationsTo("tide_gauge", 10)).isEmpty();
    }

    @Test
    void tellsItsStateWhichEveryCommittedChangeMakesAnotherOne() {
        disk.close();
        disk = new CatalogueOnDisk(folder);
        catalogue = disk.catalogue;
        List<String> states = new ArrayList<>(List.of(catalogue.state()));
        catalogue.put(entry("tide_gauge", 1, "a.nc"));
        states.add(catalogue.state());
        CatalogueRecord record = catalogue.find("tide_gauge").orElseThrow();
        catalogue.amend("tide_gauge", titled("Corrected"), record.change());
        states.add(catalogue.state());
        catalogue.withdraw("tide_gauge", withdrawal(Withdrawal.Scope.DATA));
        states.add(catalogue.state());
        assertThat(states).doesNotHaveDuplicates().allMatch(state -> state.matches("[a-z0-9-]+"));
        assertThat(catalogue.state()).isEqualTo(states.getLast());
    }

    private void related(String id, RelationType type, String target) {
        catalogue.put(CatalogueEntry.described(
                id,
                titled(id)
                        .change()
                        .relations(List.of(new Relation(type, target, null)))
                        .build()));
    }

    @Test
    void givesEveryIdOnce() {
        assertThat(IntStream.range(0, 500).mapToObj(i -> catalogue.newId(titled("Same"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsWhatWasPublished() {
        CatalogueRecord put = catalogue.put(entry("tide_gauge", 1, "a.nc", "b.nc"));
        assertThat(catalogue.find("tide_gauge")).contains(put);
        assertThat(put.fileCount()).isEqualTo(2);
        assertThat(put.byteCount()).isEqualTo(20);
        assertThat(put.doi()).isEqualTo(DOI);
        assertThat(disk.events).containsExactly(new RecordPublished("tide_gauge", 1));
    }

    @Test
    void publishingTheSameVersionAgainChangesNothing() {
        CatalogueRecord first = catalogue.put(entry("tide_gauge", 1, "a.nc"));
        CatalogueRecord again = catalogue.put(entry("tide_gauge", 1, "other.nc"));
        assertThat(again).isEqualTo(first);
        assertThat(paths("tide_gauge")).containsExactly("a.nc");
        assertThat(disk.events).hasSize(1);
    }

    @Test
    void keepsTheOlderVersionWithItsFiles() {
        catalogue.put(entry("tide_gauge", 1, "a.nc"));
        catalogue.put(entry("tide_gauge", 2, "a.nc", "b.nc"));
        assertThat(catalogue.find("tide_gauge").orElseThrow().version()).isEqualTo(2);
        assertThat(catalogue.versions("tide_gauge", null, 10))
                .extracting(RecordVersion::version)
                .containsExactly(2, 1);
        assertThat(catalogue.versions("tide_gauge", 2, 10))
                .extracting(RecordVersion::version)
                .containsExactly(1);
        assertThat(catalogue.lastVersion("tide_gauge")).isEqualTo(2);
        assertThat(catalogue.files("tide_gauge", 1, null, 10)).hasSize(1);
        assertThat(paths("tide_gauge")).containsExactly("a.nc", "b.nc");
        assertThat(catalogue.put(entry("tide_gauge", 1, "a.nc")).version()).isEqualTo(2);
    }

    @Test
    void refusesAVersionThatWasPassedOver() {
        catalogue.put(entry("tide_gauge", 3));
        assertThatThrownBy(() -> catalogue.put(entry("tide_gauge", 2)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("record-version-passed");
    }

    @Test
    void refusesAnIdOfAnotherForm() {
        assertThatThrownBy(() -> catalogue.put(entry("../etc", 1))).hasMessageContaining("record-id-invalid");
    }

    @Test
    void numbersEveryChangeAndKeepsNothingOfWhatWasRolledBack() {
        long first = catalogue.put(entry("tide_gauge", 1)).change();
        assertThatThrownBy(() -> disk.transaction.executeWithoutResult(status -> {
                    catalogue.put(entry("other_gauge", 1));
                    throw new IllegalStateException("the caller fails");
                }))
                .hasMessage("the caller fails");
        assertThat(catalogue.find("other_gauge")).isEmpty();
        assertThat(catalogue.put(entry("third_gauge", 1)).change()).isEqualTo(first + 1);
    }

    @Test
    void anyNameMayBeAPath() {
        List<String> names = List.of(
                "../../etc/passwd",
                "/absolute",
                "été.txt",
                "e\u0301te\u0301.txt",
                "\u202etxt.exe",
                "line\nbreak",
                "nul\u0000inside",
                "x".repeat(400),
                "🌊.nc");
        catalogue.put(entry("odd_names", 1, names.toArray(String[]::new)));
        assertThat(paths("odd_names")).containsExactlyInAnyOrderElementsOf(names);
        for (String name : names) {
            assertThat(catalogue.file("odd_names", name))
                    .get()
                    .extracting(PublishedFile::path)
                    .isEqualTo(name);
        }
        assertThat(catalogue.file("odd_names", "etc/passwd")).isEmpty();
    }

    @Test
    void pagesThroughManyFiles() {
        String[] names = IntStream.range(0, 2503)
                .mapToObj(i -> "profile/" + (i % 7) + "/é" + i)
                .toArray(String[]::new);
        catalogue.put(entry("many_files", 1, names));
        List<String> seen = new ArrayList<>();
        List<PublishedFile> page;
        String after = null;
        do {
            page = catalogue.files("many_files", after, 100);
            page.forEach(file -> seen.add(file.path()));
            after = page.isEmpty() ? after : page.getLast().path();
        } while (!page.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrder(names);
    }

    @Test
    void isFoundByEveryIdentifierInEveryForm() {
        MetadataRecord record = titled("Tide")
                .change()
                .identifiers(List.of(new Identifier("urn", "URN:Ogc:Tide:1")))
                .build();
        catalogue.put(new CatalogueEntry("tide_gauge", record, DOI, 1, List.of()));
        assertThat(List.of(
                        "tide_gauge",
                        "10.5072/TIDE",
                        "https://doi.org/10.5072/tide",
                        "doi:10.5072/Tide",
                        "urn:ogc:tide:1"))
                .allSatisfy(form -> assertThat(catalogue.byIdentifier(form)).isPresent());
        assertThat(catalogue.byIdentifier("10.5072/other")).isEmpty();
    }

    @Test
    void correctsADescriptionForWhoSawTheLastOne() {
        CatalogueRecord seen = catalogue.put(entry("tide_gauge", 1, "a.nc"));
        CatalogueRecord amended = catalogue.amend("tide_gauge", titled("Better"), seen.change());
        assertThat(amended.version()).isEqualTo(1);
        assertThat(amended.fileCount()).isEqualTo(1);
        assertThat(catalogue.find("tide_gauge").orElseThrow().record()).isEqualTo(titled("Better"));
        assertThatThrownBy(() -> catalogue.amend("tide_gauge", titled("Late"), seen.change()))
                .hasMessageContaining("record-outdated");
        assertThatThrownBy(() -> catalogue.amend("nobody_here", titled("Late"), 1))
                .hasMessageContaining("record-not-found");
    }

    @Test
    void leavesATombstone() {
        catalogue.put(entry("tide_gauge", 1, "a.nc"));
        Withdrawal data = withdrawal(Withdrawal.Scope.DATA);
        assertThat(catalogue.withdraw("tide_gauge", data).withdrawal()).isEqualTo(data);
        CatalogueRecord gone = catalogue.withdraw("tide_gauge", withdrawal(Withdrawal.Scope.ALL));
        assertThat(gone.isGone()).isTrue();
        assertThat(catalogue.withdraw("tide_gauge", withdrawal(Withdrawal.Scope.ALL)))
                .isEqualTo(gone);
        assertThatThrownBy(() -> catalogue.withdraw("tide_gauge", data)).hasMessageContaining("record-withdrawn");
        assertThatThrownBy(() -> catalogue.put(entry("tide_gauge", 2))).hasMessageContaining("record-withdrawn");
        assertThat(disk.events)
                .containsExactly(
                        new RecordPublished("tide_gauge", 1),
                        new RecordWithdrawn("tide_gauge", Withdrawal.Scope.DATA),
                        new RecordWithdrawn("tide_gauge", Withdrawal.Scope.ALL));
    }

    @Test
    void aNewVersionStandsWhereTheDataOfTheFormerWereWithdrawn() {
        catalogue.put(entry("tide_gauge", 1, "wrong.nc"));
        catalogue.withdraw("tide_gauge", withdrawal(Withdrawal.Scope.DATA));
        catalogue.put(entry("tide_gauge", 2, "right.nc"));
        assertThat(catalogue.find("tide_gauge").orElseThrow().isDataWithdrawn()).isFalse();
        assertThat(catalogue.find("tide_gauge", 1).orElseThrow().isDataWithdrawn())
                .isTrue();
    }

    private static Withdrawal withdrawal(Withdrawal.Scope scope) {
        return new Withdrawal("drifted sensor", null, scope, Instant.parse("2026-02-01T00:00:00Z"), "curator");
    }

    private List<String> paths(String id) {
        return catalogue.files(id, null, 10_000).stream()
                .map(PublishedFile::path)
                .toList();
    }

    private static MetadataRecord titled(String title) {
        return MetadataRecord.titled(Kind.DATASET, LocalizedText.of("", title));
    }

    static CatalogueEntry entry(String id, int version, String... paths) {
        List<PublishedFile> files = java.util.Arrays.stream(paths)
                .map(path -> new PublishedFile(
                        id,
                        version,
                        path,
                        "v" + version + "/content",
                        10,
                        new Checksums("0".repeat(128), "0".repeat(32), 0xffff_ffffL),
                        "application/netcdf"))
                .toList();
        return new CatalogueEntry(id, titled("Tide gauge"), DOI, version, files);
    }
}
