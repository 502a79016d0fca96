package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.search.Boxes;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts of facets are what counting the records one by one gives, whatever else is asked. */
class FacetCountsTest {

    private static final List<Facet> COUNTED =
            List.of(Facet.KIND, Facet.VARIABLE, Facet.ORGANISATION, Facet.KEYWORD, Facet.LICENCE, Facet.DECADE);
    private static final List<String> WORDS = List.of("salinity", "buoy", "glider");

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;
    private static final Random RANDOM = new Random(23);
    private static final List<MetadataRecord> RECORDS = new ArrayList<>();

    @BeforeAll
    static void publish() {
        disk = new CatalogueOnDisk(folder);
        disk.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 600; i++) {
                MetadataRecord record = record(i);
                RECORDS.add(record);
                disk.catalogue.put(CatalogueEntry.described("record_" + i, record));
            }
        });
        disk.catalogue.catchUp();
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    @Test
    void areWhatCountingOneByOneGives() {
        for (int i = 0; i < 150; i++) {
            SearchRequest request = request();
            Map<Facet, List<FacetValue>> counted =
                    disk.catalogue.search(request).facets();
            for (Facet facet : COUNTED) {
                Map<String, Long> shown = new TreeMap<>();
                counted.get(facet).stream()
                        .filter(value -> value.count() > 0)
                        .forEach(value -> shown.put(value.value(), value.count()));
                assertThat(shown).as(facet + " of " + request).isEqualTo(oneByOne(request, facet));
            }
        }
    }

    private static Map<String, Long> oneByOne(SearchRequest request, Facet facet) {
        Map<String, Long> counts = new TreeMap<>();
        RECORDS.stream()
                .filter(record -> answers(record, request, facet))
                .forEach(record -> values(record, facet).forEach(value -> counts.merge(value, 1L, Long::sum)));
        return counts;
    }

    private static boolean answers(MetadataRecord record, SearchRequest request, Facet left) {
        boolean text = request.text() == null
                || List.of(record.title().best(request.language()).split(" ")).contains(request.text());
        boolean box = request.box() == null || record.boxes().stream().anyMatch(one -> Boxes.meet(one, request.box()));
        boolean facets = request.facets().entrySet().stream()
                .filter(asked -> asked.getKey() != left)
                .allMatch(asked -> values(record, asked.getKey()).stream().anyMatch(asked.getValue()::contains));
        return text && box && facets;
    }

    private static Set<String> values(MetadataRecord record, Facet facet) {
        Stream<String> values = switch (facet) {
            case KIND -> Stream.of(record.kind().word());
            case VARIABLE -> record.variables().stream().map(Variable::standardName);
            case ORGANISATION -> record.parties().stream().map(Party::organisation);
            case KEYWORD ->
                record.keywords().stream().map(word -> word.label().byLanguage().get("fr"));
            case LICENCE -> Stream.ofNullable(record.licence());
            case DECADE -> decades(record.period());
            default -> throw new IllegalArgumentException(facet.word());
        };
        return new TreeSet<>(values.toList());
    }

    private static Stream<String> decades(TimeInterval period) {
        // The clock of this catalogue says 2026, and an open end reaches to the day the record was last touched.
        int first = Integer.parseInt(period.start().toString().substring(0, 4));
        int last = period.end() == null
                ? 2026
                : Integer.parseInt(period.end().toString().substring(0, 4));
        return IntStream.rangeClosed(first / 10, last / 10).mapToObj(decade -> decade + "0");
    }

    private static SearchRequest request() {
        SearchRequest request = SearchRequest.EVERYTHING;
        if (RANDOM.nextBoolean()) {
            request = request.text(any(WORDS));
        }
        if (RANDOM.nextBoolean()) {
            request = request.box(Boxes.any(RANDOM));
        }
        for (Facet facet : COUNTED) {
            if (RANDOM.nextInt(5) == 0) {
                List<String> values = new ArrayList<>(values(RECORDS.get(RANDOM.nextInt(600)), facet));
                values.addAll(values(RECORDS.get(RANDOM.nextInt(600)), facet));
                request = values.isEmpty() ? request : request.facet(facet, values.toArray(String[]::new));
            }
        }
        return request;
    }

    private static MetadataRecord record(int n) {
        List<Keyword> keywords = new ArrayList<>();
        List<Variable> variables = new ArrayList<>();
        for (int k = RANDOM.nextInt(4); k > 0; k--) {
            int word = RANDOM.nextInt(30);
            keywords.add(new Keyword(LocalizedText.of("mot " + word, "word " + word), null, null));
            variables.add(new Variable("v", null, "standard_name_" + RANDOM.nextInt(25), "1"));
        }
        int start = 1950 + RANDOM.nextInt(70);
        String end = RANDOM.nextInt(5) == 0 ? ".." : Integer.toString(Math.min(2025, start + RANDOM.nextInt(30)));
        RecordBuilder record = new RecordBuilder(Kind.values()[RANDOM.nextInt(Kind.values().length)])
                .title(LocalizedText.of(any(WORDS) + " " + any(WORDS) + " " + n, ""))
                .keywords(keywords)
                .variables(variables)
                .parties(List.of(Party.organisation(Role.OWNER, "Laboratoire " + RANDOM.nextInt(30), null)))
                .period(TimeInterval.parse(start + "/" + end))
                .boxes(List.of(Boxes.any(RANDOM)));
        return RANDOM.nextBoolean() ? record.licence("CC-BY-4.0").build() : record.build();
    }

    private static <T> T any(List<T> of) {
        return of.get(RANDOM.nextInt(of.size()));
    }
}
