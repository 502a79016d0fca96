package org.estran.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordJson;
import org.estran.records.Relation;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.Ror;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demonstration centre is filled with is whole, bilingual and small. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("..", "samples");

    private final Map<String, MetadataRecord> records = read(SAMPLES.resolve("records"), "");
    private final Map<String, MetadataRecord> deposits = read(SAMPLES.resolve("data"), "/record");

    @Test
    void tellsOfFortyThingsOfTheFieldAndOfEveryKind() {
        assertThat(records).hasSizeGreaterThanOrEqualTo(40);
        assertThat(records.values().stream().map(MetadataRecord::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Kind.class));
    }

    @Test
    void namesEachRecordByAnIdOfTheCentre() {
        assertThat(records.keySet()).allMatch(id -> id.matches("[a-z][a-z0-9_]{5,39}"));
    }

    @Test
    void saysEverythingInFrenchAndInEnglish() {
        all().forEach((id, record) -> {
            assertThat(texts(record)).as(id).allMatch(text -> text.byLanguage().size() == 2);
            assertThat(texts(record)).as(id).allMatch(SamplesTest::isBilingual);
            assertThat(record.title().isEmpty() || record.summary().isEmpty())
                    .as(id)
                    .isFalse();
        });
    }

    @Test
    void relatesRecordsThatExist() {
        all().forEach((id, record) -> assertThat(record.relations())
                .as(id)
                .extracting(Relation::target)
                .doesNotHaveDuplicates()
                .allMatch(target -> records.containsKey(target) && !target.equals(id)));
    }

    @Test
    void namesOrganisationsAndNoPersons() {
        all().forEach((id, record) -> assertThat(record.parties())
                .as(id)
                .matches(parties -> record.kind() == Kind.PERSON || !parties.isEmpty())
                .noneMatch(Party::isPerson)
                .allMatch(party -> party.ror() == null || Ror.parse(party.ror()).isPresent()));
    }

    @Test
    void givesIdentifiersThatAreWellFormed() {
        all().forEach((id, record) -> record.identifiers().forEach(identifier -> {
            switch (identifier.scheme()) {
                case "doi" -> assertThat(Doi.parse(identifier.value())).as(id).isPresent();
                case "url" ->
                    assertThat(identifier.value()).as(id).startsWith("http").doesNotContain(" ");
                default -> throw new AssertionError(id + ": " + identifier.scheme());
            }
        }));
    }

    @Test
    void depositsOnlyDataThatSayTheyAreSynthetic() {
        assertThat(deposits).hasSizeGreaterThanOrEqualTo(9);
        deposits.forEach((name, record) -> {
            assertThat(record.kind()).as(name).isEqualTo(Kind.DATASET);
            assertThat(record.licence()).as(name).isEqualTo("CC-BY-4.0");
            assertThat(record.useLimitation().best(Language.FR)).as(name).contains("synthétiques");
            assertThat(record.useLimitation().best(Language.EN)).as(name).contains("Synthetic");
            assertThat(record.boxes()).as(name).isNotEmpty();
            assertThat(record.period()).as(name).isNotNull();
            assertThat(record.variables()).as(name).isNotEmpty();
        });
    }

    @Test
    void staysSmall() throws IOException {
        long bytes = 0;
        for (Path file : files(SAMPLES.resolve("data"))) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThan(4_000_000);
    }

    @Tag("outside")
    @Test
    void isMadeAgainByteForByteByItsScripts(@TempDir Path folder) throws IOException, InterruptedException {
        Process make = new ProcessBuilder(SAMPLES.resolve("make.sh").toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("make.log").toFile())
                .start();
        assertThat(make.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(make.exitValue()).isZero();
        for (Path file : files(SAMPLES.resolve("data"))) {
            Path name = SAMPLES.resolve("data").relativize(file);
            // the bytes of NetCDF-4 depend on the version of the library that writes them
            if (!name.endsWith("record.json") && !name.startsWith("amazon_salinity")) {
                assertThat(folder.resolve(name)).as(name.toString()).hasSameBinaryContentAs(file);
            }
        }
    }

    private Map<String, MetadataRecord> all() {
        Map<String, MetadataRecord> both = new TreeMap<>(records);
        both.putAll(deposits);
        return both;
    }

    private static List<LocalizedText> texts(MetadataRecord record) {
        List<LocalizedText> texts =
                new ArrayList<>(List.of(record.title(), record.summary(), record.useLimitation(), record.lineage()));
        record.keywords().stream().map(Keyword::label).forEach(texts::add);
        texts.removeIf(LocalizedText::isEmpty);
        return texts;
    }

    private static boolean isBilingual(LocalizedText text) {
        return text.exactly(Language.FR).isPresent()
                && text.exactly(Language.EN).isPresent();
    }

    private static Map<String, MetadataRecord> read(Path folder, String suffix) {
        Map<String, MetadataRecord> found = new TreeMap<>();
        try {
            for (Path file : files(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(suffix + ".json")) {
                    String id = name.substring(0, name.length() - suffix.length() - ".json".length());
                    found.put(id, RecordJson.read(Files.readString(file)));
                }
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
