package org.estran.crosswalks.iso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.Valid;
import org.estran.judging.Shared;
import org.estran.records.AccessCondition;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Kind;
import org.estran.records.Meant;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IsoWriterTest {

    static final Published BARE = new Published(
            "bare_record",
            null,
            URI.create("https://centre.example/records/bare_record"),
            "",
            Instant.parse("2021-04-01T10:00:00Z"),
            null,
            List.of(),
            "Catalogue",
            AccessCondition.OPEN);

    @Property(tries = 150)
    void anyRecordIsValidInBothEncodings(@ForAll MetadataRecord record) throws Exception {
        Valid.ISO_19139.check(Iso19139.write(record, BARE));
        Valid.ISO_19115_3.check(Iso191153.write(record, BARE));
    }

    @Property(tries = 150)
    void aSecondRoundTripChangesNothing(@ForAll MetadataRecord record) {
        for (IsoDialect dialect : IsoDialect.values()) {
            MetadataRecord once = IsoLosses.copy(record, dialect);
            assertSame(dialect.name(), once, IsoLosses.copy(once, dialect));
        }
    }

    /** To the second as the date of issue, to the day among the dates: one publication. */
    @ParameterizedTest
    @EnumSource(IsoDialect.class)
    void aPublicationToldTwiceIsOne(IsoDialect dialect) {
        MetadataRecord record = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Marées", "Tides"))
                .change()
                .issued("2021-03-04T05:06:07Z")
                .dates(List.of(new DatedEvent(DateType.PUBLICATION, "2021-03-04")))
                .build();
        MetadataRecord once = IsoLosses.copy(record, dialect);
        assertThat(once.issued()).isEqualTo("2021-03-04");
        assertThat(once.dates()).isEmpty();
        assertSame(dialect.name(), once, IsoLosses.copy(once, dialect));
    }

    /** The identification of a service has no place for these. */
    private static final List<String> NOT_OF_SERVICES = List.of("/language", "/supplement", "/nilReasons/supplement");

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void iso191153CarriesAllThatSomebodyMeant(@ForAll @Meant MetadataRecord record) throws Exception {
        MetadataRecord tidy = Tidy.of(record);
        Valid.ISO_19115_3.check(Iso191153.write(tidy, BARE));
        List<String> losses = new ArrayList<>(IsoLosses.of(tidy, IsoDialect.ISO_19115_3));
        if (tidy.kind() == Kind.SERVICE) {
            losses.removeIf(lost -> NOT_OF_SERVICES.contains(lost) || lost.equals("/nilReasons"));
        }
        assertThat(losses).isEmpty();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void iso19139IsValidAndASecondRoundTripChangesNothing(@ForAll @Meant MetadataRecord record) throws Exception {
        Valid.ISO_19139.check(Iso19139.write(record, BARE));
        MetadataRecord once = IsoLosses.copy(record, IsoDialect.ISO_19139);
        assertSame("19139", once, IsoLosses.copy(once, IsoDialect.ISO_19139));
    }

    @ParameterizedTest
    @EnumSource(IsoDialect.class)
    void everySampleRecordIsValidAndComesBack(IsoDialect dialect) throws Exception {
        Set<String> losses = new TreeSet<>();
        for (Path file : samples()) {
            MetadataRecord record = RecordJson.read(Files.readString(file));
            valid(dialect).check(write(record, dialect));
            IsoLosses.of(record, dialect)
                    .forEach(lost -> losses.add(record.kind().word() + " " + lost));
            MetadataRecord once = IsoLosses.copy(record, dialect);
            assertSame(file.toString(), once, IsoLosses.copy(once, dialect));
        }
        // The identification of a service has no place for topics in 2003.
        assertThat(losses)
                .containsExactlyElementsOf(dialect == IsoDialect.ISO_19139 ? List.of("service /topics") : List.of());
    }

    @ParameterizedTest
    @EnumSource(IsoDialect.class)
    void everyRealRecordIsValidWhenWrittenAndComesBack(IsoDialect dialect) throws Exception {
        for (Path file : real()) {
            byte[] document = Files.readAllBytes(file);
            if (!IsoReader.claims(document)) {
                continue;
            }
            try {
                MetadataRecord record = IsoReader.read(document).record();
                valid(dialect).check(write(record, dialect));
                MetadataRecord once = IsoLosses.copy(record, dialect);
                assertSame(file.toString(), once, IsoLosses.copy(once, dialect));
                if (dialect == IsoDialect.ISO_19115_3) {
                    assertThat(IsoLosses.of(record, dialect))
                            .as(file.toString())
                            .isEmpty();
                }
            } catch (UnreadableDocument refused) {
                // the table of refusals names it
            }
        }
    }

    private static void assertSame(String name, MetadataRecord one, MetadataRecord other) {
        assertThat(IsoLosses.between(one, other)).as(name).isEmpty();
        assertThat(IsoLosses.between(other, one)).as(name).isEmpty();
    }

    static String write(MetadataRecord record, IsoDialect dialect) {
        return new String(
                IsoWriter.write(record, BARE, dialect).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Valid valid(IsoDialect dialect) {
        return dialect == IsoDialect.ISO_19139 ? Valid.ISO_19139 : Valid.ISO_19115_3;
    }

    private static List<Path> samples() {
        return Stream.of("../../samples/records", "../../samples/data")
                .flatMap(folder -> files(Path.of(folder), ".json").stream())
                .toList();
    }

    private static List<Path> real() {
        return files(Shared.data("records"), ".xml");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
