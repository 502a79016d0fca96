package org.estran.app.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Changes;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record withdrawn with its metadata is told among the changes, and by nothing else. */
class TombstonesTest {

    private static final Filter ABOUT_ZOSTERA = new Filter.Compare(
            Queryable.KEYWORD.word(),
            Filter.Comparison.EQUAL,
            new Literal.Text("zosteres"),
            Filter.Case.CASE_AND_ACCENTS_IGNORED);

    @TempDir
    Path folder;

    private CatalogueOnDisk disk;
    private Catalogue catalogue;

    @BeforeEach
    void withdrawOne() {
        disk = new CatalogueOnDisk(folder);
        catalogue = disk.catalogue;
        put("record_stands", "Océan");
        put("record_gone", "Zostères disparues");
        catalogue.withdraw(
                "record_gone", new Withdrawal("wrong", null, Withdrawal.Scope.ALL, Instant.EPOCH, "curator"));
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void areAmongTheChangesOfTheSetsTheyWereIn() {
        Changes all = catalogue.changes(ChangesRequest.all(10));
        assertThat(all.records()).extracting(CatalogueRecord::id).containsExactly("record_stands", "record_gone");
        assertThat(all.records().getLast().isGone()).isTrue();
        assertThat(all.matched()).isEqualTo(2);
        assertThat(all.more()).isFalse();
        Changes ofSet = catalogue.changes(new ChangesRequest(null, null, ABOUT_ZOSTERA, null, 10));
        assertThat(ofSet.records()).extracting(CatalogueRecord::id).containsExactly("record_stands", "record_gone");
    }

    @Test
    void areFoundByNothingElse() {
        SearchRequest everything = SearchRequest.EVERYTHING;
        for (SearchRequest request : List.of(
                everything,
                everything.text("disparues"),
                everything.text("record_gone"),
                everything.identifier("record_gone"),
                everything.box(new BoundingBox(-5, 40, 5, 50)),
                everything.filter(ABOUT_ZOSTERA),
                everything.filter(new Filter.Not(ABOUT_ZOSTERA)),
                everything.filter(new Filter.In("id", List.of(new Literal.Text("record_gone")), Filter.Case.EXACT)))) {
            assertThat(catalogue.search(request).items())
                    .extracting(CatalogueRecord::id)
                    .doesNotContain("record_gone");
            assertThat(catalogue.matching(request, 0).records())
                    .extracting(CatalogueRecord::id)
                    .doesNotContain("record_gone");
            assertThat(catalogue.extents(request, 10))
                    .allMatch(extent -> !extent.id().equals("record_gone"));
        }
        assertThat(catalogue.search(everything).matched()).isEqualTo(1);
        assertThat(catalogue.search(everything).facets().values().stream()
                        .flatMap(List::stream)
                        .map(value -> value.count()))
                .allMatch(count -> count == 1);
    }

    @Test
    void suggestAndSpellNothing() {
        assertThat(catalogue.suggestions("dispar", Language.FR)).isEmpty();
        assertThat(catalogue.search(SearchRequest.EVERYTHING.text("disparuez")).corrected())
                .isNull();
    }

    @Test
    void stayWhenTheIndexIsMadeAnew() {
        catalogue.rebuildIndex();
        areAmongTheChangesOfTheSetsTheyWereIn();
        areFoundByNothingElse();
    }

    @Test
    void changesFollowEachOtherPageByPageWhateverChangesMeanwhile() {
        for (int n = 0; n < 20; n++) {
            put("record_more_" + n, "Encore");
        }
        List<String> seen = new ArrayList<>();
        ChangesRequest request = ChangesRequest.all(3);
        Changes page = catalogue.changes(request);
        while (true) {
            page.records().forEach(record -> seen.add(record.id()));
            if (seen.size() == 3) {
                // What was told already is told again, at the end.
                catalogue.withdraw(
                        "record_stands", new Withdrawal("late", null, Withdrawal.Scope.ALL, Instant.EPOCH, "curator"));
            }
            if (!page.more()) {
                break;
            }
            page = catalogue.changes(
                    request.after(ChangesRequest.After.of(page.records().getLast())));
        }
        assertThat(seen).hasSize(23).endsWith("record_stands");
        assertThat(seen.stream().distinct()).hasSize(22);
    }

    @Test
    void changesAreBoundedBySeconds() {
        List<CatalogueRecord> both = catalogue.changes(ChangesRequest.all(10)).records();
        Instant first = both.getFirst().changedAt();
        Instant last = both.getLast().changedAt();
        assertThat(ids(new ChangesRequest(null, first, null, null, 10))).containsExactly("record_stands");
        assertThat(ids(new ChangesRequest(last, null, null, null, 10))).containsExactly("record_gone");
        assertThat(ids(new ChangesRequest(last.plusSeconds(1), null, null, null, 10)))
                .isEmpty();
        assertThat(ids(new ChangesRequest(first, last, null, null, 10))).hasSize(2);
    }

    private List<String> ids(ChangesRequest request) {
        return catalogue.changes(request).records().stream()
                .map(CatalogueRecord::id)
                .toList();
    }

    private void put(String id, String title) {
        MetadataRecord record = new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.in(Language.FR, title))
                .keywords(List.of(new Keyword(LocalizedText.in(Language.FR, "Zostères"), null, null)))
                .boxes(List.of(new BoundingBox(-4, 47, -3, 48)))
                .build();
        catalogue.put(CatalogueEntry.described(id, record));
    }
}
