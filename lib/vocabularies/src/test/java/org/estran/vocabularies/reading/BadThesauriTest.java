package org.estran.vocabularies.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.Thesaurus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that anybody sends as a thesaurus ends in anything but a thesaurus with findings, or a refusal with words. */
class BadThesauriTest {

    @TempDir
    private Path folder;

    private static final String PREFIXES = """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix : <http://example.org/> .
            """;
    private static final String ENTITIES = """
            <?xml version="1.0"?>
            <!DOCTYPE rdf:RDF [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
            <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
            <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">%s]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
            <skos:Concept rdf:about="http://example.org/a"><skos:prefLabel>%s</skos:prefLabel></skos:Concept></rdf:RDF>
            """;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "broken.ttl", PREFIXES + ":a a skos:Concept ; skos:prefLabel \"a", "vocabulary-unreadable"),
                Arguments.of(
                        "broken.rdf",
                        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><x",
                        "vocabulary-unreadable"),
                Arguments.of("broken.jsonld", "{\"@graph\": [", "vocabulary-unreadable"),
                Arguments.of("list.json", "[1, 2, 3]", "vocabulary-empty"),
                Arguments.of("deep.json", "[".repeat(100_000), "vocabulary-unreadable"),
                Arguments.of("page.html", "<!DOCTYPE html><html><body>404</body></html>", "vocabulary-unknown-form"),
                Arguments.of("empty.ttl", PREFIXES, "vocabulary-empty"),
                Arguments.of("nothing.csv", "", "vocabulary-empty"),
                Arguments.of("header.csv", "uri,prefLabel\n", "vocabulary-empty"),
                Arguments.of("columns.csv", "one,two\n1,2\n", "vocabulary-columns-unknown"),
                Arguments.of("quotes.csv", "code,label\na,\"b\n", "vocabulary-unreadable"),
                Arguments.of("picture.png", "\u0089PNG\r\n", "vocabulary-unknown-form"),
                Arguments.of(
                        "remote.jsonld",
                        "{\"@context\":\"http://169.254.169.254/latest\",\"@id\":\"http://example.org/a\"}",
                        "vocabulary-unreadable"),
                Arguments.of("laughs.rdf", ENTITIES.formatted("", "&g;"), "vocabulary-unreadable"));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("refused")
    void refusesWithWords(String name, String text, String code) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> read(name, text));
        assertThat(problem).isNotNull();
        assertThat(problem.problem().code()).isEqualTo(code);
        assertThat(problem.problem().detail()).doesNotContain("root:x:");
    }

    @Test
    void readsNoFileThatAnEntityNames() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "what is written here");
        String external = "<!ENTITY x SYSTEM \"" + secret.toUri() + "\">";
        try {
            assertThat(read("secret.rdf", ENTITIES.formatted(external, "&x;"))
                            .concepts()
                            .toString())
                    .doesNotContain("what is written here");
        } catch (ProblemException refused) {
            assertThat(refused.problem().detail()).doesNotContain("what is written here");
        }
    }

    @Test
    void leavesTheStreamOpenForWhoeverOpenedIt() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream bytes = new java.io.FilterInputStream(stream("code,label\na,apple\n")) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        ThesaurusFile.read(bytes, "a.csv");
        assertThat(closed[0]).isFalse();
    }

    @Test
    void saysOnWhichLineItIsBroken() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> read("a.ttl", PREFIXES + ":a skos:prefLabel ; ; .\n"));
        assertThat(problem.problem().findings()).extracting(Finding::pointer).containsExactly("/line/3");
    }

    @Test
    void opensARingOfBroaderConceptsAndTellsOfIt() throws IOException {
        Thesaurus ring = read("ring.ttl", PREFIXES + """
                :a a skos:Concept ; skos:prefLabel "a"@en ; skos:broader :b .
                :b a skos:Concept ; skos:prefLabel "b"@en ; skos:broader :c .
                :c a skos:Concept ; skos:prefLabel "c"@en ; skos:broader :a, :c .
                """);
        assertThat(ring.concepts().stream()
                        .mapToInt(one -> one.broader().size())
                        .sum())
                .isEqualTo(2);
        assertThat(ring.findings())
                .extracting(Finding::code)
                .containsOnly("concept-broader-ring")
                .hasSize(2);
    }

    @Test
    void aChainOfAHundredThousandIsNoTrouble() throws IOException {
        String chain = IntStream.range(0, 100_000)
                .mapToObj(n -> n + ",c" + n + "," + (n + 1))
                .collect(Collectors.joining("\n", "code,label,broader\n", "\n"));
        assertThat(read("chain.csv", chain).concepts()).hasSize(100_000);
    }

    @Test
    void aCodeGivenTwiceIsToldAndBothConceptsStay() throws IOException {
        Thesaurus twice = read("twice.csv", """
                uri,notation,prefLabel
                http://example.org/1,A,one
                http://example.org/2,a,two
                """);
        assertThat(twice.concepts()).extracting(Concept::notation).containsExactly("A", "a-2");
        assertThat(twice.findings()).extracting(Finding::code).containsExactly("concept-notation-twice");
    }

    @Test
    void markupInALabelStaysTextAndIsTold() throws IOException {
        Thesaurus marked = read("markup.csv", "code;libellé\nx;<script>alert(1)</script>\ny;a < b and c > d\n");
        assertThat(marked.concepts().getFirst().label().best(Language.FR)).isEqualTo("<script>alert(1)</script>");
        assertThat(marked.findings()).extracting(Finding::code).containsExactly("concept-label-markup");
    }

    @Test
    void readsATableInFrenchWithSemicolonsAndLanguages() throws IOException {
        Thesaurus table = read(
                "mes termes.csv",
                "\uFEFFcode;libellé_fr;label (en);parent;altLabel@fr\n"
                        + "EAU;Eau;Water;;onde|flotte\nMER;Mer;Sea;EAU;\n");
        Concept sea = table.concepts().get(1);
        assertThat(table.name()).isEqualTo("mes-termes");
        assertThat(sea.label().exactly(Language.FR)).contains("Mer");
        assertThat(sea.label().exactly(Language.EN)).contains("Sea");
        assertThat(sea.broader()).containsExactly("EAU");
        assertThat(table.concepts().getFirst().other().get("fr")).containsExactly("onde", "flotte");
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItIsRead() {
        InputStream endless =
                new SequenceInputStream(Collections.enumeration(List.of(stream("code,label\n"), new Endless())));
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> ThesaurusFile.read(endless, "endless.csv"));
        assertThat(problem.problem().code()).isIn("vocabulary-too-large", "vocabulary-unreadable");
    }

    @Test
    void aPackedFileThatGrowsWithoutEndIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"x\": \"".getBytes(StandardCharsets.UTF_8));
            byte[] zeros = new byte[1 << 20];
            for (int megabytes = 0; megabytes < 40; megabytes++) {
                gzip.write(zeros);
            }
        }
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> ThesaurusFile.read(new ByteArrayInputStream(packed.toByteArray()), "bomb.jsonld.gz"));
        assertThat(problem.problem().code()).isIn("vocabulary-too-large", "vocabulary-unreadable");
    }

    @Test
    void fiftyMegabytesOfTurtleAreReadStatementByStatement() throws IOException {
        StringBuilder text = new StringBuilder(PREFIXES);
        for (int n = 0; text.length() < 50_000_000; n++) {
            text.append(":c")
                    .append(n)
                    .append(" a skos:Concept ; skos:notation \"C")
                    .append(n)
                    .append("\" ; skos:prefLabel \"concept number ")
                    .append(n)
                    .append("\"@en ; skos:definition \"")
                    .append("words ".repeat(60))
                    .append("\"@en .\n");
        }
        assertThat(read("large.ttl", text.toString()).concepts()).hasSizeGreaterThan(80_000);
    }

    private static Thesaurus read(String name, String text) throws IOException {
        return ThesaurusFile.read(stream(text), name);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The letter a for ever, in a cell that never ends. */
    private static final class Endless extends InputStream {
        private boolean begun;

        @Override
        public int read() {
            if (!begun) {
                begun = true;
                return '"';
            }
            return 'a';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            java.util.Arrays.fill(into, offset, offset + length, (byte) 'a');
            return length;
        }
    }
}
