package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchRequest.Sort;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.catalogue.search.Boxes;
import org.estran.records.MetadataRecord;
import org.estran.records.Period;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All real records of one archive (NCAR, some 5,760): the index finds what reading them one by one finds. */
class RealRecordsTest {

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;
    private static final Map<String, MetadataRecord> RECORDS = new LinkedHashMap<>();

    @BeforeAll
    static void publish() throws IOException {
        List<MetadataRecord> read = NcarRecords.all();
        disk = new CatalogueOnDisk(folder);
        for (int from = 0; from < read.size(); from += 500) {
            List<MetadataRecord> batch = read.subList(from, Math.min(read.size(), from + 500));
            disk.transaction.executeWithoutResult(status -> batch.forEach(record -> {
                String id = "ncar_" + RECORDS.size();
                RECORDS.put(id, record);
                disk.catalogue.put(CatalogueEntry.described(id, record));
            }));
        }
        disk.catalogue.catchUp();
    }

    @AfterAll
    static void close() {
        if (disk != null) {
            disk.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"NEWEST,,97", "TITLE,,200", "RELEVANCE,,200", "RELEVANCE,data,113"})
    void allPagesTogetherGiveEveryRecordOnce(Sort sort, String text, int limit) {
        SearchRequest request =
                SearchRequest.EVERYTHING.sort(sort).text(text).limit(limit).language(Language.EN);
        List<String> seen = found(request);
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).hasSize((int) disk.catalogue.search(request).matched());
        if (text == null) {
            assertThat(seen).hasSizeGreaterThan(5_700).containsExactlyInAnyOrderElementsOf(RECORDS.keySet());
        }
        assertThat(found(request)).as("a second reading").isEqualTo(seen);
    }

    @Test
    void theOrderIsTheOneAskedFor() {
        List<String> titles = found(SearchRequest.EVERYTHING
                        .sort(Sort.TITLE)
                        .language(Language.EN)
                        .limit(200))
                .stream()
                .map(id -> RECORDS.get(id).title().best(Language.EN).strip().toLowerCase(java.util.Locale.ROOT))
                .filter(title -> title.matches("[ -~]+"))
                .toList();
        assertThat(titles).isSorted();
        assertThat(disk.catalogue
                        .search(SearchRequest.EVERYTHING.sort(Sort.NEWEST))
                        .items())
                .extracting(CatalogueRecord::id)
                .startsWith("ncar_" + (RECORDS.size() - 1));
    }

    @Test
    void findsEveryBoxThatReadingThemFindsTheOddOnesFirst() {
        Random random = new Random(17);
        List<BoundingBox> odd = RECORDS.values().stream()
                .flatMap(record -> record.boxes().stream())
                .filter(box -> box.crossesAntimeridian()
                        || box.isPoint()
                        || box.width() == 0
                        || box.north() == 90
                        || box.south() == -90
                        || box.east() == 180)
                .distinct()
                .toList();
        List<BoundingBox> asked = new ArrayList<>(odd);
        for (int i = 0; i < 60; i++) {
            asked.add(Boxes.any(random));
        }
        assertThat(odd).hasSizeGreaterThan(20);
        for (BoundingBox box : asked) {
            Set<String> found = new TreeSet<>();
            disk.catalogue
                    .extents(SearchRequest.EVERYTHING.box(box), RECORDS.size())
                    .forEach(extent -> found.add(extent.id()));
            assertThat(found)
                    .as(box.text())
                    .isEqualTo(reading(record -> record.boxes().stream().anyMatch(one -> Boxes.meet(one, box))));
        }
    }

    @ParameterizedTest
    @CsvSource({"1990/1999", "../1960", "2010/..", "2005-06-01", "1800/1900", "2100/.."})
    void findsEveryPeriodThatReadingThemFinds(String period) {
        TimeInterval asked = TimeInterval.parse(period);
        Set<String> found =
                new TreeSet<>(found(SearchRequest.EVERYTHING.period(asked).limit(200)));
        assertThat(found)
                .isEqualTo(reading(record -> record.periods().stream()
                        .map(Period::interval)
                        .anyMatch(has -> !has.isEmpty() && startsIn(has, asked) && startsIn(asked, has))));
    }

    @Test
    void countsWhatReadingThemCounts() {
        SearchRequest request = SearchRequest.EVERYTHING
                .box(new BoundingBox(-130, 20, -60, 60))
                .period(TimeInterval.parse("1990/2005"));
        Set<String> within = new TreeSet<>(found(request));
        Map<Facet, List<FacetValue>> counts = disk.catalogue.search(request).facets();
        assertCounts(
                counts.get(Facet.KIND),
                within,
                record -> Stream.of(record.kind().word()));
        assertCounts(
                counts.get(Facet.ORGANISATION),
                within,
                record -> record.parties().stream().flatMap(party -> Stream.ofNullable(party.organisation())));
        assertCounts(
                counts.get(Facet.KEYWORD),
                within,
                record -> record.keywords().stream()
                        .map(keyword -> keyword.label().best(Language.FR)));
    }

    private static void assertCounts(
            List<FacetValue> shown, Set<String> within, Function<MetadataRecord, Stream<String>> values) {
        Map<String, Long> expected = new HashMap<>();
        for (String id : within) {
            Set<String> own = new TreeSet<>();
            values.apply(RECORDS.get(id))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .forEach(own::add);
            own.forEach(value -> expected.merge(value, 1L, Long::sum));
        }
        Map<String, Long> counted = new TreeMap<>();
        shown.forEach(value -> counted.put(value.value(), value.count()));
        assertThat(counted)
                .isNotEmpty()
                .allSatisfy((value, count) ->
                        assertThat(expected.get(value)).as(value).isEqualTo(count));
        long least = counted.values().stream().mapToLong(Long::longValue).min().orElse(0);
        assertThat(expected.entrySet().stream().filter(one -> one.getValue() > least))
                .as("none that is more frequent is missing")
                .allSatisfy(one -> assertThat(counted).containsKey(one.getKey()));
    }

    private static boolean startsIn(TimeInterval one, TimeInterval other) {
        return one.start() == null || other.end() == null || !one.start().isAfter(other.end());
    }

    private static Set<String> reading(Predicate<MetadataRecord> answers) {
        Set<String> ids = new TreeSet<>();
        RECORDS.forEach((id, record) -> {
            if (answers.test(record)) {
                ids.add(id);
            }
        });
        return ids;
    }

    private static List<String> found(SearchRequest request) {
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            SearchResult page = disk.catalogue.search(request.after(after));
            page.items().stream().map(CatalogueRecord::id).forEach(ids::add);
            after = page.nextCursor();
        } while (after != null);
        return ids;
    }
}
