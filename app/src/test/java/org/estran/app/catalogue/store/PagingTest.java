package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchRequest.Sort;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All pages together are all records once, in every order and whatever the length of a page. */
class PagingTest {

    private static final int RECORDS = 400;
    private static final String[] WORDS = {"mer", "océan", "Érosion", "zostère", "wave", "buoy", "écume"};

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;

    @BeforeAll
    static void publish() {
        disk = new CatalogueOnDisk(folder);
        Random random = new Random(3);
        // Few titles among many records: the order within one title must hold as well.
        disk.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < RECORDS; i++) {
                String title = WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)];
                put("record_" + i, LocalizedText.of(title, i % 3 == 0 ? "" : title + " en"));
            }
        });
        disk.catalogue.catchUp();
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RELEVANCE,,7",
        "RELEVANCE,mer,3",
        "RELEVANCE,oce,200",
        "RELEVANCE,wave,1",
        "NEWEST,,13",
        "NEWEST,erosion,50",
        "TITLE,,7",
        "TITLE,,199",
        "TITLE,wave,5"
    })
    void givesEveryRecordOnce(Sort sort, String text, int limit) {
        for (Language language : Language.values()) {
            SearchRequest request = SearchRequest.EVERYTHING
                    .sort(sort)
                    .text(text)
                    .language(language)
                    .limit(limit);
            List<String> all = ids(disk.catalogue.search(request.limit(200)));
            List<String> paged = allPages(request);
            assertThat(paged).doesNotHaveDuplicates().hasSize((int)
                    disk.catalogue.search(request).matched());
            assertThat(paged.subList(0, all.size())).isEqualTo(all);
        }
    }

    @Test
    void sortsTitlesWithoutRegardToAccentsAndCapitals() {
        List<String> titles = allPages(SearchRequest.EVERYTHING.sort(Sort.TITLE).limit(200)).stream()
                .map(id -> disk.catalogue.find(id).orElseThrow())
                .map(record -> record.record().title().best(Language.FR))
                .toList();
        assertThat(titles.getFirst()).startsWith("buoy");
        assertThat(firstThatBegins("buoy", titles)).isLessThan(firstThatBegins("écume", titles));
        assertThat(firstThatBegins("écume", titles)).isLessThan(firstThatBegins("Érosion", titles));
    }

    private static int firstThatBegins(String with, List<String> titles) {
        String first = titles.stream()
                .filter(title -> title.startsWith(with))
                .findFirst()
                .orElseThrow();
        return titles.indexOf(first);
    }

    @Test
    void aPageIsNotDisturbedByWhatIsPublishedMeanwhile() {
        SearchRequest request = SearchRequest.EVERYTHING.text("mer").limit(5);
        long matched = disk.catalogue.search(request).matched();
        List<String> seen = new ArrayList<>();
        SearchResult page = disk.catalogue.search(request);
        int n = 0;
        while (true) {
            seen.addAll(ids(page));
            if (page.nextCursor() == null) {
                break;
            }
            // Each of these changes what every score is worth.
            put("meanwhile_" + n++, LocalizedText.of("mer mer mer", ""));
            page = disk.catalogue.search(request.after(page.nextCursor()));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize((int) matched);
    }

    @ParameterizedTest
    @CsvSource({"RELEVANCE,mer", "NEWEST,", "TITLE,"})
    void whatIsAmendedWithdrawnAndPublishedMeanwhileNeitherRepeatsNorHidesARecord(Sort sort, String text) {
        SearchRequest request = SearchRequest.EVERYTHING.sort(sort).text(text).limit(20);
        Set<String> present = new TreeSet<>(allPages(request.limit(200)));
        List<String> seen = new ArrayList<>();
        Set<String> gone = new TreeSet<>();
        SearchResult page = disk.catalogue.search(request);
        for (int n = 0; page.nextCursor() != null; n++) {
            seen.addAll(ids(page));
            put(sort.word() + "_new_" + n, LocalizedText.of("mer", ""));
            CatalogueRecord amended = disk.catalogue.find(seen.getFirst()).orElseThrow();
            disk.catalogue.amend(
                    amended.id(),
                    MetadataRecord.titled(Kind.DATASET, LocalizedText.of("zostère " + sort + n, "")),
                    amended.change());
            String unseen = present.stream()
                    .filter(id -> !seen.contains(id))
                    .findFirst()
                    .orElseThrow();
            if (n % 3 == 0) {
                disk.catalogue.withdraw(
                        unseen, new Withdrawal("test", null, Withdrawal.Scope.ALL, Instant.EPOCH, "test"));
                gone.add(unseen);
            }
            page = disk.catalogue.search(request.after(page.nextCursor()));
        }
        seen.addAll(ids(page));
        Set<String> expected = new TreeSet<>(present);
        expected.removeAll(gone);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"NEWEST", "TITLE"})
    void whoeverComesBackWhenTheIndexWasMadeAnewMissesNothingThatStayed(Sort sort) {
        SearchRequest request = SearchRequest.EVERYTHING.sort(sort).limit(30);
        Set<String> present = new TreeSet<>(allPages(request.limit(200)));
        List<String> seen = new ArrayList<>();
        SearchResult page = disk.catalogue.search(request);
        for (int n = 0; page.nextCursor() != null; n++) {
            seen.addAll(ids(page));
            put(sort.word() + "_later_" + n, LocalizedText.of("écume", ""));
            disk.catalogue.rebuildIndex();
            page = disk.catalogue.search(request.after(page.nextCursor()));
        }
        seen.addAll(ids(page));
        assertThat(seen).doesNotHaveDuplicates().containsAll(present);
    }

    private static List<String> allPages(SearchRequest request) {
        List<String> seen = new ArrayList<>();
        SearchResult page = disk.catalogue.search(request);
        seen.addAll(ids(page));
        while (page.nextCursor() != null) {
            page = disk.catalogue.search(request.after(page.nextCursor()));
            assertThat(page.items()).isNotEmpty();
            seen.addAll(ids(page));
        }
        return seen;
    }

    private static List<String> ids(SearchResult page) {
        return page.items().stream().map(CatalogueRecord::id).toList();
    }

    private static void put(String id, LocalizedText title) {
        disk.catalogue.put(CatalogueEntry.described(id, MetadataRecord.titled(Kind.DATASET, title)));
    }
}
