package org.estran.app.vocabularies.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Description;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.RecordBuilder;
import org.estran.terms.LocalizedText;
import org.estran.vocabularies.BuiltIn;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.Thesaurus;
import org.estran.vocabularies.reading.ThesaurusFile;
import org.estran.vocabularies.writing.SkosForm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The pages and addresses of vocabularies in the whole application. */
@SpringBootTest(properties = "estran.base-url=http://localhost")
@AutoConfigureMockMvc
class VocabularyPagesTest {

    private static final String TOKEN = "a-token-of-the-administrator-for-tests-0002";

    @Autowired
    private MockMvc web;

    @Autowired
    private Catalogue catalogue;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-vocabularies").toString();
        properties.add("estran.home", () -> home);
        properties.add("estran.admin.token", () -> TOKEN);
    }

    @Test
    void everyPageSpeaksBothLanguages() throws Exception {
        web.perform(get("/vocabularies?lang=fr"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Paramètres SeaDataNet")));
        web.perform(get("/vocabularies?lang=en")).andExpect(content().string(containsString("CF standard names")));
        web.perform(get("/vocabularies/P02?lang=fr")).andExpect(status().isOk());
        web.perform(get("/vocabularies/P02?show=deprecated&lang=en")).andExpect(status().isOk());
        web.perform(get("/vocabularies/terms?lang=en").queryParam("q", "salinité"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/vocabularies/terms/salinity")));
        web.perform(get("/vocabularies/terms/salinity?lang=fr"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("sea_water_practical_salinity")));
        web.perform(get("/vocabularies/terms/ocean/narrower?lang=fr"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("salinité")));
        web.perform(get("/admin/vocabularies?lang=fr").header("Authorization", "Bearer " + TOKEN))
                .andExpect(status().isOk());
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        web.perform(get("/vocabularies/nothing")).andExpect(status().isNotFound());
        web.perform(get("/vocabularies/P02/NOSUCH")).andExpect(status().isNotFound());
        web.perform(get("/api/vocabularies/nothing/concepts?q=a")).andExpect(status().isNotFound());
        web.perform(get("/api/vocabularies/P02/concepts?q=a&limit=x")).andExpect(status().isBadRequest());
        web.perform(get("/api/vocabularies/P02/concepts?q=" + "a".repeat(201))).andExpect(status().isBadRequest());
    }

    @Test
    void suggestsToPrograms() throws Exception {
        web.perform(get("/api/vocabularies/cf-standard-names/concepts")
                        .queryParam("q", "salinite de surface")
                        .header("Accept-Language", "fr"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].notation").value("sea_surface_salinity"))
                .andExpect(jsonPath("$.items[0].matched").exists());
        web.perform(get("/api/vocabularies/P02/concepts/TEMP"))
                .andExpect(jsonPath("$.label.en").exists());
    }

    @Test
    void aFieldIsOfferedTheConceptsThatAreForIt() throws Exception {
        web.perform(get("/api/concepts").queryParam("q", "température de surface"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].vocabulary.name").value("terms"))
                .andExpect(jsonPath("$.items[0].label.fr").exists())
                .andExpect(jsonPath("$.items[0].label.en").exists())
                .andExpect(jsonPath("$.items[0].broader.fr").exists());
        web.perform(get("/api/concepts").queryParam("for", "unit").queryParam("q", "degC"))
                .andExpect(jsonPath("$.items[0].symbol").value("degC"))
                .andExpect(jsonPath("$.items[0].ucum").value("Cel"));
        web.perform(get("/api/concepts").queryParam("for", "place").queryParam("q", "bay of bis"))
                .andExpect(jsonPath("$.items[0].label.fr").value("golfe de Gascogne"))
                .andExpect(jsonPath("$.items[0].box[0]").value(-10.0))
                .andExpect(jsonPath("$.items[0].type").value("place"));
        for (String purpose : List.of("variable", "organisation", "instrument", "platform")) {
            web.perform(get("/api/concepts").queryParam("for", purpose).queryParam("q", "s"))
                    .andExpect(jsonPath("$.items.length()").value(10));
        }
        web.perform(get("/api/concepts?q="))
                .andExpect(jsonPath("$.items.length()").value(0));
        web.perform(get("/api/concepts?for=dinner&q=a")).andExpect(status().isBadRequest());
        web.perform(get("/api/concepts?q=" + "a".repeat(201))).andExpect(status().isBadRequest());
    }

    @Test
    void aFrenchLabelOfALoadedThesaurusFindsARecordInEnglishAndNoneBefore() throws Exception {
        String id = catalogue
                .describe(List.of(
                        new Description(
                                null,
                                new RecordBuilder(Kind.DATASET)
                                        .title(LocalizedText.of("", "Gooseneck barnacle beds of the bay"))
                                        .build()),
                        new Description(
                                null,
                                new RecordBuilder(Kind.DATASET)
                                        .title(LocalizedText.of("", "Shell lengths, plot seven"))
                                        .keywords(List.of(new Keyword(
                                                LocalizedText.of("", "plots"),
                                                "https://animals.example/cornucopia",
                                                null)))
                                        .build())))
                .getFirst()
                .id();
        catalogue.catchUp();
        web.perform(get("/api/records").queryParam("q", "pouce-pied rocheux"))
                .andExpect(jsonPath("$.items[*].id").value(not(org.hamcrest.Matchers.hasItem(id))));
        String thesaurus = """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <https://animals.example/> a skos:ConceptScheme .
                <https://animals.example/pollicipes> a skos:Concept ;
                  skos:prefLabel "pouce-pied rocheux"@fr , "gooseneck barnacle"@en .
                <https://animals.example/cornucopia> a skos:Concept ; skos:broader <https://animals.example/pollicipes> ;
                  skos:prefLabel "Pollicipes cornucopia"@la .
                """;
        web.perform(put("/api/admin/vocabularies")
                        .queryParam("path", "animals.ttl")
                        .header("Authorization", "Bearer " + TOKEN)
                        .content(thesaurus.getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isOk());
        // By the English label, and by the address of a narrower concept among the keywords.
        web.perform(get("/api/records").queryParam("q", "pouces-pieds rocheux"))
                .andExpect(jsonPath("$.numberMatched").value(2))
                .andExpect(jsonPath("$.items[*].id").value(org.hamcrest.Matchers.hasItem(id)));
        web.perform(get("/records?why=1&lang=fr").queryParam("q", "pouce-pied rocheux"))
                .andExpect(content().string(containsString("gooseneck barnacle")));
    }

    @Test
    void aVocabularyAndAConceptAreHadAsSkosAndReadAgainTheyAreTheSame() throws Exception {
        for (SkosForm form : SkosForm.values()) {
            byte[] whole = web.perform(get("/vocabularies/terms").queryParam("f", form.word()))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Type", containsString(form.mediaType())))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            Thesaurus again = ThesaurusFile.read(new ByteArrayInputStream(whole), "again." + form.word());
            Thesaurus ours = BuiltIn.read(BuiltIn.TERMS, "http://localhost/vocabularies/terms/");
            assertThat(again.concepts())
                    .extracting(Concept::notation, Concept::uri, Concept::label, Concept::broader)
                    .containsExactlyInAnyOrderElementsOf(ours.concepts().stream()
                            .map(one -> org.assertj.core.groups.Tuple.tuple(
                                    one.notation(), one.uri(), one.label(), one.broader()))
                            .toList());
            byte[] one = web.perform(get("/vocabularies/P02/TEMP").header("Accept", form.mediaType()))
                    .andExpect(header().string("Vary", containsString("Accept")))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(ThesaurusFile.read(new ByteArrayInputStream(one), "one." + form.word())
                            .concepts())
                    .extracting(Concept::notation)
                    .containsExactly("TEMP");
        }
        web.perform(get("/vocabularies/P02/TEMP?lang=en")
                        .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))
                .andExpect(content().string(containsString("<h1")));
        web.perform(get("/vocabularies/P02/TEMP?f=xls&lang=en"))
                .andExpect(status().isNotAcceptable())
                .andExpect(content().string(containsString("ttl")));
        web.perform(get("/vocabularies/P02").header("Accept", "image/png")).andExpect(status().isNotAcceptable());
    }

    @Test
    void anAdministratorLoadsAThesaurusAndNothingInItIsExecuted() throws Exception {
        String table = "code,label_fr,label_en\nx,<script>alert(1)</script>,javascript\ny,pâle,pale\n";
        web.perform(put("/api/admin/vocabularies")
                        .queryParam("path", "essai.csv")
                        .header("Authorization", "Bearer " + TOKEN)
                        .content(table.getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.added").value(2))
                .andExpect(jsonPath("$.findings[0].code").value("concept-label-markup"));
        web.perform(get("/vocabularies/essai/x?lang=fr"))
                .andExpect(content().string(not(containsString("<script>alert"))));
        web.perform(put("/api/admin/vocabularies")
                        .queryParam("path", "essai.csv")
                        .header("Authorization", "Bearer " + TOKEN)
                        .content("code,label\nx,\"y\n".getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isBadRequest());
        web.perform(put("/api/admin/vocabularies")
                        .queryParam("path", "essai.csv")
                        .content(new byte[0]))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void aFreeKeywordIsMatchedOnTheWayInAndKeptAsItCame() throws Exception {
        String id = catalogue
                .describe(List.of(new Description(
                        null,
                        new RecordBuilder(Kind.DATASET)
                                .title(LocalizedText.of("Turbidité", "Turbidity"))
                                .keywords(List.of(
                                        new Keyword(LocalizedText.of("Profondeur de  Secchi", ""), null, null),
                                        new Keyword(LocalizedText.of("mot inconnu", ""), null, null)))
                                .build())))
                .getFirst()
                .id();
        List<Keyword> keywords = catalogue.find(id).orElseThrow().record().keywords();
        assertThat(keywords)
                .extracting(Keyword::uri)
                .containsExactly("http://localhost/vocabularies/terms/secchi-depth", null);
        assertThat(keywords.getFirst().label().byLanguage()).containsValue("Profondeur de  Secchi");
        catalogue.catchUp();
        web.perform(get("/vocabularies/terms/secchi-depth?lang=fr"))
                .andExpect(content().string(containsString("Turbidité")));
        web.perform(get("/api/vocabularies/terms/concepts/secchi-depth"))
                .andExpect(jsonPath("$.uses").value(1));
    }
}
