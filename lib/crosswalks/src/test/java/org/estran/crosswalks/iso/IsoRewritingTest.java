package org.estran.crosswalks.iso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

class IsoRewritingTest {

    private record Real(Path file, byte[] document, IsoReading reading) {}

    @Test
    void anUnchangedRecordGivesTheOriginalByteForByte() throws Exception {
        for (Real real : real()) {
            assertThat(IsoRewriting.rewrite(real.document(), real.reading().record(), IsoWriterTest.BARE))
                    .as(real.file().toString())
                    .isSameAs(real.document());
        }
    }

    @Test
    void aChangedRecordKeepsWhatTheRecordCannotSay() throws Exception {
        for (Real real : real()) {
            MetadataRecord changed = real.reading()
                    .record()
                    .change()
                    .title(LocalizedText.of("Un autre titre", "Another title"))
                    .keywords(List.of(new Keyword(LocalizedText.of("sel", "salt"), null, null)))
                    .boxes(List.of(new BoundingBox(1, 2, 3, 4)))
                    .build();
            byte[] written = IsoRewriting.rewrite(real.document(), changed, IsoWriterTest.BARE);
            IsoReading read = IsoReader.read(written);
            assertThat(IsoLosses.between(changed, read.record()))
                    .as(real.file().toString())
                    .isEmpty();
            assertThat(read.losses())
                    .as(real.file().toString())
                    .extracting(org.estran.terms.Finding::pointer)
                    .containsAll(real.reading().losses().stream()
                            .map(org.estran.terms.Finding::pointer)
                            .filter(path -> !path.matches(".*/(extent|descriptiveKeywords|title)(/.*)?"))
                            .toList());
        }
    }

    private static List<Real> real() throws Exception {
        List<Real> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Shared.data("records"))) {
            for (Path file : (Iterable<Path>)
                    files.filter(f -> f.toString().endsWith(".xml")).sorted()::iterator) {
                byte[] document = Files.readAllBytes(file);
                if (IsoReader.claims(document)) {
                    try {
                        all.add(new Real(file, document, IsoReader.read(document)));
                    } catch (UnreadableDocument refused) {
                        // the table of refusals names it
                    }
                }
            }
        }
        return all;
    }
}
