package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * CSL-JSON by what version 1.0.2 of the Citation Style Language has: the types of things, and which variables are texts,
 * numbers, names or dates. No package of a registry carries its schema, so the words stand here.
 */
class CslJsonTest {

    private static final Set<String> TYPES = words(
            "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection",
            "dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview",
            "legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent",
            "performance periodical personal_communication post post-weblog regulation report review review-book",
            "software song speech standard thesis treaty webpage");

    private static final Set<String> TEXTS = words(
            "abstract annote archive archive_collection archive_location archive-place authority call-number",
            "citation-key citation-label collection-title container-title container-title-short dimensions division DOI",
            "event-title event-place genre ISBN ISSN jurisdiction keyword language medium note original-publisher",
            "original-publisher-place original-title part-title PMCID PMID publisher publisher-place references",
            "reviewed-genre reviewed-title scale source status title title-short URL version volume-title year-suffix");

    private static final Set<String> NAMES = words(
            "author chair collection-editor compiler composer container-author contributor curator director editor",
            "editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer",
            "original-author performer producer recipient reviewed-author script-writer series-creator translator");

    private static final Set<String> DATES = words("accessed available-date event-date issued original-date submitted");

    /** Of a name, what we know: the parts of a person's, or a name that has none. */
    private static final Set<Set<String>> NAME_PARTS =
            Set.of(Set.of("family"), Set.of("family", "given"), Set.of("literal"));

    private static Set<String> words(String... lines) {
        return Set.of(String.join(" ", lines).split(" "));
    }

    @Property(tries = 300)
    void anyRecordIsAnItem(@ForAll MetadataRecord record) {
        check(record, Example.PUBLISHED);
        check(record, Example.BARE);
    }

    @Test
    void everySampleRecordIsAnItem() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../samples/records"))) {
            List<Path> samples =
                    files.filter(f -> f.toString().endsWith(".json")).toList();
            assertThat(samples).hasSizeGreaterThan(30);
            for (Path sample : samples) {
                check(RecordJson.read(Files.readString(sample)), Example.BARE);
            }
        }
    }

    private static void check(MetadataRecord record, Published published) {
        for (Language language : Language.values()) {
            JsonNode items = CslJson.of(record, published, language);
            assertThat(items.isArray() && items.size() == 1).isTrue();
            item(items.get(0));
        }
    }

    private static void item(JsonNode item) {
        assertThat(item.path("id").isString()).isTrue();
        assertThat(TYPES).contains(item.path("type").asString());
        item.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (NAMES.contains(name)) {
                assertThat(value.isArray() && !value.isEmpty()).as(name).isTrue();
                value.forEach(CslJsonTest::name);
            } else if (DATES.contains(name)) {
                date(value);
            } else if (!name.equals("id") && !name.equals("type")) {
                assertThat(TEXTS).contains(name);
                assertThat(value.isString() && !value.asString().isBlank())
                        .as(name)
                        .isTrue();
            }
        });
    }

    private static void name(JsonNode name) {
        Set<String> parts = new HashSet<>(name.propertyNames());
        assertThat(NAME_PARTS).contains(parts);
        name.forEach(part ->
                assertThat(part.isString() && !part.asString().isBlank()).isTrue());
    }

    /** Year, month and day as numbers, as many as are known, and a day that exists. */
    private static void date(JsonNode date) {
        assertThat(date.propertyNames()).containsExactly("date-parts");
        assertThat(date.path("date-parts").size()).isEqualTo(1);
        JsonNode parts = date.at("/date-parts/0");
        assertThat(parts.size()).isBetween(1, 3);
        parts.forEach(part -> assertThat(part.isInt()).isTrue());
        assertThat(LocalDate.of(
                        parts.get(0).asInt(),
                        parts.path(1).asInt(1),
                        parts.path(2).asInt(1)))
                .isNotNull();
    }
}
