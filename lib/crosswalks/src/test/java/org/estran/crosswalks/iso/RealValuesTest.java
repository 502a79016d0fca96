package org.estran.crosswalks.iso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.estran.records.RecordJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Documents of different producers, in both encodings: what is read of them is what they say. */
class RealValuesTest {

    private static final String REST = "…";

    @ParameterizedTest
    @MethodSource("documents")
    void everyValueIsAsTheDocumentSays(String document) throws Exception {
        byte[] bytes = Files.readAllBytes(Shared.data("records/" + document));
        JsonNode record = RecordJson.mapper().valueToTree(IsoReader.read(bytes).record());
        List<String> wrong = new ArrayList<>();
        expected().get(document).forEach((pointer, value) -> {
            String read = written(record.at(pointer));
            boolean isSame = value.endsWith(REST)
                    ? read.startsWith(value.substring(0, value.length() - REST.length()))
                    : read.equals(value);
            if (!isSame) {
                wrong.add(pointer + ": expected " + value + ", read " + read);
            }
        });
        assertThat(wrong).as(document).isEmpty();
    }

    private static String written(JsonNode value) {
        return value.isMissingNode() ? "" : value.isString() ? value.asString() : value.toString();
    }

    static Stream<String> documents() {
        return expected().keySet().stream();
    }

    private static Map<String, Map<String, String>> expected() {
        Map<String, Map<String, String>> expected = new LinkedHashMap<>();
        Map<String, String> values = Map.of();
        for (String line : lines()) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                values = new LinkedHashMap<>();
                expected.put(line, values);
            } else {
                values.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return expected;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(RealValuesTest.class.getResourceAsStream("values.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
