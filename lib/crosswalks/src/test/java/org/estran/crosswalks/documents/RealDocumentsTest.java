package org.estran.crosswalks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.estran.crosswalks.Reading;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;

/** Every real document becomes records or a refusal with a name; which, is committed in {@code real-documents.tsv}. */
class RealDocumentsTest {

    private static final List<String> FOLDERS =
            List.of("datacite-bolognese", "soso-schemaorg", "odis-jsonld", "ogcapi-records-examples", "geonetwork-ui");

    @Test
    void eachBecomesWhatIsWrittenDown() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String folder : FOLDERS) {
            Path root = Shared.data("records/" + folder);
            try (var files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(f -> !f.toString().contains("iso19"))
                        .toList()) {
                    found.put(folder + "/" + root.relativize(file), outcome(Files.readAllBytes(file)));
                }
            }
        }
        String lines = found.entrySet().stream()
                .map(e -> e.getKey() + "\t" + e.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        Path target = Path.of("target", "real-documents.tsv");
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, lines);
        try (var committed = RealDocumentsTest.class.getResourceAsStream("real-documents.tsv")) {
            assertThat(lines).isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String outcome(byte[] document) {
        List<Reading> readings = DocumentFormat.readAny(document);
        String format = DocumentFormat.of(document).map(Enum::name).orElse("-");
        return format + "\t"
                + readings.stream()
                        .map(reading -> switch (reading) {
                            case Reading.Read read -> read.record().kind().word();
                            case Reading.Refused refused -> "refused: " + refused.code();
                        })
                        .collect(Collectors.joining(", "));
    }
}
