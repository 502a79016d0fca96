package org.estran.app.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.cql2.Cql2Text;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Period;
import org.estran.records.Position;
import org.estran.records.RecordBuilder;
import org.estran.records.Shape;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each condition finds in the index what a plain reading of every record finds, alone, negated and in pairs. */
class FilterConditionsTest {

    private static final String[] WORDS = {
        "mer", "Océan", "océan indien", "Mer d'Iroise", "OCEAN", "100% sel", "a_b", "x"
    };
    private static final String[] KEYWORDS = {"houle", "vent", "Sel", "température"};

    private static final List<String> CONDITIONS = List.of(
            "title = 'mer'",
            "title <> 'mer'",
            "title < 'mer'",
            "title <= 'mer'",
            "title > 'mer'",
            "title >= 'mer'",
            "CASEI(title) = CASEI('MER')",
            "ACCENTI(CASEI(title)) = ACCENTI(CASEI('ocean'))",
            "CASEI(title) >= CASEI('MER')",
            "title LIKE 'mer'",
            "title LIKE 'Mer%'",
            "title LIKE '%mer'",
            "title LIKE '%c%an%'",
            "title LIKE '_er'",
            "title LIKE '100\\%%'",
            "title LIKE 'a\\_b'",
            "title LIKE '%'",
            "CASEI(title) LIKE CASEI('%OCÉ%')",
            "ACCENTI(CASEI(title)) LIKE ACCENTI(CASEI('%oce%'))",
            "title BETWEEN 'a' AND 'n'",
            "title IN ('mer', 'x', 'nothing')",
            "CASEI(title) IN (CASEI('MER'), 'X')",
            "alternate_title IS NULL",
            "abstract IS NULL",
            "abstract = 'mer profonde'",
            "abstract LIKE '%profonde%'",
            "abstract LIKE '%Profonde'",
            "CASEI(abstract) LIKE CASEI('%Profonde')",
            "abstract LIKE 'mer%de'",
            "ACCENTI(CASEI(abstract)) LIKE ACCENTI(CASEI('ocean%'))",
            "ACCENTI(CASEI(abstract)) LIKE ACCENTI(CASEI('%an_p%'))",
            "any_text LIKE '%INDIEN profond%'",
            "any_text LIKE '%e%'",
            "any_text LIKE '%in%d%e%'",
            "any_text = 'houle'",
            "keyword = 'houle'",
            "keyword <> 'houle'",
            "A_CONTAINS(keyword, ('houle', 'vent'))",
            "A_CONTAINEDBY(keyword, ('houle', 'vent'))",
            "A_EQUALS(keyword, ('houle', 'vent'))",
            "A_OVERLAPS(keyword, ('Sel', 'vent'))",
            "kind = 'dataset'",
            "created = DATE('2001-02-03')",
            "created < DATE('2005-01-01')",
            "created <= TIMESTAMP('2004-02-03T00:00:00Z')",
            "created > DATE('2005-01-01')",
            "created >= '2005'",
            "created BETWEEN '2003' AND '2006'",
            "created IN ('2001', '2002-02-03')",
            "created IS NULL",
            "T_AFTER(created, DATE('2004-01-01'))",
            "T_DURING(created, INTERVAL('2003-01-01', '2006-01-01'))",
            "T_EQUALS(created, TIMESTAMP('2001-02-03T00:00:00Z'))",
            "T_AFTER(time, DATE('2005-01-01'))",
            "T_BEFORE(time, DATE('2005-01-01'))",
            "T_CONTAINS(time, INTERVAL('2004-01-01', '2004-06-01'))",
            "T_DURING(time, INTERVAL('2000-06-01', '..'))",
            "T_DURING(time, INTERVAL('2000-06-01', '2012-06-01'))",
            "T_EQUALS(time, INTERVAL('2003-01-01T00:00:00Z', '2005-01-01T00:00:00Z'))",
            "T_FINISHEDBY(time, INTERVAL('2004-01-01T00:00:00Z', '2005-01-01T00:00:00Z'))",
            "T_FINISHES(time, INTERVAL('1990-01-01T00:00:00Z', '2005-01-01T00:00:00Z'))",
            "T_INTERSECTS(time, INTERVAL('2004-01-01', '2004-06-01'))",
            "T_DISJOINT(time, INTERVAL('2004-01-01', '2004-06-01'))",
            "T_MEETS(time, INTERVAL('2005-01-01T00:00:00Z', '..'))",
            "T_METBY(time, INTERVAL('..', '2003-01-01T00:00:00Z'))",
            "T_OVERLAPS(time, INTERVAL('2004-06-01', '2020-01-01'))",
            "T_OVERLAPPEDBY(time, INTERVAL('1990-01-01', '2004-06-01'))",
            "T_STARTEDBY(time, INTERVAL('2003-01-01T00:00:00Z', '2003-06-01T00:00:00Z'))",
            "T_STARTS(time, INTERVAL('2003-01-01T00:00:00Z', '2020-06-01T00:00:00Z'))",
            "time IS NULL",
            "depth = 50",
            "depth < 10",
            "depth <= 0",
            "depth > 100",
            "depth >= 100.5",
            "depth BETWEEN 20 AND 60",
            "depth IS NULL",
            "S_INTERSECTS(place, BBOX(0,0,10,10))",
            "S_INTERSECTS(place, BBOX(10,10,20,20))",
            "S_INTERSECTS(place, POINT(6 6))",
            "S_INTERSECTS(place, POLYGON((0.5 0.5, 20.3 0.5, 0.5 20.6, 0.5 0.5)))",
            "S_INTERSECTS(place, LINESTRING(-20 5.3, 30 5.6))",
            "S_DISJOINT(place, BBOX(0,0,10,10))",
            "S_WITHIN(place, BBOX(-10.5,-10.5,20.5,20.5))",
            "S_CONTAINS(place, POINT(5.5 5.5))",
            "S_EQUALS(place, BBOX(0,0,10,10))",
            "S_TOUCHES(place, BBOX(10,0,20,10))",
            "S_OVERLAPS(place, BBOX(5,5,25,25))",
            "S_CROSSES(place, LINESTRING(-30 5.25, 40 5.25))",
            "place IS NULL",
            "TRUE",
            "FALSE");

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;
    private static Catalogue catalogue;
    private static List<CatalogueRecord> all;

    @BeforeAll
    static void publish() {
        disk = new CatalogueOnDisk(folder);
        catalogue = disk.catalogue;
        Random random = new Random(7);
        disk.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 300; i++) {
                catalogue.put(CatalogueEntry.described("record_" + i, record(random)));
            }
        });
        catalogue.catchUp();
        all = catalogue.matching(SearchRequest.EVERYTHING.limit(1000), 0).records();
        assertThat(all).hasSize(300);
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    static Stream<String> conditions() {
        return CONDITIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void findsWhatAPlainReadingFinds(String condition) throws FilterException {
        Filter filter = read(condition);
        assertThat(found(filter)).as(condition).isEqualTo(plainly(filter));
        assertThat(found(new Filter.Not(filter))).as("NOT " + condition).isEqualTo(plainly(new Filter.Not(filter)));
    }

    @Test
    void findsWhatPairsOfConditionsAskFor() throws FilterException {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            Filter one = read(CONDITIONS.get(random.nextInt(CONDITIONS.size())));
            Filter other = read(CONDITIONS.get(random.nextInt(CONDITIONS.size())));
            Filter filter = switch (random.nextInt(4)) {
                case 0 -> new Filter.And(List.of(one, other));
                case 1 -> new Filter.Or(List.of(one, other));
                case 2 -> new Filter.Not(new Filter.And(List.of(one, new Filter.Not(other))));
                default -> new Filter.And(List.of(one, new Filter.Not(new Filter.Or(List.of(other, one)))));
            };
            assertThat(found(filter)).as(filter.toString()).isEqualTo(plainly(filter));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing = 'x'",
                "title = 'x' AND nothing IS NULL",
                "abstract < 'x'",
                "place = 'x'",
                "place LIKE 'x'",
                "time = '2001'",
                "created = 'yesterday'",
                "depth = 'deep'",
                "S_INTERSECTS(title, POINT(1 2))",
                "T_AFTER(title, DATE('2001-01-01'))",
                "A_EQUALS(place, ('x'))",
                "place BETWEEN 1 AND 2"
            })
    void refusesWhatAPropertyHasNot(String condition) {
        assertThatThrownBy(() -> found(read(condition))).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "150000, 1", "300000, 0"})
    void findsWhatIsNear(double metres, int least) {
        Position centre = new Position(0.25, 0.25);
        for (boolean within : new boolean[] {true, false}) {
            Filter near = new Filter.Distance("place", List.of(new Shape.Point(centre)), metres, within);
            List<String> plainly = all.stream()
                    .filter(record -> !record.record().shapes().isEmpty()
                            || !record.record().boxes().isEmpty())
                    .filter(record -> PlainGeometry.metres(
                                            PlainGeometry.of(record.record()),
                                            PlainGeometry.of(List.of(new Shape.Point(centre))))
                                    <= metres
                            == within)
                    .map(CatalogueRecord::id)
                    .sorted()
                    .toList();
            assertThat(found(near)).hasSizeGreaterThanOrEqualTo(least).isEqualTo(plainly);
        }
    }

    @Test
    void pagesFromAnyPlaceOnAreTheWholeInOrder() {
        for (Order order : List.of(
                Order.ascending(Queryable.ID),
                Order.descending(Queryable.ID),
                Order.ascending(Queryable.CREATED),
                Order.descending(Queryable.CREATED),
                Order.descending(Queryable.KEYWORD),
                Order.ascending(Queryable.TITLE),
                Order.ascending(Queryable.END))) {
            SearchRequest request = SearchRequest.EVERYTHING.order(List.of(order, Order.descending(Queryable.KIND)));
            List<String> whole = ids(catalogue.matching(request.limit(1000), 0));
            assertThat(whole).doesNotHaveDuplicates().hasSize(300);
            List<String> paged = new ArrayList<>();
            for (int offset = 0; offset < 300; offset += 70) {
                paged.addAll(ids(catalogue.matching(request.limit(70), offset)));
            }
            assertThat(paged).isEqualTo(whole);
            List<String> followed = new ArrayList<>();
            var page = catalogue.search(request.limit(40));
            while (true) {
                page.items().forEach(record -> followed.add(record.id()));
                if (page.nextCursor() == null) {
                    break;
                }
                page = catalogue.search(request.limit(40).after(page.nextCursor()));
            }
            assertThat(followed).isEqualTo(whole);
        }
    }

    @Test
    void recordsWithoutThePropertyComeLast() {
        for (boolean descending : new boolean[] {false, true}) {
            for (Queryable property : List.of(Queryable.CREATED, Queryable.KEYWORD)) {
                List<CatalogueRecord> sorted = catalogue
                        .matching(
                                SearchRequest.EVERYTHING.limit(1000).order(List.of(new Order(property, descending))), 0)
                        .records();
                List<Boolean> has = sorted.stream()
                        .map(record -> property == Queryable.CREATED
                                ? !record.record().dates().isEmpty()
                                : !record.record().keywords().isEmpty())
                        .toList();
                assertThat(has.lastIndexOf(true)).isLessThan(has.indexOf(false));
            }
        }
    }

    @Test
    void anOffsetFarBehindTheLastFindsNothing() {
        Matches far = catalogue.matching(SearchRequest.EVERYTHING.limit(10), 5_000_000_000L);
        assertThat(far.records()).isEmpty();
        assertThat(far.matched()).isEqualTo(300);
    }

    private static List<String> found(Filter filter) {
        return ids(catalogue.matching(
                SearchRequest.EVERYTHING.limit(1000).filter(filter).order(List.of(Order.ascending(Queryable.ID))), 0));
    }

    private static List<String> plainly(Filter filter) {
        return all.stream()
                .filter(record -> PlainConditions.holds(filter, record))
                .map(CatalogueRecord::id)
                .sorted()
                .toList();
    }

    private static List<String> ids(Matches matches) {
        return matches.records().stream().map(CatalogueRecord::id).toList();
    }

    private static Filter read(String condition) throws FilterException {
        return Cql2Text.read(condition, FilterLimits.USUAL);
    }

    private static MetadataRecord record(Random random) {
        RecordBuilder record = new RecordBuilder(Kind.values()[random.nextInt(3)])
                .title(LocalizedText.in(Language.FR, WORDS[random.nextInt(WORDS.length)]));
        if (random.nextInt(4) > 0) {
            record.summary(LocalizedText.in(
                    Language.FR,
                    WORDS[random.nextInt(WORDS.length)] + (random.nextBoolean() ? " profonde" : " Profond")));
        }
        List<Keyword> keywords = new ArrayList<>();
        for (String keyword : KEYWORDS) {
            if (random.nextInt(3) == 0) {
                keywords.add(new Keyword(LocalizedText.in(Language.FR, keyword), null, null));
            }
        }
        record.keywords(keywords);
        if (random.nextInt(3) > 0) {
            record.dates(List.of(new DatedEvent(DateType.CREATION, (2000 + random.nextInt(9)) + "-02-03")));
        }
        if (random.nextInt(4) > 0) {
            int from = 2001 + random.nextInt(4);
            String first = random.nextInt(6) == 0 ? ".." : from + "-01-01T00:00:00Z";
            String last = random.nextInt(6) == 0 ? ".." : (from + random.nextInt(4)) + "-01-01T00:00:00Z";
            record.periods(List.of(Period.of(TimeInterval.parse(first + "/" + last))));
        }
        if (random.nextInt(3) > 0) {
            int top = random.nextInt(20) * 10;
            record.verticals(List.of(new VerticalExtent(-top - random.nextInt(5) * 10, -top)));
        }
        switch (random.nextInt(5)) {
            case 0 -> record.boxes(List.of(box(random)));
            case 1 -> record.boxes(List.of(box(random), box(random)));
            case 2 -> record.shapes(List.of(new Shape.Point(at(random))));
            case 3 -> record.shapes(List.of(new Shape.Line(List.of(at(random), new Position(25.25, 7.25)))));
            default -> record.boxes(List.of());
        }
        return record.build();
    }

    private static BoundingBox box(Random random) {
        int west = -10 + 5 * random.nextInt(5);
        int south = -10 + 5 * random.nextInt(5);
        return new BoundingBox(west, south, west + 5 + 5 * random.nextInt(3), south + 5 + 5 * random.nextInt(3));
    }

    private static Position at(Random random) {
        return new Position(-9.75 + 5 * random.nextInt(7), -9.75 + 5 * random.nextInt(7));
    }
}
