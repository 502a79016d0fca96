package org.estran.app.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.crosswalks.iso.IsoReader;
import org.estran.crosswalks.iso.UnreadableDocument;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.cql2.Cql2Text;
import org.estran.judging.Shared;
import org.estran.records.MetadataRecord;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real records of four catalogues, asked for by what stands in them: the index finds as many as a plain reading of all of
 * them, one by one, whatever their languages, their odd dates and their boxes are.
 */
class FiltersOverRealRecordsTest {

    private static final int ASKED = 1_500;

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;
    private static List<CatalogueRecord> all = List.of();

    @BeforeAll
    static void publish() throws IOException {
        disk = new CatalogueOnDisk(folder);
        List<Description> records = new ArrayList<>();
        for (String source :
                List.of("ncar-iso19139/sample", "aodn-iso19115-3", "geonetwork-ui", "pycsw-suites/apiso/data")) {
            try (Stream<Path> files = Files.walk(Shared.data("records/" + source))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".xml"))
                        .sorted()
                        .toList()) {
                    read(file).ifPresent(record -> records.add(new Description(null, record)));
                }
            }
        }
        disk.catalogue.describe(records);
        disk.catalogue.catchUp();
        all = disk.catalogue.matching(SearchRequest.EVERYTHING.limit(1_000), 0).records();
        assertThat(all).hasSize(records.size()).hasSizeGreaterThan(150);
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    private static Optional<MetadataRecord> read(Path file) throws IOException {
        try {
            return Optional.of(IsoReader.read(Files.readAllBytes(file)).record());
        } catch (UnreadableDocument notOurs) {
            return Optional.empty();
        }
    }

    @Test
    void theIndexFindsAsManyAsAPlainReading() throws FilterException {
        Random random = new Random(3);
        int foundSome = 0;
        for (int i = 0; i < ASKED; i++) {
            String condition = condition(random);
            if (random.nextInt(3) == 0) {
                condition = "(" + condition + ")" + (random.nextBoolean() ? " AND " : " OR ")
                        + (random.nextBoolean() ? "NOT " : "") + "(" + condition(random) + ")";
            }
            Filter filter = Cql2Text.read(condition, FilterLimits.USUAL);
            long plainly = all.stream()
                    .filter(record -> PlainConditions.holds(filter, record))
                    .count();
            Catalogue catalogue = disk.catalogue;
            assertThat(catalogue
                            .matching(SearchRequest.EVERYTHING.filter(filter).limit(0), 0)
                            .matched())
                    .as(condition)
                    .isEqualTo(plainly);
            foundSome += plainly > 0 ? 1 : 0;
        }
        assertThat(foundSome).as("conditions that some record meets").isGreaterThan(ASKED / 2);
    }

    private static String condition(Random random) {
        MetadataRecord record = all.get(random.nextInt(all.size())).record();
        return switch (random.nextInt(16)) {
            case 0 -> "title = " + quoted(record.title().best(Language.EN));
            case 1 -> "title LIKE " + quoted("%" + word(record.title().best(Language.EN), random) + "%");
            case 2 -> "CASEI(title) LIKE CASEI(" + quoted(word(record.title().best(Language.EN), random) + "%") + ")";
            case 3 -> "title < " + quoted(record.title().best(Language.EN));
            case 4 -> "title BETWEEN 'A' AND " + quoted(record.title().best(Language.EN));
            case 5 ->
                "ACCENTI(CASEI(abstract)) LIKE ACCENTI(CASEI("
                        + quoted("%" + word(record.summary().best(Language.EN), random) + "%") + "))";
            case 6 -> "any_text LIKE " + quoted("%" + word(record.summary().best(Language.EN), random) + "%");
            case 7 -> "keyword = " + quoted(keyword(record, random));
            case 8 -> "A_CONTAINS(keyword, (" + quoted(keyword(record, random)) + "))";
            case 9 -> "organisation = " + quoted(organisation(record, random));
            case 10 -> "kind = " + quoted(record.kind().word());
            case 11 -> "created " + (random.nextBoolean() ? "<" : ">=") + " DATE('" + year(random) + "-06-15')";
            case 12 -> "T_INTERSECTS(time, INTERVAL('" + year(random) + "-01-01', '..'))";
            case 13 -> "S_INTERSECTS(place, " + box(record, random) + ")";
            case 14 -> "S_WITHIN(place, " + box(record, random) + ")";
            default ->
                List.of("abstract", "created", "time", "place", "organisation", "keyword", "licence", "depth")
                                .get(random.nextInt(8))
                        + " IS NULL";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Letters alone, so that no sign of a pattern is among them. */
    private static String word(String text, Random random) {
        List<String> words = Stream.of(text.split("[^\\p{L}]+", -1))
                .filter(word -> word.length() > 2)
                .toList();
        return words.isEmpty() ? "ocean" : words.get(random.nextInt(words.size()));
    }

    private static String keyword(MetadataRecord record, Random random) {
        return record.keywords().isEmpty()
                ? "ocean"
                : record.keywords()
                        .get(random.nextInt(record.keywords().size()))
                        .label()
                        .best(Language.EN);
    }

    private static String organisation(MetadataRecord record, Random random) {
        List<String> names = record.parties().stream()
                .flatMap(party -> Stream.ofNullable(party.organisation()))
                .toList();
        return names.isEmpty() ? "nobody" : names.get(random.nextInt(names.size()));
    }

    private static int year(Random random) {
        return 1950 + random.nextInt(75);
    }

    private static String box(MetadataRecord record, Random random) {
        if (record.boxes().isEmpty() || random.nextInt(3) == 0) {
            double west = -180 + random.nextInt(300);
            double south = -90 + random.nextInt(150);
            return "BBOX(" + west + "," + south + "," + (west + 1 + random.nextInt(60)) + ","
                    + (south + 1 + random.nextInt(30)) + ")";
        }
        BoundingBox box = record.boxes().getFirst();
        return "BBOX(" + box.west() + "," + box.south() + "," + box.east() + "," + box.north() + ")";
    }
}
