package org.estran.vocabularies.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.terms.LocalizedText;
import org.estran.vocabularies.BuiltIn;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.ConceptLink;
import org.estran.vocabularies.Thesaurus;
import org.estran.vocabularies.reading.ThesaurusFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkosWriterTest {

    private static final String HOME = "https://centre.example/vocabularies/terms/";

    @ParameterizedTest
    @EnumSource(SkosForm.class)
    void whatIsWrittenIsReadAgainWithoutADifference(SkosForm form) throws IOException {
        for (String name : List.of(BuiltIn.TERMS, BuiltIn.PLACES, "P02", "P03", "L06", "inspire-themes")) {
            Thesaurus before = BuiltIn.read(name, HOME);
            Thesaurus after = read(write(before, form), form);
            assertThat(after.uri()).isEqualTo(before.uri());
            assertThat(after.title()).isEqualTo(before.title());
            assertThat(after.version()).isEqualTo(before.version());
            assertThat(plain(after)).as(name + " in " + form).isEqualTo(plain(before));
        }
    }

    @ParameterizedTest
    @EnumSource(SkosForm.class)
    void oddTextsAndAddressesSurvive(SkosForm form) throws IOException {
        Concept odd = new Concept(
                "a",
                "urn:x:a",
                new LocalizedText(Map.of("fr", "l'« eau » <b> & \"x\" \\ 𝄞", "und", "sans langue")),
                Map.of("zh-hans", List.of("水"), "und", List.of("SDN:X01::A")),
                LocalizedText.of("Deux\nlignes", "Two\n\tlines; a dot."),
                List.of(),
                List.of(new ConceptLink(ConceptLink.Kind.RELATED, "http://x.example/a?b=c&d='e'#f")),
                true,
                "urn:x:b");
        Thesaurus thesaurus =
                new Thesaurus("odd", "urn:x:", LocalizedText.of("Étrange", "Odd"), null, List.of(odd), List.of());
        assertThat(read(write(thesaurus, form), form).concepts()).containsExactly(odd);
    }

    /** By notation; the order of links and labels is no part of what RDF says. */
    private static Map<String, String> plain(Thesaurus thesaurus) {
        return thesaurus.concepts().stream()
                .collect(Collectors.toMap(
                        Concept::notation,
                        one -> String.join(
                                "|",
                                one.uri(),
                                sorted(one.label().byLanguage().entrySet()),
                                sorted(one.other().entrySet().stream()
                                        .flatMap(entry ->
                                                entry.getValue().stream().map(text -> entry.getKey() + text))
                                        .toList()),
                                sorted(one.broader()),
                                sorted(one.links()),
                                String.valueOf(one.deprecated()),
                                String.valueOf(one.replacedBy()))));
    }

    private static String sorted(java.util.Collection<?> some) {
        return some.stream().map(String::valueOf).sorted().toList().toString();
    }

    private static byte[] write(Thesaurus thesaurus, SkosForm form) throws IOException {
        Map<String, String> addresses =
                thesaurus.concepts().stream().collect(Collectors.toMap(Concept::notation, Concept::uri));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SkosWriter writer = SkosWriter.open(bytes, form);
        String scheme = String.valueOf(thesaurus.uri());
        writer.scheme(scheme, thesaurus.title(), thesaurus.version());
        for (Concept concept : thesaurus.concepts()) {
            writer.concept(concept, scheme, addresses::get);
        }
        writer.end();
        return bytes.toByteArray();
    }

    private static Thesaurus read(byte[] bytes, SkosForm form) throws IOException {
        return ThesaurusFile.read(new ByteArrayInputStream(bytes), "again." + form.word());
    }
}
