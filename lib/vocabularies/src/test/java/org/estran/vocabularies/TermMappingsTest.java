package org.estran.vocabularies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;

/** Every mapping of our terms leads to a concept that the vocabulary itself holds and has not deprecated. */
class TermMappingsTest {

    @Test
    void everyStandardNameIsInCfsTableAndIsNoAlias() throws IOException {
        String table = read("cf/cf-standard-name-table-v83.xml");
        // Aliases are <alias id="...">: names that the table has given up.
        assertThat(matches(table, "<entry id=\"([^\"]+)\"")).containsAll(mapped(Scheme.CF));
    }

    @Test
    void everyNotationIsOfItsNvsCollection() throws IOException {
        for (Scheme scheme : new Scheme[] {Scheme.P02, Scheme.L05, Scheme.L06}) {
            String table = read("nvs/" + scheme + ".csv");
            assertThat(matches(table, "(?m)^http://vocab.nerc.ac.uk/collection/" + scheme + "/current/([^/]+)/,"))
                    .as("%s", scheme)
                    .containsAll(mapped(scheme));
        }
    }

    @Test
    void everyKeywordIsInGcmdsList() throws IOException {
        Set<String> paths = read("gcmd/sciencekeywords.csv")
                .lines()
                .filter(line -> line.startsWith("\"EARTH SCIENCE\","))
                .map(TermMappingsTest::path)
                .collect(Collectors.toSet());
        assertThat(paths).hasSizeGreaterThan(2_000).containsAll(mapped(Scheme.GCMD));
    }

    private static String path(String line) {
        String[] cells = line.substring(1, line.length() - 1).split("\",\"", -1);
        return Arrays.stream(cells, 1, cells.length - 1)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" > "));
    }

    private static Set<String> mapped(Scheme scheme) {
        return Terms.builtIn().all().stream()
                .flatMap(term -> term.mappings().stream())
                .filter(mapping -> mapping.scheme() == scheme)
                .map(Mapping::notation)
                .collect(Collectors.toSet());
    }

    private static Set<String> matches(String text, String pattern) {
        try (Stream<java.util.regex.MatchResult> found = matcher(text, pattern).results()) {
            return found.map(match -> match.group(1)).collect(Collectors.toSet());
        }
    }

    private static Matcher matcher(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text);
    }

    private static String read(String path) throws IOException {
        return Files.readString(Shared.data("vocabularies/" + path), StandardCharsets.UTF_8);
    }
}
